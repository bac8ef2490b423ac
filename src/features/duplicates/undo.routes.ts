import type { Request, Response } from "express";
import { z } from "zod";
import { COORDINATION } from "../../shared/access/access.ts";
import { AppError, notFound } from "../../shared/errors/AppError.ts";
import { paramOf, type RouteSpec } from "../../shared/http/routes.ts";
import { sessionOf } from "../../shared/http/sessions.ts";
import { readerOf, workBy } from "../../shared/http/visit.ts";
import type { TextKey } from "../../shared/text/keys.ts";
import { recordPaths } from "../../shared/versions/recordLinks.ts";
import type { VersionedRecord } from "../../shared/versions/versionedRecord.ts";
import type { createUndoMerge } from "./undoMerge.ts";

interface Deps {
  readonly kinds: readonly VersionedRecord[];
  readonly undoMerge: ReturnType<typeof createUndoMerge>;
}

/** Two records that became one become two again; what the one that stayed says is shown beside what it said. */
export function undoRoutes({ kinds, undoMerge }: Deps): readonly RouteSpec[] {
  const path = "/buero/zusammenfuehren/:art/:kept/:gone/rueckgaengig";
  return [{ method: "post", path, access: COORDINATION, handle: undo }];

  async function undo(req: Request, res: Response): Promise<void> {
    const kind = kinds.find(({ word }) => word === paramOf(req, "art"));
    const ids = z.tuple([z.uuid(), z.uuid()]).safeParse([paramOf(req, "kept"), paramOf(req, "gone")]);
    if (!kind?.merging || !ids.success) throw notFound();
    const [keptId, goneId] = ids.data;
    try {
      const before = await undoMerge({ by: workBy(res), kind, keptId, goneId });
      goTo(req, res, { notice: "duplicates:undo.done", path: recordPaths.compare(kind.word, keptId, before) });
    } catch (error) {
      if (!(error instanceof AppError) || error.kind !== "conflict") throw error;
      goTo(req, res, { notice: error.messageKey, path: recordPaths.history(kind.word, keptId) });
    }
  }
}

function goTo(req: Request, res: Response, { notice, path }: { notice: TextKey; path: string }): void {
  const session = sessionOf(req);
  if (session) session.notice = notice;
  res.redirect(303, readerOf(res, "duplicates").href(path));
}
