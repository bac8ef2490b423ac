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

/** Puts a value among the parameters of a statement and returns its placeholder. */
export type Bind = (value: unknown) => string;
/** Further conditions on the entry `s`, each begun with AND. */
export type Narrowing = (bind: Bind) => string;

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
const hasWords =
  ({ tsquery }: Words) =>
  (bind: Bind) =>
    `s."document" @@ to_tsquery('german_folded', ${bind(tsquery)})`;
/** One LIKE for each word: LIKE ALL would not use the index. Words hold letters and digits, so nothing is escaped. */
const hasParts = (parts: readonly string[]) => (bind: Bind) =>
  parts.map((part) => `s."folded" LIKE ${bind(part)}`).join(" AND ");
const EVERYTHING: Narrowing = () => "";
const SHORTEST_PART = 3;
const SHORTEST_SLIP = 4;

export function createSearchQueries(pool: pg.Pool): SearchQueries {
  async function contactPoints(words: Words, narrowing: Narrowing = EVERYTHING): Promise<readonly string[]> {
    const whole = await ids(words, hasWords(words), narrowing);
    const parts = partsOf(words);
    if (whole.length >= ENOUGH || parts.length === 0) return whole;
    return [...new Set([...whole, ...(await ids(words, hasParts(parts), narrowing))])];
  }

  async function ids(words: Words, condition: Narrowing, narrowing: Narrowing): Promise<readonly string[]> {
    const { bind, values } = startBinding();
    const text = `SELECT c."resourceId" AS "id" FROM (
        SELECT s."resourceId", s."sortKey", s."title", s."document" FROM "SearchEntry" s
        WHERE ${ARE_CONTACT_POINTS} AND ${condition(bind)}${narrowing(bind)} LIMIT ${String(CANDIDATES)}
      ) c ORDER BY (fold_text(c."title") LIKE ${bind(inTitle(words))}) DESC,
        ts_rank(c."document", to_tsquery('german_folded', ${bind(words.tsquery)})) DESC, c."sortKey", c."resourceId"`;
    const { rows } = await pool.query<{ id: string }>({ text, values });
    return rows.map((row) => row.id);
  }

  async function best(words: Words, perKind: number): Promise<readonly Match[]> {
    const found = await Promise.all([ARE_CONTACT_POINTS, ARE_OTHERS].map((scope) => bestOf(scope, words, perKind)));
    return found.flat();
  }

  async function bestOf(scope: string, words: Words, perKind: number): Promise<readonly Match[]> {
    const parts = partsOf(words);
    const whole = await matches(pool, { scope, condition: hasWords(words), words, perKind });
    if (whole.length >= perKind || parts.length === 0) return whole;
    const partly = await matches(pool, { scope, condition: hasParts(parts), words, perKind });
    return [...whole, ...partly.filter((match) => whole.every(({ id }) => id !== match.id))];
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
  readonly condition: Narrowing;
  readonly words: Words;
  readonly perKind: number;
}

async function matches(pool: pg.Pool, { scope, condition, words, perKind }: Look): Promise<readonly Match[]> {
  const { bind, values } = startBinding();
  const text = `
    SELECT s."resourceId" AS "id", s."resourceType" AS "kind", s."title", s."summary", left(s."keywords", 2000) AS "keywords", s."path", s."isExample"
    FROM (
      SELECT c."id", row_number() OVER (PARTITION BY c."resourceType" ORDER BY c."isInTitle" DESC, c."title", c."id") AS place
      FROM (
        SELECT s."id", s."resourceType", s."title", fold_text(s."title") LIKE ${bind(inTitle(words))} AS "isInTitle" FROM "SearchEntry" s
        WHERE ${scope} AND ${condition(bind)} LIMIT ${String(CANDIDATES)}
      ) c
    ) r JOIN "SearchEntry" s ON s."id" = r."id" WHERE r.place <= ${bind(perKind)} ORDER BY s."resourceType", r.place`;
  const { rows } = await pool.query<Match>({ text, values });
  return rows;
}

/** Numbers the parameters of one statement. */
export function startBinding(...first: readonly unknown[]): { readonly bind: Bind; readonly values: unknown[] } {
  const values = [...first];
  return { values, bind: (value) => `$${String(values.push(value))}` };
}

function partsOf(words: Words): readonly string[] {
  return words.folded.filter((word) => word.length >= SHORTEST_PART).map((word) => `%${word}%`);
}

function inTitle(words: Words): string {
  return `%${words.folded[0] ?? ""}%`;
}
