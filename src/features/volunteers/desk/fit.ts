import { ZONE } from "../../../shared/clock.ts";
import { coverOf, type FreeTime } from "../weekGrid.ts";

/** What a volunteer brings to a need. */
export interface Offer {
  readonly themeIds: readonly string[];
  readonly skillIds: readonly string[];
  readonly languages: readonly string[];
  readonly times: readonly FreeTime[];
}

/** What a need asks for; without shifts it asks for no certain time. */
export interface Wish {
  readonly themeIds: readonly string[];
  readonly skillIds: readonly string[];
  readonly languages: readonly string[];
  readonly shifts: readonly { readonly startsAt: Date; readonly endsAt: Date }[];
}

/** Why somebody suits: what both sides named. Nothing is weighed and nothing guessed; the coordinator decides. */
export interface Fit {
  readonly themeIds: readonly string[];
  readonly skillIds: readonly string[];
  readonly languages: readonly string[];
  /** "unknown" when no time is asked for or none was told. */
  readonly time: "all" | "some" | "none" | "unknown";
}

export function fitOf(offer: Offer, wish: Wish): Fit {
  return {
    themeIds: shared(wish.themeIds, offer.themeIds),
    skillIds: shared(wish.skillIds, offer.skillIds),
    languages: shared(wish.languages, offer.languages),
    time: timeFit(offer.times, wish.shifts),
  };
}

/** How many reasons there are, only to put those with more of them first. */
export function reasonCount({ themeIds, skillIds, languages, time }: Fit): number {
  const lists = [themeIds, skillIds, languages].filter((reasons) => reasons.length > 0).length;
  return lists + (time === "all" ? 1 : time === "some" ? 0.5 : 0);
}

/** The best of the shifts counts: one place is looked for, not all of them. */
function timeFit(times: readonly FreeTime[], shifts: Wish["shifts"]): Fit["time"] {
  if (times.length === 0 || shifts.length === 0) return "unknown";
  const covers = shifts.map((shift) => coverOf(times, weekTimeOf(shift)));
  return covers.includes("all") ? "all" : covers.includes("some") ? "some" : "none";
}

/** A shift on the clock of the week in Europe/Berlin; what goes past midnight counts until midnight. */
export function weekTimeOf({ startsAt, endsAt }: { startsAt: Date; endsAt: Date }): FreeTime {
  const start = startsAt.toTemporalInstant().toZonedDateTimeISO(ZONE);
  const end = endsAt.toTemporalInstant().toZonedDateTimeISO(ZONE);
  const isSameDay = Temporal.PlainDate.compare(start.toPlainDate(), end.toPlainDate()) === 0;
  return {
    weekday: start.dayOfWeek,
    startMinute: start.hour * 60 + start.minute,
    endMinute: isSameDay ? end.hour * 60 + end.minute : 24 * 60,
  };
}

function shared(wanted: readonly string[], brought: readonly string[]): readonly string[] {
  return wanted.filter((one) => brought.includes(one));
}
