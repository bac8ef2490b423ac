import { stringify } from "csv-stringify/sync";
import { IMPORT_FIELDS, type ImportField } from "../fields.ts";
import { fault, type Read } from "./fault.ts";
import { hoursFromSchedules } from "./hsdsHours.ts";
import { inspectTable, readRows } from "./readTable.ts";

/** The tables of HSDS 3 that are read; the first two must be there. */
const HSDS_FILES = [
  "service_at_locations",
  "services",
  "organizations",
  "locations",
  "addresses",
  "phones",
  "schedules",
] as const;
type HsdsFile = (typeof HSDS_FILES)[number];
const NEEDED: readonly HsdsFile[] = ["service_at_locations", "services", "organizations"];

type Row = Readonly<Record<string, string>>;
type Tables = ReadonlyMap<HsdsFile, readonly Row[]>;

/** The table a file name speaks of: "services.csv", "service.csv"; null for others. */
export function hsdsFileOf(fileName: string): HsdsFile | null {
  const base = fileName.toLowerCase().replace(/\.csv$/u, "");
  return (
    HSDS_FILES.find((name) => name === base || name === `${base}s` || (base === "address" && name === "addresses")) ??
    null
  );
}

/** Joins the tables into one: a row per service at a location, headed by our own fields. */
export async function joinHsds(texts: ReadonlyMap<HsdsFile, string>): Promise<Read<string>> {
  const missing = NEEDED.find((name) => !texts.has(name));
  if (missing !== undefined) return fault("imports:hsds.missing", { file: `${missing}.csv` });
  const tables = new Map<HsdsFile, readonly Row[]>();
  for (const [name, text] of texts) {
    const read = await readAll(text);
    if (!read.ok) return { ok: false, fault: { ...read.fault, with: { ...read.fault.with, file: `${name}.csv` } } };
    tables.set(name, read.value);
  }
  return { ok: true, value: stringify([[...IMPORT_FIELDS], ...entries(tables)], { delimiter: ";" }) };
}

async function readAll(text: string): Promise<Read<readonly Row[]>> {
  const facts = await inspectTable(text);
  if (!facts.ok) return facts;
  const rows: Row[] = [];
  for await (const { cells } of readRows(text, facts.value.delimiter)) {
    rows.push(Object.fromEntries(facts.value.headings.map((heading, index) => [heading, cells[index] ?? ""])));
  }
  return { ok: true, value: rows };
}

interface Lookup {
  readonly services: ReadonlyMap<string, Row>;
  readonly organisations: ReadonlyMap<string, Row>;
  readonly locations: ReadonlyMap<string, Row>;
  readonly addresses: Parts;
  readonly phones: Parts;
  readonly schedules: Parts;
}
/** Rows by what they belong to: "service_id:17". */
type Parts = ReadonlyMap<string, readonly Row[]>;

function entries(tables: Tables): readonly (readonly string[])[] {
  const byId = (name: HsdsFile) => new Map((tables.get(name) ?? []).map((row) => [row["id"] ?? "", row]));
  const lookup: Lookup = {
    services: byId("services"),
    organisations: byId("organizations"),
    locations: byId("locations"),
    addresses: partsOf(tables.get("addresses") ?? []),
    phones: partsOf(tables.get("phones") ?? []),
    schedules: partsOf(tables.get("schedules") ?? []),
  };
  return (tables.get("service_at_locations") ?? []).map((row) => {
    const entry = entryOf(row, lookup);
    return IMPORT_FIELDS.map((field) => entry[field] ?? "");
  });
}

const OWNERS = ["service_at_location_id", "service_id", "location_id", "organization_id"] as const;

function partsOf(rows: readonly Row[]): Parts {
  const parts = new Map<string, Row[]>();
  for (const row of rows) {
    for (const owner of OWNERS) {
      const id = row[owner] ?? "";
      if (id === "") continue;
      const key = `${owner}:${id}`;
      const known = parts.get(key);
      if (known) known.push(row);
      else parts.set(key, [row]);
    }
  }
  return parts;
}

function entryOf(row: Row, lookup: Lookup): Partial<Record<ImportField, string>> {
  const service = lookup.services.get(row["service_id"] ?? "") ?? {};
  const organisation = lookup.organisations.get(service["organization_id"] ?? "") ?? {};
  const location = lookup.locations.get(row["location_id"] ?? "") ?? {};
  return {
    identifier: row["id"],
    ...serviceFields(service),
    organisation: organisation["name"],
    organisationIdentifier: organisation["id"],
    website: organisation["website"],
    ...placeFields(location, lookup.addresses),
    phone: phones(row, lookup.phones),
    ...hours(row, lookup.schedules),
  };
}

function serviceFields(service: Row): Partial<Record<ImportField, string>> {
  return {
    title: service["name"],
    service: service["name"],
    description: service["description"],
    fees: service["fees_description"],
    eligibility: service["eligibility_description"],
    application: service["application_process"],
    waitTime: service["wait_time"],
    mail: service["email"],
  };
}

function placeFields(location: Row, addresses: Parts): Partial<Record<ImportField, string>> {
  const address = addresses.get(`location_id:${location["id"] ?? ""}`)?.[0] ?? {};
  return {
    placeName: location["name"],
    transportation: location["transportation"],
    street: address["address_1"],
    postalCode: address["postal_code"],
    city: address["city"],
  };
}

/** What belongs to the place of a service counts before what belongs to the service, and that before the location. */
function nearest(row: Row, parts: Parts): readonly Row[] {
  const owners = [
    `service_at_location_id:${row["id"] ?? ""}`,
    `service_id:${row["service_id"] ?? ""}`,
    `location_id:${row["location_id"] ?? ""}`,
  ];
  return owners.map((owner) => parts.get(owner) ?? []).find((rows) => rows.length > 0) ?? [];
}

function phones(row: Row, parts: Parts): string {
  const voice = nearest(row, parts).filter((phone) => ["", "voice", "cell"].includes(phone["type"] ?? ""));
  return voice.map((phone) => phone["number"] ?? "").join("; ");
}

function hours(row: Row, parts: Parts): { readonly openingHours: string; readonly openingHoursNote: string } {
  const { text, note } = hoursFromSchedules(nearest(row, parts));
  return { openingHours: text, openingHoursNote: note };
}
