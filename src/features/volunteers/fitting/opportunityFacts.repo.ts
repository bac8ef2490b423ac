import type { Db, Tx } from "../../../shared/db/client.ts";
import { connectionsPerPlace } from "../matching/rank.ts";
import type { Answer, OpportunityFacts } from "../matching/types.ts";

interface Row {
  readonly id: string;
  readonly needId: string;
  readonly slug: string;
  readonly title: string;
  readonly isExample: boolean;
  readonly organisation: string | null;
  readonly timeText: string | null;
  readonly locationText: string | null;
  readonly initiativeId: string | null;
  readonly isOpen: boolean;
  readonly timeKind: OpportunityFacts["timeKind"];
  readonly startsAt: Date | null;
  readonly endsAt: Date | null;
  readonly hours: number | null;
  readonly minPeople: number;
  readonly maxPeople: number;
  readonly placesTaken: number;
  readonly newcomerSeats: number;
  readonly newcomersTaken: number;
  readonly skills: readonly (readonly [string, boolean, number])[];
  readonly requiredLanguages: readonly string[];
  readonly languages: readonly string[];
  readonly themeIds: readonly string[];
  readonly answers: readonly (readonly [string, Answer])[];
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly minimumAge: number | null;
  readonly requiresClearance: boolean;
  readonly opensAt: Date | null;
  readonly createdAt: Date;
  readonly connections: number;
  readonly openPlaces: number;
}

/** A shift to come, or a need without shifts, with what a list says about it. */
export interface NamedOpportunity {
  readonly slug: string;
  readonly title: string;
  readonly isExample: boolean;
  readonly organisation: string | null;
  readonly timeText: string | null;
  readonly locationText: string | null;
  readonly startsAt: Date | null;
  readonly endsAt: Date | null;
  readonly facts: OpportunityFacts;
}

/** More dates of one need than these do not help anybody who chooses. */
const MOST_DATES = 60;

/**
 * What matching knows about shifts to come and needs without dates: of one need (in whatever state), or of all open
 * ones. `connections` are the people an initiative got in the last 14 days.
 */
export async function loadOpportunityFacts(
  db: Db | Tx,
  which: { readonly needId: string } | "open",
  now: Date,
): Promise<readonly NamedOpportunity[]> {
  const rows = await opportunityRows(db, which === "open" ? null : which.needId, now);
  return rows.map((row) => ({ ...row, facts: factsFrom(row) }));
}

