import type pg from "pg";
import type { Dictionary } from "./dictionary.ts";
import { foldText, skeletonOf } from "./fold.ts";
import { allowedSlips, likeliest, slipsBetween, type Candidate } from "./spelling.ts";
import { readWords, type Words } from "./words.ts";

const SHORTEST_SLIP = 4;
/** Trigrams find the neighbourhood, letters decide: so many neighbours are compared. */
const NEIGHBOURS = 8;
/** The index of trigrams is walked by distance: nothing but the nearest words is read. */
const NEAREST = `
  SELECT t AS "typed", n."word", n."distance" FROM unnest($1::text[]) AS t CROSS JOIN LATERAL (
    SELECT w."word", w."folded" <-> t AS "distance" FROM "SearchWord" w ORDER BY w."folded" <-> t LIMIT ${String(NEIGHBOURS)}
  ) n`;
const MOST_SPELLINGS = 3;

/** Finds known spellings near to the words typed, the nearest first; none when nothing differs. */
export function createSpellings(pool: pg.Pool, dictionary: () => Promise<Dictionary>) {
  return async (words: Words, unknown?: ReadonlySet<string>): Promise<readonly Words[]> => {
    const long = words.typed.filter((word) => word.length >= SHORTEST_SLIP && (unknown?.has(word) ?? true));
    if (long.length === 0) return [];
    const folded = long.map(foldText);
    const [{ rows }, known] = await Promise.all([
      pool.query<Candidate & { typed: string }>({ name: "search-nearest", text: NEAREST, values: [folded] }),
      dictionary(),
    ]);
    const choices = new Map(
      long.map((word, index) => {
        const neighbours = rows.filter(({ typed }) => typed === folded[index]);
        return [word, likeliest(word, [...neighbours, ...nearSynonyms(known, word)])];
      }),
    );
    return spellings(words, choices);
  };
}

function nearSynonyms({ singles }: Dictionary, word: string): readonly Candidate[] {
  const key = skeletonOf(word);
  const allowed = allowedSlips(word);
  return singles.flatMap((single) =>
    Math.abs(single.key.length - key.length) <= allowed && slipsBetween(single.key, key) <= allowed
      ? [{ word: single.synonym.term.toLowerCase(), distance: 1 }]
      : [],
  );
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
