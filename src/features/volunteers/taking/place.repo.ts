import type { Db, Tx } from "../../../shared/db/client.ts";
import { notFound } from "../../../shared/errors/AppError.ts";
import type { Place } from "./place.ts";

/** Locks the need and, if given, its shift, in this order, so that places are given by one at a time. */
export async function lockPlace(
  tx: Tx,
  where: { readonly id: string } | { readonly slug: string },
  shiftId: string | null,
): Promise<Place> {
  const held =
    "id" in where
      ? await tx.$queryRaw<
          { id: string }[]
        >`SELECT "id" FROM "Need" WHERE "id" = ${where.id}::uuid AND "archivedAt" IS NULL FOR NO KEY UPDATE`
      : await tx.$queryRaw<
          { id: string }[]
        >`SELECT "id" FROM "Need" WHERE "slug" = ${where.slug} AND "archivedAt" IS NULL FOR NO KEY UPDATE`;
  const needId = held[0]?.id;
  if (needId === undefined) throw notFound();
  if (shiftId !== null)
    await tx.$queryRaw`SELECT 1 AS held FROM "Shift" WHERE "id" = ${shiftId}::uuid FOR NO KEY UPDATE`;
  return readPlace(tx, needId, shiftId);
}

/** One place as it stands now. Throws notFound when the shift belongs to another need. */
export async function readPlace(tx: Tx, needId: string, shiftId: string | null): Promise<Place> {
  const [place] = await placesOf(tx, { needId, shiftId, after: null });
  if (place?.shiftId !== shiftId) throw notFound();
  return place;
}

/** The shifts of a need that begin after `now`, or the need itself when it has none by its kind. */
export async function placesToCome(db: Db | Tx, needId: string, now: Date): Promise<readonly Place[]> {
  const places = await placesOf(db, { needId, shiftId: null, after: now });
  return places.filter((place) => (place.timeKind === "shift") === (place.shiftId !== null));
}

function placesOf(
  db: Db | Tx,
  { needId, shiftId, after }: { needId: string; shiftId: string | null; after: Date | null },
): Promise<Place[]> {
  return db.$queryRaw<Place[]>`
    SELECT n."id" AS "needId", n."slug", n."title", n."organizationId", n."state"::text AS "needState",
      n."timeKind"::text AS "timeKind", n."requiresClearance", n."minimumAge", n."requiredLanguages", n."opensAt", n."createdAt",
      coalesce((SELECT json_agg(json_build_array(k."termId", k."minLevel") ORDER BY k."termId")
        FROM "NeedSkill" k WHERE k."needId" = n."id" AND k."isRequired"), '[]'::json) AS "requiredSkills",
      s."id" AS "shiftId", s."state"::text AS "shiftState", s."startsAt", s."endsAt",
      coalesce(s."minPeople", n."placesMin") AS "minPeople", coalesce(s."maxPeople", n."places") AS "maxPeople",
      coalesce(s."placesTaken", n."placesTaken") AS "placesTaken", coalesce(s."newcomerSeats", n."newcomerSeats") AS "newcomerSeats",
      coalesce(c.newcomers, 0) AS "newcomersTaken", coalesce(c.waiting, 0) AS waiting, coalesce(c.seekers, '[]'::json) AS seekers
    FROM "Need" n
    LEFT JOIN "Shift" s ON s."needId" = n."id" AND (s."id" = ${shiftId}::uuid
      OR (s."state" IN ('planned', 'confirmed') AND s."startsAt" > ${after}::timestamptz))
    LEFT JOIN LATERAL (
      SELECT (count(*) FILTER (WHERE a."isNewcomer" AND assignment_holds_place(a."state", a."holdsPlace")))::int AS newcomers,
        (count(*) FILTER (WHERE a."state" = 'waitlisted'))::int AS waiting,
        json_agg(json_build_array(a."personId", a."isNewcomer") ORDER BY a."swapWantedAt", a."id")
          FILTER (WHERE a."swapWantedAt" IS NOT NULL AND a."state" IN ('accepted', 'confirmed')) AS seekers
      FROM "Assignment" a WHERE a."needId" = n."id" AND a."shiftId" IS NOT DISTINCT FROM s."id") c ON true
    WHERE n."id" = ${needId}::uuid AND n."archivedAt" IS NULL
    ORDER BY s."startsAt", s."id"`;
}

/** Needs and shifts where an offer ran out, or where somebody waits although a place is free. */
export function unsettledPlaces(
  db: Db,
  needId: string | null,
  now: Date,
): Promise<readonly { id: string; shiftId: string | null }[]> {
  return db.$queryRaw<{ id: string; shiftId: string | null }[]>`
    SELECT DISTINCT a."needId" AS id, a."shiftId" FROM "Assignment" a
    JOIN "Need" n ON n."id" = a."needId" AND n."archivedAt" IS NULL
    LEFT JOIN "Shift" s ON s."id" = a."shiftId"
    WHERE (${needId}::uuid IS NULL OR n."id" = ${needId}::uuid)
      AND ((a."state" = 'offered' AND a."offeredUntil" <= ${now})
        OR (a."state" = 'waitlisted' AND n."state" = 'open' AND (s."id" IS NULL OR s."startsAt" > ${now})
          AND coalesce(s."placesTaken", n."placesTaken") < coalesce(s."maxPeople", n."places")))`;
}
