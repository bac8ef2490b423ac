import { z } from "zod";
import { changesBetween } from "../../../shared/audit/audit.ts";
import type { Db } from "../../../shared/db/client.ts";
import type { UnitOfWork, WorkBy } from "../../../shared/db/unitOfWork.ts";
import { AppError } from "../../../shared/errors/AppError.ts";

// How long entries count as checked. The database reads the same setting (check_months).

const KEY = "freshness";
const months = (usual: number) => z.number().int().min(1).max(60).catch(usual);
const stored = z.object({
  contactPoints: months(6),
  initiatives: months(12),
  spaces: months(12),
  perDay: z.number().int().min(0).max(500).catch(5),
});

/** Months until the next check of each kind, and how many checks begin on one day at most. */
export type Periods = z.infer<typeof stored>;

export interface PeriodsRow {
  readonly periods: Periods;
  /** 0 while nothing was ever saved. */
  readonly version: number;
}

export function createReadPeriods(db: Db) {
  return async (): Promise<PeriodsRow> => {
    const row = await db.setting.findUnique({ where: { key: KEY }, select: { value: true, version: true } });
    return { periods: stored.parse(row?.value ?? {}), version: row?.version ?? 0 };
  };
}

/** Saves the periods; a stale version is a conflict. */
export function createSavePeriods(unitOfWork: UnitOfWork) {
  return (by: WorkBy, periods: Periods, version: number): Promise<void> =>
    unitOfWork(by, async ({ tx, audit }) => {
      await tx.$executeRaw`
        INSERT INTO "Setting" ("key", "value", "version", "updatedAt") VALUES (${KEY}, '{}', 0, now())
        ON CONFLICT ("key") DO NOTHING`;
      await tx.$queryRaw`SELECT "key" FROM "Setting" WHERE "key" = ${KEY} FOR UPDATE`;
      const row = await tx.setting.findUniqueOrThrow({ where: { key: KEY }, select: { value: true, version: true } });
      if (row.version !== version) throw new AppError("conflict", "frame:form.staleVersion");
      await tx.setting.update({ where: { key: KEY }, data: { value: periods, version: { increment: 1 } } });
      const { contactPoints, initiatives, spaces, perDay } = periods;
      const after = { monthsContactPoints: contactPoints, monthsInitiatives: initiatives, monthsSpaces: spaces };
      const before = stored.parse(row.value);
      const old = {
        monthsContactPoints: before.contactPoints,
        monthsInitiatives: before.initiatives,
        monthsSpaces: before.spaces,
        checksPerDay: before.perDay,
      };
      const changes = changesBetween(old, { ...after, checksPerDay: perDay });
      audit({ action: "freshness.changed", resourceType: "setting", resourceId: null, changes });
    });
}
