import ical, { ICalCalendarMethod, ICalEventStatus } from "ical-generator";
import type { Reader } from "../../shared/text/reader.ts";
import { eventPaths } from "./events.paths.ts";
import type { EventWhole } from "./events.queries.ts";

const STATUS = {
  tentative: ICalEventStatus.TENTATIVE,
  confirmed: ICalEventStatus.CONFIRMED,
  cancelled: ICalEventStatus.CANCELLED,
} as const;

/**
 * Dates as an iCalendar file (RFC 5545). Every moment is written in UTC, which calendars show on their own clock, and
 * which keeps DTSTAMP right: with a time zone set the generator drops its Z. The id of a date never changes; a higher
 * sequence tells calendars that it did.
 */
export function calendarFile(reader: Reader, origin: string, events: readonly EventWhole[]): string {
  const host = new URL(origin).hostname;
  const calendar = ical({
    name: reader.t("events:calendar.name"),
    prodId: { company: "Stadtteilladen Wehringhausen", product: "Termine", language: "DE" },
    method: ICalCalendarMethod.PUBLISH,
    ttl: 6 * 3600,
  });
  for (const event of events) {
    calendar.createEvent({
      id: `${event.id}@${host}`,
      start: event.startsAt,
      end: event.endsAt,
      stamp: event.updatedAt,
      created: event.createdAt,
      lastModified: event.updatedAt,
      sequence: event.sequence,
      status: STATUS[event.status],
      summary: event.isExample ? `${event.title} (${reader.t("frame:example")})` : event.title,
      description: event.description === "" ? null : event.description,
      location: event.locationText,
      url: `${origin}${reader.href(eventPaths.show(event.slug))}`,
    });
  }
  return `${calendar.toString()}\r\n`;
}
