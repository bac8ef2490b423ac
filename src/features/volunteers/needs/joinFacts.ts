import type { Tx } from "../../../shared/db/client.ts";
import { AppError, notFound } from "../../../shared/errors/AppError.ts";
import { NEWEST_CLEARANCE } from "../clearance/clearanceOf.ts";
import { TOLD_PERSON, type ToldPerson } from "../telling/tell.ts";
import { OPEN_STATES } from "../volunteer.queries.ts";
import type { JoinFacts, PersonFacts } from "./needs.policy.ts";

/** A need with what joining and letters about it need to know. */
export interface LockedNeed {
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  readonly locationText: string | null;
  readonly organizationId: string | null;
  readonly requiresClearance: boolean;
  readonly facts: JoinFacts["need"];
}

/** Locks the need and, if given, its shift, in this order, so that free places are counted by one at a time. */
export async function lockNeed(
  tx: Tx,
  where: { id: string } | { slug: string },
  shiftId: string | null,
): Promise<{ need: LockedNeed; shift: JoinFacts["shift"] }> {
  if ("id" in where) await tx.$queryRaw`SELECT 1 AS held FROM "Need" WHERE "id" = ${where.id}::uuid FOR NO KEY UPDATE`;
  else await tx.$queryRaw`SELECT 1 AS held FROM "Need" WHERE "slug" = ${where.slug} FOR NO KEY UPDATE`;
  const need = await tx.need.findFirst({
    where: { ...where, archivedAt: null },
    select: {
      id: true,
      slug: true,
      title: true,
      locationText: true,
      organizationId: true,
      requiresClearance: true,
      minimumAge: true,
      state: true,
      places: true,
      placesTaken: true,
      timeKind: true,
    },
  });
  if (!need) throw notFound();
  const { state, places, placesTaken, timeKind, minimumAge, ...rest } = need;
  const { requiresClearance } = rest;
  const facts = { state, places, placesTaken, requiresClearance, minimumAge, hasShifts: timeKind === "shift" };
  return { need: { ...rest, facts }, shift: shiftId === null ? null : await lockShift(tx, need.id, shiftId) };
}

async function lockShift(tx: Tx, needId: string, shiftId: string): Promise<JoinFacts["shift"]> {
  await tx.$queryRaw`SELECT 1 AS held FROM "Shift" WHERE "id" = ${shiftId}::uuid FOR NO KEY UPDATE`;
  const shift = await tx.shift.findFirst({
    where: { id: shiftId, needId },
    select: { state: true, startsAt: true, maxPeople: true, placesTaken: true },
  });
  if (!shift) throw notFound();
  return shift;
}

/** What a person brings: state, consent, and the way letters reach them. */
export async function personFacts(tx: Tx, personId: string): Promise<PersonFacts & ToldPerson> {
  const person = await tx.person.findFirst({
    where: { id: personId, volunteerProfile: { isNot: null } },
    select: {
      ...TOLD_PERSON,
      state: true,
      deactivatedAt: true,
      consents: { where: { withdrawnAt: null }, select: { id: true }, take: 1 },
      clearanceChecks: NEWEST_CLEARANCE,
      guardianConsents: { where: { state: "given" }, select: { id: true }, take: 1 },
      volunteerProfile: { select: { isAdult: true, bornOn: true } },
    },
  });
  if (!person?.volunteerProfile) throw notFound();
  const { consents, clearanceChecks, guardianConsents, volunteerProfile, ...rest } = person;
  return {
    ...rest,
    ...volunteerProfile,
    hasConsent: consents.length > 0,
    hasGuardianConsent: guardianConsents.length > 0,
    clearance: clearanceChecks[0] ?? null,
  };
}

/** The database refuses this too; asked first, it is told before "full". */
export async function refuseTwice(tx: Tx, personId: string, needId: string, shiftId: string | null): Promise<void> {
  const already = await tx.assignment.count({ where: { personId, needId, shiftId, state: { in: [...OPEN_STATES] } } });
  if (already > 0) throw new AppError("conflict", "needs:conflict.already");
}
