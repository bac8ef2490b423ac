import type { Ask } from "../reader.ts";
import type { Conditions, Kind } from "./hsds.parameters.ts";

/** Puts a value among the parameters of a statement and returns its placeholder. */
type Bind = (value: unknown) => string;

/** Ids of the contact points that a search found; null when nothing was searched for. */
export type FoundPoints = readonly string[] | null;

interface Narrow {
  readonly asked: Conditions;
  readonly bind: Bind;
  readonly found: FoundPoints;
}

/** A part of the directory: the view it is read from, and the conditions that narrow it. */
const VIEWS: Readonly<Record<Kind, string>> = {
  services: "open_data.service",
  service_at_locations: "open_data.contact_point",
  organizations: "open_data.organization",
  locations: "open_data.location",
  taxonomies: "open_data.taxonomy",
  taxonomy_terms: "open_data.taxonomy_term",
};

/** One page of ids in the order of the ids, and how many there are in all. */
export async function readPageOfIds(
  ask: Ask,
  kind: Kind,
  given: { readonly asked: Conditions; readonly found: FoundPoints; readonly page: number; readonly perPage: number },
): Promise<{ readonly total: number; readonly ids: readonly string[] }> {
  const { bind, values } = startBinding();
  const where = whereOf(kind, { asked: given.asked, bind, found: given.found });
  const counted = await ask<{ total: number }>(`SELECT count(*)::int AS total FROM ${VIEWS[kind]} x ${where}`, [
    ...values,
  ]);
  const total = counted[0]?.total ?? 0;
  const from = (given.page - 1) * given.perPage;
  if (from >= total) return { total, ids: [] };
  const page = `SELECT x.id FROM ${VIEWS[kind]} x ${where} ORDER BY x.id LIMIT ${bind(given.perPage)} OFFSET ${bind(from)}`;
  return { total, ids: (await ask<{ id: string }>(page, values)).map((row) => row.id) };
}

/** The next ids after one, null for the first ones: a walk through everything that holds nothing open. */
export async function readNextIds(
  ask: Ask,
  kind: Kind,
  given: {
    readonly asked: Conditions;
    readonly found: FoundPoints;
    readonly after: string | null;
    readonly count: number;
  },
): Promise<readonly string[]> {
  const { bind, values } = startBinding();
  const where = whereOf(kind, { asked: given.asked, bind, found: given.found });
  const after = given.after === null ? "" : `${where === "" ? "WHERE" : "AND"} x.id > ${bind(given.after)}::uuid`;
  const text = `SELECT x.id FROM ${VIEWS[kind]} x ${where} ${after} ORDER BY x.id LIMIT ${bind(given.count)}`;
  return (await ask<{ id: string }>(text, values)).map((row) => row.id);
}

function startBinding(): { readonly bind: Bind; readonly values: unknown[] } {
  const values: unknown[] = [];
  return { values, bind: (value) => `$${String(values.push(value))}` };
}

function whereOf(kind: Kind, narrow: Narrow): string {
  const conditions = CONDITIONS[kind](narrow);
  return conditions.length === 0 ? "" : `WHERE ${conditions.map((condition) => `(${condition})`).join(" AND ")}`;
}

