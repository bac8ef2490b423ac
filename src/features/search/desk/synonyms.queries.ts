import type { Db } from "../../../shared/db/client.ts";
import { skeletonOf } from "../fold.ts";
import { wordsOf } from "../words.ts";

export interface SynonymRow {
  readonly id: string;
  readonly language: string;
  readonly term: string;
  readonly means: readonly string[];
  readonly version: number;
}

/** What the list of synonyms is narrowed to. */
export interface SynonymFilter {
  readonly q: string;
  readonly language: string | null;
  /** From 1. */
  readonly page: number;
}

/** Words that found nothing, over all their days. */
export interface MissRow {
  readonly words: string;
  readonly language: string;
  readonly count: number;
  /** ISO day */
  readonly lastOn: string;
}

export const PAGE_SIZE = 50;
/** What one person asked once may be a name: only words of two days, or asked three times, are shown. */
const DAYS_SHOWN = 2;
const TIMES_SHOWN = 3;
const MOST_MISSES = 50;

const COLUMNS = { id: true, language: true, term: true, means: true, version: true } as const;

export function createSynonymQueries(db: Db) {
  return {
    /** One page and one more row, by term; a word is found in the term and in what it means. */
    list({ q, language, page }: SynonymFilter): Promise<readonly SynonymRow[]> {
      return db.$queryRaw<SynonymRow[]>`
        SELECT s."id", s."language", s."term", s."means", s."version" FROM "SearchSynonym" s
        WHERE (${language}::text IS NULL OR s."language" = ${language})
          AND (${q} = '' OR strpos(s."folded", fold_text(${q})) > 0 OR strpos(fold_text(array_to_string(s."means", ' ')), fold_text(${q})) > 0)
        ORDER BY s."folded", s."language", s."id" LIMIT ${PAGE_SIZE + 1} OFFSET ${(page - 1) * PAGE_SIZE}`;
    },

    find: (id: string): Promise<SynonymRow | null> => db.searchSynonym.findUnique({ where: { id }, select: COLUMNS }),

    /** What was asked for and not found, the most asked first; what has become a synonym since is left out. */
    async misses(): Promise<readonly MissRow[]> {
      const rows = await db.$queryRaw<MissRow[]>`
        SELECT m."words", (array_agg(m."language" ORDER BY m."day" DESC))[1] AS "language", sum(m."count")::int AS "count", max(m."day")::text AS "lastOn"
        FROM "SearchMiss" m GROUP BY m."words" HAVING count(DISTINCT m."day") >= ${DAYS_SHOWN} OR sum(m."count") >= ${TIMES_SHOWN}
        ORDER BY sum(m."count") DESC, max(m."day") DESC, m."words" LIMIT ${2 * MOST_MISSES}`;
      const known = await db.searchSynonym.findMany({ select: { term: true } });
      const keys = new Set(known.map(({ term }) => keyOf(term)));
      return rows.filter(({ words }) => !keys.has(keyOf(words))).slice(0, MOST_MISSES);
    },
  };
}

export type SynonymQueries = ReturnType<typeof createSynonymQueries>;

/** Two spellings that the search reads alike have the same key. */
export function keyOf(term: string): string {
  return wordsOf(term).map(skeletonOf).join(" ");
}
