import type { KeepAnswer } from "../../shared/cache/keptAnswers.ts";
import type { Language } from "../../shared/text/languages.ts";
import type { ContactPointQueries, ContactPointRow } from "./contactPoints.queries.ts";
import { FRESHNESS } from "./placeIndex.ts";

/** Beyond that many in one language all are forgotten: the first pages of lists are asked for again and again. */
const MOST_ROWS = 500;

/** Reads the rows of a page of the list, those that stood on one before from memory until a record changes (ADR 0020). */
export function createKeptRows(byId: ContactPointQueries["byId"], keepAnswer: KeepAnswer): ContactPointQueries["byId"] {
  return async (ids: readonly string[], language: Language): Promise<readonly ContactPointRow[]> => {
    // taken before the rows are read: what is put into it after a change is never looked up again
    const kept = await keepAnswer(`list rows ${language}`, FRESHNESS, () =>
      Promise.resolve(new Map<string, ContactPointRow>()),
    );
    const found = new Map(ids.flatMap((id) => pairOf(kept.get(id))));
    const asked = await byId(
      ids.filter((id) => !found.has(id)),
      language,
    );
    if (kept.size + asked.length > MOST_ROWS) kept.clear();
    for (const row of asked) {
      kept.set(row.id, row);
      found.set(row.id, row);
    }
    return ids.flatMap((id) => found.get(id) ?? []);
  };
}

function pairOf(row: ContactPointRow | undefined): readonly (readonly [string, ContactPointRow])[] {
  return row === undefined ? [] : [[row.id, row]];
}
