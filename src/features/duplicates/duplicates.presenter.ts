import { fieldModel, formModel, type FieldSpec } from "../../shared/forms/formModel.ts";
import { filledForm, type FormState } from "../../shared/forms/parseForm.ts";
import type { Reader } from "../../shared/text/reader.ts";
import type { RecordWithHistory, VersionedRecord } from "../../shared/versions/versionedRecord.ts";
import type { DuplicateWarning, MergePage, PairsPage, PartnersPage } from "./duplicates.pages.ts";
import { duplicatePaths } from "./duplicates.paths.ts";
import type { FoundRecord, SuspectedPair } from "./duplicates.queries.ts";
import type { Lookalike, Reason } from "./finder.queries.ts";
import type { MergeChoice } from "./mergeChoices.ts";

/** The warning above a form; `editPath` is null for those who may not open every entry at the desk. */
export function presentWarning(
  reader: Reader,
  found: readonly Lookalike[],
  paths: { readonly edit: ((row: Lookalike) => string) | null; readonly show: (row: Lookalike) => string },
): DuplicateWarning {
  return {
    title: reader.t("duplicates:warning.title", { count: found.length }),
    text: reader.t("duplicates:warning.text"),
    rows: found.map((row) => {
      const path = paths.edit ? paths.edit(row) : row.isPublic ? paths.show(row) : "";
      return {
        title: row.title,
        href: path === "" ? "" : reader.href(path),
        note: [row.organisation, reasonsText(reader, row.reasons)].filter((part) => part !== "").join(" · "),
        isExample: row.isExample,
      };
    }),
  };
}

function reasonsText({ t, format }: Reader, reasons: readonly Reason[]): string {
  return format.list(reasons.map((reason) => t(`duplicates:reason.${reason}`)));
}

/** A kind of record with the pairs of it that look alike. */
export interface PairGroup {
  readonly kindOf: (pair: SuspectedPair) => VersionedRecord;
  readonly title: "duplicates:list.points" | "duplicates:list.organisations";
  readonly pairs: readonly SuspectedPair[];
  readonly editPath: (id: string, pair: SuspectedPair) => string;
}

export function presentPairs(reader: Reader, groups: readonly PairGroup[]): PairsPage {
  const { t, href } = reader;
  const shown = groups.filter(({ pairs }) => pairs.length > 0);
  return {
    title: t("duplicates:list.title"),
    section: "/buero/pflege",
    crumbs: [{ label: t("upkeep:desk.title"), href: href("/buero/pflege") }],
    lead: t("duplicates:list.lead"),
    emptyText: shown.length === 0 ? t("duplicates:list.empty") : "",
    groups: shown.map(({ title, pairs, kindOf, editPath }) => ({
      title: t(title),
      rows: pairs.map((pair) => {
        const { word } = kindOf(pair);
        return {
          first: { title: pair.first, href: href(editPath(pair.firstId, pair)) },
          second: { title: pair.second, href: href(editPath(pair.secondId, pair)) },
          reasons: reasonsText(reader, pair.reasons),
          mergeHref: href(duplicatePaths.merge(word, pair.firstId, pair.secondId)),
          distinct: {
            action: href(duplicatePaths.distinct()),
            label: t("duplicates:list.distinct"),
            tone: "link",
            hidden: [
              { name: "art", value: word },
              { name: "first", value: pair.firstId },
              { name: "second", value: pair.secondId },
            ],
          },
        };
      }),
    })),
  };
}

const SEARCH: FieldSpec = { kind: "input", type: "search", name: "q", label: "duplicates:partners.search" };

export function presentPartners(
  reader: Reader,
  { kind, record }: { kind: VersionedRecord; record: RecordWithHistory },
  { q, likely, named }: { q: string; likely: readonly Lookalike[]; named: readonly FoundRecord[] },
): PartnersPage {
  const { t, href } = reader;
  const rows = q === "" ? likely.map((row) => ({ ...row, note: noteOf(reader, row) })) : named;
  return {
    title: t("duplicates:partners.title", { title: record.title }),
    section: kind.listPath,
    crumbs: [{ label: record.title, href: href(record.editPath) }],
    lead: t("duplicates:partners.lead"),
    emptyText: t(q === "" ? "duplicates:partners.none" : "duplicates:partners.notFound"),
    search: {
      action: href(duplicatePaths.partners(kind.word, record.id)),
      field: fieldModel(reader, filledForm({ q }), SEARCH),
    },
    rows: rows.map(({ id, title, note }) => ({
      title,
      note,
      mergeHref: href(duplicatePaths.merge(kind.word, record.id, id)),
    })),
  };
}

function noteOf(reader: Reader, { organisation, reasons }: Lookalike): string {
  return [organisation, reasonsText(reader, reasons)].filter((part) => part !== "").join(" · ");
}

/** Both records of a merge with what is to be chosen between them. */
export interface MergeGiven {
  readonly kind: VersionedRecord;
  readonly kept: RecordWithHistory;
  readonly gone: RecordWithHistory;
  readonly choices: readonly MergeChoice[];
}

export function presentMerge(reader: Reader, state: FormState, given: MergeGiven): MergePage {
  const { kind, kept, gone, choices } = given;
  const { t, href } = reader;
  return {
    title: t("duplicates:merge.title"),
    section: kind.listPath,
    crumbs: [{ label: kept.title, href: href(kept.editPath) }],
    hasErrors: state.errors.length > 0,
    kept: { title: kept.title, href: href(kept.editPath) },
    gone: { title: gone.title, href: href(gone.editPath) },
    swapHref: href(duplicatePaths.merge(kind.word, gone.id, kept.id)),
    sameText: choices.length === 0 ? t("duplicates:merge.same") : "",
    form: formModel(reader, state, {
      action: href(duplicatePaths.merge(kind.word, kept.id, gone.id)),
      submit: "duplicates:merge.submit",
      fields: choices.map(choiceSpec),
      hidden: { keptVersion: String(kept.version), goneVersion: String(gone.version) },
      cancelHref: href(kept.editPath),
    }),
  };
}

/** A choice as a field of the merge's form. */
function choiceSpec({ name, label, labelWith, options }: MergeChoice): FieldSpec {
  return { kind: "radios", name, label, options, ...(labelWith ? { labelWith } : {}) };
}
