import type { Prisma } from "../../generated/prisma/client.ts";
import type { Db } from "../../shared/db/client.ts";
import { organizersOfThemes } from "./events.repo.ts";
import type { EventScope } from "./events.policy.ts";

const LINE = {
  id: true,
  slug: true,
  title: true,
  startsAt: true,
  endsAt: true,
  locationText: true,
  status: true,
  isExample: true,
} as const satisfies Prisma.EventSelect;

const WHOLE = {
  ...LINE,
  description: true,
  isFree: true,
  cost: true,
  accessText: true,
  sequence: true,
  source: true,
  createdAt: true,
  updatedAt: true,
  organization: { select: { name: true, slug: true, isInitiative: true, state: true } },
} as const satisfies Prisma.EventSelect;

const DESK = { ...LINE, state: true, organizationId: true } as const satisfies Prisma.EventSelect;

const FORM = {
  ...DESK,
  description: true,
  isFree: true,
  cost: true,
  accessText: true,
  source: true,
  sequence: true,
  version: true,
} as const satisfies Prisma.EventSelect;

export type EventLine = Prisma.EventGetPayload<{ select: typeof LINE }>;
export type EventWhole = Prisma.EventGetPayload<{ select: typeof WHOLE }>;
export type EventDeskLine = Prisma.EventGetPayload<{ select: typeof DESK }>;
export type EventFormRow = Prisma.EventGetPayload<{ select: typeof FORM }>;

const published = { state: "published" } as const;
const ORDER = [
  { startsAt: "asc" },
  { title: "asc" },
  { id: "asc" },
] as const satisfies Prisma.EventOrderByWithRelationInput[];
/** More than a year of a lively quarter; a calendar program reads them all at once. */
const LONGEST = 500;

export function createEventQueries(db: Db) {
  return {
    /** Published dates that are not over, cancelled ones among them, the nearest first. */
    upcoming: (now: Date, limit = LONGEST): Promise<readonly EventLine[]> =>
      db.event.findMany({ where: { ...published, ...notOver(now) }, orderBy: [...ORDER], take: limit, select: LINE }),
    /** What takes place, for the start page: nothing that was called off. */
    takingPlace: (now: Date, limit: number): Promise<readonly EventLine[]> =>
      db.event.findMany({
        where: { ...published, ...notOver(now), status: { not: "cancelled" } },
        orderBy: [...ORDER],
        take: limit,
        select: LINE,
      }),
    past: (now: Date, { skip, take }: { skip: number; take: number }): Promise<readonly EventLine[]> =>
      db.event.findMany({
        where: { ...published, ...over(now) },
        orderBy: [{ startsAt: "desc" }, { id: "desc" }],
        skip,
        take,
        select: LINE,
      }),
    /** Everything a calendar file needs, from a moment on. */
    forCalendar: (from: Date): Promise<readonly EventWhole[]> =>
      db.event.findMany({
        where: { ...published, startsAt: { gte: from } },
        orderBy: [...ORDER],
        take: LONGEST,
        select: WHOLE,
      }),
    bySlug: (slug: string): Promise<EventWhole | null> =>
      db.event.findFirst({ where: { slug, ...published }, select: WHOLE }),
    /** What comes in calendar order, then what was, the latest first; one list for the pages of the desk. */
    desk: async (
      scope: EventScope,
      { skip, take, now }: { skip: number; take: number; now: Date },
    ): Promise<readonly EventDeskLine[]> => {
      const own = await withinScope(db, scope);
      const coming = { AND: [own, notOver(now)] };
      const next = await db.event.findMany({ where: coming, orderBy: [...ORDER], skip, take, select: DESK });
      if (next.length === take) return next;
      const before = next.length > 0 ? skip + next.length : await db.event.count({ where: coming });
      const past = await db.event.findMany({
        where: { AND: [own, over(now)] },
        orderBy: [{ startsAt: "desc" }, { id: "desc" }],
        skip: Math.max(0, skip - before),
        take: take - next.length,
        select: DESK,
      });
      return [...next, ...past];
    },
    forForm: async (id: string, scope: EventScope): Promise<EventFormRow | null> =>
      db.event.findFirst({ where: { id, ...(await withinScope(db, scope)) }, select: FORM }),
    /** Who can invite: the organisations somebody may write for. */
    organizers: async (scope: EventScope): Promise<readonly { id: string; name: string }[]> =>
      db.organization.findMany({
        where: {
          state: { notIn: ["archived", "rejected"] },
          ...(scope.isAll ? {} : { id: { in: await organizersWithin(db, scope) } }),
        },
        orderBy: { sortKey: "asc" },
        take: 1000,
        select: { id: true, name: true },
      }),
  };
}

export type EventQueries = ReturnType<typeof createEventQueries>;

/** A date without an end counts as over an hour after it began. */
function notOver(now: Date): Prisma.EventWhereInput {
  return { OR: [{ endsAt: { gt: now } }, { endsAt: null, startsAt: { gt: anHourBefore(now) } }] };
}

function over(now: Date): Prisma.EventWhereInput {
  return { OR: [{ endsAt: { lte: now } }, { endsAt: null, startsAt: { lte: anHourBefore(now) } }] };
}

function anHourBefore(now: Date): Date {
  return new Date(now.getTime() - 3_600_000);
}

async function withinScope(db: Db, scope: EventScope): Promise<Prisma.EventWhereInput> {
  return scope.isAll ? {} : { organizationId: { in: await organizersWithin(db, scope) } };
}

async function organizersWithin(db: Db, { organizationIds, themeIds, personId }: EventScope): Promise<string[]> {
  return [...organizationIds, ...(await organizersOfThemes(db, themeIds, personId))];
}