const CONDITIONS: Readonly<Record<Kind, (narrow: Narrow) => readonly string[]>> = {
  services: ({ asked, bind, found }) => [
    ...given(
      found,
      (ids) => `x.id IN (SELECT p.service_id FROM open_data.contact_point p WHERE p.id = ANY(${bind(ids)}))`,
    ),
    ...given(asked.modified_after, (date) => `x.id IN (${changedServices(bind(date))})`),
    ...given(asked.taxonomy_term_id, (id) => `x.id IN (${servicesWith(`a.term_id = ${bind(id)}`)})`),
    ...given(asked.taxonomy_id, (id) => `x.id IN (${servicesWith(inTaxonomy(bind(id)))})`),
    ...given(asked.organization_id, (id) => `x.organization_id = ${bind(id)}`),
  ],
  service_at_locations: ({ asked, bind, found }) => [
    ...given(found, (ids) => `x.id = ANY(${bind(ids)})`),
    ...given(asked.modified_after, (date) => `x.service_id IN (${changedServices(bind(date))})`),
    ...given(
      asked.taxonomy_term_id,
      (id) => `x.id IN (SELECT a.link_id FROM open_data.attribute a WHERE a.term_id = ${bind(id)})`,
    ),
    ...given(
      asked.taxonomy_id,
      (id) => `x.id IN (SELECT a.link_id FROM open_data.attribute a WHERE ${inTaxonomy(bind(id))})`,
    ),
    ...given(
      asked.organization_id,
      (id) => `x.service_id IN (SELECT v.id FROM open_data.service v WHERE v.organization_id = ${bind(id)})`,
    ),
    ...given(asked.postcode, (code) => `x.location_id IN (${placesNear(bind(code), asked.proximity, bind)})`),
  ],
  organizations: ({ asked, bind }) => [
    ...given(asked.search, (words) => like(["x.name", "x.alternate_name", "x.description"], bind(pattern(words)))),
    ...given(asked.modified_after, (date) => `x.updated_at >= ${bind(date)}`),
    ...given(
      asked.taxonomy_term_id,
      (id) => `x.id IN (SELECT a.link_id FROM open_data.attribute a WHERE a.term_id = ${bind(id)})`,
    ),
  ],
  locations: ({ asked, bind }) => [
    ...given(asked.search, (words) => like(["x.name", "x.address_1", "x.city"], bind(pattern(words)))),
    ...given(asked.modified_after, (date) => `x.updated_at >= ${bind(date)}`),
  ],
  taxonomies: ({ asked, bind }) => given(asked.search, (words) => like(["x.name", "x.code"], bind(pattern(words)))),
  taxonomy_terms: ({ asked, bind }) => [
    ...given(asked.search, (words) => like(["x.name", "x.code", "x.description"], bind(pattern(words)))),
    ...given(asked.taxonomy_id, (id) => `x.taxonomy_id = ${bind(id)}`),
    ...given(asked.parent_id, (id) => `x.parent_id = ${bind(id)}`),
    ...(asked.top_only === true ? ["x.parent_id IS NULL"] : []),
  ],
};

/** A service changes with its places, their rooms and its organisation. */
function changedServices(date: string): string {
  return `SELECT v.id FROM open_data.service v WHERE v.updated_at >= ${date}
    UNION SELECT p.service_id FROM open_data.contact_point p WHERE p.updated_at >= ${date}
    UNION SELECT p.service_id FROM open_data.location l JOIN open_data.contact_point p ON p.location_id = l.id WHERE l.updated_at >= ${date}
    UNION SELECT v.id FROM open_data.organization o JOIN open_data.service v ON v.organization_id = o.id WHERE o.updated_at >= ${date}`;
}

/** Twice the mean radius of the earth in metres (IUGG). */
const EARTH = "12742017.6";

/**
 * Places with a postcode; with a distance, those within so many metres of its middle. The middle is that of its places
 * with a point, because the directory knows no borders of postcodes; places without a point are then left out.
 */
function placesNear(code: string, metres: number | undefined, bind: Bind): string {
  if (metres === undefined) return `SELECT l.id FROM open_data.location l WHERE l.postal_code = ${code}`;
  const share = `sin(radians(l.latitude - c.latitude) / 2) ^ 2
    + cos(radians(c.latitude)) * cos(radians(l.latitude)) * sin(radians(l.longitude - c.longitude) / 2) ^ 2`;
  return `SELECT l.id FROM open_data.location l, (SELECT avg(m.latitude) AS latitude, avg(m.longitude) AS longitude
    FROM open_data.location m WHERE m.postal_code = ${code}) c WHERE ${EARTH} * asin(sqrt(${share})) <= ${bind(metres)}`;
}

function servicesWith(condition: string): string {
  return `SELECT p.service_id FROM open_data.attribute a JOIN open_data.contact_point p ON p.id = a.link_id WHERE ${condition}`;
}

function inTaxonomy(id: string): string {
  return `a.term_id IN (SELECT t.id FROM open_data.taxonomy_term t WHERE t.taxonomy_id = ${id})`;
}

function given<Value>(value: Value | null | undefined, condition: (value: Value) => string): readonly string[] {
  return value === null || value === undefined ? [] : [condition(value)];
}

function like(columns: readonly string[], placeholder: string): string {
  return columns.map((column) => `${column} ILIKE ${placeholder}`).join(" OR ");
}

/** Wildcards in the words stay letters. */
function pattern(words: string): string {
  return `%${words.replaceAll(/[\\%_]/gu, String.raw`\$&`)}%`;
}
