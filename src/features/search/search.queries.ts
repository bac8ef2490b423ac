import type pg from "pg";
import { readWords, type Words } from "./words.ts";

/** A search entry that matches, best first. */
export interface Match {
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  readonly summary: string;
  readonly keywords: string;
  readonly path: string;
  readonly isExample: boolean;
}

/** Further conditions on the entry `s`; parameters are numbered from `$3` on. */
export interface Narrowing {
  readonly sql: string;
  readonly values: readonly unknown[];
}

export interface SearchQueries {
  /** Ids of the contact points that match, best first, at most 300. */
  readonly contactPoints: (words: Words, narrowing?: Narrowing) => Promise<readonly string[]>;
  /** The best contact points, and the best of every other kind. */
  readonly best: (words: Words, perKind: number) => Promise<readonly Match[]>;
  /** The nearest spelling that is known; null when there is none or nothing differs. */
  readonly nearest: (words: Words) => Promise<Words | null>;
}

/** A common word matches half of all entries: no more than these are looked at. */
const CANDIDATES = 300;
/** With so many whole words found, parts of words are not looked for. */
const ENOUGH = 40;
const ARE_CONTACT_POINTS = `s."resourceType" = 'service_at_location'`;
const ARE_OTHERS = `s."resourceType" <> 'service_at_location'`;
const HAS_WORDS = `s."document" @@ to_tsquery('german_folded', $1)`;
const HAS_PARTS = `s."folded" LIKE ALL ($1)`;
const EVERYTHING: Narrowing = { sql: "", values: [] };
const SHORTEST_PART = 3;
const SHORTEST_SLIP = 4;

export function createSearchQueries(pool: pg.Pool): SearchQueries {
  async function contactPoints(words: Words, narrowing: Narrowing = EVERYTHING): Promise<readonly string[]> {
    const whole = await ids(
      words.tsquery,
      ranked(HAS_WORDS, "ts_rank(c.\"document\", to_tsquery('german_folded', $1)) DESC,"),
      words,
      narrowing,
    );
    if (whole.length >= ENOUGH) return whole;
    const parts = partsOf(words);
    if (parts.length === 0) return whole;
    return [...new Set([...whole, ...(await ids(parts, ranked(HAS_PARTS, ""), words, narrowing))])];
  }

  function ranked(condition: string, rank: string): (narrowing: string) => string {
    return (narrowing) => `
      SELECT c."resourceId" AS "id" FROM (
        SELECT s."resourceId", s."sortKey", s."title", s."document" FROM "SearchEntry" s
        WHERE ${ARE_CONTACT_POINTS} AND ${condition}${narrowing} LIMIT ${String(CANDIDATES)}
      ) c ORDER BY (fold_text(c."title") LIKE $2) DESC, ${rank} c."sortKey", c."resourceId"`;
  }

  async function ids(
    first: string | readonly string[],
    sql: (narrowing: string) => string,
    words: Words,
    narrowing: Narrowing,
  ): Promise<readonly string[]> {
    const { rows } = await pool.query<{ id: string }>(sql(narrowing.sql), [first, inTitle(words), ...narrowing.values]);
    return rows.map((row) => row.id);
  }

  async function best(words: Words, perKind: number): Promise<readonly Match[]> {
    const parts = partsOf(words);
    const look = (scope: string) => async () => {
      const whole = await matches(pool, { scope, condition: HAS_WORDS, first: words.tsquery, words, perKind });
      if (whole.length >= perKind || parts.length === 0) return whole;
      const partly = await matches(pool, { scope, condition: HAS_PARTS, first: parts, words, perKind });
      return [...whole, ...partly.filter((match) => whole.every(({ id }) => id !== match.id))];
    };
    const found = await Promise.all([look(ARE_CONTACT_POINTS)(), look(ARE_OTHERS)()]);
    return found.flat();
  }

  async function nearest(words: Words): Promise<Words | null> {
    const long = words.folded.filter((word) => word.length >= SHORTEST_SLIP);
    if (long.length === 0) return null;
    const { rows } = await pool.query<{ typed: string; known: string }>(
      `SELECT t AS "typed", n."word" AS "known" FROM unnest($1::text[]) AS t CROSS JOIN LATERAL (
         SELECT w."word" FROM "SearchWord" w WHERE w."folded" % t ORDER BY similarity(w."folded", t) DESC, w."word" LIMIT 1
       ) n`,
      [long],
    );
    const known = new Map(rows.map((row) => [row.typed, row.known]));
    const corrected = readWords(words.folded.map((word) => known.get(word) ?? word).join(" "));
    return corrected !== null && corrected.folded.join(" ") !== words.folded.join(" ") ? corrected : null;
  }

  return { contactPoints, best, nearest };
}

interface Look {
  readonly scope: string;
  readonly condition: string;
  readonly first: string | readonly string[];
  readonly words: Words;
  readonly perKind: number;
}

async function matches(pool: pg.Pool, { scope, condition, first, words, perKind }: Look): Promise<readonly Match[]> {
  const { rows } = await pool.query<Match>(
    `SELECT s."resourceId" AS "id", s."resourceType" AS "kind", s."title", s."summary", left(s."keywords", 2000) AS "keywords", s."path", s."isExample"
     FROM (
       SELECT c."id", row_number() OVER (PARTITION BY c."resourceType" ORDER BY c."isInTitle" DESC, c."title", c."id") AS place
       FROM (
         SELECT s."id", s."resourceType", s."title", fold_text(s."title") LIKE $2 AS "isInTitle" FROM "SearchEntry" s
         WHERE ${scope} AND ${condition} LIMIT ${String(CANDIDATES)}
       ) c
     ) r JOIN "SearchEntry" s ON s."id" = r."id" WHERE r.place <= $3 ORDER BY s."resourceType", r.place`,
    [first, inTitle(words), perKind],
  );
  return rows;
}

/** For LIKE; words hold letters and digits only, so there is nothing to escape. */
function partsOf(words: Words): readonly string[] {
  return words.folded.filter((word) => word.length >= SHORTEST_PART).map((word) => `%${word}%`);
}

function inTitle(words: Words): string {
  return `%${words.folded[0] ?? ""}%`;
}
