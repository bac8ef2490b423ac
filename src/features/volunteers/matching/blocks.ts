import type { Day, RequiredSkill, TimesWish } from "./types.ts";

/** Why somebody cannot take something, with what a page needs to say what would change it. */
export type Block =
  | { readonly code: "CLOSED" | "ENDED" | "ALREADY_IN" | "DECLINED_BEFORE" | "FULL" | "SEATS_FOR_NEWCOMERS" }
  | { readonly code: "UNCONFIRMED" | "INACTIVE" | "NO_CONSENT" | "GUARDIAN_MISSING" }
  | { readonly code: "TOO_YOUNG"; readonly minimumAge: number }
  /** `validUntil` is the day until which a certificate does count. */
  | { readonly code: "CLEARANCE_MISSING"; readonly validUntil: Day | null }
  | { readonly code: "SKILL_MISSING"; readonly skills: readonly RequiredSkill[] }
  | { readonly code: "LANGUAGE_MISSING"; readonly languages: readonly string[] }
  | { readonly code: "COLLIDES"; readonly opportunityId: string; readonly startsAt: Date; readonly endsAt: Date }
  /** Hours that week with this one, and how many there should be at most. */
  | { readonly code: "HOURS_CAP"; readonly hours: number; readonly maxHours: number }
  | { readonly code: "DAY_CAP"; readonly maxShifts: number }
  | { readonly code: "TIMES_CAP"; readonly wish: TimesWish }
  | { readonly code: "TOO_FAR"; readonly metres: number; readonly maxMetres: number }
  | { readonly code: "NOT_YET"; readonly from: Date }
  /** `until` is the last day of the pause. */
  | { readonly code: "PAUSED"; readonly until: Day };

export type BlockCode = Block["code"];

/** What does not stand in the way, but should be known or asked. */
export type Warning =
  /** Fewer than 15 minutes between two engagements; below zero they overlap by less than 15. */
  | { readonly code: "CLOSE_TOGETHER"; readonly opportunityId: string; readonly minutesBetween: number }
  /** Some dates of a series collide, or burst the hours, the day or the number of times; the others can be taken. */
  | { readonly code: "SOME_DATES_BLOCKED"; readonly because: BlockCode; readonly dates: number; readonly of: number }
  | { readonly code: "ASK_AGE"; readonly minimumAge: number }
  | { readonly code: "ASK_SKILLS"; readonly termIds: readonly string[] }
  | { readonly code: "ASK_LANGUAGES"; readonly languages: readonly string[] }
  /** Somebody in a wheelchair, and steps on the way (`known`), or nobody has looked. */
  | { readonly code: "STEPS"; readonly known: boolean };

/** The outcome: OK, or the weightiest reason; all reasons and warnings beside it. */
export interface Eligibility {
  readonly code: "OK" | BlockCode;
  readonly blocks: readonly Block[];
  readonly warnings: readonly Warning[];
}
