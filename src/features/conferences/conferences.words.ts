import { ZONE } from "../../shared/clock.ts";
import type { Reader } from "../../shared/text/reader.ts";

interface Dated {
  readonly startsAt: Date | null;
  readonly endsAt: Date | null;
  readonly timesKnown: boolean;
  readonly dateNote: string | null;
}

/** The day in words, with its note where no day is on record. */
export function dayText({ t, format }: Reader, { startsAt, dateNote }: Dated): string {
  return startsAt === null ? (dateNote ?? t("conferences:when.unknown")) : format.day(startsAt);
}

/** Weekday, day and hours, as far as they are on record. */
export function whenText(reader: Reader, meeting: Dated): string {
  const { t, format } = reader;
  const { startsAt, endsAt, timesKnown } = meeting;
  if (startsAt === null) return dayText(reader, meeting);
  const day = format.longDay(startsAt);
  if (!timesKnown) return day;
  const from = format.time(startsAt);
  if (endsAt === null) return t("conferences:when.from", { day, from });
  // "13 bis 17 Uhr": the word for the hour is said once
  return t("conferences:when.between", { day, from: from.replace(/ Uhr$/u, ""), to: format.time(endsAt) });
}

/** For the time element (HTML 4.6.3): the day, and the hour when it is known; "" without a day. */
export function machineTime({ startsAt, timesKnown }: Dated): string {
  if (startsAt === null) return "";
  const local = startsAt.toTemporalInstant().toZonedDateTimeISO(ZONE);
  return timesKnown ? local.toPlainDateTime().toString({ smallestUnit: "minute" }) : local.toPlainDate().toString();
}

/** A first sentence and what follows; the heading is empty when there is only one sentence. */
export function splitResult(text: string): { readonly heading: string; readonly text: string } {
  const match = /^([^.!?\n]{3,120})[.!?]\s+(\S[\s\S]*)$/u.exec(text);
  return match ? { heading: match[1] ?? "", text: match[2] ?? "" } : { heading: "", text };
}

export function paragraphsOf(text: string): readonly string[] {
  return text.split(/\n{2,}/u).filter((paragraph) => paragraph.trim() !== "");
}
