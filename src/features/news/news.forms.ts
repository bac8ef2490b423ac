import { z } from "zod";
import {
  freeText,
  oneOf,
  optionalDay,
  optionalText,
  requiredText,
  someIds,
  versionField,
} from "../../shared/forms/fields.ts";
import type { FieldSpec, Option, SectionSpec } from "../../shared/forms/formModel.ts";
import type { FormValues } from "../../shared/forms/parseForm.ts";
import type { Reader } from "../../shared/text/reader.ts";
import type { ArticleFormRow } from "./news.queries.ts";

const ARTICLE_KINDS = ["news", "report", "documentation", "page"] as const;
const ARTICLE_STATES = ["draft", "published", "archived"] as const;

/** What the desk may write into an article. */
export const articleForm = z.strictObject({
  title: requiredText(160, "news:form.titleMissing"),
  lead: freeText(400),
  body: freeText(20_000),
  kind: oneOf(ARTICLE_KINDS, "frame:form.check"),
  themes: someIds(30),
  state: oneOf(ARTICLE_STATES, "news:form.stateMissing"),
  publishedOn: optionalDay(),
  revisedOn: optionalDay(),
  revisionNote: optionalText(160),
  source: optionalText(300),
  version: versionField(),
});
export type ArticleValues = z.infer<typeof articleForm>;

export const documentForm = z.strictObject({ documentTitle: requiredText(160, "news:form.documentTitleMissing") });

export function articleFields(reader: Reader, themes: readonly Option[]): readonly (FieldSpec | SectionSpec)[] {
  const kinds = ARTICLE_KINDS.map((kind) => ({ value: kind, label: reader.t(`news:kind.${kind}`) }));
  const states = ARTICLE_STATES.map((state) => ({ value: state, label: reader.t(`news:state.${state}`) }));
  return [
    { kind: "input", name: "title", label: "news:form.title" },
    { kind: "textarea", name: "lead", label: "news:form.lead", hint: "news:form.leadHint", rows: 3, isOptional: true },
    { kind: "textarea", name: "body", label: "news:form.body", hint: "news:form.bodyHint", rows: 16, isOptional: true },
    { kind: "select", name: "kind", label: "news:form.kind", hint: "news:form.kindHint", options: kinds },
    { kind: "checks", name: "themes", label: "news:form.themes", options: themes, isOptional: true },
    { kind: "input", name: "source", label: "news:form.source", hint: "news:form.sourceHint", isOptional: true },
    { kind: "section", label: "news:form.publishing" },
    { kind: "radios", name: "state", label: "news:form.state", options: states },
    {
      kind: "input",
      name: "publishedOn",
      label: "news:form.publishedOn",
      hint: "news:form.publishedOnHint",
      type: "date",
      isOptional: true,
    },
    { kind: "section", label: "news:form.revision", hint: "news:form.revisionHint" },
    { kind: "input", name: "revisedOn", label: "news:form.revisedOn", type: "date", isOptional: true },
    {
      kind: "input",
      name: "revisionNote",
      label: "news:form.revisionNote",
      hint: "news:form.revisionNoteHint",
      isOptional: true,
    },
  ];
}

export function uploadFields(): readonly FieldSpec[] {
  return [
    { kind: "input", name: "documentTitle", label: "news:form.documentTitle" },
    { kind: "file", name: "datei", label: "news:form.file", hint: "frame:document.hint", accept: ".pdf,.txt,.csv" },
  ];
}

export function newArticleValues(): FormValues {
  return { kind: "news", state: "draft", version: "1" };
}

export function articleFormValues(article: ArticleFormRow, themeIds: readonly string[]): FormValues {
  return {
    title: article.title,
    lead: article.lead,
    body: article.body,
    kind: article.kind,
    themes: themeIds,
    state: article.state,
    publishedOn: dayText(article.publishedOn),
    revisedOn: dayText(article.revisedOn),
    revisionNote: article.revisionNote ?? "",
    source: article.source ?? "",
    version: String(article.version),
  };
}

function dayText(day: Date | null): string {
  return day?.toISOString().slice(0, 10) ?? "";
}
