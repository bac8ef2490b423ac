import type { Db } from "../../../src/shared/db/client.ts";

interface ConferenceOverrides {
  readonly slug?: string;
  readonly number?: number;
  readonly title?: string;
  readonly state?: "draft" | "documented" | "cancelled";
  readonly startsAt?: Date | null;
  readonly endsAt?: Date | null;
}

/** A documented conference of 26 March 2022, 13 to 17 o'clock. */
export async function buildConference(db: Db, given: ConferenceOverrides = {}): Promise<{ id: string; slug: string }> {
  const conference = {
    slug: "stadtteilkonferenz-7",
    number: 7,
    title: "7. Stadtteilkonferenz",
    state: "documented" as const,
    startsAt: new Date("2022-03-26T12:00:00Z"),
    endsAt: new Date("2022-03-26T16:00:00Z"),
    ...given,
  };
  return db.meeting.create({
    data: {
      ...conference,
      summary: "Was bleibt, wenn die Förderung endet?",
      locationText: "Kultopia",
      participants: "etwa 50 Menschen",
      assembly: { create: { kind: "conference", name: "Stadtteilkonferenz" } },
    },
    select: { id: true, slug: true },
  });
}

interface GroupGiven {
  readonly conferenceId: string;
  readonly slug: string;
  readonly title: string;
  readonly themeId: string;
  readonly position: number;
}

/** A working group of a conference with one theme. */
export async function buildGroup(db: Db, given: GroupGiven): Promise<{ id: string }> {
  const group = await db.meeting.create({
    data: {
      parentMeeting: { connect: { id: given.conferenceId } },
      slug: given.slug,
      title: given.title,
      position: given.position,
      summary: "Worum es ging.",
      state: "documented",
      assembly: { create: { kind: "working_group", name: "Arbeitsgruppen" } },
    },
    select: { id: true },
  });
  await db.attribute.create({
    data: { termId: given.themeId, linkType: "meeting", linkId: group.id, isMain: true },
  });
  return group;
}
