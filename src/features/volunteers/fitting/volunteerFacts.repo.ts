import { dayOf, momentAt } from "../../../shared/clock.ts";
import type { Db, Tx } from "../../../shared/db/client.ts";
import type { Answer, Availability, Commitment, Day, Mobility, TimesWish, VolunteerFacts } from "../matching/types.ts";

type Season = "all_year" | "summer" | "winter";
type StoredCommitment = readonly [shiftId: string, startsAt: string, endsAt: string];
type TimeRow = readonly [number, number, number, "primary" | "secondary", Season];

interface Row {
  readonly id: string;
  readonly name: string;
  readonly state: string;
  readonly isGone: boolean;
  readonly hasConsent: boolean;
  readonly pausedUntil: Day | null;
  readonly isAdult: boolean | null;
  readonly bornOn: Day | null;
  readonly hasGuardianConsent: boolean;
  readonly clearanceUntil: Day | null;
  readonly languages: readonly string[];
  readonly basicLanguages: readonly string[];
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly maxDistanceM: number | null;
  readonly mobility: "on_foot" | "wheelchair" | "bicycle" | "car" | null;
  readonly maxHoursPerWeek: number | null;
  readonly maxTimes: TimesWish | null;
  readonly skills: readonly (readonly [string, number])[];
  readonly times: readonly TimeRow[];
  readonly themeIds: readonly string[];
  readonly answers: readonly (readonly [string, Answer, boolean])[];
  readonly commitments: readonly StoredCommitment[];
  readonly asked: readonly StoredCommitment[];
  readonly knownInitiativeIds: readonly string[];
}

/** A volunteer's facts with the name the desk shows. */
export interface NamedVolunteer {
  readonly name: string;
  readonly facts: VolunteerFacts;
}

const MIDNIGHT = new Temporal.PlainTime();
const MOBILITY = { on_foot: "foot", wheelchair: "wheelchair", bicycle: "bike", car: "car" } as const satisfies Record<
  NonNullable<Row["mobility"]>,
  Mobility
>;

/**
 * What matching knows about volunteers: one of them, or all who are active and can be asked. Weekly hours and
 * collisions look at engagements from a week ago on, wishes by the month at those of this month.
 */
export async function loadVolunteerFacts(
  db: Db | Tx,
  who: { readonly personId: string } | "askable",
  now: Date,
): Promise<readonly NamedVolunteer[]> {
  const rows = await loadRows(db, who === "askable" ? null : who.personId, now);
  return rows.map((row) => ({ name: row.name, facts: factsFrom(row, now) }));
}

function loadRows(db: Db | Tx, personId: string | null, now: Date): Promise<Row[]> {
  const today = dayOf(now).toString();
  return db.$queryRaw<Row[]>`
    SELECT p."id", p."displayName" AS name, p."state"::text AS state, p."deactivatedAt" IS NOT NULL AS "isGone",
      EXISTS (SELECT 1 FROM "Consent" c WHERE c."personId" = p."id" AND c."withdrawnAt" IS NULL) AS "hasConsent",
      v."pausedUntil"::text, v."isAdult", v."bornOn"::text, v."basicLanguages", p."languages",
      EXISTS (SELECT 1 FROM "GuardianConsent" g WHERE g."personId" = p."id" AND g."state" = 'given') AS "hasGuardianConsent",
      (SELECT CASE WHEN k."isSuitable" THEN k."validUntil"::text END FROM "ClearanceCheck" k
        WHERE k."personId" = p."id" ORDER BY k."seenOn" DESC, k."id" DESC LIMIT 1) AS "clearanceUntil",
      v."homeLatitude" AS latitude, v."homeLongitude" AS longitude, v."maxDistanceM", v."mobility"::text AS mobility,
      v."maxHoursPerWeek", CASE WHEN v."maxTimes" > 0 THEN json_build_object('count', v."maxTimes", 'per', v."maxTimesPer") END AS "maxTimes",
      coalesce(s.skills, '[]'::json) AS skills, coalesce(a.times, '[]'::json) AS times,
      coalesce(t.ids, '{}') AS "themeIds", coalesce(w.answers, '[]'::json) AS answers,
      coalesce(e.commitments, '[]'::json) AS commitments, coalesce(e.asked, '[]'::json) AS asked, coalesce(i.ids, '{}') AS "knownInitiativeIds"
    FROM "Person" p JOIN "VolunteerProfile" v ON v."personId" = p."id"
    LEFT JOIN LATERAL (SELECT json_agg(json_build_array(x."termId", x."level")) AS skills
      FROM "VolunteerSkill" x WHERE x."personId" = p."id") s ON true
    LEFT JOIN LATERAL (SELECT json_agg(json_build_array(x."weekday", x."startMinute", x."endMinute", x."priority", x."season")) AS times
      FROM "Availability" x WHERE x."personId" = p."id") a ON true
    LEFT JOIN LATERAL (SELECT array_agg(x."termId"::text) AS ids FROM "Attribute" x
      WHERE x."linkType" = 'person' AND x."linkId" = p."id") t ON true
    LEFT JOIN LATERAL (SELECT json_agg(json_build_array(x."termId", x."answer", x."isDoubled")) AS answers
      FROM "VolunteerAnswer" x WHERE x."personId" = p."id") w ON true
    LEFT JOIN LATERAL (SELECT
        json_agg(json_build_array(x."shiftId", x."startsAt", x."endsAt"))
          FILTER (WHERE x."state" IN ('accepted', 'confirmed', 'attended')) AS commitments,
        json_agg(json_build_array(x."shiftId", x."startsAt", x."endsAt")) FILTER (WHERE x."state" IN ('offered', 'suggested')
          AND x."startsAt" > ${now} AND (x."offeredUntil" IS NULL OR x."offeredUntil" > ${now})) AS asked
      FROM "Assignment" x WHERE x."personId" = p."id" AND x."endsAt" > ${lookBackTo(now)}::timestamptz) e ON true
    LEFT JOIN LATERAL (SELECT array_agg(DISTINCT n."organizationId"::text) AS ids FROM "Assignment" x
      JOIN "Need" n ON n."id" = x."needId"
      WHERE x."personId" = p."id" AND x."state" = 'attended' AND n."organizationId" IS NOT NULL) i ON true
    WHERE (${personId}::uuid IS NULL OR p."id" = ${personId}::uuid)
      AND (${personId}::uuid IS NOT NULL OR (p."state" = 'active' AND p."deactivatedAt" IS NULL
        AND (v."pausedUntil" IS NULL OR v."pausedUntil" < ${today}::date)))
    ORDER BY p."id"`;
}

