import type { Request, Response } from "express";
import { AppError } from "../../../shared/errors/AppError.ts";
import { workBy } from "../../../shared/http/visit.ts";
import type { TextKey } from "../../../shared/text/keys.ts";
import { sessionOf } from "../../../shared/http/sessions.ts";
import type { Assignment, createAssignThemes } from "./assignThemes.ts";
import type { LinkChange } from "./links.ts";

/** Why a form has to be shown again, and which of its initiatives others changed meanwhile. */
export interface Refusal {
  readonly reason: TextKey;
  readonly stale: readonly string[];
}

/** Assigns and keeps in the session what can be undone; null when all went well. */
export async function assignAndRemember(
  req: Request,
  res: Response,
  given: { assignThemes: ReturnType<typeof createAssignThemes>; changes: readonly LinkChange[] },
): Promise<Refusal | null> {
  try {
    const result = await given.assignThemes(workBy(res), given.changes);
    if (result.kind === "stale") return { reason: "initiatives:board.stale", stale: result.initiativeIds };
    remember(req, result);
    return null;
  } catch (error) {
    if (!(error instanceof AppError) || error.kind !== "conflict") throw error;
    return { reason: error.messageKey, stale: [] };
  }
}

function remember(req: Request, result: Assignment): void {
  const session = sessionOf(req);
  if (!session) return;
  if (result.kind === "saved") session.undoId = result.changeId;
  if (result.kind === "unchanged") session.notice = "initiatives:board.unchanged";
}
