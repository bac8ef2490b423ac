import type { Channel } from "../channels.ts";
import type { TimesWish } from "../matching/types.ts";
import type { Week } from "./week.ts";

export interface ContactValues {
  readonly name: string;
  readonly channel: Channel;
  readonly email: string | null;
  readonly phone: string | null;
  readonly address: string | null;
}

export interface InterestValues {
  readonly thema: readonly string[];
  readonly wishes: string | null;
}

export interface TimeValues {
  readonly zeit: Week;
  /** Hours a week at most; left out where the form does not ask. */
  readonly hours?: number | null;
  /** How often at most; left out where the form does not ask. */
  readonly often?: TimesWish | null;
}

export const SKILL_LEVELS = [1, 2, 3] as const;
export type SkillLevel = (typeof SKILL_LEVELS)[number];
/** The level of a skill that was only ticked. */
export const USUAL_LEVEL: SkillLevel = 2;

export interface SkillValue {
  readonly code: string;
  readonly level: SkillLevel;
  readonly canTeach: boolean;
}

export interface LanguageValue {
  readonly code: string;
  readonly isBasic: boolean;
}

export const ANSWERS = ["fits", "partly", "no"] as const;
export type Answer = (typeof ANSWERS)[number];

/** An answer to a statement; skipped statements are left out. */
export interface AnswerValue {
  readonly code: string;
  readonly answer: Answer;
  readonly isDoubled: boolean;
}

export const MOBILITIES = ["on_foot", "wheelchair", "bicycle", "car"] as const;
export type Mobility = (typeof MOBILITIES)[number];

export interface WayValues {
  /** The name of a street nearby. */
  readonly street: string | null;
  readonly maxDistanceM: number | null;
  readonly mobility: Mobility | null;
}

export interface ReminderValues {
  readonly remindDayBefore: boolean;
  readonly remindHoursBefore: number | null;
}

/** All that a volunteer can tell, by part. */
export interface VolunteerValues {
  readonly kontakt: ContactValues;
  readonly interessen: InterestValues;
  readonly zeiten: TimeValues;
  readonly koennen: { readonly skill: readonly SkillValue[] };
  readonly sprachen: { readonly sprache: readonly LanguageValue[] };
  readonly aussagen: { readonly aussagen: readonly AnswerValue[] };
  readonly weg: WayValues;
  readonly erinnerung: ReminderValues;
}

/** What one form tells: some of the parts. What is left out stays as it is. */
export type GivenValues = Partial<VolunteerValues>;

type Told = ContactValues &
  InterestValues &
  TimeValues &
  VolunteerValues["koennen"] &
  VolunteerValues["sprachen"] &
  VolunteerValues["aussagen"] &
  WayValues &
  ReminderValues;

/** The parts laid side by side, for the comparison in the audit. */
export function toldFields(given: GivenValues): Partial<Told> {
  return Object.assign({}, ...Object.values(given)) as Partial<Told>;
}

/** Fields of a volunteer that the audit names without their values: all of them. */
export const PERSONAL_FIELDS = [
  "name",
  "channel",
  "email",
  "phone",
  "address",
  "zeit",
  "hours",
  "often",
  "thema",
  "wishes",
  "skill",
  "sprache",
  "aussagen",
  "street",
  "maxDistanceM",
  "mobility",
  "remindDayBefore",
  "remindHoursBefore",
] as const;
