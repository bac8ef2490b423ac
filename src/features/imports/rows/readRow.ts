import type { z } from "zod";
import {
  freeText,
  optionalMail,
  optionalPhone,
  optionalText,
  optionalWebsite,
  requiredText,
} from "../../../shared/forms/fields.ts";
import type { TextKey } from "../../../shared/text/keys.ts";
import { checkOpeningHours } from "../../openingHours/index.ts";
import type { ImportField } from "../fields.ts";
import type { TableRow } from "../reading/readTable.ts";
import type { Entry, ReadRow, RowFault } from "./entry.ts";
import type { Vocabularies } from "./vocabularies.repo.ts";

type Said = Partial<Omit<Entry, "organisationId">>;
type Cell = { readonly value: Said } | { readonly message: TextKey };

/** Reads rows of one file: what a column is for, and the words a cell may use, are the same for all of them. */
export function createReadRow(columns: readonly (ImportField | null)[], vocabularies: Vocabularies) {
  const hoursFault = rememberHours();
  const readers = cellReaders(vocabularies, hoursFault);
  return ({ number, cells }: TableRow): ReadRow => {
    const faults: RowFault[] = [];
    const said: Said = {};
    const plain: Partial<Record<ImportField, string>> = {};
    columns.forEach((field, index) => {
      if (field === null) return;
      const text = cellText(cells[index] ?? "");
      plain[field] = text;
      const cell = readers[field]?.(text);
      if (cell === undefined) return;
      if ("message" in cell) faults.push({ field, message: cell.message });
      else Object.assign(said, cell.value);
    });
    const keys = readKeys(plain);
    return {
      number,
      identifier: plain.identifier ?? "",
      organisation: keys.organisation,
      said: { ...said, ...nameOfService(said) },
      faults: [...keys.faults, ...faults, ...addressFaults(said)],
    };
  };
}

/** A downloaded table puts an apostrophe before what a spreadsheet would take for a formula: it is not part of the text. */
function cellText(cell: string): string {
  const text = cell.normalize("NFC").trim();
  return /^'[=+\-@]/u.test(text) ? text.slice(1).trim() : text;
}

const identifierField = requiredText(200, "imports:fault.identifier");
const organisationField = requiredText(200, "imports:fault.organisation");
const organisationIdField = optionalText(200);
const websiteField = optionalWebsite();

/** What tells whose entry it is. */
function readKeys(plain: Partial<Record<ImportField, string>>): Pick<ReadRow, "organisation" | "faults"> {
  const faults: RowFault[] = [];
  const read = <Value>(field: ImportField, schema: z.ZodType<Value>): Value | null => {
    const parsed = schema.safeParse(plain[field] ?? "");
    if (parsed.success) return parsed.data;
    faults.push({ field, message: messageOf(parsed.error) });
    return null;
  };
  read("identifier", identifierField);
  return {
    organisation: {
      name: read("organisation", organisationField) ?? "",
      identifier: read("organisationIdentifier", organisationIdField),
      website: read("website", websiteField),
    },
    faults,
  };
}

function messageOf(error: z.ZodError): TextKey {
  return (error.issues[0]?.message ?? "frame:form.check") as TextKey;
}

function nameOfService({ serviceName, title }: Said): Said {
  return serviceName === "" ? { serviceName: title ?? "" } : {};
}

/** An address is whole or it is none: a street without a town helps nobody to find the place. */
function addressFaults({ street, postalCode, city }: Said): readonly RowFault[] {
  const given = [street, postalCode, city].filter((part) => part !== undefined && part !== null);
  return given.length > 0 && given.length < 3 ? [{ field: "street", message: "imports:fault.address" }] : [];
}

type CellReaders = Partial<Record<ImportField, (text: string) => Cell>>;

