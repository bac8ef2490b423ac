import type { Prisma } from "../../../generated/prisma/client.ts";
import type { Db } from "../../../shared/db/client.ts";
import type { Channel } from "../channels.ts";
import type { AssignmentStateName } from "../volunteer.queries.ts";
import type { NeedScope } from "./deskNeeds.policy.ts";

export const NEED_PAGE_SIZE = 50;

export interface DeskNeedRow {
  readonly id: string;
  readonly title: string;
  readonly state: string;
  readonly organisation: string | null;
  readonly isExample: boolean;
  readonly places: number;
  readonly placesTaken: number;
  /** How many people wait to be confirmed. */
  readonly waiting: number;
}

/** Whoever takes part in a need, as the coordination sees them. */
export interface HelperRow {
  readonly id: string;
  readonly state: AssignmentStateName;
  readonly shiftId: string | null;
  readonly startsAt: Date | null;
  readonly isLate: boolean;
  readonly swapWantedAt: Date | null;
  readonly person: {
    readonly id: string;
    readonly displayName: string;
    readonly hasMail: boolean;
    readonly isGone: boolean;
  };
}

/** A confirmed helper with the chosen way to reach them, for whoever runs the need. */
export interface HostedHelper {
  readonly personId: string;
  readonly name: string;
  readonly channel: Channel;
  readonly contact: string;
  readonly startsAt: Date | null;
}

export function createDeskNeedQueries(db: Db) {
  /** One page of needs within the scope, one row more than fits if there are more. */
  function list(scope: NeedScope, page: number) {
    return db.$queryRaw<DeskNeedRow[]>`
      SELECT n."id", n."title", n."state"::text, o."name" AS organisation, n."isExample",
        CASE WHEN n."timeKind" = 'shift' THEN coalesce(s.places, 0) ELSE n."places" END AS places,
        CASE WHEN n."timeKind" = 'shift' THEN coalesce(s.taken, 0) ELSE n."placesTaken" END AS "placesTaken",
        (SELECT count(*)::int FROM "Assignment" a WHERE a."needId" = n."id" AND a."state" IN ('suggested', 'offered', 'accepted')) AS waiting
      FROM "Need" n LEFT JOIN "Organization" o ON o."id" = n."organizationId"
      LEFT JOIN LATERAL (SELECT sum(h."maxPeople")::int AS places, sum(h."placesTaken")::int AS taken
        FROM "Shift" h WHERE h."needId" = n."id" AND h."state" IN ('planned', 'confirmed')) s ON true
      WHERE n."archivedAt" IS NULL AND (${scope.isEverything} OR n."organizationId" = ANY (${scope.organisationIds}::uuid[])
        OR EXISTS (SELECT 1 FROM "Attribute" f WHERE f."linkType" = 'need' AND f."linkId" = n."id"
          AND f."termId" = ANY (${scope.themeIds}::uuid[])))
      ORDER BY n."state" IN ('closed', 'cancelled'), n."createdAt" DESC, n."id"
      LIMIT ${NEED_PAGE_SIZE + 1} OFFSET ${(page - 1) * NEED_PAGE_SIZE}`;
  }

  /** A need within the scope with its themes, skills and shifts; null for foreign and unknown ones. */
  async function byId(scope: NeedScope, id: string) {
    const need = await db.need.findFirst({ where: { id, archivedAt: null }, select: NEED_COLUMNS });
    if (!need) return null;
    const links = await db.attribute.findMany({
      where: { linkType: "need", linkId: id, state: "approved", term: { taxonomy: { code: "theme" } } },
      orderBy: [{ isMain: "desc" }, { createdAt: "asc" }],
      select: { isMain: true, term: { select: { id: true } } },
    });
    const themeIds = links.map((link) => link.term.id);
    const isWithin =
      scope.isEverything ||
      scope.organisationIds.includes(need.organizationId ?? "") ||
      themeIds.some((themeId) => scope.themeIds.includes(themeId));
    if (!isWithin) return null;
    return {
      ...need,
      themeIds,
      mainThemeId: links.find((link) => link.isMain)?.term.id ?? null,
      skillIds: need.skills.map((skill) => skill.termId),
    };
  }

  /** Everybody on a need: the newest request first within each shift. */
  async function helpers(needId: string): Promise<readonly HelperRow[]> {
    const rows = await db.assignment.findMany({
      where: { needId },
      orderBy: [{ startsAt: "asc" }, { createdAt: "asc" }],
      take: 300,
      select: {
        id: true,
        state: true,
        shiftId: true,
        startsAt: true,
        isLate: true,
        swapWantedAt: true,
        person: { select: { id: true, displayName: true, email: true, state: true } },
      },
    });
    return rows.map(({ person: { email, state, ...person }, ...row }) => ({
      ...row,
      person: { ...person, hasMail: email !== null, isGone: state === "anonymised" },
    }));
  }

  /** Only the confirmed ones, only the way they chose. */
  async function hostedHelpers(needId: string): Promise<readonly HostedHelper[]> {
    return db.$queryRaw<HostedHelper[]>`
      SELECT p."id" AS "personId", p."displayName" AS name, p."preferredChannel"::text AS channel, a."startsAt",
        coalesce(CASE p."preferredChannel" WHEN 'email' THEN p."email" WHEN 'phone' THEN p."phone"
          WHEN 'post' THEN p."postalAddress" ELSE '' END, '') AS contact
      FROM "Assignment" a JOIN "Person" p ON p."id" = a."personId"
      WHERE a."needId" = ${needId}::uuid AND a."state" = 'confirmed' AND p."state" <> 'anonymised'
      ORDER BY a."startsAt" NULLS FIRST, p."sortKey"`;
  }

  return {
    list,
    byId,
    helpers,
    /** How many people offered help with a running need and wait for an answer. */
    offersWaiting: () =>
      db.assignment.count({
        where: {
          state: { in: ["suggested", "accepted"] },
          need: { archivedAt: null, state: { in: ["open", "paused"] } },
        },
      }),
    hostedHelpers,
    /** Organisations a need can belong to, within the scope. */
    organisations: (scope: NeedScope & { readonly mayAll: boolean }) =>
      db.organization.findMany({
        where: { archivedAt: null, ...(scope.mayAll ? {} : { id: { in: [...scope.organisationIds] } }) },
        orderBy: { sortKey: "asc" },
        select: { id: true, name: true },
      }),
  };
}

