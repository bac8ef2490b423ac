import type pg from "pg";
import { STALE_AFTER_MONTHS } from "../openingHours/index.ts";
import { dayOf } from "../../shared/clock.ts";
import type { Language } from "../../shared/text/languages.ts";

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
  readonly state: string;
  readonly street: string | null;
  readonly hours: string | null;
  /** A short-term notice, as long as it stands. */
  readonly alert: string | null;
  readonly alertUntil: Date | null;
  readonly alertCloses: boolean;
}

const KIND = `s."resourceType" = 'service_at_location'`;
const COLUMNS = `
  SELECT s."resourceId" AS "id", s."title", coalesce(tr."text", s."summary") AS "summary", tr."text" IS NOT NULL AS "isTranslated",
    s."path", s."isExample", s."facets", p."assuredOn"::text, v."status", p."verified", p."state", a."address1" AS "street", h."text" AS "hours",
    p."alert", p."alertUntil", p."alertCloses"`;
const ENTRY = `JOIN "SearchEntry" s ON s."resourceType" = 'service_at_location' AND s."resourceId" = k."resourceId"`;
const JOINS = `
  JOIN "ServiceAtLocation" p ON p."id" = s."resourceId" JOIN "Service" v ON v."id" = p."serviceId"
  LEFT JOIN "Address" a ON a."locationId" = p."locationId" LEFT JOIN "OpeningHours" h ON h."id" = p."openingHoursId"
  LEFT JOIN "Translation" tr ON tr."resourceType" = 'service_at_location' AND tr."resourceId" = p."id" AND tr."language" = $1 AND tr."field" = 'summary'`;

/** Reads contact points by what is known of them already: which ones, or which hours are open. */
export function createContactPointQueries(pool: pg.Pool) {
  async function byId(ids: readonly string[], language: Language): Promise<readonly ContactPointRow[]> {
    if (ids.length === 0) return [];
    const text = `${COLUMNS} FROM unnest($2::uuid[]) WITH ORDINALITY AS k("resourceId", place) ${ENTRY} ${JOINS} ORDER BY k.place`;
    const { rows } = await pool.query<ContactPointRow>({ name: "contact-points-by-id", text, values: [language, ids] });
    return rows;
  }

  return {
    byId,
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
    const { rows } = await pool.query<ContactPointRow>({
      text,
      values: [language, now, trustedSince(now).toString(), limit],
    });
    return rows;
  }
}

export type ContactPointQueries = ReturnType<typeof createContactPointQueries>;

/** Hours that nobody has confirmed since this day are no longer believed. */
export function trustedSince(now: Date): Temporal.PlainDate {
  return dayOf(now).subtract({ months: STALE_AFTER_MONTHS });
}
