import type { Match, SearchQueries } from "../../src/features/search/index.ts";
import { look, readWords } from "../../src/features/search/index.ts";
import type { Pair } from "./pairs.ts";

export interface Figures {
  /** The share of queries whose entry stands among the first five. */
  readonly recallAt5: number;
  /** Mean of 1 / place; 0 where the entry does not stand on the page. */
  readonly meanReciprocalRank: number;
  /** Queries whose entry is not the first, with its place. */
  readonly behind: readonly { readonly query: string; readonly place: number | null; readonly first: string }[];
}

const PER_KIND = 5;

/** Asks every query as the page does, and counts places as the page is read: the group with the best match first. */
export async function measure(queries: SearchQueries, pairs: readonly Pair[]): Promise<Figures> {
  const places: (number | null)[] = [];
  const behind: { query: string; place: number | null; first: string }[] = [];
  for (const [query, ...expected] of pairs) {
    const words = readWords(query);
    const matches = words === null ? [] : inGroups((await look(queries, words, PER_KIND)).found.matches);
    const at = matches.findIndex(({ path }) => expected.some((beginning) => path.startsWith(beginning)));
    const place = at < 0 ? null : at + 1;
    places.push(place);
    if (place !== 1) behind.push({ query, place, first: matches[0]?.path ?? "nothing" });
  }
  return {
    recallAt5: places.filter((place) => place !== null && place <= 5).length / pairs.length,
    meanReciprocalRank: places.reduce<number>((sum, place) => sum + (place === null ? 0 : 1 / place), 0) / pairs.length,
    behind,
  };
}

function inGroups(matches: readonly Match[]): readonly Match[] {
  const kinds = [...new Set(matches.map(({ kind }) => kind))];
  return kinds.flatMap((kind) => matches.filter((match) => match.kind === kind).slice(0, PER_KIND));
}
