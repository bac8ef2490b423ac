import type { Actor } from "../../shared/access/actor.ts";
import type { Db } from "../../shared/db/client.ts";
import { onBoard } from "./board/board.queries.ts";
import { initiativePaths } from "./initiatives.paths.ts";
import { allOf, countInitiatives, hasNoTheme, listInitiatives, themelessFirst } from "./initiatives.queries.ts";

/** An initiative that waits for its theme. */
export interface WaitingInitiative {
  readonly id: string;
  readonly title: string;
  readonly since: Date;
  /** Path without language. */
  readonly href: string;
  readonly isExample: boolean;
}

/** Initiatives without a theme as the actor's board shows them, the longest waiting first, and their number. */
export function createWaitingInitiatives(db: Db) {
  const where = (actor: Actor) => allOf([onBoard(actor), hasNoTheme]);
  return {
    async list(actor: Actor, limit = 20): Promise<readonly WaitingInitiative[]> {
      const rows = await listInitiatives(db, { where: where(actor), order: themelessFirst, limit, offset: 0 });
      return rows.map((row) => ({
        id: row.id,
        title: row.name,
        since: row.createdAt,
        href: initiativePaths.themesOf(row.slug),
        isExample: row.isExample,
      }));
    },
    count: (actor: Actor): Promise<number> => countInitiatives(db, where(actor)),
  };
}
export type WaitingInitiatives = ReturnType<typeof createWaitingInitiatives>;
