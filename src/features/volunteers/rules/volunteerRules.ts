import { z } from "zod";
import { changesBetween } from "../../../shared/audit/audit.ts";
import type { Db } from "../../../shared/db/client.ts";
import type { UnitOfWork, WorkBy } from "../../../shared/db/unitOfWork.ts";
import { readSetting, storeSetting, type SettingKind } from "../../../shared/settings/setting.ts";

const amount = z.number().int().min(0);

/** A week is needed to tell them before. */
export const GUARDIAN_WAIT = { least: 8, usual: 30, most: 365 } as const;

const rules = z.object({
  /** The first day on which these hold, ISO. */
  validFrom: z.iso.date(),
  /** Ehrenamtskarte NRW: so many hours a week … */
  cardHoursPerWeek: amount,
  /** … or so many a year. */
  cardHoursPerYear: amount,
  /** For how many months somebody has to have helped already. */
  cardMonths: amount,
  /** A certificate of conduct is at most so old when it is seen (§ 30a BZRG, practice of the youth offices). */
  clearanceMaxAgeMonths: amount,
  /** After so many months it is asked for again. */
  clearanceValidMonths: amount,
  /** So long after the last task the record stays at most (§ 72a (5) SGB VIII). */
  clearanceDeleteMonths: amount,
  /** So many days a record waits for a task that is not agreed yet. */
  clearanceUntakenDays: amount,
  /** So many days a minor's details wait for the consent of a guardian. */
  guardianWaitDays: z.number().int().min(GUARDIAN_WAIT.least).max(GUARDIAN_WAIT.most).default(GUARDIAN_WAIT.usual),
  /** Euro a year that stay free of tax (§ 3 No. 26a EStG). */
  honoraryAllowance: amount,
  /** Euro a year for trainers (§ 3 No. 26 EStG). */
  trainerAllowance: amount,
});

/** Limits that laws and offices set, with the day from which they hold. */
export type VolunteerRules = z.infer<typeof rules>;

const CUSTOMARY = {
  cardHoursPerWeek: 5,
  cardHoursPerYear: 250,
  cardMonths: 24,
  clearanceMaxAgeMonths: 3,
  clearanceValidMonths: 60,
  clearanceDeleteMonths: 3,
  clearanceUntakenDays: 7,
  guardianWaitDays: GUARDIAN_WAIT.usual,
};

/** What held when this was written; the administration adds what comes. */
const KNOWN: readonly VolunteerRules[] = [
  { validFrom: "2021-01-01", ...CUSTOMARY, honoraryAllowance: 840, trainerAllowance: 3000 },
  { validFrom: "2026-01-01", ...CUSTOMARY, honoraryAllowance: 960, trainerAllowance: 3300 },
];

const schema = z.object({
  periods: z
    .array(rules)
    .min(1)
    .max(40)
    .catch(() => [...KNOWN]),
});
const SETTING: SettingKind<z.infer<typeof schema>> = { key: "volunteer_rules", schema };

export interface StoredRules {
  /** The oldest first. */
  readonly periods: readonly VolunteerRules[];
  /** 0 while nothing was ever saved. */
  readonly version: number;
}

export async function readRules(db: Db): Promise<StoredRules> {
  const { value, version } = await readSetting(db, SETTING);
  return { periods: inOrder(value.periods), version };
}

/** The rules that hold on a day; before the first known ones, those. */
export function rulesOn({ periods }: Pick<StoredRules, "periods">, day: Temporal.PlainDate): VolunteerRules {
  const known = inOrder(periods);
  const held = known.findLast(({ validFrom }) => validFrom <= day.toString()) ?? known[0];
  if (!held) throw new Error("No rules for volunteering are stored");
  return held;
}

/** Adds the rules from a day on, or replaces those that begin on it. Throws conflict when somebody else saved. */
export function createSaveRules(unitOfWork: UnitOfWork) {
  return (by: WorkBy, added: VolunteerRules, { periods, version }: StoredRules): Promise<void> =>
    unitOfWork(by, async ({ tx, audit }) => {
      const kept = periods.filter(({ validFrom }) => validFrom !== added.validFrom);
      const before =
        periods.find(({ validFrom }) => validFrom === added.validFrom) ?? rulesOn({ periods }, dayOf(added));
      await storeSetting(tx, SETTING, { value: { periods: inOrder([...kept, added]) }, version });
      audit({
        action: "volunteer_rules.changed",
        resourceType: "setting",
        resourceId: null,
        changes: changesBetween(before, added),
      });
    });
}

function dayOf({ validFrom }: VolunteerRules): Temporal.PlainDate {
  return Temporal.PlainDate.from(validFrom);
}

function inOrder(periods: readonly VolunteerRules[]): VolunteerRules[] {
  return periods.toSorted((one, other) => one.validFrom.localeCompare(other.validFrom));
}
