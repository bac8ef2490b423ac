import type pg from "pg";
import { STALE_AFTER_MONTHS } from "../openingHours/index.ts";
import type { Narrowing, SearchQueries, Words } from "../search/index.ts";
import type { Language } from "../../shared/text/languages.ts";
import { dayOf } from "../../shared/clock.ts";
import type { Filter } from "./contactPoints.filter.ts";

/** A contact point as lists show it. */
export interface ContactPointRow {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly isTranslated: boolean;
  readonly path: string;
  readonly isExample: boolean;
  readonly facets: readonly string[];
  /** ISO day */
  readonly assuredOn: string | null;
  readonly status: string;
  readonly verified: string;
  readonly street: string | null;
  readonly hours: string | null;
}

/** A word of the vocabularies that a list narrows by. */
export interface Choice {
  readonly code: string;
  readonly name: string;
  readonly shortName: string;
  /** The pictogram of a theme; a language's own name. */
  readonly mark: string;
}

export interface Found {
  readonly rows: readonly ContactPointRow[];
  readonly hasNext: boolean;
  /** How many match, at most COUNT_LIMIT + 1. */
  readonly count: number;
  /** The spelling that was looked for instead, when the one typed finds nothing. */
  readonly instead: Words | null;
}

export const PAGE_SIZE = 20;
/** Nobody reads on: more are counted as "über 1.000". */
export const COUNT_LIMIT = 1000;

const KIND = `s."resourceType" = 'service_at_location'`;
const COLUMNS = `
  SELECT s."resourceId" AS "id", s."title", coalesce(tr."text", s."summary") AS "summary", tr."text" IS NOT NULL AS "isTranslated",
    s."path", s."isExample", s."facets", p."assuredOn"::text, v."status", p."verified", a."address1" AS "street", h."text" AS "hours"`;
const JOINS = `
  JOIN "ServiceAtLocation" p ON p."id" = s."resourceId" JOIN "Service" v ON v."id" = p."serviceId"
  LEFT JOIN "Address" a ON a."locationId" = p."locationId" LEFT JOIN "OpeningHours" h ON h."id" = p."openingHoursId"
  LEFT JOIN "Translation" tr ON tr."resourceType" = 'service_at_location' AND tr."resourceId" = p."id" AND tr."language" = $1 AND tr."field" = 'summary'`;
const CHOICES = `
  SELECT x."code" AS "vocabulary", t."code", coalesce(n."text", t."name") AS "name",
    coalesce(m."text", n."text", t."shortName", t."name") AS "shortName",
    CASE x."code" WHEN 'theme' THEN coalesce(t."house", '') ELSE coalesce(t."description", t."name") END AS "mark"
  FROM "TaxonomyTerm" t JOIN "Taxonomy" x ON x."id" = t."taxonomyId"
  LEFT JOIN "Translation" n ON n."resourceType" = 'taxonomy_term' AND n."resourceId" = t."id" AND n."language" = $1 AND n."field" = 'name'
  LEFT JOIN "Translation" m ON m."resourceType" = 'taxonomy_term' AND m."resourceId" = t."id" AND m."language" = $1 AND m."field" = 'shortName'
  WHERE x."code" IN ('theme', 'language') AND t."isActive" ORDER BY t."position", t."name"`;
const TOTAL = `SELECT count(*)::int AS "count" FROM (SELECT FROM "SearchEntry" s WHERE ${KIND} LIMIT ${String(COUNT_LIMIT + 1)}) x`;

