import type { AssignmentState, Prisma } from "../../generated/prisma/client.ts";
import type { Db, Tx } from "../../shared/db/client.ts";
import type { Channel } from "./channels.ts";
import { GUARDIAN_COLUMNS, type GuardianRecord } from "./guardian/guardianRecord.repo.ts";
import { SKILL_LEVELS, USUAL_LEVEL, type AnswerValue, type Mobility, type SkillValue } from "./profile/values.ts";
import type { StoredTime } from "./profile/week.ts";

/** Everything the desk and the volunteer themselves see about a volunteer. */
export interface VolunteerRecord {
  readonly id: string;
  readonly displayName: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly postalAddress: string | null;
  readonly preferredChannel: Channel;
  readonly languages: readonly string[];
  readonly uiLanguage: string;
  readonly state: "invited" | "active" | "dormant" | "anonymised";
  readonly source: "web" | "desk" | "paper";
  readonly note: string | null;
  readonly isExample: boolean;
  readonly deactivatedAt: Date | null;
  readonly createdAt: Date;
  readonly version: number;
  readonly availabilities: readonly StoredTime[];
  readonly skills: readonly SkillValue[];
  readonly answers: readonly AnswerValue[];
  readonly themeCodes: readonly string[];
  readonly wishes: string | null;
  readonly maxHoursPerWeek: number | null;
  readonly maxTimes: number | null;
  readonly maxTimesPer: "week" | "month" | null;
  readonly pausedUntil: Date | null;
  readonly contactedAt: Date | null;
  /** Of the languages those spoken only a little. */
  readonly basicLanguages: readonly string[];
  readonly homeStreet: string | null;
  readonly homeLatitude: number | null;
  readonly homeLongitude: number | null;
  readonly maxDistanceM: number | null;
  readonly mobility: Mobility | null;
  readonly remindDayBefore: boolean;
  readonly remindHoursBefore: number | null;
  /** Null when nobody asked. */
  readonly isAdult: boolean | null;
  /** Only of minors. */
  readonly bornOn: Date | null;
  /** The newest consent of a guardian, whatever its state. */
  readonly guardian: GuardianRecord | null;
  readonly consents: readonly ConsentRecord[];
  readonly assignments: readonly OwnAssignment[];
}

export interface ConsentRecord {
  readonly id: string;
  readonly text: string;
  readonly textVersion: string;
  readonly language: string;
  readonly givenAt: Date;
  readonly withdrawnAt: Date | null;
}

/** An assignment as the volunteer sees it. */
export interface OwnAssignment {
  readonly id: string;
  readonly state: AssignmentStateName;
  readonly startsAt: Date | null;
  readonly endsAt: Date | null;
  readonly need: {
    readonly id: string;
    readonly slug: string;
    readonly title: string;
    readonly timeText: string | null;
  };
}

export type AssignmentStateName = AssignmentState;
/** States from which somebody may still step back. */
export const OPEN_STATES = ["suggested", "offered", "accepted", "confirmed", "waitlisted"] as const;

const COLUMNS = {
  id: true,
  displayName: true,
  email: true,
  phone: true,
  postalAddress: true,
  preferredChannel: true,
  languages: true,
  uiLanguage: true,
  state: true,
  source: true,
  note: true,
  isExample: true,
  deactivatedAt: true,
  createdAt: true,
  version: true,
  availabilities: {
    select: { weekday: true, startMinute: true, endMinute: true, priority: true, season: true },
    orderBy: [{ weekday: "asc" }, { startMinute: "asc" }],
  },
  skills: {
    select: { level: true, canTeach: true, term: { select: { code: true } } },
    orderBy: { term: { position: "asc" } },
  },
  answers: {
    select: { answer: true, isDoubled: true, term: { select: { code: true } } },
    orderBy: { term: { position: "asc" } },
  },
  guardianConsents: { select: GUARDIAN_COLUMNS, orderBy: { id: "desc" }, take: 1 },
  volunteerProfile: {
    select: {
      wishes: true,
      maxHoursPerWeek: true,
      maxTimes: true,
      maxTimesPer: true,
      pausedUntil: true,
      contactedAt: true,
      basicLanguages: true,
      homeStreet: true,
      homeLatitude: true,
      homeLongitude: true,
      maxDistanceM: true,
      mobility: true,
      remindDayBefore: true,
      remindHoursBefore: true,
      isAdult: true,
      bornOn: true,
    },
  },
  consents: {
    select: { id: true, text: true, textVersion: true, language: true, givenAt: true, withdrawnAt: true },
    orderBy: { givenAt: "desc" },
  },
  assignments: {
    select: {
      id: true,
      state: true,
      startsAt: true,
      endsAt: true,
      need: { select: { id: true, slug: true, title: true, timeText: true } },
    },
    orderBy: [{ startsAt: { sort: "desc", nulls: "first" } }, { createdAt: "desc" }],
    take: 200,
  },
} satisfies Prisma.PersonSelect;

/** Reads one volunteer; null when there is none, or they were erased. People without a profile are staff only. */
export async function loadVolunteer(db: Db | Tx, id: string): Promise<VolunteerRecord | null> {
  const person = await db.person.findFirst({
    where: { id, state: { not: "anonymised" }, volunteerProfile: { isNot: null } },
    select: COLUMNS,
  });
  if (!person?.volunteerProfile) return null;
  const themes = await db.attribute.findMany({
    where: { linkType: "person", linkId: id, term: { taxonomy: { code: "theme" } } },
    select: { term: { select: { code: true } } },
    orderBy: { term: { position: "asc" } },
  });
  const { volunteerProfile, skills, answers, guardianConsents, ...rest } = person;
  return {
    ...rest,
    ...volunteerProfile,
    skills: skills.map(({ level, canTeach, term }) => ({
      code: term.code,
      level: SKILL_LEVELS.find((one) => one === level) ?? USUAL_LEVEL,
      canTeach,
    })),
    answers: answers.map(({ answer, isDoubled, term }) => ({ code: term.code, answer, isDoubled })),
    guardian: guardianConsents[0] ?? null,
    themeCodes: themes.map((theme) => theme.term.code),
  };
}
