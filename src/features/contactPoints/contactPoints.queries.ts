import type pg from "pg";
import { STALE_AFTER_MONTHS } from "../openingHours/index.ts";
import { startBinding, type Bind, type SearchQueries, type Words } from "../search/index.ts";
import type { KeepAnswer } from "../../shared/cache/keptAnswers.ts";
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

export interface Choices {
  readonly themes: readonly Choice[];
  readonly languages: readonly Choice[];
}

export interface Found {
  readonly rows: readonly ContactPointRow[];
  readonly hasNext: boolean;
  /** How many match, at most COUNT_LIMIT + 1. */
  readonly count: number;
  /** The spelling that was looked for instead, when the one typed finds nothing. */
  readonly instead: Words | null;
}

/** Which page, for whom, when. */
export interface Place {
  readonly page: number;
  readonly language: Language;
  readonly now: Date;
}

/** Ids of the opening hours that are open; null when that does not matter. */
type OpenHours = readonly string[] | null;

const PAGE_SIZE = 20;
/** Nobody reads on: more are counted as "über 1.000". */
export const COUNT_LIMIT = 1000;

const KIND = `s."resourceType" = 'service_at_location'`;
const COLUMNS = `
  SELECT s."resourceId" AS "id", s."title", coalesce(tr."text", s."summary") AS "summary", tr."text" IS NOT NULL AS "isTranslated",
    s."path", s."isExample", s."facets", p."assuredOn"::text, v."status", p."verified", a."address1" AS "street", h."text" AS "hours"`;
const ENTRY = `JOIN "SearchEntry" s ON s."resourceType" = 'service_at_location' AND s."resourceId" = k."resourceId"`;
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

