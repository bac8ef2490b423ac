import { holds } from "../../shared/access/actor.ts";
import { deny, ensure } from "../../shared/access/decision.ts";
import type { Clock } from "../../shared/clock.ts";
import type { Tx } from "../../shared/db/client.ts";
import type { UnitOfWork, Work, WorkBy } from "../../shared/db/unitOfWork.ts";
import { AppError, notFound } from "../../shared/errors/AppError.ts";
import type { VersionedRecord } from "../../shared/versions/versionedRecord.ts";
import { lockCouple, type Couple, type LockedRecord } from "./merge.repo.ts";
import { bringBack, closeMerge, editorsThatMoved, findMerge, giveBack, hasLostOrganisation } from "./moved.repo.ts";

interface Given {
  readonly by: WorkBy;
  readonly kind: VersionedRecord;
  readonly keptId: string;
  readonly goneId: string;
}

/**
 * Undoes a merge: everything that moved and is still there goes back, and the other record stands in the directory
 * again, at its own address. What the record that stays says is left as it is today; the number of its version before
 * the merge is returned, to be compared and restored by somebody who looks. Coordination only; conflict when that
 * record became one with a third one, or the organisation of the other one has left the directory.
 */
export function createUndoMerge(unitOfWork: UnitOfWork, now: Clock) {
  return ({ by, kind, keptId, goneId }: Given): Promise<number> =>
    unitOfWork(by, async (work) => {
      if (!holds(by.actor, "coordinator")) ensure(deny("duplicates:denied"), "forbidden");
      const couple: Couple = { linkType: kind.linkType, keptId, goneId };
      const { kept, gone, merge } = await undoable(work.tx, couple);
      noteUndoing(work, kind, { kept, gone });
      noteRoles(work, await editorsThatMoved(work.tx, couple, merge), gone);
      await giveBack(work.tx, couple, merge);
      await bringBack(work.tx, couple, { ...gone, goneState: merge.goneState });
      await closeMerge(work.tx, merge.id, now());
      return merge.versionBefore;
    });
}

async function undoable(tx: Tx, couple: Couple) {
  const rows = await lockCouple(tx, couple);
  const kept = rows.find((row) => row.id === couple.keptId);
  const gone = rows.find((row) => row.id === couple.goneId);
  const merge = await findMerge(tx, couple);
  if (!kept || !gone || !merge) throw notFound();
  if (kept.state === "archived") throw new AppError("conflict", "duplicates:undo.keptArchived");
  if (await hasLostOrganisation(tx, couple)) throw new AppError("conflict", "duplicates:undo.noOrganisation");
  return { kept, gone, merge };
}

function noteUndoing(
  { audit }: Work,
  { resourceType }: VersionedRecord,
  { kept, gone }: { kept: LockedRecord; gone: LockedRecord },
): void {
  audit({
    action: "record.unmerged",
    resourceType,
    resourceId: kept.id,
    changes: [{ field: "mergedFrom", old: gone.title }],
  });
  audit({
    action: "record.unmerged",
    resourceType,
    resourceId: gone.id,
    changes: [{ field: "mergedInto", old: kept.title }],
  });
}

/** Whose access goes back is for the log of the roles. */
function noteRoles({ audit }: Work, personIds: readonly string[], { title }: LockedRecord): void {
  for (const resourceId of personIds) {
    const changes = [
      { field: "role", new: "editor" },
      { field: "scope", new: title },
    ];
    audit({ action: "role_grant.added", resourceType: "role_grant", resourceId, changes });
  }
}
