import type pg from "pg";
import type { KeepAnswer } from "../../shared/cache/keptAnswers.ts";
import { createInParts } from "./compounds.queries.ts";
import { createDictionary, type Dictionary, type Synonym } from "./dictionary.ts";
import { conceptsOf, type Concept } from "./meaning.ts";
import { createSpellings } from "./nearest.queries.ts";
import { textsOf } from "./queryTexts.ts";
import { rankedEntries, startBinding, type Look, type Narrowing, type Scope } from "./statement.ts";
import type { Words } from "./words.ts";

/** A search entry that matches. */
export interface Match {
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  readonly summary: string;
  readonly keywords: string;
  readonly translated: string;
  readonly path: string;
  readonly isExample: boolean;
}

/** What was found, best first, and what was looked for. */
export interface Found {
  readonly matches: readonly Match[];
  readonly concepts: readonly Concept[];
  /** The concepts that stand in no entry at all: perhaps slips of the pen. */
  readonly unknown: readonly Concept[];
}

export interface SearchQueries {
  /** Ids of the contact points that match, best first, at most 300. */
  readonly contactPoints: (words: Words, narrowing?: Narrowing) => Promise<readonly string[]>;
  /** The best of every kind. */
  readonly best: (words: Words, perKind: number) => Promise<Found>;
  /** The nearest spelling that is known; null when there is none or nothing differs. */
  readonly nearest: (words: Words) => Promise<Words | null>;
  /** Known spellings near to those of the words that are unknown, the nearest first, at most three. */
  readonly spellings: (words: Words, unknown?: ReadonlySet<string>) => Promise<readonly Words[]>;
  /** An unknown compound taken apart; none when no entry holds both parts. */
  readonly inParts: (words: Words, unknown: ReadonlySet<string>) => Promise<readonly Words[]>;
}

/** A list shows no more, and holds entries with some of the words only when none has all. */
const MANY = 300;
const LIST = { candidates: MANY, enough: MANY, enoughForParts: 40, enoughForSome: 1 };
/** Of each kind a page shows few. */
const PAGE = { candidates: 40, enough: 10, enoughForParts: 10, enoughForSome: 10 };
const EVERYTHING: Narrowing = () => "";
const ORDER = `"words" DESC, "score" DESC, "title", "id"`;

export function createSearchQueries(pool: pg.Pool, keepAnswer: KeepAnswer): SearchQueries {
  /** Synonyms and translated terms, kept in memory until somebody changes one. */
  function dictionary(): Promise<Dictionary> {
    return keepAnswer("search dictionary", { dependsOn: ["vocabulary"] }, async () => {
      const { rows } = await pool.query<Synonym>({
        name: "search-synonyms",
        text: `SELECT "language", "term", "means" FROM "SearchSynonym"`,
      });
      return createDictionary(rows);
    });
  }

  async function contactPoints(words: Words, narrowing: Narrowing = EVERYTHING): Promise<readonly string[]> {
    const texts = conceptsOf(words, await dictionary()).map(textsOf);
    const { bind, values } = startBinding();
    const name = narrowing(startBinding().bind) === "" ? `search-list-${String(texts.length)}` : undefined;
    const look: Look = {
      texts,
      scopes: ["contactPoints"],
      narrowing,
      ...LIST,
    };
    const text = `${rankedEntries(look, bind)} SELECT s."resourceId" AS "id" FROM ranked JOIN "SearchEntry" s USING ("id")
      WHERE ranked."words" > 0 ORDER BY ranked."words" DESC, ranked."score" DESC, ranked."sortKey", s."resourceId" LIMIT ${String(MANY)}`;
    const { rows } = await pool.query<{ id: string }>({ ...(name === undefined ? {} : { name }), text, values });
    return rows.map((row) => row.id);
  }

  async function best(words: Words, perKind: number): Promise<Found> {
    const concepts = conceptsOf(words, await dictionary());
    const texts = concepts.map(textsOf);
    const { bind, values } = startBinding();
    const scopes: readonly Scope[] = ["contactPoints", "others"];
    const look: Look = { texts, scopes, narrowing: EVERYTHING, ...PAGE };
    const text = `${rankedEntries(look, bind)},
      shown AS (SELECT "id", "words", "score", row_number() OVER (PARTITION BY "kind" ORDER BY ${ORDER}) AS place FROM ranked WHERE "words" > 0)
      SELECT s."resourceId" AS "id", s."resourceType" AS "kind", s."title", s."summary", left(s."keywords", 2000) AS "keywords",
        left(s."translated", 2000) AS "translated", s."path", s."isExample", (SELECT bit_or("known") FROM ranked) AS "known"
      FROM shown JOIN "SearchEntry" s USING ("id") WHERE shown.place <= ${bind(perKind)} ORDER BY shown."words" DESC, shown."score" DESC, s."title", s."id"`;
    const { rows } = await pool.query<Match & { known: number }>({
      name: `search-${String(texts.length)}`,
      text,
      values,
    });
    const known = rows[0]?.known ?? 0;
    return { matches: rows, concepts, unknown: concepts.filter((_, index) => (known & (1 << index)) === 0) };
  }

  const spellings = createSpellings(pool, dictionary);
  return {
    contactPoints,
    best,
    spellings,
    inParts: createInParts(pool, dictionary),
    nearest: async (words) => (await spellings(words))[0] ?? null,
  };
}