const NEED_COLUMNS = {
  id: true,
  slug: true,
  organizationId: true,
  organization: { select: { name: true } },
  title: true,
  summary: true,
  description: true,
  timeKind: true,
  timeText: true,
  hoursMin: true,
  hoursMax: true,
  languages: true,
  requiredLanguages: true,
  locationText: true,
  placeCode: true,
  opensAt: true,
  minimumAge: true,
  requiresClearance: true,
  newcomersWelcome: true,
  places: true,
  placesMin: true,
  newcomerSeats: true,
  placesTaken: true,
  state: true,
  isExample: true,
  version: true,
  skills: {
    orderBy: [{ isRequired: "desc" }, { term: { position: "asc" } }],
    select: { termId: true, isRequired: true, minLevel: true },
  },
  answers: { orderBy: { term: { position: "asc" } }, select: { termId: true, answer: true } },
  shifts: {
    orderBy: { startsAt: "asc" },
    select: {
      id: true,
      startsAt: true,
      endsAt: true,
      minPeople: true,
      maxPeople: true,
      newcomerSeats: true,
      placesTaken: true,
      state: true,
      seriesId: true,
    },
  },
} satisfies Prisma.NeedSelect;

export type DeskNeedQueries = ReturnType<typeof createDeskNeedQueries>;
export type DeskNeed = NonNullable<Awaited<ReturnType<DeskNeedQueries["byId"]>>>;
