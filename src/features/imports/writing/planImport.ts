import { randomUUID } from "node:crypto";
import type { Tx } from "../../../shared/db/client.ts";
import type { TextKey } from "../../../shared/text/keys.ts";
import { mayBePublic } from "../../contactPoints/index.ts";
import { EMPTY_ENTRY, type Entry, type ReadRow, type RowFault } from "../rows/entry.ts";
import { loadExisting, type ExistingEntry } from "./existing.repo.ts";
import { loadOrganisations, type FoundOrganisation, type OrganisationFinder } from "./organisations.repo.ts";

/** What will become of one row. */
export interface PlannedRow {
  readonly number: number;
  readonly identifier: string;
  readonly id: string;
  readonly outcome: "created" | "updated" | "unchanged" | "faulty";
  readonly entry: Entry;
  /** Null for new entries. */
  readonly before: ExistingEntry | null;
  /** The fields that differ; empty for new entries. */
  readonly changed: readonly (keyof Entry)[];
  readonly faults: readonly RowFault[];
}

export interface ImportPlan {
  readonly rows: readonly PlannedRow[];
  readonly organisations: OrganisationFinder;
}

interface Given {
  readonly scheme: string;
  readonly publish: boolean;
  /** Whether the plan is carried out in this transaction. */
  readonly isLocked: boolean;
}

/** Says for each row what it would do: the dry run shows it, the write carries it out. */
export async function planImport(tx: Tx, rows: readonly ReadRow[], given: Given): Promise<ImportPlan> {
  const organisations = await loadOrganisations(tx, given.scheme);
  const existing = await loadExisting(tx, { ...given, values: rows.map((row) => row.identifier) });
  const firstOf = new Map<string, number>();
  for (const { identifier, number } of rows) if (!firstOf.has(identifier)) firstOf.set(identifier, number);
  const planned = rows.map((row) => {
    const twice: readonly RowFault[] =
      row.identifier !== "" && firstOf.get(row.identifier) !== row.number
        ? [{ field: "identifier", message: "imports:fault.twice" }]
        : [];
    const read = { ...row, faults: [...row.faults, ...twice] };
    return planRow(read, { before: existing.get(row.identifier) ?? null, organisations, publish: given.publish });
  });
  return { rows: planned, organisations };
}

interface Beside {
  readonly before: ExistingEntry | null;
  readonly organisations: OrganisationFinder;
  readonly publish: boolean;
}

function planRow(row: ReadRow, { before, organisations, publish }: Beside): PlannedRow {
  const { number, identifier, said } = row;
  const base = { number, identifier, id: before?.id ?? randomUUID(), before };
  const faulty = (entry: Entry, faults: readonly RowFault[]): PlannedRow => {
    return { ...base, outcome: "faulty", entry, changed: [], faults };
  };
  const stored = before?.entry ?? EMPTY_ENTRY;
  // A faulty row adds no organisation.
  if (row.faults.length > 0) return faulty({ ...stored, ...said }, row.faults);
  const organisation = organisations.find(row.organisation);
  const entry = withService({ ...stored, ...said, organisationId: organisation.id });
  const refusal = refusalOf(entry, { organisation, state: stateAfter(before, publish) });
  if (refusal !== null) return faulty(entry, [{ field: null, message: refusal }]);
  const changed = before ? changedKeys(before.entry, entry) : [];
  return { ...base, outcome: outcomeOf(before, changed), entry, changed, faults: [] };
}

function outcomeOf(before: ExistingEntry | null, changed: readonly string[]): PlannedRow["outcome"] {
  if (before === null) return "created";
  return changed.length > 0 ? "updated" : "unchanged";
}

/** Entries that exist keep their state; new ones are public only when somebody said so. */
export function stateAfter(before: ExistingEntry | null, publish: boolean): string {
  return before?.state ?? (publish ? "published" : "submitted");
}

/** A service without a name of its own is called like its place. */
function withService(entry: Entry): Entry {
  return entry.serviceName === "" ? { ...entry, serviceName: entry.title } : entry;
}

/** What is public needs what the form at the desk asks of it. */
function refusalOf(
  entry: Entry,
  { organisation, state }: { organisation: FoundOrganisation; state: string },
): TextKey | null {
  const isWhole = [entry.street, entry.postalCode, entry.city].every((part) => part !== null);
  const isNone = [entry.street, entry.postalCode, entry.city].every((part) => part === null);
  if (!isWhole && !isNone) return "imports:fault.address";
  if (state !== "published" && state !== "needs_check") return null;
  const decision = mayBePublic({
    title: entry.title,
    organisationState: organisation.isArchived ? "archived" : "published",
    hasAddress: isWhole,
    placeName: entry.name,
  });
  return decision.allowed ? null : decision.reason;
}

function changedKeys(before: Entry, after: Entry): readonly (keyof Entry)[] {
  const keys = Object.keys(EMPTY_ENTRY) as (keyof Entry)[];
  return keys.filter((key) => comparable(before[key]) !== comparable(after[key]));
}

/** Lists say the same in any order. */
function comparable(value: Entry[keyof Entry]): string {
  return JSON.stringify(Array.isArray(value) ? value.toSorted() : value);
}
