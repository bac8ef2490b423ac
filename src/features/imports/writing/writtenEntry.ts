import type { Entry } from "../rows/entry.ts";

/** One entry on its way into the tables. */
export interface WrittenEntry extends Entry {
  readonly id: string;
  readonly isNew: boolean;
  readonly identifier: string;
  readonly slug: string;
  readonly sortKey: string;
  readonly state: string;
  readonly source: string;
  readonly serviceId: string;
  readonly locationId: string;
  /** The shared service or place that this entry gets a copy of; null when it keeps or begins its own. */
  readonly copiedService: string | null;
  readonly copiedPlace: string | null;
  readonly changesService: boolean;
  readonly changesPlace: boolean;
  readonly changesAddress: boolean;
  readonly changesThemes: boolean;
  readonly changesPhones: boolean;
  readonly changesMail: boolean;
}
