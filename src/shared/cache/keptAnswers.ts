import type { Clock } from "../clock.ts";
import type { Freshness, PageCache } from "./pageCache.ts";

/** What a kept answer depends on; `until` tells when it goes stale by itself. */
interface AnswerFreshness<Answer> {
  readonly dependsOn: Freshness["dependsOn"];
  readonly until?: (answer: Answer) => Date | null;
}

/**
 * Answers of queries that are the same for everybody, kept in memory until a record they depend on changes. For the
 * few that stand on many public pages: the themes, the vocabularies, the start page's facts. `key` names the question
 * and comes from the code, never from a visitor, so that there are only so many. Nothing is kept while notices of
 * changes may be missed (ADR 0020).
 */
export type KeepAnswer = <Answer>(
  key: string,
  freshness: AnswerFreshness<Answer>,
  ask: () => Promise<Answer>,
) => Promise<Answer>;

interface Kept {
  readonly answer: Promise<unknown>;
  readonly begun: number;
  readonly dependsOn: Freshness["dependsOn"];
  until: number;
}

interface Deps {
  readonly now: Clock;
  readonly cache: Pick<PageCache, "begin" | "isCurrent" | "isHearing">;
}

/** No answer is kept longer, so that a lost notice cannot last. */
const LONGEST_MS = 10 * 60_000;

export function createKeepAnswer({ now, cache }: Deps): KeepAnswer {
  const kept = new Map<string, Kept>();
  const isTrue = (known: Kept) => now().getTime() < known.until && cache.isCurrent(known.begun, known);

  return async <Answer>(key: string, freshness: AnswerFreshness<Answer>, ask: () => Promise<Answer>) => {
    if (!cache.isHearing()) return ask();
    const known = kept.get(key);
    return known && isTrue(known) ? ((await known.answer) as Answer) : askAndKeep(key, freshness, ask);
  };

  async function askAndKeep<Answer>(
    key: string,
    { dependsOn, until }: AnswerFreshness<Answer>,
    ask: () => Promise<Answer>,
  ): Promise<Answer> {
    const begun = cache.begin();
    const asked = ask();
    const entry: Kept = { answer: asked, begun, dependsOn, until: now().getTime() + LONGEST_MS };
    kept.set(key, entry);
    try {
      const answer = await asked;
      entry.until = Math.min(entry.until, until?.(answer)?.getTime() ?? Infinity);
      return answer;
    } catch (error) {
      if (kept.get(key) === entry) kept.delete(key);
      throw error;
    }
  }
}
