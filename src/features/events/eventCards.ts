import { dayOf } from "../../shared/clock.ts";
import type { Reader } from "../../shared/text/reader.ts";
import type { EventCard } from "./events.pages.ts";
import { eventPaths } from "./events.paths.ts";
import type { EventLine } from "./events.queries.ts";

/** Dates as lines of a list, also for the start page. */
export function presentEventCards(reader: Reader, events: readonly EventLine[]): readonly EventCard[] {
  return events.map((event) => ({
    dateTime: dayOf(event.startsAt).toString(),
    day: dayNumber(reader, event.startsAt),
    month: monthName(reader, event.startsAt),
    title: event.title,
    href: reader.href(eventPaths.show(event.slug)),
    when: reader.t("start:card.when", {
      weekday: reader.format.weekday(event.startsAt),
      time: timeSpan(reader, event),
    }),
    place: event.locationText ?? "",
    isCancelled: event.status === "cancelled",
    isExample: event.isExample,
  }));
}

/** "7–13 Uhr", also over midnight; "18 Uhr bis Samstag, 28. November 2026, 2 Uhr" for more than a day. */
export function timeSpan(reader: Reader, { startsAt, endsAt }: { startsAt: Date; endsAt: Date | null }): string {
  const start = clock(reader, startsAt);
  if (endsAt === null) return start;
  if (!dayOf(startsAt).equals(dayOf(endsAt)) && endsAt.getTime() - startsAt.getTime() > 86_400_000) {
    return reader.t("start:card.until", { start, end: `${reader.format.longDay(endsAt)}, ${clock(reader, endsAt)}` });
  }
  return `${start.replace("\u00A0Uhr", "")}–${clock(reader, endsAt)}`;
}

function clock(reader: Reader, date: Date): string {
  return reader.format.time(date).replace(" ", "\u00A0");
}

/** German days carry a full stop: "4." */
function dayNumber(reader: Reader, date: Date): string {
  return reader.language === "de" ? `${reader.format.dayNumber(date)}.` : reader.format.dayNumber(date);
}

/** German months carry one too where they are cut short ("Dez.", but "Mai"); only the form with a day knows which. */
function monthName(reader: Reader, date: Date): string {
  if (reader.language !== "de") return reader.format.monthShort(date);
  return reader.format.shortDay(date).split(" ").at(-1) ?? "";
}
