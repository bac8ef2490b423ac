import type { TextKey } from "../../../shared/text/keys.ts";
import type { ImportField } from "../fields.ts";

/** A contact point as an import knows it; the names are those of the audit. */
export interface Entry {
  readonly title: string;
  readonly organisationId: string;
  readonly serviceName: string;
  readonly summary: string;
  readonly description: string;
  readonly name: string | null;
  readonly street: string | null;
  readonly postalCode: string | null;
  readonly city: string | null;
  /** E.164 */
  readonly phones: readonly string[];
  readonly email: string | null;
  readonly hours: string | null;
  readonly openingHoursNote: string | null;
  readonly languages: readonly string[];
  readonly mainThemeId: string | null;
  /** Sorted. */
  readonly themeIds: readonly string[];
  readonly wheelchair: string;
  readonly transportation: string | null;
  readonly feesDescription: string | null;
  readonly isFree: boolean | null;
  readonly eligibility: string | null;
  readonly applicationProcess: string | null;
  readonly waitTime: string | null;
}

/** The columns of an entry that hang on its service, and on its place. */
export const SERVICE_KEYS = [
  "organisationId",
  "serviceName",
  "feesDescription",
  "isFree",
  "eligibility",
  "applicationProcess",
  "waitTime",
] as const satisfies readonly (keyof Entry)[];
export const PLACE_KEYS = [
  "name",
  "street",
  "postalCode",
  "city",
  "wheelchair",
  "transportation",
] as const satisfies readonly (keyof Entry)[];

/** What an entry is before a file says anything about it. */
export const EMPTY_ENTRY: Entry = {
  title: "",
  organisationId: "",
  serviceName: "",
  summary: "",
  description: "",
  name: null,
  street: null,
  postalCode: null,
  city: null,
  phones: [],
  email: null,
  hours: null,
  openingHoursNote: null,
  languages: [],
  mainThemeId: null,
  themeIds: [],
  wheelchair: "unknown",
  transportation: null,
  feesDescription: null,
  isFree: null,
  eligibility: null,
  applicationProcess: null,
  waitTime: null,
};

/** What is wrong with one cell; the field is null when it is the row. */
export interface RowFault {
  readonly field: ImportField | null;
  readonly message: TextKey;
}

/** The organisation a row names. */
export interface NamedOrganisation {
  readonly name: string;
  readonly identifier: string | null;
  readonly website: string | null;
}

/** One row of a file, read: what it says, and what of it can't be taken. */
export interface ReadRow {
  readonly number: number;
  readonly identifier: string;
  readonly organisation: NamedOrganisation;
  /** Only what the file has columns for. */
  readonly said: Partial<Omit<Entry, "organisationId">>;
  readonly faults: readonly RowFault[];
}
