import { holds, personIdOf } from "../../shared/access/actor.ts";
import { deny, ensure } from "../../shared/access/decision.ts";
import type { Clock } from "../../shared/clock.ts";
import type { UnitOfWork, Work, WorkBy } from "../../shared/db/unitOfWork.ts";
import { AppError, notFound } from "../../shared/errors/AppError.ts";
import type { FieldError, FormValues } from "../../shared/forms/parseForm.ts";
import type { Reader } from "../../shared/text/reader.ts";
import { keepFirstVersions } from "../../shared/versions/keepVersions.ts";
import type { VersionedRecord } from "../../shared/versions/versionedRecord.ts";
import { joinWork } from "../proposals/index.ts";
import {
  archiveGone,
  lockCouple,
  moveLinks,
  moveRoles,
  movePartsOfOrganisation,
  movePartsOfPoint,
  type Couple,
  type LockedRecord,
} from "./merge.repo.ts";
import { noteMoves, readBeforeMerge } from "./moved.repo.ts";

/** What a merge makes of two records, and the versions it was decided over. */
export interface MergeOrder {
  readonly keptId: string;
  readonly goneId: string;
  readonly keptVersion: number;
  readonly goneVersion: number;
  /** What the record that stays holds afterwards, as its form has it. */
  readonly values: FormValues;
}

interface Given {
  readonly by: WorkBy;
  readonly reader: Reader;
  readonly kind: VersionedRecord;
}

/**
 * Makes one record of two: the chosen values are stored on the one that stays, everything attached moves over, and the
 * other one goes to the archive, its address leading on. All of it in one transaction. Coordination only; conflict when
 * one of them was changed, merged or archived meanwhile. Returns the faults when the values can't be stored, else [].
 */
export function createMergeRecords(unitOfWork: UnitOfWork, now: Clock) {
  return async (given: Given, order: MergeOrder): Promise<readonly FieldError[]> => {
    const faults: FieldError[] = [];
    try {
      await unitOfWork(given.by, async (work) => {
        faults.splice(0, faults.length, ...(await merge(work, given, { order, at: now() })));
        // Leaves the transaction: nothing of a merge stays when the record that stays can't be saved.
        if (faults.length > 0) throw new AppError("invalid", "frame:form.check");
      });
    } catch (error) {
      if (faults.length === 0) throw error;
    }
    return faults;
  };
}

async function merge(
  work: Work,
  { by, reader, kind }: Given,
  { order, at }: { order: MergeOrder; at: Date },
): Promise<readonly FieldError[]> {
  if (!holds(by.actor, "coordinator")) ensure(deny("duplicates:denied"), "forbidden");
  const couple: Couple = { linkType: kind.linkType, keptId: order.keptId, goneId: order.goneId };
  const { kept, gone } = await mergeable(work, couple, order);
  await keepFirstVersions(work.tx, kind.linkType, [kept.id, gone.id]);
  const before = await readBeforeMerge(work.tx, couple);
  noteMerge(work, kind, { kept, gone });
  const { keptId: id, keptVersion: version, values } = order;
  const faults = await kind.store(joinWork(work), { by, reader, id, values, version });
  if (faults.length > 0) return faults;
  const terms = await moveLinks(work.tx, couple, at);
  if (kind.linkType === "organization") await moveOrganisation(work, couple, kept);
  else await movePartsOfPoint(work.tx, couple);
  await noteMoves(work.tx, couple, { before, terms, goneState: gone.state, at });
  await archiveGone(work.tx, couple, { slug: gone.slug, at });
  return [];
}

async function moveOrganisation({ tx, audit }: Work, couple: Couple, kept: LockedRecord): Promise<void> {
  await movePartsOfOrganisation(tx, couple);
  for (const resourceId of await moveRoles(tx, couple)) {
    const changes = [
      { field: "role", new: "editor" },
      { field: "scope", new: kept.title },
    ];
    audit({ action: "role_grant.added", resourceType: "role_grant", resourceId, changes });
  }
}

async function mergeable({ tx }: Work, couple: Couple, order: MergeOrder) {
  const rows = await lockCouple(tx, couple);
  const kept = rows.find((row) => row.id === couple.keptId);
  const gone = rows.find((row) => row.id === couple.goneId);
  if (!kept || !gone || kept.id === gone.id || kept.isInitiative !== gone.isInitiative) throw notFound();
  refuseChanged(kept, order.keptVersion);
  refuseChanged(gone, order.goneVersion);
  return { kept, gone };
}

function refuseChanged({ state, version }: LockedRecord, seen: number): void {
  if (state === "archived") throw new AppError("conflict", "duplicates:archived");
  if (version !== seen) throw new AppError("conflict", "duplicates:stale");
}

/** First of all entries, so that both versions are kept as those of a merge. */
function noteMerge(
  { audit }: Work,
  { resourceType }: VersionedRecord,
  { kept, gone }: { kept: LockedRecord; gone: LockedRecord },
): void {
  audit({
    action: "record.merged",
    resourceType,
    resourceId: kept.id,
    changes: [{ field: "mergedFrom", new: gone.title }],
  });
  audit({
    action: "record.merged",
    resourceType,
    resourceId: gone.id,
    changes: [
      { field: "mergedInto", new: kept.title },
      { field: "state", old: gone.state, new: "archived" },
    ],
  });
}

/** Notes that two records which look alike are not the same; they are not listed again. Coordination only. */
export function createKeepApart(unitOfWork: UnitOfWork) {
  return (by: WorkBy, kind: VersionedRecord, ids: readonly [string, string]): Promise<void> =>
    unitOfWork(by, async ({ tx, audit }) => {
      if (!holds(by.actor, "coordinator")) ensure(deny("duplicates:denied"), "forbidden");
      const [firstId, secondId] = ids[0] < ids[1] ? ids : [ids[1], ids[0]];
      const rows = await lockCouple(tx, { linkType: kind.linkType, keptId: firstId, goneId: secondId });
      if (rows.length !== 2) throw notFound();
      await tx.distinctPair.createMany({
        data: [{ linkType: kind.linkType, firstId, secondId, decidedById: personIdOf(by.actor) }],
        skipDuplicates: true,
      });
      audit({ action: "record.kept_apart", resourceType: kind.resourceType, resourceId: firstId });
    });
}