export function createContactPointQueries(pool: pg.Pool, search: SearchQueries) {
  /** Themes and languages, in their order and in the reader's language. */
  async function choices(
    language: Language,
  ): Promise<{ readonly themes: readonly Choice[]; readonly languages: readonly Choice[] }> {
    const { rows } = await pool.query<Choice & { vocabulary: string }>({
      name: "contact-point-choices",
      text: CHOICES,
      values: [language],
    });
    return {
      themes: rows.filter((row) => row.vocabulary === "theme"),
      languages: rows.filter((row) => row.vocabulary === "language"),
    };
  }

  /** One page of the list. */
  async function find(filter: Filter, at: { page: number; language: Language; now: Date }): Promise<Found> {
    return filter.words === null ? browse(filter, at) : look(filter.words, filter, at);
  }

  async function browse(filter: Filter, at: { page: number; language: Language; now: Date }): Promise<Found> {
    const from = (at.page - 1) * PAGE_SIZE;
    const narrowing = narrowingOf(filter, at.now, 1);
    const rows = await inOrder(narrowing, { from, size: PAGE_SIZE + 1, language: at.language });
    const isAll = rows.length <= PAGE_SIZE && (rows.length > 0 || at.page === 1);
    const count = isAll ? from + rows.length : await countOf(narrowingOf(filter, at.now, 0));
    return { rows: rows.slice(0, PAGE_SIZE), hasNext: rows.length > PAGE_SIZE, count, instead: null };
  }

  async function inOrder(
    narrowing: Narrowing,
    { from, size, language }: { from: number; size: number; language: Language },
  ): Promise<readonly ContactPointRow[]> {
    const text = `${COLUMNS} FROM (
        SELECT s.* FROM "SearchEntry" s WHERE ${KIND}${narrowing.sql}
        ORDER BY s."sortKey", s."resourceId" LIMIT ${String(size)} OFFSET ${String(from)}
      ) s ${JOINS} ORDER BY s."sortKey", s."resourceId"`;
    const { rows } = await pool.query<ContactPointRow>({ text, values: [language, ...narrowing.values] });
    return rows;
  }

  async function countOf(narrowing: Narrowing): Promise<number> {
    const { rows } = await pool.query<{ count: number }>(
      `SELECT count(*)::int AS "count" FROM (SELECT FROM "SearchEntry" s WHERE ${KIND}${narrowing.sql} LIMIT ${String(COUNT_LIMIT + 1)}) x`,
      [...narrowing.values],
    );
    return rows[0]?.count ?? 0;
  }

  async function look(
    words: Words,
    filter: Filter,
    at: { page: number; language: Language; now: Date },
  ): Promise<Found> {
    const narrowing = narrowingOf(filter, at.now, 2);
    const found = await search.contactPoints(words, narrowing);
    const nearest = found.length === 0 ? await search.nearest(words) : null;
    const ids = nearest === null ? found : await search.contactPoints(nearest, narrowing);
    const from = (at.page - 1) * PAGE_SIZE;
    return {
      rows: await byId(ids.slice(from, from + PAGE_SIZE), at.language),
      hasNext: ids.length > from + PAGE_SIZE,
      count: ids.length,
      instead: ids.length > 0 ? nearest : null,
    };
  }

  async function byId(ids: readonly string[], language: Language): Promise<readonly ContactPointRow[]> {
    if (ids.length === 0) return [];
    const text = `${COLUMNS} FROM unnest($2::uuid[]) WITH ORDINALITY AS w("id", place)
      JOIN "SearchEntry" s ON s."resourceType" = 'service_at_location' AND s."resourceId" = w."id" ${JOINS} ORDER BY w.place`;
    const { rows } = await pool.query<ContactPointRow>({ name: "contact-points-by-id", text, values: [language, ids] });
    return rows;
  }

  return {
    choices,
    find,
    byId,
    /** How many there are in all, at most COUNT_LIMIT + 1. */
    async total(): Promise<number> {
      const { rows } = await pool.query<{ count: number }>({ name: "contact-points-total", text: TOTAL });
      return rows[0]?.count ?? 0;
    },
    /** Open at the moment by hours that somebody still stands for, in their order. */
    openNow: (language: Language, now: Date, limit: number) =>
      inOrder(narrowingOf({ ...NO_FILTER, isOpenNow: true }, now, 1), { from: 0, size: limit, language }),
    byName: (limit: number) => inOrder({ sql: "", values: [] }, { from: 0, size: limit, language: "de" }),
    /** Those that open next, the first first. */
    async opensNext(language: Language, now: Date, limit: number): Promise<readonly ContactPointRow[]> {
      const { rows } = await pool.query<ContactPointRow>(
        `${COLUMNS} FROM (
           SELECT s.*, o."nextChangeAt" FROM "OpeningHours" o JOIN "SearchEntry" s ON s."openingHoursId" = o."id"
           WHERE o."isOpen" = false AND o."nextChangeAt" > $2 AND ${KIND} ORDER BY o."nextChangeAt", s."sortKey" LIMIT ${String(limit * 5)}
         ) s ${JOINS} WHERE p."assuredOn" IS NULL OR p."assuredOn" > $3 ORDER BY s."nextChangeAt", s."sortKey" LIMIT ${String(limit)}`,
        [language, now, trustedSince(now)],
      );
      return rows;
    },
  };
}

export type ContactPointQueries = ReturnType<typeof createContactPointQueries>;

const NO_FILTER: Filter = { words: null, themes: [], isOpenNow: false, language: null, isStepFree: false };

/** The filter as conditions on `s`; its parameters begin after the first `taken` ones. */
function narrowingOf(filter: Filter, now: Date, taken: number): Narrowing {
  const values: unknown[] = [];
  const next = (value: unknown) => `$${String(taken + values.push(value))}`;
  const all = [
    ...(filter.language === null ? [] : [`language:${filter.language}`]),
    ...(filter.isStepFree ? ["wheelchair:yes"] : []),
  ];
  const conditions = [
    ...(all.length > 0 ? [`s."facets" @> ${next(all)}::text[]`] : []),
    ...(filter.themes.length > 0
      ? [`s."facets" && ${next(filter.themes.map((code) => `theme:${code}`))}::text[]`]
      : []),
    ...(filter.isOpenNow ? [openSql(next(trustedSince(now)))] : []),
  ];
  return { sql: conditions.map((condition) => ` AND ${condition}`).join(""), values };
}

function openSql(since: string): string {
  return `s."openingHoursId" IN (SELECT o."id" FROM "OpeningHours" o WHERE o."isOpen")
    AND EXISTS (SELECT FROM "ServiceAtLocation" c WHERE c."id" = s."resourceId" AND (c."assuredOn" IS NULL OR c."assuredOn" > ${since}::date))`;
}

function trustedSince(now: Date): string {
  return dayOf(now).subtract({ months: STALE_AFTER_MONTHS }).toString();
}