function cellReaders(vocabularies: Vocabularies, hoursFault: (text: string) => TextKey | null): CellReaders {
  return {
    title: cell("title", requiredText(160, "organisations:points.deny.title")),
    service: cell("serviceName", freeText(160)),
    summary: cell("summary", freeText(300)),
    description: cell("description", freeText(4000)),
    placeName: cell("name", optionalText(200)),
    street: cell("street", optionalText(160)),
    postalCode: cell("postalCode", postalCode),
    city: cell("city", optionalText(80)),
    phone: readPhones,
    mail: cell("email", optionalMail()),
    openingHours: (text) => {
      const message = hoursFault(text);
      return message === null ? { value: { hours: text === "" ? null : text } } : { message };
    },
    openingHoursNote: cell("openingHoursNote", optionalText(300)),
    languages: (text) => {
      const found = lookUp(text, vocabularies.languages);
      return found ? { value: { languages: found.toSorted() } } : { message: "imports:fault.language" };
    },
    themes: (text) => {
      const found = lookUp(text, vocabularies.themes);
      if (!found) return { message: "imports:fault.theme" };
      return { value: { mainThemeId: found[0] ?? null, themeIds: found.toSorted() } };
    },
    wheelchair: (text) => choice(text, WHEELCHAIR, "wheelchair"),
    transportation: cell("transportation", optionalText(300)),
    fees: cell("feesDescription", optionalText(300)),
    isFree: (text) => choice(text, YES_NO, "isFree"),
    eligibility: cell("eligibility", optionalText(500)),
    application: cell("applicationProcess", optionalText(500)),
    waitTime: cell("waitTime", optionalText(300)),
  };
}

const postalCode = optionalText(5).refine((value) => value === null || /^\d{5}$/u.test(value), {
  error: "organisations:points.postalCode.wrong",
});

function cell<Key extends keyof Said>(key: Key, schema: z.ZodType<Said[Key]>): (text: string) => Cell {
  return (text) => {
    const parsed = schema.safeParse(text);
    return parsed.success ? { value: { [key]: parsed.data } } : { message: messageOf(parsed.error) };
  };
}

const phoneField = optionalPhone();
const MOST_PHONES = 3;

function readPhones(text: string): Cell {
  const numbers = text
    .split(/[;,|\n]/u)
    .map((part) => part.trim())
    .filter((part) => part !== "")
    .map((part) => phoneField.safeParse(part));
  if (numbers.length > MOST_PHONES) return { message: "imports:fault.phones" };
  const phones = numbers.flatMap((parsed) => (parsed.success && parsed.data !== null ? [parsed.data] : []));
  return phones.length === numbers.length
    ? { value: { phones: [...new Set(phones)] } }
    : { message: "frame:form.phone" };
}

/** The words of a list cell in a vocabulary; null when one of them is not in it. */
function lookUp(text: string, words: ReadonlyMap<string, string>): readonly string[] | null {
  const found = text
    .split(/[;,|\n]/u)
    .map((word) => word.trim().toLowerCase())
    .filter((word) => word !== "")
    .map((word) => words.get(word));
  return found.some((word) => word === undefined) ? null : [...new Set(found.filter((word) => word !== undefined))];
}

const WHEELCHAIR: Readonly<Record<string, string>> = {
  "": "unknown",
  unbekannt: "unknown",
  unknown: "unknown",
  ja: "yes",
  yes: "yes",
  x: "yes",
  nein: "no",
  no: "no",
  teilweise: "limited",
  eingeschränkt: "limited",
  limited: "limited",
};
const YES_NO: Readonly<Record<string, boolean | null>> = {
  "": null,
  ja: true,
  yes: true,
  x: true,
  true: true,
  nein: false,
  no: false,
  false: false,
};

function choice(text: string, words: Readonly<Record<string, unknown>>, key: "wheelchair" | "isFree"): Cell {
  const word = text.toLowerCase();
  return Object.hasOwn(words, word) ? { value: { [key]: words[word] } } : { message: "imports:fault.choice" };
}

/** The same hours stand in many rows, and reading them is slow. */
function rememberHours(): (text: string) => TextKey | null {
  const known = new Map<string, TextKey | null>([["", null]]);
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const message = text.length <= 1000 && checkOpeningHours(text).ok ? null : "imports:fault.hours";
    known.set(text, message);
    return message;
  };
}
