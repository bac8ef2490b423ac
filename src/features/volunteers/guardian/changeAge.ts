import { ensure } from "../../../shared/access/decision.ts";
import type { Clock } from "../../../shared/clock.ts";
import type { UnitOfWork, Work, WorkBy } from "../../../shared/db/unitOfWork.ts";
import { personIdOf } from "../../../shared/access/actor.ts";
import { AppError, notFound } from "../../../shared/errors/AppError.ts";
import type { WriteLetter } from "../letters.ts";
import { loadVolunteer, type VolunteerRecord } from "../volunteer.queries.ts";
import { dayFromColumn } from "./age.ts";
import type { AgeValues, GuardianValues } from "./agePart.ts";
import { askGuardian } from "./askGuardian.ts";
import { mayNameGuardian } from "./guardian.policy.ts";
import { storeAge, type ToldAge } from "./storeAge.ts";

interface Deps {
  readonly unitOfWork: UnitOfWork;
  readonly writeLetter: WriteLetter;
  readonly now: Clock;
}

interface Change {
  readonly personId: string;
  readonly version: number;
  readonly wording: Pick<ToldAge, "t" | "language">;
}

/** The desk sets age and guardian anew; a guardian who has not signed is asked by mail. Throws conflict on a stale form. */
export function createChangeAge(deps: Deps) {
  return (by: WorkBy, change: Change, age: AgeValues): Promise<void> =>
    deps.unitOfWork(by, async (work) => {
      await hold(work, change);
      const told = { ...change.wording, channel: "desk" as const, recordedById: personIdOf(by.actor) };
      await replaceAge({ ...deps, work }, change.personId, age, told);
    });
}

/** A minor names another guardian, as long as none has said anything: conflict then. */
export function createNameGuardian(deps: Deps) {
  return (by: WorkBy, change: Change, guardian: GuardianValues): Promise<void> =>
    deps.unitOfWork(by, async (work) => {
      const { record } = await hold(work, change);
      ensure(mayNameGuardian(record, deps.now()));
      if (guardian.email !== null && guardian.email === record.email)
        throw new AppError("conflict", "guardian:reach.own");
      const bornOn = record.bornOn === null ? null : dayFromColumn(record.bornOn);
      const age = { isAdult: false, bornOn, guardian, isSigned: false };
      const told = { ...change.wording, channel: "web" as const, recordedById: null };
      await replaceAge({ ...deps, work }, change.personId, age, told);
    });
}

/** Sends the link to the wording once more; the former one ends. */
export function createAskAgain({ unitOfWork, writeLetter, now }: Deps) {
  return (by: WorkBy, personId: string): Promise<void> =>
    unitOfWork(by, async (work) => {
      work.audit({ action: "guardian_consent.asked", resourceType: "person", resourceId: personId });
      await askGuardian({ work, writeLetter, now: now() }, personId);
    });
}

async function hold({ tx }: Work, { personId, version }: Change): Promise<{ record: VolunteerRecord }> {
  const record = await loadVolunteer(tx, personId);
  if (!record) throw notFound();
  const { count } = await tx.person.updateMany({
    where: { id: personId, version },
    data: { version: { increment: 1 } },
  });
  if (count === 0) throw new AppError("conflict", "frame:form.staleVersion");
  return { record };
}

async function replaceAge(
  { work, writeLetter, now }: Pick<Deps, "writeLetter" | "now"> & { readonly work: Work },
  personId: string,
  age: AgeValues,
  told: Omit<ToldAge, "now">,
): Promise<void> {
  await storeAge(work.tx, personId, age, { ...told, now: now() });
  work.audit({
    action: "volunteer.age_changed",
    resourceType: "person",
    resourceId: personId,
    changes: [{ field: "alter" }],
  });
  await askGuardian({ work, writeLetter, now: now() }, personId);
}