/** The beginning of the month, or eight days ago where that is earlier. */
function lookBackTo(now: Date): Date {
  const today = dayOf(now);
  const [month, week] = [today.with({ day: 1 }), today.subtract({ days: 8 })];
  return momentAt(Temporal.PlainDate.compare(month, week) < 0 ? month : week, MIDNIGHT);
}

function factsFrom(row: Row, now: Date): VolunteerFacts {
  return {
    id: row.id,
    state: row.isGone ? "inactive" : row.state === "active" ? "active" : unconfirmedOr(row.state),
    hasConsent: row.hasConsent,
    pausedUntil: row.pausedUntil,
    age: ageOf(row, now),
    hasGuardianConsent: row.hasGuardianConsent,
    clearanceUntil: row.clearanceUntil,
    skills: new Map(row.skills),
    languages: row.languages.map((code) => ({ code, level: row.basicLanguages.includes(code) ? "basic" : "native" })),
    times: row.times.flatMap((time) => timesFrom(time, now)),
    themeIds: row.themeIds,
    answers: new Map(row.answers.map(([termId, answer]) => [termId, answer])),
    doubledStatementId: row.answers.find(([, , isDoubled]) => isDoubled)?.[0] ?? null,
    home: row.latitude === null || row.longitude === null ? null : { lat: row.latitude, lon: row.longitude },
    maxDistanceM: row.maxDistanceM,
    mobility: row.mobility === null ? null : MOBILITY[row.mobility],
    maxHoursPerWeek: row.maxHoursPerWeek,
    maxShiftsPerDay: null,
    maxTimes: row.maxTimes,
    commitments: row.commitments.map(commitmentFrom),
    asked: row.asked.map(commitmentFrom),
    knownInitiativeIds: new Set(row.knownInitiativeIds),
  };
}

function commitmentFrom([opportunityId, startsAt, endsAt]: StoredCommitment): Commitment {
  return { opportunityId, startsAt: new Date(startsAt), endsAt: new Date(endsAt) };
}

function unconfirmedOr(state: string): VolunteerFacts["state"] {
  return state === "invited" ? "unconfirmed" : "inactive";
}

/** The years of a minor; whoever said to be of age is old enough for every task; null when nobody asked. */
function ageOf({ isAdult, bornOn }: Pick<Row, "isAdult" | "bornOn">, now: Date): number | null {
  if (bornOn !== null) return Temporal.PlainDate.from(bornOn).until(dayOf(now), { largestUnit: "years" }).years;
  return isAdult === true ? Infinity : null;
}

/** Summer is April to September, winter October to March; laid out for the winter that runs and the year to come. */
function timesFrom([weekday, startMinute, endMinute, priority, season]: TimeRow, now: Date): readonly Availability[] {
  const time = { weekday, startMinute, endMinute, priority };
  if (season === "all_year") return [{ ...time, validFrom: null, validTo: null }];
  const { year } = dayOf(now);
  const years = [year - 1, year, year + 1];
  return years.map((one) =>
    season === "summer"
      ? { ...time, validFrom: `${String(one)}-04-01`, validTo: `${String(one)}-09-30` }
      : { ...time, validFrom: `${String(one)}-10-01`, validTo: `${String(one + 1)}-03-31` },
  );
}
