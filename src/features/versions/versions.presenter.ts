import { entryText, isSameEntry, type ComparedField } from "../../shared/forms/comparison.ts";
import { fieldModel, formModel, type FieldSpec, type SectionSpec } from "../../shared/forms/formModel.ts";
import { filledForm, type FieldError, type FormState } from "../../shared/forms/parseForm.ts";
import type { Crumb } from "../../shared/pages/page.ts";
import { presentPaging } from "../../shared/pages/paging.ts";
import type { TextKey } from "../../shared/text/keys.ts";
import type { Reader } from "../../shared/text/reader.ts";
import type { RecordWithHistory, Snapshot, VersionedRecord } from "../../shared/versions/versionedRecord.ts";
import { presentMerged, type MergedGiven } from "./merged.presenter.ts";
import type { AddressPage, ComparePage, HistoryPage } from "./versions.pages.ts";
import { versionPaths } from "./versions.paths.ts";
import { PAGE_SIZE, type VersionRow, type WholeVersion } from "./versions.queries.ts";

/** The record whose history is shown, and its kind. */
export interface Shown {
  readonly kind: VersionedRecord;
  readonly record: RecordWithHistory;
}

/** By the second half of the action in the audit; anything else is a change. */
const DONE: Readonly<Record<string, TextKey>> = {
  first: "versions:done.first",
  added: "versions:done.added",
  archived: "versions:done.archived",
  restored: "versions:done.restored",
  assured: "versions:done.assured",
  merged: "versions:done.merged",
  unmerged: "versions:done.unmerged",
  themes_assigned: "versions:done.themes",
  themes_restored: "versions:done.themes",
  address_changed: "versions:done.address",
};

interface HistoryGiven extends MergedGiven {
  readonly rows: readonly VersionRow[];
  readonly page: number;
  readonly highest: number;
}

export function presentHistory(reader: Reader, { kind, record }: Shown, given: HistoryGiven): HistoryPage {
  const { word } = kind;
  const { rows, page, highest } = given;
  return {
    ...frameOf(reader, { kind, record }),
    title: reader.t("versions:history.title", { title: record.title }),
    lead: reader.t("versions:history.lead"),
    addressHref: mayMove({ kind, record }) ? reader.href(versionPaths.address(word, record.id)) : "",
    ...presentMerged(reader, { kind, record }, given),
    emptyText: reader.t("versions:history.empty"),
    rows: rows.slice(0, PAGE_SIZE).map((row) => {
      const pair = (older: number, newer: number) =>
        older < 1 || older === newer ? "" : reader.href(versionPaths.compare(word, record.id, { older, newer }));
      return {
        name: reader.t("versions:version", { number: row.number }),
        what: doneText(reader, row),
        who: whoText(reader, row),
        when: reader.format.moment(row.at),
        changeHref: pair(row.number - 1, row.number),
        todayHref: pair(row.number, highest),
        label: reader.format.number(row.number),
      };
    }),
    paging: presentPaging(reader, {
      page,
      hasNext: rows.length > PAGE_SIZE,
      hrefOf: (number) => reader.href(`${versionPaths.list(word, record.id)}?seite=${String(number)}`),
    }),
  };
}

function doneText({ t }: Reader, { action }: VersionRow): string {
  return t(DONE[action.split(".")[1] ?? ""] ?? "versions:done.changed");
}

function whoText({ t }: Reader, { actorKind, actorName, action }: VersionRow): string {
  if (actorName !== null) return actorName;
  if (action === "version.first") return "";
  return t(
    actorKind === "system"
      ? "versions:who.system"
      : actorKind === "staff"
        ? "versions:who.gone"
        : "versions:who.public",
  );
}

interface CompareGiven {
  readonly older: WholeVersion;
  readonly newer: WholeVersion;
  readonly highest: number;
  readonly fields: readonly (FieldSpec | SectionSpec)[];
  readonly faults: readonly FieldError[];
}

export function presentCompare(reader: Reader, shown: Shown, given: CompareGiven): ComparePage {
  const { kind, record } = shown;
  const { older, newer, highest } = given;
  const rows = differences(reader, kind, given);
  const version = (row: WholeVersion) =>
    reader.t("versions:compare.version", { number: row.number, moment: reader.format.moment(row.at) });
  const restorable = record.mayRestore && older.number < highest && record.state !== "archived";
  return {
    ...frameOf(reader, shown),
    title: reader.t("versions:compare.title", { title: record.title }),
    hasErrors: given.faults.length > 0,
    faults: faultTexts(reader, given),
    comparison: {
      title: reader.t("versions:compare.differences", { count: rows.length }),
      note: rows.length === 0 ? reader.t("versions:compare.same") : "",
      storedLabel: version(older),
      typedLabel: version(newer),
      rows,
    },
    choice: presentChoice(reader, shown, given),
    restoreNote: restorable ? reader.t("versions:restore.note") : "",
    restore: restorable
      ? {
          action: reader.href(versionPaths.restore(kind.word, record.id)),
          label: reader.t("versions:restore.button", { number: older.number }),
          tone: "secondary",
          hidden: [
            { name: "number", value: String(older.number) },
            { name: "version", value: String(record.version) },
          ],
        }
      : null,
  };
}

