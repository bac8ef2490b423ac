import type { Words } from "../fitting/reasonWords.ts";

/** "Samstag, 28. November 2026", or both ends of a longer time. */
export function daysText({ reader: { t, format } }: Words, { from, until }: { from: string; until: string }): string {
  const day = (text: string) => format.longDay(new Date(`${text}T12:00:00Z`));
  return from === until ? day(from) : t("batch:days", { from: day(from), until: day(until) });
}
