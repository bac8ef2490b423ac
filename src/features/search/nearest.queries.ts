import type pg from "pg";
import type { Dictionary } from "./dictionary.ts";
import { foldText, skeletonOf } from "./fold.ts";
import { allowedSlips, lettersOf, likeliest, mayBeWithin, slipsBetween } from "./spelling.ts";
import { readWords, type Words } from "./words.ts";

const SHORTEST_SLIP = 4;
/** Words that share a beginning with letters left out are the neighbourhood; letter by letter decides. */
const NEIGHBOURS = 60;
/** The words stand in a table of their own, where the planner cannot count them: it would plan anew for each number. */
const NEAREST = `
  WITH asked AS MATERIALIZED (SELECT $1::text[] AS "words")
  SELECT t AS "typed", n."word" FROM asked CROSS JOIN unnest(asked."words") AS t CROSS JOIN LATERAL (
    SELECT w."word" FROM "SearchWord" w WHERE w."slips" && search_slips(t)
    ORDER BY abs(length(w."folded") - length(t)), w."word" LIMIT ${String(NEIGHBOURS)}
  ) n`;
const MOST_SPELLINGS = 3;

/** Finds known spellings near to the words typed, the nearest first; none when nothing differs. */
export function createSpellings(pool: pg.Pool, dictionary: () => Promise<Dictionary>) {
  return async (words: Words, unknown?: ReadonlySet<string>): Promise<readonly Words[]> => {
    const long = words.typed.filter((word) => word.length >= SHORTEST_SLIP && (unknown?.has(word) ?? true));
    if (long.length === 0) return [];
    const folded = long.map(foldText);
    const [{ rows }, known] = await Promise.all([
      pool.query<{ typed: string; word: string }>({ name: "search-nearest", text: NEAREST, values: [folded] }),
      dictionary(),
    ]);
    const choices = new Map(
      long.map((word, index) => {
        const neighbours = rows.filter(({ typed }) => typed === folded[index]).map((row) => row.word);
        return [word, likeliest(word, [...neighbours, ...nearSynonyms(known, word)])];
      }),
    );
    return spellings(words, choices);
  };
}

function nearSynonyms({ singles }: Dictionary, word: string): readonly string[] {
  const key = skeletonOf(word);
  const letters = lettersOf(key);
  const allowed = allowedSlips(word);
  return singles
    .filter((single) => Math.abs(single.key.length - key.length) <= allowed)
    .filter((single) => mayBeWithin(allowed, single.letters, letters))
    .filter((single) => slipsBetween(single.key, key) <= allowed)
    .map(({ synonym }) => synonym.term.toLowerCase());
}

/** The text with the likeliest word for each typed one, then with the second likeliest, and so on. */
function spellings(words: Words, choices: ReadonlyMap<string, readonly string[]>): readonly Words[] {
  const seen = new Set([words.folded.join(" ")]);
  const found: Words[] = [];
  for (let place = 0; place < MOST_SPELLINGS; place += 1) {
    const text = words.typed.map((word) => choices.get(word)?.[place] ?? choices.get(word)?.[0] ?? word).join(" ");
    const spelling = readWords(text);
    const key = spelling?.folded.join(" ") ?? "";
    if (spelling === null || seen.has(key)) continue;
    seen.add(key);
    found.push(spelling);
  }
  return found;
}
