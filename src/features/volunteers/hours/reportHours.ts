import { ensure } from "../../../shared/access/decision.ts";
import { personIdOf } from "../../../shared/access/actor.ts";
import { dateColumn, dayOf, type Clock } from "../../../shared/clock.ts";
import type { Tx } from "../../../shared/db/client.ts";
import type { UnitOfWork, Work, WorkBy } from "../../../shared/db/unitOfWork.ts";
import { AppError, notFound } from "../../../shared/errors/AppError.ts";
import { TOLD_PERSON, type Tell } from "../telling/tell.ts";
import { mayReport, type HoursScope } from "./hours.policy.ts";
import { findNeed } from "./hours.repo.ts";
import { refusedMessage } from "./hours.words.ts";

interface Deps {
  readonly unitOfWork: UnitOfWork;
  readonly tell: Tell;
  readonly now: Clock;
}

/** Time somebody gave, as it was told. */
export interface ToldHours {
  readonly needId: string;
  readonly day: Temporal.PlainDate;
  readonly minutes: number;
  readonly note: string | null;
}

/** Being on a need without dates, now or formerly. */
export const ON_NEED = ["accepted", "confirmed", "attended"] as const;

/** A volunteer reports time for a need without dates; it counts once it is confirmed. */
export function createReportHours({ unitOfWork, now }: Omit<Deps, "tell">) {
  return (by: WorkBy, personId: string, told: ToldHours): Promise<void> =>
    unitOfWork(by, async (work) => {
      await writeTold(work, personId, told, dayOf(now()));
    });
}

/** The desk or the initiative writes down what somebody told them; that counts at once. */
export function createRecordTold({ unitOfWork, now }: Omit<Deps, "tell">) {
  return (by: WorkBy, scope: HoursScope, personId: string, told: ToldHours): Promise<void> =>
    unitOfWork(by, async (work) => {
      if (!(await findNeed(work.tx, scope, told.needId))) throw notFound();
      const id = await writeTold(work, personId, told, dayOf(now()));
      const data = { state: "confirmed", confirmedById: personIdOf(by.actor), confirmedAt: now() } as const;
      await work.tx.hoursEntry.update({ where: { id }, data });
      work.audit({ action: "hours.confirmed", resourceType: "person", resourceId: personId });
    });
}

async function writeTold(
  { tx, audit }: Work,
  personId: string,
  { needId, day, minutes, note }: ToldHours,
  today: Temporal.PlainDate,
): Promise<string> {
  await tx.$queryRaw`SELECT 1 AS held FROM "Person" WHERE "id" = ${personId}::uuid FOR NO KEY UPDATE`;
  const isOnIt = await tx.assignment.count({
    where: {
      personId,
      needId,
      shiftId: null,
      state: { in: [...ON_NEED] },
      need: { timeKind: { not: "shift" } },
      person: { state: { not: "anonymised" } },
    },
  });
  if (isOnIt === 0) throw new AppError("conflict", "thanks:report.notOnIt");
  const sameDay = await minutesOn(tx, personId, day);
  ensure(mayReport({ day, minutes, sameDay }, today));
  const data = { personId, needId, day: dateColumn(day), minutes, note };
  const { id } = await tx.hoursEntry.create({ data, select: { id: true } });
  audit({
    action: "hours.reported",
    resourceType: "person",
    resourceId: personId,
    changes: [{ field: "minutes", new: minutes }],
  });
  return id;
}

async function minutesOn(tx: Tx, personId: string, day: Temporal.PlainDate): Promise<number> {
  const { _sum } = await tx.hoursEntry.aggregate({
    where: { personId, day: dateColumn(day), state: { not: "refused" } },
    _sum: { minutes: true },
  });
  return _sum.minutes ?? 0;
}

/** A volunteer takes a report back that nobody has decided about. */
export function createWithdrawReport({ unitOfWork }: Pick<Deps, "unitOfWork">) {
  return (by: WorkBy, personId: string, entryId: string): Promise<void> =>
    unitOfWork(by, async ({ tx, audit }) => {
      const gone = await tx.hoursEntry.deleteMany({ where: { id: entryId, personId, state: "reported" } });
      if (gone.count === 0) throw notFound();
      audit({ action: "hours.withdrawn", resourceType: "person", resourceId: personId });
    });
}

export interface HoursDecision {
  readonly needId: string;
  readonly entryId: string;
  readonly isConfirmed: boolean;
  /** Required for a refusal. */
  readonly answer: string | null;
}

/** Confirms reported time, or refuses it with a word that the person is told. Throws conflict when it was decided. */
export function createDecideHours({ unitOfWork, tell, now }: Deps) {
  return (by: WorkBy, scope: HoursScope, { needId, entryId, isConfirmed, answer }: HoursDecision): Promise<void> =>
    unitOfWork(by, async (work) => {
      const { tx, audit } = work;
      const need = await findNeed(tx, scope, needId);
      if (!need) throw notFound();
      const entry = await lockEntry(tx, needId, entryId);
      const decided = isConfirmed
        ? ({ state: "confirmed", confirmedById: personIdOf(by.actor), confirmedAt: now() } as const)
        : ({ state: "refused", answer: givenWord(answer) } as const);
      await tx.hoursEntry.update({ where: { id: entryId }, data: { ...decided, version: { increment: 1 } } });
      audit({
        action: isConfirmed ? "hours.confirmed" : "hours.refused",
        resourceType: "person",
        resourceId: entry.person.id,
        changes: [{ field: "minutes", new: entry.minutes }],
      });
      if (decided.state === "confirmed" || entry.person.state === "anonymised") return;
      await tell(work, entry.person, refusedMessage(need.title, entry.day, decided.answer), { needId });
    });
}

/** Nobody refuses without a word. */
function givenWord(answer: string | null): string {
  if (answer === null) throw new AppError("conflict", "hoursDesk:entry.wordMissing");
  return answer;
}

async function lockEntry(tx: Tx, needId: string, entryId: string) {
  await tx.$queryRaw`SELECT 1 AS held FROM "HoursEntry" WHERE "id" = ${entryId}::uuid FOR UPDATE`;
  const entry = await tx.hoursEntry.findFirst({ where: { id: entryId, needId }, select: ENTRY });
  if (!entry) throw notFound();
  if (entry.state !== "reported") throw new AppError("conflict", "hoursDesk:refused.decided");
  return entry;
}

const ENTRY = {
  state: true,
  minutes: true,
  day: true,
  person: { select: { ...TOLD_PERSON, state: true } },
} as const;