export function createContactPointQueries(pool: pg.Pool, keepAnswer: KeepAnswer, search: SearchQueries) {
  /** Themes and languages, in their order and in the reader's language. */
  function choices(language: Language): Promise<Choices> {
    return keepAnswer(`contact point choices ${language}`, { dependsOn: ["theme", "vocabulary"] }, () =>
      readChoices(language),
    );
  }

  async function readChoices(language: Language): Promise<Choices> {
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
  async function find(filter: Filter, at: Place): Promise<Found> {
    const open = filter.isOpenNow ? await openHours() : null;
    return filter.words === null ? browse(filter, open, at) : look(filter.words, { filter, open }, at);
  }

  async function openHours(): Promise<readonly string[]> {
    const { rows } = await pool.query<{ id: string }>({
      name: "hours-open",
      text: `SELECT "id" FROM "OpeningHours" WHERE "isOpen"`,
    });
    return rows.map((row) => row.id);
  }

  /**
   * Gathers as many as are counted, although only a page of them is shown: for so many PostgreSQL takes few matches
   * from the index of facets and walks along the order for many. For a page alone it would walk past everything for
   * a rare one.
   */
  async function browse(filter: Filter, open: OpenHours, at: Place): Promise<Found> {
    const from = (at.page - 1) * PAGE_SIZE;
    const { bind, values } = startBinding(from);
    const text = `WITH m AS MATERIALIZED (
        SELECT s."sortKey", s."resourceId" FROM "SearchEntry" s WHERE ${KIND}${narrowed(bind, filter, open, at.now)}
        ORDER BY s."sortKey", s."resourceId" LIMIT ${String(Math.max(COUNT_LIMIT, from + PAGE_SIZE) + 1)}
      ) SELECT (SELECT count(*) FROM m)::int AS "count",
        ARRAY(SELECT m."resourceId"::text FROM m ORDER BY m."sortKey", m."resourceId" LIMIT ${String(PAGE_SIZE)} OFFSET $1) AS "ids"`;
    const { rows } = await pool.query<{ count: number; ids: readonly string[] }>({ text, values });
    const { count, ids } = rows[0] ?? { count: 0, ids: [] };
    return { rows: await byId(ids, at.language), hasNext: count > from + PAGE_SIZE, count, instead: null };
  }

  function total(): Promise<number> {
    return keepAnswer("contact points total", { dependsOn: ["contact_point", "organization"] }, async () => {
      const { rows } = await pool.query<{ count: number }>({ name: "contact-points-total", text: TOTAL });
      return rows[0]?.count ?? 0;
    });
  }

  async function look(words: Words, { filter, open }: { filter: Filter; open: OpenHours }, at: Place): Promise<Found> {
    const narrowing = (bind: Bind) => narrowed(bind, filter, open, at.now);
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
    const text = `${COLUMNS} FROM unnest($2::uuid[]) WITH ORDINALITY AS k("resourceId", place) ${ENTRY} ${JOINS} ORDER BY k.place`;
    const { rows } = await pool.query<ContactPointRow>({ name: "contact-points-by-id", text, values: [language, ids] });
    return rows;
  }

  return {
    choices,
    find,
    byId,
    /** How many there are in all, at most COUNT_LIMIT + 1. */
    total,
    /** Open at the moment by hours that somebody still stands for, in their order. */
    openNow: (language: Language, now: Date, limit: number) =>
      byHours({ condition: `o."isOpen"`, order: `c."sortKey", c."resourceId"` }, { language, now, limit }),
    /** Those that open next, the first first. */
    opensNext: (language: Language, now: Date, limit: number) =>
      byHours(
        {
          condition: `NOT o."isOpen" AND o."nextChangeAt" > $2`,
          order: `o."nextChangeAt", c."sortKey", c."resourceId"`,
        },
        { language, now, limit },
      ),
    byName: (limit: number) =>
      pool
        .query<{ id: string; title: string }>({
          text: `SELECT s."resourceId" AS "id", s."title" FROM "SearchEntry" s WHERE ${KIND} ORDER BY s."sortKey", s."resourceId" LIMIT $1`,
          values: [limit],
        })
        .then(({ rows }) => rows),
  };

  /** The first few of each opening_hours text, then the first few of all. Only contact points have hours. */
  async function byHours(
    { condition, order }: { condition: string; order: string },
    { language, now, limit }: { language: Language; now: Date; limit: number },
  ): Promise<readonly ContactPointRow[]> {
    const text = `${COLUMNS} FROM (
        SELECT c."resourceId", row_number() OVER (ORDER BY ${order}) AS place FROM "OpeningHours" o CROSS JOIN LATERAL (
          SELECT s."sortKey", s."resourceId" FROM "SearchEntry" s
          WHERE s."openingHoursId" = o."id" AND (s."assuredOn" IS NULL OR s."assuredOn" > $3::date)
          ORDER BY s."sortKey", s."resourceId" LIMIT $4
        ) c WHERE ${condition} AND $2::timestamptz IS NOT NULL ORDER BY ${order} LIMIT $4
      ) k ${ENTRY} ${JOINS} ORDER BY k.place`;
    const { rows } = await pool.query<ContactPointRow>({ text, values: [language, now, trustedSince(now), limit] });
    return rows;
  }
}

export type ContactPointQueries = ReturnType<typeof createContactPointQueries>;

/** The filter as conditions on the entry `s`. */
function narrowed(bind: Bind, filter: Filter, open: OpenHours, now: Date): string {
  const all = [
    ...(filter.language === null ? [] : [`language:${filter.language}`]),
    ...(filter.isStepFree ? ["wheelchair:yes"] : []),
  ];
  const themes = filter.themes.map((code) => `theme:${code}`);
  const conditions = [
    ...(all.length > 0 ? [`s."facets" @> ${bind(all)}::text[]`] : []),
    ...(themes.length > 0 ? [`s."facets" && ${bind(themes)}::text[]`] : []),
    ...(open === null
      ? []
      : [
          `s."openingHoursId" = ANY (${bind(open)}::uuid[]) AND (s."assuredOn" IS NULL OR s."assuredOn" > ${bind(trustedSince(now))}::date)`,
        ]),
  ];
  return conditions.map((condition) => ` AND ${condition}`).join("");
}

function trustedSince(now: Date): string {
  return dayOf(now).subtract({ months: STALE_AFTER_MONTHS }).toString();
}
