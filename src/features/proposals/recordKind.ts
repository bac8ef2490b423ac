import type { Tx } from "../../shared/db/client.ts";
import type { WorkBy, Work } from "../../shared/db/unitOfWork.ts";
import type { FieldSpec, SectionSpec } from "../../shared/forms/formModel.ts";
import type { FormState, FormValues } from "../../shared/forms/parseForm.ts";
import type { Reader } from "../../shared/text/reader.ts";

/** Kinds of records that people can propose changes of, as the database links to them. */
export type KeptLink = "service_at_location" | "organization";

/** How an entry was checked. */
export type CheckMethod = "phone" | "owner";

/** An entry of the directory as its upkeep sees it: public fields by the names of its form at the desk. */
export interface KeptRecord {
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  /** Who runs it: stands under "checked by" when they have confirmed it themselves. */
  readonly owner: string;
  readonly state: string;
  readonly version: number;
  readonly isExample: boolean;
  /** What the form at the desk would show; "hours" holds the opening_hours text. */
  readonly values: FormValues;
  /** Public address of the entry or of its organisation; null when there is none. */
  readonly mail: string | null;
  /** Public telephone number, E.164, or null. */
  readonly phone: string | null;
  /** Whether changes by the organisation itself wait for the desk. */
  readonly isReviewed: boolean;
}

/** A change to be stored: fields by name over the version they were made for. */
export interface FieldChanges {
  readonly version: number;
  readonly values: FormValues;
}

/**
 * Stores some fields through the use case of the desk. Returns the form with its faults when they do not fit together,
 * null when all is stored. Throws a conflict for a stale version.
 */
export type StoreChanges = (work: Work, changes: FieldChanges) => Promise<FormState | null>;

/** What the upkeep needs of one kind of record; told by the feature that owns it. */
export interface RecordKind {
  readonly link: KeptLink;
  /** Finds by id, whatever its state; inside a transaction when one is given. */
  readonly find: (id: string, tx?: Tx) => Promise<KeptRecord | null>;
  /** Finds by the last part of its public address; only what everybody can see. */
  readonly findPublic: (slug: string) => Promise<KeptRecord | null>;
  /** All fields in the form's order and words. */
  readonly fields: (reader: Reader, id: string) => Promise<readonly (FieldSpec | SectionSpec)[]>;
  /** Loads what storing needs, ahead of the transaction. */
  readonly prepareStore: (by: WorkBy, reader: Reader, id: string) => Promise<StoreChanges>;
  /** Notes that the entry was checked on a day (ISO) and how; `name` is public. */
  readonly assure: (work: Work, id: string, check: { day: string; method: CheckMethod; name: string }) => Promise<void>;
  /** Marks a public entry as doubtful: it waits for the desk and is not deleted. */
  readonly markGone: (work: Work, id: string) => Promise<void>;
  readonly publicPath: (slug: string) => string;
  readonly deskPath: (record: Pick<KeptRecord, "id" | "slug">) => string;
}

/** What deciding about proposals needs of a kind of record; `assure` only where owners and volunteers propose too. */
export interface ReviewedKind
  extends Pick<RecordKind, "find" | "fields" | "prepareStore" | "deskPath">, Partial<Pick<RecordKind, "assure">> {
  /** Null where the record has no page of its own. */
  readonly publicPath: RecordKind["publicPath"] | null;
}
