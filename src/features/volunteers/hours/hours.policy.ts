import { holds, scopesOf, type Actor } from "../../../shared/access/actor.ts";
import { allow, deny, type Decision } from "../../../shared/access/decision.ts";

/** Whose time somebody may confirm. */
export interface HoursScope {
  readonly isEverything: boolean;
  readonly organisationIds: readonly string[];
}

/** The coordination confirms time for every need, an editor for the needs of their own organisation. */
export function hoursScope(actor: Actor): HoursScope {
  return { isEverything: holds(actor, "coordinator"), organisationIds: scopesOf(actor, "editor") };
}

/** Whether a need lies within somebody's reach; what does not answers as if it were not there. */
export function isWithin(scope: HoursScope, organizationId: string | null): boolean {
  return scope.isEverything || (organizationId !== null && scope.organisationIds.includes(organizationId));
}

/** Who came is known once the shift has begun; on a cancelled one nobody was. */
export function mayRecord(shift: { readonly startsAt: Date; readonly state: string }, now: Date): Decision {
  if (shift.state === "cancelled") return deny("hoursDesk:refused.cancelled");
  return shift.startsAt > now ? deny("hoursDesk:refused.notBegun") : allow;
}

interface NoShow {
  readonly state: string;
  readonly contestedAt: Date | null;
  readonly contestDecidedAt: Date | null;
}

/** "I was there": once for each time somebody was marked as missing. */
export function mayContest({ state, contestedAt }: NoShow): Decision {
  if (state !== "no_show") return deny("thanks:contest.settled");
  return contestedAt === null ? allow : deny("thanks:contest.already");
}

/** The desk decides once about what was contested. */
export function mayDecideContest({ state, contestedAt, contestDecidedAt }: NoShow): Decision {
  const isOpen = state === "no_show" && contestedAt !== null && contestDecidedAt === null;
  return isOpen ? allow : deny("hoursDesk:refused.decided");
}

/** How long ago time can be reported at most, in days. */
const OLDEST_DAYS = 366;

/** Time is reported after it was given, within a year, on a day that is not longer than a day. */
export function mayReport(
  { day, minutes, sameDay }: { day: Temporal.PlainDate; minutes: number; sameDay: number },
  today: Temporal.PlainDate,
): Decision {
  if (Temporal.PlainDate.compare(day, today) > 0) return deny("thanks:report.future");
  if (Temporal.PlainDate.compare(day, today.subtract({ days: OLDEST_DAYS })) < 0) return deny("thanks:report.tooOld");
  return minutes + sameDay > DAY_MINUTES ? deny("thanks:report.tooMuch") : allow;
}

export const DAY_MINUTES = 1440;

/** Minutes from the beginning to the end of a shift as the clock ran, also over the change of summer time. */
export function plannedMinutes({ startsAt, endsAt }: { readonly startsAt: Date; readonly endsAt: Date }): number {
  return Math.max(1, Math.round((endsAt.getTime() - startsAt.getTime()) / 60_000));
}