function presentChoice(reader: Reader, { kind, record }: Shown, { older, newer, highest }: CompareGiven) {
  const options = Array.from({ length: Math.min(highest, 200) }, (_, index) => {
    const number = String(highest - index);
    return { value: number, label: reader.t("versions:version", { number }) };
  });
  const state = filledForm({ von: String(older.number), bis: String(newer.number) });
  const field = (name: "von" | "bis", label: TextKey) =>
    fieldModel(reader, state, { kind: "select", name, label, options });
  return {
    action: reader.href(versionPaths.compareAction(kind.word, record.id)),
    older: field("von", "versions:compare.older"),
    newer: field("bis", "versions:compare.newer"),
  };
}

/** What differs between two versions: the form's fields first, then what stands beside the form. */
function differences(
  reader: Reader,
  kind: Pick<VersionedRecord, "valuesOf">,
  { older, newer, fields }: Pick<CompareGiven, "older" | "newer" | "fields">,
): readonly ComparedField[] {
  const [before, after] = [kind.valuesOf(older.snapshot), kind.valuesOf(newer.snapshot)];
  const ofForm = fields.flatMap((spec): ComparedField[] => {
    if (spec.kind === "section" || isSameEntry(spec, before[spec.name], after[spec.name])) return [];
    const [stored, typed] = [entryText(reader, spec, before[spec.name]), entryText(reader, spec, after[spec.name])];
    return [{ label: reader.t(spec.label, spec.labelWith), stored, typed }];
  });
  const beside = BESIDE.flatMap(({ label, textOf }) => {
    const [stored, typed] = [textOf(reader, older.snapshot), textOf(reader, newer.snapshot)];
    return stored === typed ? [] : [{ label: reader.t(label), stored, typed }];
  });
  return [...ofForm, ...beside];
}

interface Beside {
  readonly label: TextKey;
  readonly textOf: (reader: Reader, snapshot: Snapshot) => string;
}

const BESIDE: readonly Beside[] = [
  { label: "versions:field.slug", textOf: (_reader, { slug }) => String(slug) },
  {
    label: "versions:field.archive",
    textOf: ({ t }, { state }) => t(state === "archived" ? "frame:form.yes" : "frame:form.no"),
  },
  {
    label: "versions:field.checked",
    textOf: ({ t, format }, { assuredOn, assurerName }) =>
      assuredOn instanceof Date
        ? [format.day(assuredOn), ...(typeof assurerName === "string" ? [assurerName] : [])].join(", ")
        : t("frame:form.compareEmpty"),
  },
];

function faultTexts(reader: Reader, { faults, fields }: CompareGiven): readonly string[] {
  return faults.map(({ field, message }) => {
    const spec = fields.find((candidate) => candidate.kind !== "section" && candidate.name === field);
    const text = reader.t(message);
    return spec && spec.kind !== "section" ? `${reader.t(spec.label, spec.labelWith)}: ${text}` : text;
  });
}

const ADDRESS_FIELD: FieldSpec = {
  kind: "input",
  name: "slug",
  label: "versions:address.new",
  hint: "versions:address.hint",
};

export function presentAddress(
  reader: Reader,
  shown: Shown,
  { state, former, origin }: { state: FormState; former: readonly string[]; origin: string },
): AddressPage {
  const { kind, record } = shown;
  const pathOf = kind.publicPath ?? ((slug: string) => slug);
  return {
    ...frameOf(reader, shown),
    title: reader.t("versions:address.title", { title: record.title }),
    hasErrors: state.errors.length > 0,
    present: origin + pathOf(record.slug),
    former: former.map((slug) => origin + pathOf(slug)),
    form: formModel(reader, state, {
      action: reader.href(versionPaths.address(kind.word, record.id)),
      submit: "versions:address.save",
      fields: [ADDRESS_FIELD],
      hidden: { version: String(record.version) },
      cancelHref: reader.href(record.editPath),
    }),
  };
}

/** Whether this person may change the address of this record's page. */
export function mayMove({ kind, record }: Shown): boolean {
  return kind.publicPath !== null && record.mayDecide;
}

function frameOf(reader: Reader, { kind, record }: Shown): { section: string; crumbs: readonly Crumb[] } {
  const to = record.mayEdit ? record.editPath : kind.listPath;
  return { section: kind.listPath, crumbs: [{ label: record.title, href: reader.href(to) }] };
}
