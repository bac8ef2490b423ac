import ical, { ICalCalendarMethod, ICalEventStatus } from "ical-generator";
import type { Reader } from "../../../shared/text/reader.ts";
import { volunteerPaths } from "../volunteers.paths.ts";
import type { OwnDate } from "./calendar.queries.ts";

const CONFIRMED: readonly OwnDate["state"][] = ["accepted", "confirmed", "attended"];
const TENTATIVE: readonly OwnDate["state"][] = ["suggested", "offered"];

/**
 * A person's engagements as an iCalendar file (RFC 5545), in UTC like the dates of the quarter. The id of an engagement
 * never changes and its sequence grows with every change; what fell through is told as cancelled.
 */
export function ownCalendar(reader: Reader, origin: string, dates: readonly OwnDate[]): string {
  const host = new URL(origin).hostname;
  const calendar = ical({
    name: reader.t("calendar:name"),
    prodId: { company: "Stadtteilladen Wehringhausen", product: "Meine Termine", language: "DE" },
    method: ICalCalendarMethod.PUBLISH,
    ttl: 3600,
  });
  for (const date of dates) {
    calendar.createEvent({
      id: `${date.id}@${host}`,
      start: date.startsAt,
      end: date.endsAt,
      stamp: date.updatedAt,
      created: date.createdAt,
      lastModified: date.updatedAt,
      sequence: date.version - 1,
      status: statusOf(date),
      summary: date.isExample ? `${date.title} (${reader.t("frame:example")})` : date.title,
      location: date.locationText,
      url: `${origin}${reader.href(volunteerPaths.need(date.slug))}`,
    });
  }
  return `${calendar.toString()}\r\n`;
}

function statusOf({ state }: OwnDate): ICalEventStatus {
  if (CONFIRMED.includes(state)) return ICalEventStatus.CONFIRMED;
  return TENTATIVE.includes(state) ? ICalEventStatus.TENTATIVE : ICalEventStatus.CANCELLED;
}
