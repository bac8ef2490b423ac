import type { Db } from "../../../shared/db/client.ts";
import type { Language } from "../../../shared/text/languages.ts";
import type { NamedPlace, NamedPlaces } from "../../contactPoints/index.ts";
import { loadAsks, type SkillAsk, type StatementAsk } from "./needAsks.queries.ts";

/** An open need as a notice: title, theme, and how many places are free. */
export interface OpenNeedRow {
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  readonly summary: string;
  readonly timeText: string | null;
  readonly organisation: string | null;
  readonly isExample: boolean;
  readonly hasShifts: boolean;
  readonly places: number;
  readonly placesTaken: number;
  readonly nextShiftAt: Date | null;
  /** Id of the main theme, if it has one. */
  readonly themeId: string | null;
}

export interface NeedRecord extends OpenNeedRow {
  readonly description: string;
  readonly state: string;
  readonly locationText: string | null;
  readonly hoursMin: number | null;
  readonly hoursMax: number | null;
  readonly languages: readonly string[];
  readonly minimumAge: number | null;
  readonly requiresClearance: boolean;
  readonly newcomersWelcome: boolean;
  readonly placesMin: number;
  readonly newcomerSeats: number;
  readonly opensAt: Date | null;
  readonly requiredLanguages: readonly string[];
  readonly skills: readonly SkillAsk[];
  readonly answers: readonly StatementAsk[];
  /** The street or contact point the need is near; null when none is known (any more). */
  readonly place: Pick<NamedPlace, "name" | "path"> | null;
  readonly organisationSlug: string | null;
  readonly themeIds: readonly string[];
  readonly shifts: readonly ShiftRow[];
}

export interface ShiftRow {
  readonly id: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly maxPeople: number;
  readonly placesTaken: number;
}

/** The open needs; `themeId` narrows them to a theme, main or further. Newest first. */
export function createNeedQueries(db: Db, places: NamedPlaces) {
  function listOpen(now: Date, { themeId = null, limit = 200 }: { themeId?: string | null; limit?: number } = {}) {
    return db.$queryRaw<OpenNeedRow[]>`
      SELECT n."id", n."slug", n."title", n."summary", n."timeText", n."isExample", n."timeKind" = 'shift' AS "hasShifts",
        o."name" AS organisation, main."termId" AS "themeId", s."nextShiftAt",
        CASE WHEN n."timeKind" = 'shift' THEN coalesce(s.places, 0) ELSE n."places" END AS places,
        CASE WHEN n."timeKind" = 'shift' THEN coalesce(s.taken, 0) ELSE n."placesTaken" END AS "placesTaken"
      FROM "Need" n
      LEFT JOIN "Organization" o ON o."id" = n."organizationId"
      LEFT JOIN LATERAL (
        SELECT sum(h."maxPeople")::int AS places, sum(h."placesTaken")::int AS taken, min(h."startsAt") AS "nextShiftAt"
        FROM "Shift" h WHERE h."needId" = n."id" AND h."state" IN ('planned', 'confirmed') AND h."startsAt" > ${now}) s ON true
      LEFT JOIN LATERAL (
        SELECT a."termId" FROM "Attribute" a JOIN "TaxonomyTerm" t ON t."id" = a."termId"
        JOIN "Taxonomy" x ON x."id" = t."taxonomyId" AND x."code" = 'theme'
        WHERE a."linkType" = 'need' AND a."linkId" = n."id" AND a."state" = 'approved'
        ORDER BY a."isMain" DESC, t."position" LIMIT 1) main ON true
      WHERE n."state" = 'open' AND n."archivedAt" IS NULL
        AND (${themeId}::uuid IS NULL OR EXISTS (SELECT 1 FROM "Attribute" f WHERE f."linkType" = 'need'
          AND f."linkId" = n."id" AND f."termId" = ${themeId}::uuid AND f."state" = 'approved'))
      ORDER BY n."createdAt" DESC, n."id" LIMIT ${limit}`;
  }

  /** An open, paused or full need with its shifts to come; null for drafts, closed and unknown ones. */
  async function bySlug(
    slug: string,
    { now, language }: { now: Date; language: Language },
  ): Promise<NeedRecord | null> {
    const need = await db.need.findFirst({
      where: { slug, archivedAt: null, state: { in: ["open", "paused", "filled"] } },
      select: {
        id: true,
        slug: true,
        title: true,
        summary: true,
        description: true,
        state: true,
        timeKind: true,
        timeText: true,
        locationText: true,
        hoursMin: true,
        hoursMax: true,
        languages: true,
        minimumAge: true,
        requiresClearance: true,
        newcomersWelcome: true,
        placesMin: true,
        newcomerSeats: true,
        opensAt: true,
        requiredLanguages: true,
        placeCode: true,
        places: true,
        placesTaken: true,
        isExample: true,
        organization: { select: { name: true, slug: true, isInitiative: true, state: true } },
        shifts: {
          where: { state: { in: ["planned", "confirmed"] }, startsAt: { gt: now } },
          orderBy: { startsAt: "asc" },
          select: { id: true, startsAt: true, endsAt: true, maxPeople: true, placesTaken: true },
        },
      },
    });
    if (!need) return null;
    const { organization, timeKind, placeCode, ...rest } = need;
    const [themeIds, asks, place] = await Promise.all([
      themesOf(need.id),
      loadAsks(db, need.id, language),
      placeCode === null ? null : places.byCode(placeCode),
    ]);
    return {
      ...rest,
      ...asks,
      place,
      ...whoAsks(organization),
      hasShifts: timeKind === "shift",
      nextShiftAt: need.shifts[0]?.startsAt ?? null,
      themeId: themeIds[0] ?? null,
      themeIds,
    };
  }

  async function themesOf(needId: string): Promise<readonly string[]> {
    const rows = await db.attribute.findMany({
      where: { linkType: "need", linkId: needId, state: "approved", term: { taxonomy: { code: "theme" } } },
      orderBy: [{ isMain: "desc" }, { createdAt: "asc" }],
      select: { termId: true },
    });
    return rows.map((row) => row.termId);
  }

  return {
    listOpen,
    bySlug,
  };
}

/** The organisation's name, and the address part of its page if it has a public one. */
function whoAsks(organization: { name: string; slug: string; isInitiative: boolean; state: string } | null) {
  if (!organization) return { organisation: null, organisationSlug: null };
  const { name, slug, isInitiative, state } = organization;
  const isPublic = isInitiative && ["published", "needs_check"].includes(state);
  return { organisation: name, organisationSlug: isPublic ? slug : null };
}

export type NeedQueries = ReturnType<typeof createNeedQueries>;
