/** A time during a day, in minutes from midnight; `to` up to 1440, or not after `from` when it ends the next day. */
export interface TimeSpan {
  readonly from: number;
  readonly to: number;
}

const CLOCK = String.raw`([01]?\d|2[0-4])(?:[:.]([0-5]\d))?`;
const TYPED = new RegExp(`^${CLOCK}(?: ?Uhr)? ?(?:-|–|—|bis) ?${CLOCK}(?: ?Uhr)?$`, "u");

/** Reads "9–12", "9:30 bis 12 Uhr", "18.00-24"; null when it is no span. */
export function readSpan(typed: string): TimeSpan | null {
  const match = TYPED.exec(typed.replace(/\s+/gu, " ").trim());
  if (!match) return null;
  const from = minutes(match[1], match[2]);
  const to = minutes(match[3], match[4]);
  return from < 1440 && to <= 1440 && from !== to ? { from, to } : null;
}

/**
 * Reads "9–12, 14:30–18 Uhr" or "9–12 und 14–16": spans in their order that do not overlap. "form": one is no span;
 * "order": they overlap or stand in the wrong order.
 */
export function readSpans(typed: string): readonly TimeSpan[] | "form" | "order" {
  const parts = typed.split(/\s*[,;+/]\s*|\s+(?:und|and)\s+/u).filter((part) => part.trim() !== "");
  const spans = parts.map(readSpan).filter((span) => span !== null);
  if (spans.length !== parts.length) return "form";
  return spans.every((span, index) => index === 0 || span.from >= endOf(spans[index - 1] ?? span)) ? spans : "order";
}

/** "9:00–12:30, 14:00–18:00", as people write it. */
export function spansText(spans: readonly TimeSpan[]): string {
  return spans.map(spanText).join(", ");
}

/** "9:00–12:30" */
function spanText({ from, to }: TimeSpan): string {
  return `${clock(from, 1)}–${clock(to, 1)}`;
}

/** "09:00-12:30", as opening_hours writes it. */
export function spanCode({ from, to }: TimeSpan): string {
  return `${clock(from, 2)}-${clock(to, 2)}`;
}

/** The last minute of a span, counted past midnight if it ends the next day. */
function endOf({ from, to }: TimeSpan): number {
  return to > from ? to : to + 1440;
}

function minutes(hour: string | undefined, minute: string | undefined): number {
  return Number(hour ?? "0") * 60 + Number(minute ?? "0");
}

function clock(time: number, digits: number): string {
  return `${String(Math.floor(time / 60)).padStart(digits, "0")}:${String(time % 60).padStart(2, "0")}`;
}
