import { dayOf } from "../../src/shared/clock.ts";
import { FRIDAY, SATURDAY, nextDay, nextDays, onDay, turnOfMonth } from "./calendar.ts";
import { originOf, seedId } from "./marks.ts";
import type { SeedContext, SeedDatabase } from "./marks.ts";

interface SeedEvent {
  readonly key: string;
  readonly title: string;
  readonly description: string;
  readonly organisation: string;
  readonly day: Temporal.PlainDate;
  readonly from: string;
  readonly to: string;
  readonly place: string;
  readonly accessText?: string;
}

const TUESDAY = 2;
const THURSDAY = 4;

/** Coming dates: what recurs in truth on days that are only examples, and invented ones. */
export async function seedEvents(db: SeedDatabase, { now }: SeedContext): Promise<void> {
  const events = [...markets(now), ...repairs(now), ...meetings(now)];
  await db.event.createMany({ data: events.map(eventRow) });
}

function eventRow(event: SeedEvent) {
  const key = `${event.key}-${event.day.toString()}`;
  return {
    id: seedId(`event/${key}`),
    slug: key,
    organizationId: seedId(`organization/${event.organisation}`),
    title: event.title,
    description: event.description,
    ...onDay(event.day, event.from, event.to),
    locationText: event.place,
    accessText: event.accessText ?? null,
    ...originOf(undefined),
  };
}

function markets(now: Date): SeedEvent[] {
  return nextDays(now, FRIDAY, 4).map((day) => ({
    key: "wochenmarkt",
    title: "Wochenmarkt",
    description: "Der Markt findet freitags statt. Diese Termine sind aus der Regel berechnet und nicht bestätigt.",
    organisation: "wochenmarkt",
    day,
    from: "07:00",
    to: "13:00",
    place: "Wilhelmsplatz",
    accessText: "Rampen und Leitstreifen am Platz",
  }));
}

function repairs(now: Date): SeedEvent[] {
  return nextDays(now, SATURDAY, 6)
    .filter((day) => turnOfMonth(day) <= 3)
    .slice(0, 3)
    .map((day) => ({
      key: "wiederherstell-bar",
      title: turnOfMonth(day) === 2 ? "Wiederherstell-BAR: Fahrrad" : "Wiederherstell-BAR: Elektro und Computer",
      description:
        "Bringen Sie mit, was nicht mehr geht, und reparieren Sie es mit Hilfe selbst. Der Termin ist aus der Regel berechnet und nicht bestätigt.",
      organisation: "roter-stern",
      day,
      from: "15:00",
      to: "18:00",
      place: "Lange Str. 65",
    }));
}

function meetings(now: Date): SeedEvent[] {
  const soon = dayOf(now).add({ days: 10 });
  const day = (weekday: number) => soon.add({ days: (weekday - soon.dayOfWeek + 7) % 7 });
  return [
    {
      key: "runde-der-initiativen",
      title: "Runde der Initiativen",
      description: "Wer macht was, wer braucht was? Alle Gruppen des Viertels sind eingeladen.",
      organisation: "koordination",
      day: day(THURSDAY),
      from: "18:00",
      to: "20:00",
      place: "Ort wird noch bekannt gegeben",
    },
    {
      key: "lesestube-offen",
      title: "Offene Lesestube",
      description: "Vorlesen auf Deutsch, Rumänisch und Bulgarisch. Für Kinder ab vier Jahren.",
      organisation: "koordination",
      day: day(TUESDAY),
      from: "15:00",
      to: "17:00",
      place: "Lesestube im Hinterhaus",
      accessText: "Eine Stufe, Rampe liegt bereit",
    },
    {
      key: "aufraeumtag",
      title: "Aufräumtag im Viertel",
      description: "Sammeln, Pause machen, weitersammeln. Zangen und Handschuhe sind da.",
      organisation: "koordination",
      day: nextDay(now, SATURDAY),
      from: "10:00",
      to: "12:00",
      place: "Treffpunkt Wilhelmsplatz",
      accessText: "Rampen und Leitstreifen am Platz",
    },
  ];
}
