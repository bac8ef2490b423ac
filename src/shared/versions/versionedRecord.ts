import type { Actor } from "../access/actor.ts";
import type { ResourceType } from "../audit/audit.ts";
import type { UnitOfWork, WorkBy } from "../db/unitOfWork.ts";
import type { FieldSpec, SectionSpec } from "../forms/fieldSpec.ts";
import type { FieldError, FormValues } from "../forms/parseForm.ts";
import type { TextKey } from "../text/keys.ts";
import type { Reader } from "../text/reader.ts";
import type { VersionedType } from "./keepVersions.ts";

/** A record as a kept version holds it: its columns by name, its parts below them, moments as Date. */
export type Snapshot = Readonly<Record<string, unknown>>;

/** A record whose history somebody looks at. */
export interface RecordWithHistory {
  readonly id: string;
  readonly title: string;
  readonly slug: string;
  readonly state: string;
  readonly version: number;
  readonly mayEdit: boolean;
  /** False where their changes are reviewed before they hold. */
  readonly mayRestore: boolean;
  /** Whether they may change its address. */
  readonly mayDecide: boolean;
  /** Its form at the desk, below the language. */
  readonly editPath: string;
}

/** What a kind of record tells the history of all records. */
export interface VersionedRecord {
  /** Its word in the addresses of the desk. */
  readonly word: "anlaufstellen" | "organisationen" | "initiativen" | "fokusraeume";
  readonly linkType: VersionedType;
  readonly resourceType: ResourceType;
  readonly listPath: string;
  /** Null for kinds without a page of their own. */
  readonly publicPath: ((slug: string) => string) | null;
  /** Address parts that are pages of their own. */
  readonly reservedSlugs: readonly string[];
  /** Null when it is not there, or not for this person. */
  readonly find: (actor: Actor, id: string) => Promise<RecordWithHistory | null>;
  /** The fields of its form, to name what differs. */
  readonly fields: (reader: Reader, actor: Actor) => Promise<readonly (FieldSpec | SectionSpec)[]>;
  /** What the form of this version held. */
  readonly valuesOf: (snapshot: Snapshot) => FormValues;
  /** What the form of today has to hold for a version to be restored: what belongs to the day stays as it is. */
  readonly restorable: (id: string, snapshot: Snapshot) => Promise<FormValues>;
  /** Saves values by the kind's own use case, checked by its form; the faults when they can't be saved, else []. */
  readonly store: (unitOfWork: UnitOfWork, given: StoreGiven) => Promise<readonly FieldError[]>;
  /** How two records of this kind become one; null when they never do. */
  readonly merging: Merging | null;
}

export interface StoreGiven {
  readonly by: WorkBy;
  readonly reader: Reader;
  readonly id: string;
  readonly values: FormValues;
  /** The version of the record that the values were made over. */
  readonly version: number;
}

export interface Merging {
  /** Fields whose rows move over to the other record, so that nobody has to choose between them. */
  readonly movesOver: (field: string) => boolean;
  /** Fields that are chosen as one, with the name and the words for all of them. */
  readonly together: readonly FieldGroup[];
}

export interface FieldGroup {
  readonly label: TextKey;
  readonly has: (field: string) => boolean;
  readonly textOf: (snapshot: Snapshot, reader: Reader) => string;
}

/** The terms of a kept version that belong to one vocabulary, the main one first. */
export function termsOf(
  snapshot: Snapshot,
  taxonomy: string,
): readonly { readonly id: string; readonly isMain: boolean }[] {
  const terms = snapshot["terms"] as readonly { termId: string; isMain: boolean; taxonomy: string }[];
  return terms
    .filter((term) => term.taxonomy === taxonomy)
    .map(({ termId, isMain }) => ({ id: termId, isMain }))
    .toSorted((a, b) => Number(b.isMain) - Number(a.isMain));
}

/** Only the values of fields that a form has. */
export function valuesOfFields(values: FormValues, fields: readonly (FieldSpec | SectionSpec)[]): FormValues {
  const known = new Set(fields.flatMap((field) => (field.kind === "section" ? [] : [field.name])));
  return Object.fromEntries(Object.entries(values).filter(([name]) => known.has(name)));
}

/** JSON as the database keeps it, with days and moments as Date again: columns that end in "On", "At" or "Until". */
export function readSnapshot(kept: unknown): Snapshot {
  return JSON.parse(JSON.stringify(kept), (name, value: unknown) =>
    /(?:On|At|Until)$/u.test(name) && typeof value === "string" ? new Date(value) : value,
  ) as Snapshot;
}
