import { momentAt } from "../../src/shared/clock.ts";
import { CONFERENCES, DECISIONS, GROUPS, MEASURES, WISHES } from "./conferenceRows.ts";
import type { SeedConference, SeedMeasure } from "./conferenceRows.ts";
import { linkThemes } from "./links.ts";
import { before, originOf, seedId, termId, verifiedOriginOf } from "./marks.ts";
import type { SeedContext, SeedDatabase } from "./marks.ts";

const SEVENTH = "meeting/stadtteilkonferenz-7";
const SOURCE = "soziale-stadt-wehringhausen.de, Bericht zur siebten Stadtteilkonferenz, 2022";
const NOON = "12:00";

/** Writes seven conferences, the working groups, results and measures of the seventh. */
export async function seedConferences(db: SeedDatabase, { now }: SeedContext): Promise<void> {
  await db.assembly.createMany({ data: assemblyRows() });
  await db.meeting.createMany({ data: [...CONFERENCES.map(conferenceRow), ...groupRows()] });
  await db.contribution.createMany({
    data: WISHES.map((text, index) => ({ meetingId: seedId(SEVENTH), text, position: index + 1 })),
  });
  await db.decision.createMany({
    data: DECISIONS.map(({ key, text }, index) => ({
      id: seedId(`decision/${key}`),
      meetingId: seedId(SEVENTH),
      text,
      position: index + 1,
      source: SOURCE,
    })),
  });
  await db.measure.createMany({ data: MEASURES.map((measure, index) => measureRow(measure, index, now)) });
  const links = GROUPS.map(({ theme }) => [groupKey(theme), [theme]] as const);
  await linkThemes(db, "meeting", links);
}

function assemblyRows() {
  return [
    {
      id: seedId("assembly/conference"),
      kind: "conference" as const,
      name: "Stadtteilkonferenz",
      purpose: "Alle, die im Viertel leben oder arbeiten, beraten gemeinsam, wie es weitergeht.",
    },
    {
      id: seedId("assembly/groups"),
      kind: "working_group" as const,
      name: "Arbeitsgruppen der Stadtteilkonferenz",
      purpose: "Jede Gruppe arbeitet an einem der sieben Themen.",
    },
  ];
}

function conferenceRow(conference: SeedConference) {
  const { number, times } = conference;
  return {
    id: seedId(`meeting/stadtteilkonferenz-${String(number)}`),
    assemblyId: seedId("assembly/conference"),
    number,
    slug: `stadtteilkonferenz-${String(number)}`,
    title: `${String(number)}. Stadtteilkonferenz`,
    summary: conference.summary,
    description: conference.description ?? "",
    ...timesOf(conference),
    timesKnown: times !== undefined,
    dateNote: conference.day === undefined ? "Datum nicht belegt" : null,
    locationText: conference.place ?? null,
    participants: conference.participants ?? null,
    state: conference.isDocumented === true ? ("documented" as const) : ("closed" as const),
    position: number,
    ...verifiedOriginOf(conference.source, conference.day === undefined ? "no" : "yes"),
  };
}

function timesOf({ day, times }: SeedConference) {
  if (day === undefined) return { startsAt: null, endsAt: null };
  const date = Temporal.PlainDate.from(day);
  const at = (time: string) => momentAt(date, Temporal.PlainTime.from(time));
  return times === undefined ? { startsAt: at(NOON), endsAt: null } : { startsAt: at(times[0]), endsAt: at(times[1]) };
}

function groupKey(theme: string): string {
  return `${SEVENTH}-${theme}`;
}

function groupRows() {
  const seventh = CONFERENCES.find(({ number }) => number === 7);
  const times = seventh === undefined ? { startsAt: null, endsAt: null } : timesOf(seventh);
  return GROUPS.map(({ theme, title, summary }, index) => ({
    id: seedId(groupKey(theme)),
    assemblyId: seedId("assembly/groups"),
    parentMeetingId: seedId(SEVENTH),
    slug: `stadtteilkonferenz-7-${theme}`,
    title,
    summary,
    ...times,
    // only the day and the hours of the whole conference are on record
    timesKnown: false,
    state: "documented" as const,
    position: index + 1,
    ...verifiedOriginOf(SOURCE, "yes"),
  }));
}

function measureRow(measure: SeedMeasure, index: number, now: Date) {
  const isExample = originOf(measure.source).isExample;
  return {
    meetingId: seedId(SEVENTH),
    decisionId: seedId(`decision/${measure.decision}`),
    themeTermId: termId("theme", measure.theme),
    organizationId: measure.organisation === undefined ? null : seedId(`organization/${measure.organisation}`),
    title: measure.title,
    dueOn: measure.dueInDays === undefined ? null : before(now, -measure.dueInDays),
    progress: measure.progress,
    status: measure.status,
    statusNote: measure.note,
    position: index + 1,
    isExample,
  };
}
