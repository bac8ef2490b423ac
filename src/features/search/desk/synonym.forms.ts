import { z } from "zod";
import { oneOf, requiredText, versionField } from "../../../shared/forms/fields.ts";
import type { FieldSpec } from "../../../shared/forms/formModel.ts";
import type { FormValues } from "../../../shared/forms/parseForm.ts";
import { WRITTEN_LANGUAGES } from "../../../shared/text/languages.ts";
import type { Reader } from "../../../shared/text/reader.ts";
import { wordsOf } from "../words.ts";
import type { SynonymRow } from "./synonyms.queries.ts";

const LONGEST = 60;
const MOST_WORDS = 5;
const MOST_MEANINGS = 20;

/** Words that the search can read: letters or digits, not too many of them. */
function isReadable(text: string): boolean {
  const { length } = wordsOf(text);
  return length > 0 && length <= MOST_WORDS;
}

export const synonymForm = z.strictObject({
  term: requiredText(LONGEST, "searchDesk:form.termMissing").refine(isReadable, "searchDesk:form.termUnreadable"),
  language: oneOf(WRITTEN_LANGUAGES, "frame:form.check"),
  means: requiredText(1500, "searchDesk:form.meansMissing").transform((text, context) => {
    const means = [...new Set(text.split(/[\n,;]+/u).map((line) => line.replaceAll(/\s+/gu, " ").trim()))].filter(
      (line) => line !== "",
    );
    const isFine =
      means.length > 0 &&
      means.length <= MOST_MEANINGS &&
      means.every((line) => line.length <= LONGEST && isReadable(line));
    if (isFine) return means;
    context.addIssue({ code: "custom", message: "searchDesk:form.meansUnreadable" });
    return z.NEVER;
  }),
  version: versionField(),
});
export type SynonymValues = z.infer<typeof synonymForm>;

/** A button that removes one synonym: the version it was seen in. */
export const removeForm = z.strictObject({ version: versionField() });
/** A button that forgets words that found nothing. */
export const forgetForm = z.strictObject({ words: requiredText(200, "frame:form.check") });

export function synonymFields(reader: Reader): readonly FieldSpec[] {
  return [
    { kind: "input", name: "term", label: "searchDesk:form.term", hint: "searchDesk:form.termHint" },
    { kind: "select", name: "language", label: "searchDesk:language", options: languageOptions(reader) },
    { kind: "textarea", name: "means", label: "searchDesk:form.means", hint: "searchDesk:form.meansHint", rows: 5 },
  ];
}

export function languageOptions(reader: Reader): readonly { readonly value: string; readonly label: string }[] {
  return WRITTEN_LANGUAGES.map((value) => ({ value, label: languageName(reader, value) }));
}

export function languageName(reader: Reader, code: string): string {
  return new Intl.DisplayNames(reader.language, { type: "language" }).of(code) ?? code;
}

export function synonymFormValues({ term, language, means, version }: SynonymRow): FormValues {
  return { term, language, means: means.join("\n"), version: String(version) };
}
