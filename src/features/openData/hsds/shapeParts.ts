import type { z } from "zod";
import { formatsFor } from "../../../shared/text/formats.ts";
import { derivedId } from "../derivedId.ts";
import type { Graph } from "./graph.ts";
import type * as schema from "./hsds.schema.ts";
import type {
  AttributeRow,
  ContactRow,
  LocationRow,
  PhoneRow,
  PointRow,
  ServiceRow,
  TaxonomyRow,
  TermRow,
} from "./rows.ts";
import { mail, some, webAddress, words } from "./values.ts";

// The small records that stand inside services, places and organisations.

const german = formatsFor("de");
const STATE = "Nordrhein-Westfalen";
const ANSWERS = { yes: "ja", limited: "teilweise", partly: "teilweise", no: "nein", unknown: "unbekannt" } as const;

export function shapePhone(row: PhoneRow): z.input<typeof schema.phone> {
  return {
    id: row.id,
    number: row.number,
    type: words(row.type),
    description: words(row.description),
    languages: some(row.languages.map((code) => languageNamed(row.id, code))),
  };
}

export function shapeContact(row: ContactRow): z.input<typeof schema.contact> {
  const number = words(row.phone);
  return {
    id: row.id,
    name: words(row.name),
    title: words(row.title),
    department: words(row.department),
    email: mail(row.email),
    phones: number === undefined ? undefined : [{ id: derivedId(row.id, "phone"), number, type: "voice" }],
  };
}

/** The languages spoken at any of the places, then those that somebody interprets. */
export function languagesOf(serviceId: string, points: readonly PointRow[]): z.input<typeof schema.language>[] {
  const spoken = new Set(points.flatMap((point) => point.languages));
  const interpreted = new Set(points.flatMap((point) => point.interpreted_languages));
  return [
    ...[...spoken].map((code) => languageNamed(serviceId, code)),
    ...[...interpreted.difference(spoken)].map((code) => ({
      ...languageNamed(serviceId, code),
      note: "Wird gedolmetscht.",
    })),
  ];
}

function languageNamed(owner: string, code: string): z.input<typeof schema.language> {
  return { id: derivedId(owner, "language", code), code, name: german.languageName(code) };
}

/** Free or not, as far as somebody said; an amount only where it is nothing. */
export function costsOf(row: ServiceRow): z.input<typeof schema.costOption>[] {
  const about = words(row.fees_description);
  if (row.is_free === null && about === undefined) return [];
  const id = derivedId(row.id, "cost");
  if (row.is_free === true) return [{ id, option: "kostenlos", amount: 0, currency: "EUR", amount_description: about }];
  return [{ id, option: row.is_free === false ? "kostenpflichtig" : undefined, amount_description: about }];
}

export function shapeLocation(graph: Graph, row: LocationRow): z.input<typeof schema.location> {
  return {
    id: row.id,
    location_type: row.location_type,
    name: words(row.name),
    transportation: words(row.transportation),
    latitude: row.latitude ?? undefined,
    longitude: row.longitude ?? undefined,
    addresses: addressesOf(row),
    accessibility: some(accessOf(graph, row)),
  };
}

function addressesOf(row: LocationRow): z.input<typeof schema.address>[] | undefined {
  if (row.address_1 === null) return undefined;
  return [
    {
      id: derivedId(row.id, "address"),
      address_1: row.address_1,
      address_2: words(row.address_2),
      city: row.city ?? "",
      state_province: STATE,
      postal_code: row.postal_code ?? "",
      country: row.country ?? "DE",
      address_type: row.location_type,
    },
  ];
}

/** Barrier questions that somebody answered; the others stay open. */
function accessOf(graph: Graph, row: LocationRow): z.input<typeof schema.accessibility>[] {
  const names = new Map(
    [...graph.terms.values()]
      .filter((term) => graph.taxonomies.get(term.taxonomy_id)?.code === "accessibility")
      .map((term) => [term.code, term.name]),
  );
  const wheelchair = {
    id: derivedId(row.id, "wheelchair"),
    description: `Mit dem Rollstuhl: ${ANSWERS[row.wheelchair]}`,
  };
  const answers = (graph.accessOf.get(row.id) ?? [])
    .filter(({ answer }) => answer !== "unknown")
    .map(({ id, feature, answer, details }) => ({
      id,
      description: `${names.get(feature) ?? feature}: ${ANSWERS[answer]}`,
      details: words(details),
    }));
  return [...(row.wheelchair === "unknown" ? [] : [wheelchair]), ...answers];
}

export function shapeTaxonomy(row: TaxonomyRow): z.input<typeof schema.taxonomy> {
  return { id: row.id, name: row.name, description: row.name, uri: webAddress(row.uri), version: row.version };
}

export function shapeTerm(row: TermRow, taxonomy: TaxonomyRow): z.input<typeof schema.taxonomyTerm> {
  return {
    id: row.id,
    code: row.code,
    name: row.name,
    description: words(row.description) ?? row.name,
    parent_id: row.parent_id ?? undefined,
    taxonomy: taxonomy.code,
    taxonomy_detail: shapeTaxonomy(taxonomy),
    language: "de",
    term_uri: webAddress(row.term_uri),
  };
}

/** The terms put on a record. A service has those of its places, under ids of its own. */
export function attributesOf(
  graph: Graph,
  entity: { readonly kind: string; readonly id: string },
  rows: readonly AttributeRow[],
): z.input<typeof schema.attribute>[] {
  const shaped = rows.flatMap((row) => {
    const term = graph.terms.get(row.term_id);
    const taxonomy = term && graph.taxonomies.get(term.taxonomy_id);
    if (!taxonomy) return [];
    const id = row.link_id === entity.id ? row.id : derivedId(entity.id, "term", term.id);
    return [
      {
        id,
        link_id: entity.id,
        taxonomy_term_id: term.id,
        link_entity: entity.kind,
        taxonomy_term: shapeTerm(term, taxonomy),
      },
    ];
  });
  return [...new Map(shaped.map((one) => [one.taxonomy_term_id, one])).values()];
}
