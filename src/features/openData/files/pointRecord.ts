import { z } from "zod";
import { openSchemas } from "../docs/registry.ts";
import { pageOfPoint, standingAlert, type Telling } from "../hsds/shape.ts";
import type { LocationRow, PointRow } from "../hsds/rows.ts";
import { webAddress } from "../hsds/values.ts";

// A contact point as one flat record: a row of the CSV, the properties of a GeoJSON feature. The names are the columns
// of the data dictionary; values are those of the pages. Lists are divided by "; ".

const text = z.string();

export const pointRecord = z
  .object({
    id: z.uuid(),
    title: text,
    organization: text,
    summary: text,
    description: text,
    themes: text,
    target_groups: text,
    concerns: text,
    street: text,
    postal_code: text,
    city: text,
    latitude: z.number().nullable(),
    longitude: z.number().nullable(),
    phones: text,
    emails: text,
    website: text,
    opening_hours: text,
    opening_hours_note: text,
    alert: text,
    languages: text,
    interpreted_languages: text,
    wheelchair: z.enum(["yes", "limited", "no", "unknown"]),
    free_of_charge: z.enum(["yes", "no", "unknown"]),
    costs: text,
    eligibility: text,
    how_to_apply: text,
    waiting_time: text,
    required_documents: text,
    status: z.enum(["active", "inactive", "defunct", "temporarily_closed"]),
    checked_on: z.union([z.iso.date(), z.literal("")]),
    changed_at: z.iso.datetime(),
    is_example: z.boolean(),
    url: z.url(),
  })
  .register(openSchemas, { id: "ContactPoint" });

export type PointRecord = z.infer<typeof pointRecord>;
export type Column = keyof PointRecord;
export const COLUMNS = Object.keys(pointRecord.shape) as Column[];

const BETWEEN = "; ";
/** The record of a contact point, passed through its schema. */
export function recordOf(telling: Telling, row: PointRow): PointRecord {
  return pointRecord.parse({
    id: row.id,
    title: row.title,
    summary: row.summary,
    description: row.description,
    themes: termsOf(telling, row, "theme"),
    target_groups: termsOf(telling, row, "target_group"),
    concerns: termsOf(telling, row, "concern"),
    ...organizationColumns(telling, row),
    ...placeColumns(telling.graph.locations.get(row.location_id)),
    ...contactColumns(telling, row),
    ...serviceColumns(telling, row),
    opening_hours: given(row.opening_hours),
    opening_hours_note: given(row.opening_hours_note),
    alert: given(standingAlert(row, telling.now)),
    languages: row.languages.join(BETWEEN),
    interpreted_languages: row.interpreted_languages.join(BETWEEN),
    checked_on: given(row.assured_on),
    changed_at: row.updated_at.toISOString(),
    is_example: row.is_example,
    url: pageOfPoint(telling.origin, row.slug),
  });
}

function given(value: string | null | undefined): string {
  return value ?? "";
}

function organizationColumns({ graph }: Telling, row: PointRow) {
  const organizationId = graph.services.get(row.service_id)?.organization_id;
  const organization = graph.organizations.get(given(organizationId));
  return { organization: given(organization?.name), website: given(webAddress(organization?.website ?? null)) };
}

function placeColumns(location: LocationRow | undefined) {
  if (!location) return {};
  const { latitude, longitude, wheelchair } = location;
  const lines = [location.address_1, location.address_2].map(given).filter((line) => line.trim() !== "");
  return {
    street: lines.join(", "),
    postal_code: given(location.postal_code),
    city: given(location.city),
    latitude,
    longitude,
    wheelchair,
  };
}

function serviceColumns({ graph }: Telling, { service_id: id }: PointRow) {
  const service = graph.services.get(id);
  return {
    status: service?.status,
    free_of_charge: freeWord(service?.is_free),
    costs: given(service?.fees_description),
    eligibility: given(service?.eligibility),
    how_to_apply: given(service?.application_process),
    waiting_time: given(service?.wait_time),
    required_documents: (graph.documentsOf.get(id) ?? []).map(({ document }) => document).join(BETWEEN),
  };
}

function freeWord(isFree: boolean | null | undefined): PointRecord["free_of_charge"] {
  return isFree === true ? "yes" : isFree === false ? "no" : "unknown";
}

/** Numbers as RFC 3966 addresses: a leading plus would be a formula to spreadsheets. */
function contactColumns({ graph }: Telling, row: PointRow) {
  const contacts = graph.contactsOf.get(row.id) ?? [];
  const numbers = [
    ...(graph.phonesOf.get(row.id) ?? []).map(({ number }) => number),
    ...contacts.map(({ phone }) => phone).filter((phone) => phone !== null),
  ];
  return {
    phones: [...new Set(numbers)].map((number) => `tel:${number}`).join(BETWEEN),
    emails: [...new Set(contacts.map(({ email }) => email).filter((email) => email !== null))].join(BETWEEN),
  };
}

function termsOf({ graph }: Telling, row: PointRow, taxonomyCode: string): string {
  const terms = (graph.attributesOf.get(row.id) ?? []).flatMap(({ term_id: id }) => graph.terms.get(id) ?? []);
  return terms
    .filter((term) => graph.taxonomies.get(term.taxonomy_id)?.code === taxonomyCode)
    .map((term) => term.name)
    .join(BETWEEN);
}
