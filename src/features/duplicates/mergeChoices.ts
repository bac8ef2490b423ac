import { entryText, isSameEntry } from "../../shared/forms/comparison.ts";
import type { FieldSpec, Option, SectionSpec } from "../../shared/forms/fieldSpec.ts";
import type { FormValues } from "../../shared/forms/parseForm.ts";
import type { TextKey } from "../../shared/text/keys.ts";
import type { Reader } from "../../shared/text/reader.ts";
import type { Merging, Snapshot } from "../../shared/versions/versionedRecord.ts";

/** One record of a merge: what its form holds, and how it stands. */
export interface Side {
  readonly values: FormValues;
  readonly snapshot: Snapshot;
}

type Taken = "bleibt" | "geht" | "beide";

/** One thing in which two records differ, to be chosen; often one field, sometimes several as one. */
export interface MergeChoice {
  /** Name of the field in the form of the merge. */
  readonly name: string;
  readonly label: TextKey;
  readonly labelWith?: Readonly<Record<string, string>>;
  readonly fields: readonly string[];
  readonly options: readonly Option[];
  readonly taken: Taken;
}

/** What differs between the record that stays and the one that goes, in the order of their form. */
export function mergeChoices(
  reader: Reader,
  { merging, fields }: { merging: Merging; fields: readonly (FieldSpec | SectionSpec)[] },
  { kept, gone }: { kept: Side; gone: Side },
): readonly MergeChoice[] {
  const specs = fields.filter((spec) => spec.kind !== "section").filter(({ name }) => !merging.movesOver(name));
  const differing = specs.filter(
    ({ name, ...spec }) => !isSameEntry({ ...spec, name }, kept.values[name], gone.values[name]),
  );
  const groups = merging.together.flatMap((group, index): MergeChoice[] => {
    if (!differing.some(({ name }) => group.has(name))) return [];
    const texts = { bleibt: group.textOf(kept.snapshot, reader), geht: group.textOf(gone.snapshot, reader) };
    const names = specs.filter(({ name }) => group.has(name)).map(({ name }) => name);
    const all = [...new Set([...names, ...ownNames(kept, group), ...ownNames(gone, group)])];
    const base = { name: `wahl-${String(index)}`, label: group.label, fields: all };
    return [{ ...base, ...judged(reader, texts, false) }];
  });
  const single = differing
    .filter(({ name }) => !merging.together.some((group) => group.has(name)))
    .map((spec): MergeChoice => {
      const text = ({ values }: Side) => (isEmpty(values[spec.name]) ? "" : entryText(reader, spec, values[spec.name]));
      const texts = { bleibt: text(kept), geht: text(gone) };
      const base = { name: `wahl-${spec.name}`, label: spec.label, fields: [spec.name] };
      return {
        ...base,
        ...judged(reader, texts, spec.kind === "checks"),
        ...(spec.labelWith ? { labelWith: spec.labelWith } : {}),
      };
    });
  return [...single, ...groups];
}

function ownNames({ values }: Side, group: Merging["together"][number]): readonly string[] {
  return Object.keys(values).filter((name) => group.has(name));
}

function isEmpty(entry: FormValues[string] | undefined): boolean {
  return entry === undefined || entry.length === 0;
}

/** What can be taken, and what is proposed: the record that stays, unless it says nothing; of ticks, all of both. */
function judged(
  { t }: Reader,
  texts: Readonly<Record<"bleibt" | "geht", string>>,
  hasTicks: boolean,
): Pick<MergeChoice, "options" | "taken"> {
  const option = (value: "bleibt" | "geht"): Option => ({
    value,
    label: texts[value] === "" ? t("frame:form.compareEmpty") : texts[value],
    hint: t(`duplicates:merge.from.${value}`),
  });
  const both: Option = { value: "beide", label: t("duplicates:merge.both") };
  return {
    options: [option("bleibt"), option("geht"), ...(hasTicks ? [both] : [])],
    taken: hasTicks ? "beide" : texts.bleibt === "" ? "geht" : "bleibt",
  };
}

/** The values of the record that stays after these choices. */
export function mergedValues(
  choices: readonly MergeChoice[],
  { kept, gone }: { kept: Side; gone: Side },
  taken: Readonly<Record<string, string>>,
): FormValues {
  const values: Record<string, FormValues[string]> = { ...kept.values };
  for (const { name, fields } of choices) {
    if (taken[name] === "bleibt") continue;
    for (const field of fields) {
      const theirs = gone.values[field] ?? "";
      values[field] =
        taken[name] === "beide" ? [...new Set([...listOf(kept.values[field]), ...listOf(theirs)])] : theirs;
    }
  }
  return values;
}

function listOf(entry: FormValues[string] | undefined): readonly string[] {
  return typeof entry === "string" ? (entry === "" ? [] : [entry]) : (entry ?? []);
}
