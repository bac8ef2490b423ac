import type { Role } from "../../../shared/access/actor.ts";
import type { Db } from "../../../shared/db/client.ts";
import type { UnitOfWork, WorkBy } from "../../../shared/db/unitOfWork.ts";
import { personIdOf } from "../../../shared/access/actor.ts";
import { VIEW_REASONS, type ViewReason } from "../../../shared/audit/viewReasons.ts";

/** Who looked, by role and not by name. */
export interface ViewRow {
  readonly viewedAt: Date;
  readonly reason: ViewReason | "other";
  readonly role: Role | "unknown";
}

/** The last looks at a person's details, newest first. */
export async function loadViews(db: Db, personId: string): Promise<readonly ViewRow[]> {
  const rows = await db.$queryRaw<{ viewedAt: Date; reason: string; role: Role | null }[]>`
    SELECT v."viewedAt", v."reason", (SELECT g."role"::text FROM "RoleGrant" g WHERE g."personId" = v."viewerId"
      ORDER BY g."createdAt" LIMIT 1) AS role
    FROM "PersonalDataView" v WHERE v."personId" = ${personId}::uuid ORDER BY v."viewedAt" DESC, v."id" DESC LIMIT 50`;
  return rows.map((row) => ({
    viewedAt: row.viewedAt,
    role: row.role ?? "unknown",
    reason: VIEW_REASONS.find((reason) => reason === row.reason) ?? "other",
  }));
}

/** Writes down that somebody at the desk sees these people's details, before they are shown. */
export function createRecordView(unitOfWork: UnitOfWork) {
  return async (by: WorkBy, personIds: readonly string[], reason: ViewReason, now: Date): Promise<void> => {
    const viewerId = personIdOf(by.actor);
    if (viewerId === null || personIds.length === 0) return;
    await unitOfWork(by, async ({ tx, audit }) => {
      await tx.personalDataView.createMany({
        data: personIds.map((personId) => ({ viewerId, personId, reason, viewedAt: now })),
      });
      for (const personId of personIds) {
        audit({
          action: "person.viewed",
          resourceType: "person",
          resourceId: personId,
          changes: [{ field: "reason", new: reason }],
        });
      }
    });
  };
}
