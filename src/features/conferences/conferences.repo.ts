import { momentAt, dateColumn } from "../../shared/clock.ts";
import type { Tx } from "../../shared/db/client.ts";
import { notFound } from "../../shared/errors/AppError.ts";
import { chooseSlug } from "../../shared/ids/chooseSlug.ts";
import { allThemeIds, themesByRecord } from "../../shared/vocabulary/recordThemes.ts";
import type { ConferenceValues } from "./conferences.forms.ts";

/** Ids grow with time: what came first stands first where places are equal. */
const IN_ORDER: ({ position: "asc" } | { id: "asc" })[] = [{ position: "asc" }, { id: "asc" }];

const COLUMNS = {
  id: true,
  number: true,
  slug: true,
  title: true,
  summary: true,
  description: true,
  startsAt: true,
  endsAt: true,
  timesKnown: true,
  dateNote: true,
  locationText: true,
  participants: true,
  state: true,
  source: true,
  seenOn: true,
  version: true,
  archivedAt: true,
  subMeetings: {
    where: { archivedAt: null },
    orderBy: IN_ORDER,
    select: { id: true, slug: true, title: true, summary: true, version: true, position: true },
  },
} as const;

/** A conference with its groups and their themes, held until the end of the transaction; AppError "notFound". */
export async function lockConference(tx: Tx, slug: string) {
  await tx.$queryRaw`SELECT "id" FROM "Meeting" WHERE "slug" = ${slug} AND "parentMeetingId" IS NULL FOR UPDATE`;
  const row = await tx.meeting.findFirst({
    where: { slug, parentMeetingId: null, assembly: { kind: "conference" } },
    select: COLUMNS,
  });
  if (!row) throw notFound();
  const { subMeetings, ...conference } = row;
  const themes = await themesByRecord(
    tx,
    "meeting",
    subMeetings.map((group) => group.id),
  );
  const groups = subMeetings.map((group) => {
    const chosen = themes.get(group.id);
    return { ...group, themeIds: chosen ? allThemeIds(chosen) : [] };
  });
  return { ...conference, groups };
}
export type LockedConference = Awaited<ReturnType<typeof lockConference>>;

/** The themes of the conference (none) or of one of its groups; AppError "notFound" for any other meeting. */
export function themeIdsOfMeeting(conference: LockedConference, meetingId: string): readonly string[] {
  if (meetingId === conference.id) return [];
  const group = conference.groups.find((candidate) => candidate.id === meetingId);
  if (!group) throw notFound();
  return group.themeIds;
}

/** The one assembly of a kind, made when an installation holds its first conference. */
export async function assemblyId(tx: Tx, kind: "conference" | "working_group", name: string): Promise<string> {
  const known = await tx.assembly.findFirst({ where: { kind }, orderBy: { createdAt: "asc" }, select: { id: true } });
  return (known ?? (await tx.assembly.create({ data: { kind, name }, select: { id: true } }))).id;
}

export async function freeMeetingSlug(tx: Tx, name: string): Promise<string> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('slug:meeting'))`;
  const rows = await tx.meeting.findMany({ select: { slug: true } });
  return chooseSlug(
    name,
    rows.map((row) => row.slug),
  );
}

const NOON = Temporal.PlainTime.from("12:00");

/** The columns of a conference; a day whose hours are not on record is kept at noon, with timesKnown false. */
export function conferenceColumns({ version: _version, day, from, to, seenOn, ...columns }: ConferenceValues) {
  return {
    ...columns,
    startsAt: day === null ? null : momentAt(day, from ?? NOON),
    endsAt: day === null || to === null ? null : momentAt(day, to),
    timesKnown: from !== null,
    seenOn: seenOn === null ? null : dateColumn(seenOn),
  };
}