/** Without an id all open ones. */
function opportunityRows(db: Db | Tx, needId: string | null, now: Date): Promise<readonly Row[]> {
  return db.$queryRaw<Row[]>`
    WITH one AS (
      SELECT n.*, s."id" AS "shiftId", s."startsAt", s."endsAt", s."minPeople", s."maxPeople", s."placesTaken" AS "shiftTaken",
        s."newcomerSeats" AS "shiftSeats"
      FROM "Need" n LEFT JOIN LATERAL (SELECT * FROM "Shift" h WHERE h."needId" = n."id"
        AND h."state" IN ('planned', 'confirmed') AND h."startsAt" > ${now} ORDER BY h."startsAt" LIMIT ${MOST_DATES}) s ON true
      WHERE n."archivedAt" IS NULL AND (n."timeKind" <> 'shift' OR s."id" IS NOT NULL)
        AND (n."id" = ${needId}::uuid OR (${needId}::uuid IS NULL AND n."state" = 'open'))),
    busy AS (
      SELECT n."organizationId" AS id, count(*)::int AS connections FROM "Assignment" a JOIN "Need" n ON n."id" = a."needId"
      WHERE a."createdAt" > ${now}::timestamptz - interval '14 days' AND a."state" IN ('accepted', 'confirmed', 'attended')
      GROUP BY 1),
    room AS (
      SELECT "organizationId" AS id, sum(greatest(coalesce("maxPeople", "places") - coalesce("shiftTaken", "placesTaken"), 0))::int AS places
      FROM one GROUP BY 1)
    SELECT coalesce(o."shiftId", o."id") AS id, o."id" AS "needId", o."slug", o."title", o."isExample", g."name" AS organisation,
      o."timeText", o."locationText", o."organizationId" AS "initiativeId", o."state" = 'open' AS "isOpen",
      o."timeKind"::text AS "timeKind", o."startsAt", o."endsAt",
      CASE WHEN o."timeKind" = 'open_ended' THEN coalesce(o."hoursMin", o."hoursMax") END AS hours,
      coalesce(o."minPeople", o."placesMin") AS "minPeople", coalesce(o."maxPeople", o."places") AS "maxPeople",
      coalesce(o."shiftTaken", o."placesTaken") AS "placesTaken", coalesce(o."shiftSeats", o."newcomerSeats") AS "newcomerSeats",
      (SELECT count(*)::int FROM "Assignment" a WHERE a."needId" = o."id" AND a."shiftId" IS NOT DISTINCT FROM o."shiftId"
        AND a."isNewcomer" AND a."state" IN ('accepted', 'confirmed')) AS "newcomersTaken",
      coalesce((SELECT json_agg(json_build_array(k."termId", k."isRequired", k."minLevel") ORDER BY k."termId")
        FROM "NeedSkill" k WHERE k."needId" = o."id"), '[]'::json) AS skills,
      o."requiredLanguages", o."languages",
      coalesce((SELECT array_agg(a."termId"::text ORDER BY a."isMain" DESC, a."termId") FROM "Attribute" a
        JOIN "TaxonomyTerm" t ON t."id" = a."termId" JOIN "Taxonomy" x ON x."id" = t."taxonomyId" AND x."code" = 'theme'
        WHERE a."linkType" = 'need' AND a."linkId" = o."id" AND a."state" = 'approved'), '{}') AS "themeIds",
      coalesce((SELECT json_agg(json_build_array(w."termId", w."answer")) FROM "NeedAnswer" w WHERE w."needId" = o."id"), '[]'::json) AS answers,
      o."latitude", o."longitude", o."minimumAge", o."requiresClearance", o."opensAt", o."createdAt",
      coalesce(b.connections, 0) AS connections, coalesce(r.places, 0) AS "openPlaces"
    FROM one o LEFT JOIN "Organization" g ON g."id" = o."organizationId"
    LEFT JOIN busy b ON b.id = o."organizationId" LEFT JOIN room r ON r.id IS NOT DISTINCT FROM o."organizationId"
    ORDER BY o."startsAt" NULLS FIRST, o."createdAt", o."id"`;
}

function factsFrom(row: Row): OpportunityFacts {
  return {
    id: row.id,
    needId: row.needId,
    initiativeId: row.initiativeId,
    state: row.isOpen ? "open" : "closed",
    timeKind: row.timeKind,
    spans: row.startsAt === null || row.endsAt === null ? [] : [{ startsAt: row.startsAt, endsAt: row.endsAt }],
    hoursPerWeek: row.hours,
    minPeople: row.minPeople,
    maxPeople: row.maxPeople,
    placesTaken: row.placesTaken,
    newcomerSeats: row.newcomerSeats,
    newcomersTaken: row.newcomersTaken,
    requiredSkills: row.skills
      .filter(([, isRequired]) => isRequired)
      .map(([termId, , minLevel]) => ({ termId, minLevel })),
    welcomeSkillIds: row.skills.filter(([, isRequired]) => !isRequired).map(([termId]) => termId),
    requiredLanguages: row.requiredLanguages,
    welcomeLanguages: row.languages,
    themeIds: row.themeIds,
    answers: new Map(row.answers),
    point: row.latitude === null || row.longitude === null ? null : { lat: row.latitude, lon: row.longitude },
    isStepFree: null,
    minimumAge: row.minimumAge,
    requiresClearance: row.requiresClearance,
    bookableFrom: row.opensAt,
    endsAt: null,
    openSince: row.createdAt,
    connectionsPerPlace: connectionsPerPlace(row.connections, row.openPlaces),
  };
}
