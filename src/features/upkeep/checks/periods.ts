import { z } from "zod";
import { changesBetween } from "../../../shared/audit/audit.ts";
import type { Db } from "../../../shared/db/client.ts";
import type { UnitOfWork, WorkBy } from "../../../shared/db/unitOfWork.ts";
import { readSetting, storeSetting } from "../../../shared/settings/setting.ts";

// How long entries count as checked. The database reads the same setting (check_months).

const months = (usual: number) => z.number().int().min(1).max(60).catch(usual);
const schema = z.object({
  contactPoints: months(6),
  initiatives: months(12),
  spaces: months(12),
  perDay: z.number().int().min(0).max(500).catch(5),
});
const SETTING = { key: "freshness", schema };

/** Months until the next check of each kind, and how many checks begin on one day at most. */
export type Periods = z.infer<typeof schema>;

export interface PeriodsRow {
  readonly periods: Periods;
  /** 0 while nothing was ever saved. */
  readonly version: number;
}

export function createReadPeriods(db: Db) {
  return async (): Promise<PeriodsRow> => {
    const { value, version } = await readSetting(db, SETTING);
    return { periods: value, version };
  };
}

/** Saves the periods; a stale version is a conflict. */
export function createSavePeriods(unitOfWork: UnitOfWork) {
  return (by: WorkBy, periods: Periods, version: number): Promise<void> =>
    unitOfWork(by, async ({ tx, audit }) => {
      const before = await storeSetting(tx, SETTING, { value: periods, version });
      const changes = changesBetween(named(before), named(periods));
      audit({ action: "freshness.changed", resourceType: "setting", resourceId: null, changes });
    });
}

/** The periods under the names the log has words for. */
function named({ contactPoints, initiatives, spaces, perDay }: Periods) {
  return {
    monthsContactPoints: contactPoints,
    monthsInitiatives: initiatives,
    monthsSpaces: spaces,
    checksPerDay: perDay,
  };
}
