import type { Found, SearchQueries } from "./search.queries.ts";
import type { Words } from "./words.ts";

/** What a search came to. */
export interface Outcome {
  readonly found: Found;
  /** Nearest spellings; what was found is what the first of them finds. */
  readonly instead: readonly Words[];
  /** True when neither the words nor a spelling near to them find anything. */
  readonly isMiss: boolean;
}

/** Looks for words; where one of them stands in no entry, for its nearest spellings and for the parts of a compound, too. */
export async function look(queries: SearchQueries, words: Words, perKind: number): Promise<Outcome> {
  const found = await queries.best(words, perKind);
  if (found.unknown.length === 0) return { found, instead: [], isMiss: false };
  const better = await lookNear(queries, { words, found }, perKind);
  return better ?? { found, instead: [], isMiss: found.matches.length === 0 };
}

async function lookNear(
  queries: SearchQueries,
  { words, found }: { words: Words; found: Found },
  perKind: number,
): Promise<Outcome | null> {
  const unknown = new Set(found.unknown.flatMap(({ typed }) => typed));
  const spellings = await queries.spellings(words, unknown);
  const others = spellings.length > 0 ? spellings : await queries.inParts(words, unknown);
  for (const [index, spelling] of others.entries()) {
    const instead = await queries.best(spelling, perKind);
    const isBetter = found.matches.length === 0 || instead.unknown.length < found.unknown.length;
    if (instead.matches.length === 0 || !isBetter) continue;
    return { found: instead, instead: others.slice(index), isMiss: false };
  }
  return null;
}
