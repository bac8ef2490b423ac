import { Prisma } from "../../../generated/prisma/client.ts";
import type { Actor } from "../../../shared/access/actor.ts";
import type { Db } from "../../../shared/db/client.ts";
import { readScope } from "../initiatives.policy.ts";
import {
  allOf,
  byName,
  countInitiatives,
  hasNoTheme,
  hasThemeOf,
  inScope,
  isPublic,
  listInitiatives,
  themelessFirst,
  type InitiativeRow,
} from "../initiatives.queries.ts";
import { fromSides } from "./board.store.ts";
import { UNDO_MS } from "./undoAssignment.ts";

const { sql } = Prisma;
const ALL_AT_MOST = 1000;

/** What the board shows: everything public, and drafts of those who may read them. Archived ones rest. */
function onBoard(actor: Actor): Prisma.Sql {
  return sql`(${isPublic} OR (o."state" IN ('draft', 'submitted') AND ${inScope(readScope(actor))}))`;
}

/** Certain initiatives, as far as the actor's board shows them. */
export function withIds(ids: readonly string[], actor: Actor): Prisma.Sql {
  return sql`o."id" = ANY(${ids}::uuid[]) AND ${onBoard(actor)}`;
}

/** One page of the board: all of it, what has no theme, or what belongs to one (null for any), resting ones too. */
interface BoardView {
  readonly onlyThemeless: boolean;
  readonly themeId: string | null;
  readonly page: number;
  readonly size: number;
}

/** Numbers above the board. */
export interface BoardCounts {
  readonly initiatives: number;
  readonly themeless: number;
  /** Initiatives by theme id. */
  readonly byTheme: ReadonlyMap<string, number>;
}

/** Where an initiative stands among all of the board by name. The others are slugs, null where there is none. */
export interface Place {
  /** From 1. */
  readonly position: number;
  readonly all: number;
  /** How many have no theme. */
  readonly waiting: number;
  readonly back: string | null;
  readonly ahead: string | null;
  /** The next that waits for a theme, from the beginning again behind the last; if none waits, the one ahead. */
  readonly next: string | null;
}

/** An assignment that can still be taken back by the person who made it. */
export interface OpenUndo {
  readonly id: string;
  readonly count: number;
  readonly at: Date;
}

/** The reads of the board and of the calm way through it. */
export function createBoardQueries(db: Db) {
  return {
    page(actor: Actor, at: BoardView): Promise<readonly InitiativeRow[]> {
      const where = allOf([
        onBoard(actor),
        ...(at.onlyThemeless ? [hasNoTheme] : []),
        ...(at.themeId === null ? [] : [hasThemeOf([at.themeId])]),
      ]);
      const offset = (at.page - 1) * at.size;
      return listInitiatives(db, { where, order: themelessFirst, limit: at.size, offset });
    },
    async rows(actor: Actor, ids: readonly string[]): Promise<readonly InitiativeRow[]> {
      const where = allOf([withIds(ids, actor)]);
      const rows = await listInitiatives(db, { where, order: byName, limit: ALL_AT_MOST, offset: 0 });
      return ids.flatMap((id) => rows.find((row) => row.id === id) ?? []);
    },
    /** One initiative of the board, and where it stands on the calm way through all of them by name; null elsewhere. */
    async step(actor: Actor, slug: string): Promise<{ row: InitiativeRow; place: Place } | null> {
      const where = allOf([onBoard(actor), sql`o."slug" = ${slug}`]);
      const [[row], [place]] = await Promise.all([
        listInitiatives(db, { where, order: byName, limit: 1, offset: 0 }),
        db.$queryRaw<Place[]>`
          WITH walk AS MATERIALIZED (
            SELECT o."slug", (row_number() OVER (ORDER BY ${byName}))::int AS position, ${hasNoTheme} AS waits
            FROM "Organization" o WHERE ${allOf([onBoard(actor)])})
          SELECT own.position, (SELECT count(*)::int FROM walk) AS "all",
            (SELECT count(*)::int FROM walk WHERE waits) AS waiting, back.slug AS back, ahead.slug AS ahead,
            coalesce((SELECT w.slug FROM walk w WHERE w.waits AND w.position <> own.position
              ORDER BY w.position < own.position, w.position LIMIT 1), ahead.slug) AS next
          FROM walk own LEFT JOIN walk back ON back.position = own.position - 1
            LEFT JOIN walk ahead ON ahead.position = own.position + 1
          WHERE own.slug = ${slug}`,
      ]);
      return row && place ? { row, place } : null;
    },
    async counts(actor: Actor): Promise<BoardCounts> {
      const where = allOf([onBoard(actor)]);
      const [initiatives, themeless, themes] = await Promise.all([
        countInitiatives(db, where),
        countInitiatives(db, allOf([onBoard(actor), hasNoTheme])),
        db.$queryRaw<{ termId: string; count: number }[]>`
          SELECT a."termId", count(*)::int AS count FROM "Attribute" a JOIN "Organization" o ON o."id" = a."linkId"
          WHERE a."linkType" = 'organization' AND a."state" = 'approved' AND ${where} GROUP BY a."termId"`,
      ]);
      return { initiatives, themeless, byTheme: new Map(themes.map((row) => [row.termId, row.count])) };
    },
    async openUndo(given: { id: string; actorId: string | null; now: Date }): Promise<OpenUndo | null> {
      if (given.actorId === null) return null;
      const change = await db.attributeChange.findFirst({
        where: {
          id: given.id,
          actorId: given.actorId,
          undoneAt: null,
          createdAt: { gte: new Date(given.now.getTime() - UNDO_MS) },
        },
        select: { id: true, before: true, after: true, createdAt: true },
      });
      return change && { id: change.id, count: fromSides(change).length, at: change.createdAt };
    },
  };
}
export type BoardQueries = ReturnType<typeof createBoardQueries>;
