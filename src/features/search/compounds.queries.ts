import type pg from "pg";
import type { Dictionary } from "./dictionary.ts";
import { foldText, skeletonOf } from "./fold.ts";
import { conceptsOf, type Concept } from "./meaning.ts";
import { everyText, textsOf, type ConceptTexts } from "./queryTexts.ts";
import { readWords, type Words } from "./words.ts";

/** A compound has two parts of at least four letters, perhaps with a letter or two between them. */
const SHORTEST_PART = 4;
const SHORTEST_HEAD = 6;
/** A shorter first part must be a German word of the dictionary: "kita" in "Kitaplatz". */
const SHORTEST_KNOWN_HEAD = 4;
const LONGEST_COMPOUND = 40;
const BETWEEN = ["s", "", "n", "en", "es"];

/**
 * All splits are looked up at once: most compounds have none that finds anything, and then this is one look. The planner
 * does not see the words: to guess how often each of a hundred beginnings stands somewhere took it a third of a second.
 */
const FIRST_THAT_FINDS = `
  WITH p AS MATERIALIZED (
    SELECT to_tsquery('german_folded', t."text") AS "query", t."place"::int AS "place" FROM unnest($1::text[]) WITH ORDINALITY AS t("text", "place")
  ), one AS MATERIALIZED (
    SELECT to_tsquery('german_folded', $2) AS "query"
  ), hit AS MATERIALIZED (
    SELECT s."document" FROM "SearchEntry" s WHERE s."document" @@ (SELECT one."query" FROM one) LIMIT 50
  ) SELECT p."place" FROM p JOIN hit ON hit."document" @@ p."query" ORDER BY p."place" LIMIT 1`;

/** Takes an unknown compound apart: "Wohnungsberatung" as "wohnung beratung" if some entry holds both, or as its first part. */
export function createInParts(pool: pg.Pool, dictionary: () => Promise<Dictionary>) {
  return async (words: Words, unknown: ReadonlySet<string>): Promise<readonly Words[]> => {
    const compound = words.typed.find((word) => unknown.has(word) && word.length >= 2 * SHORTEST_PART);
    if (compound === undefined || compound.length > LONGEST_COMPOUND) return [];
    const known = await dictionary();
    const heads = [...headsOf(compound, SHORTEST_HEAD), ...knownHeadsOf(compound, known)];
    const splits = [...splitsOf(compound), ...heads].flatMap((parts) => readWords(parts) ?? []);
    const queries = splits.map((split) => {
      const texts = conceptsOf(split, known).map(onlyNearMeanings).map(textsOf);
      return texts.length === 1 ? wholeOrMeant(texts) : everyText(texts);
    });
    const { rows } = await pool.query<{ place: number }>({
      name: "search-in-parts",
      text: FIRST_THAT_FINDS,
      values: [queries, queries.map((query) => `(${query})`).join(" | ")],
    });
    const split = splits[(rows[0]?.place ?? 0) - 1];
    if (split === undefined) return [];
    const text = words.typed.map((word) => (word === compound ? split.text : word)).join(" ");
    return [readWords(text) ?? split];
  };
}

/** A first part alone must be a word of its own: "stadt" begins too many. */
function wholeOrMeant(texts: readonly ConceptTexts[]): string {
  return texts.map(({ whole, meant }) => `${whole} | ${meant}`).join("");
}

/** Endings differ less inside a compound than at its end: "aschine" of "Nähmaschine" is no "Asche". */
function onlyNearMeanings({ typed, synonyms }: Concept): Concept {
  const length = skeletonOf(typed.join(" ")).length;
  return { typed, synonyms: synonyms.filter(({ term }) => Math.abs(skeletonOf(term).length - length) <= 1) };
}

/** Short first parts as the dictionary writes them: "Miete" of "Mietrecht". */
function knownHeadsOf(word: string, known: Dictionary): readonly string[] {
  return headsOf(word, SHORTEST_KNOWN_HEAD)
    .filter((head) => head.length < SHORTEST_HEAD)
    .flatMap((head) => {
      const { synonyms } = onlyNearMeanings({ typed: [head], synonyms: known.longestAt([head])?.found ?? [] });
      return synonyms.find(({ language, term }) => language === "de" && isBeginning(head, term))?.term ?? [];
    });
}

function isBeginning(head: string, term: string): boolean {
  return foldText(term).startsWith(foldText(head));
}

function headsOf(word: string, shortest: number): readonly string[] {
  const heads: string[] = [];
  for (let end = word.length - SHORTEST_PART; end >= shortest; end -= 1) {
    const head = word.slice(0, end);
    for (const letters of BETWEEN) if (head.endsWith(letters)) heads.push(head.slice(0, end - letters.length));
  }
  return heads.filter((head) => head.length >= shortest);
}

/** The longest first part first: "Kindergartenplatz" is a place in a Kindergarten. */
function splitsOf(word: string): readonly string[] {
  const splits: string[] = [];
  for (let end = word.length - SHORTEST_PART; end >= SHORTEST_PART; end -= 1) {
    for (const letters of BETWEEN) {
      const head = word.slice(0, end - letters.length);
      if (head.length >= SHORTEST_PART && word.slice(0, end).endsWith(letters))
        splits.push(`${head} ${word.slice(end)}`);
    }
  }
  return splits;
}
