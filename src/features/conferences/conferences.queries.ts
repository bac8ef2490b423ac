import type { Db } from "../../shared/db/client.ts";
import { noThemes, themesByRecord, type ChosenThemes } from "../../shared/vocabulary/recordThemes.ts";

/** The same rule by which the search knows a conference: not a draft, not archived. */
const PUBLIC = { state: { not: "draft" }, archivedAt: null } as const;
const CONFERENCE = { parentMeetingId: null, assembly: { kind: "conference" } } as const;
const NEWEST_FIRST = [{ number: { sort: "desc", nulls: "last" } }, { startsAt: "desc" }] as const;

/** Ids grow with time: what came first stands first where places are equal. */
const IN_ORDER: ({ position: "asc" } | { id: "asc" })[] = [{ position: "asc" }, { id: "asc" }];

const ROW = {
  id: true,
  number: true,
  slug: true,
  title: true,
  summary: true,
  startsAt: true,
  endsAt: true,
  timesKnown: true,
  dateNote: true,
  locationText: true,
  state: true,
  isExample: true,
  archivedAt: true,
} as const;

const RECORDS = {
  decisions: { orderBy: IN_ORDER, select: { id: true, text: true, source: true } },
  contributions: { orderBy: IN_ORDER, select: { id: true, text: true } },
  measures: {
    orderBy: IN_ORDER,
    select: {
      id: true,
      title: true,
      dueOn: true,
      progress: true,
      status: true,
      statusNote: true,
      isExample: true,
      version: true,
      themeTermId: true,
      organizationId: true,
      organization: { select: { name: true, slug: true, state: true, isInitiative: true } },
    },
  },
} as const;

const WHOLE = {
  ...ROW,
  description: true,
  participants: true,
  source: true,
  seenOn: true,
  version: true,
  ...RECORDS,
  subMeetings: {
    where: { archivedAt: null },
    orderBy: IN_ORDER,
    select: { id: true, slug: true, title: true, summary: true, version: true, isExample: true, ...RECORDS },
  },
} as const;

export function createConferenceQueries(db: Db) {
  async function findWhole(where: object) {
    const row = await db.meeting.findFirst({ where: { ...where, ...CONFERENCE }, select: WHOLE });
    if (!row) return null;
    const { subMeetings, ...conference } = row;
    const themes = await themesByRecord(
      db,
      "meeting",
      subMeetings.map((group) => group.id),
    );
    return { ...conference, groups: subMeetings.map((group) => withThemes(group, themes)) };
  }
  return {
    listPublic: () =>
      db.meeting.findMany({ where: { ...CONFERENCE, ...PUBLIC }, orderBy: [...NEWEST_FIRST], select: ROW }),
    listDesk: () => db.meeting.findMany({ where: CONFERENCE, orderBy: [...NEWEST_FIRST], select: ROW }),
    findPublic: (slug: string) => findWhole({ slug, ...PUBLIC }),
    findDesk: (slug: string) => findWhole({ slug }),
    /** Whether a page of ours is public: the search rows hold the address of each one. */
    async isPublicPath(path: string): Promise<boolean> {
      return (await db.searchEntry.count({ where: { path } })) > 0;
    },
    /** Who can be responsible for a measure. */
    organisations: () =>
      db.organization.findMany({
        where: { state: { in: ["published", "needs_check"] } },
        orderBy: [{ sortKey: "asc" }, { id: "asc" }],
        take: 500,
        select: { id: true, name: true },
      }),
  };
}

function withThemes<Group extends { id: string }>(
  group: Group,
  themes: ReadonlyMap<string, ChosenThemes>,
): Group & { themes: ChosenThemes } {
  return { ...group, themes: themes.get(group.id) ?? noThemes };
}

export type ConferenceQueries = ReturnType<typeof createConferenceQueries>;
export type ConferenceRow = Awaited<ReturnType<ConferenceQueries["listPublic"]>>[number];
export type Conference = NonNullable<Awaited<ReturnType<ConferenceQueries["findPublic"]>>>;
export type Group = Conference["groups"][number];
export type Measure = Conference["measures"][number];
export type OrganisationName = Awaited<ReturnType<ConferenceQueries["organisations"]>>[number];
