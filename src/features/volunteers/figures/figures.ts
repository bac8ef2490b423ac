import type { Reader } from "../../../shared/text/reader.ts";
import { durationText } from "../hours/duration.ts";
import type { RawFigures } from "./figures.queries.ts";
import { LEAST, shareOf, withhold, type Share } from "./withhold.ts";

export const FIGURE_CODES = [
  "contact",
  "matches",
  "minimum",
  "asks",
  "spread",
  "noShow",
  "active",
  "hours",
  "declines",
] as const;
export type FigureCode = (typeof FIGURE_CODES)[number];

/** One number as it may be told: in words for the page, as a plain number for the file. */
export interface ToldFigure {
  readonly code: FigureCode;
  /** A group within the figure, such as a month or a reason; "" for the figure as a whole. */
  readonly group: string;
  readonly groupText: string;
  readonly text: string;
  readonly note: string;
  /** Null where it is not told. */
  readonly number: number | null;
  readonly unit: "days" | "percent" | "asks" | "index" | "hours" | "people";
}

/** Every number of the page, each already without what would betray few people. */
export function tellFigures(reader: Reader, raw: RawFigures): readonly ToldFigure[] {
  return [
    contactFigure(reader, raw),
    shareFigure(reader, "matches", shareOf(raw.matches.matched, raw.matches.needs)),
    shareFigure(reader, "minimum", shareOf(raw.minimum.filled, raw.minimum.needed)),
    asksFigure(reader, raw),
    spreadFigure(reader, raw),
    shareFigure(reader, "noShow", shareOf(raw.noShow.missed, raw.noShow.missed + raw.noShow.came)),
    shareFigure(reader, "active", shareOf(raw.active.still, raw.active.people)),
    ...hoursFigures(reader, raw),
    ...declineFigures(reader, raw),
  ];
}

const WHOLE = { group: "", groupText: "", note: "" };

function contactFigure({ t, format }: Reader, { contact }: RawFigures): ToldFigure {
  const { median, people, waiting } = contact;
  const note = waiting === 0 ? "" : t("figures:contact.waiting", { people: countText({ t, format }, waiting) });
  const common = { ...WHOLE, code: "contact", unit: "days", note } as const;
  if (median === null || people < LEAST)
    return { ...common, text: t(people === 0 ? "figures:none" : "figures:tooFew"), number: null };
  const days = Math.round(median * 10) / 10;
  return { ...common, text: t("figures:contact.value", { count: days, days: format.number(days) }), number: days };
}

function shareFigure({ t, format }: Reader, code: FigureCode, share: Share): ToldFigure {
  const common = { ...WHOLE, code, unit: "percent", number: null } as const;
  switch (share.kind) {
    case "none":
      return { ...common, text: t("figures:none") };
    case "tooFew":
      return { ...common, text: t("figures:tooFew") };
    case "few":
      return { ...common, text: t("figures:share.few", { whole: format.number(share.whole) }) };
    case "nearlyAll":
      return {
        ...common,
        text: t("figures:share.nearlyAll", { more: format.number(share.moreThan), whole: format.number(share.whole) }),
      };
    default:
      return {
        ...common,
        text: t("figures:share.value", { percent: format.number(Math.round(share.ratio * 100)) }),
        note: t("figures:share.of", { part: format.number(share.part), whole: format.number(share.whole) }),
        number: Math.round(share.ratio * 1000) / 10,
      };
  }
}

function asksFigure({ t, format }: Reader, { asks: { asks, yes } }: RawFigures): ToldFigure {
  const common = { ...WHOLE, code: "asks", unit: "asks", number: null } as const;
  if (asks === 0) return { ...common, text: t("figures:none") };
  if (asks < LEAST || yes < LEAST) return { ...common, text: t("figures:tooFew") };
  const perYes = Math.round((asks / yes) * 10) / 10;
  return { ...common, text: t("figures:asks.value", { asks: format.number(perYes) }), number: perYes };
}

function spreadFigure({ t, format }: Reader, { spread }: RawFigures): ToldFigure {
  const { gini, connections, initiatives, half } = spread;
  const common = { ...WHOLE, code: "spread", unit: "index", number: null } as const;
  if (gini === null || initiatives === 0) return { ...common, text: t("figures:none") };
  if (connections < LEAST) return { ...common, text: t("figures:tooFew") };
  const index = Math.round(gini * 100) / 100;
  return {
    ...common,
    text: format.number(index),
    note: t("figures:spread.half", { count: initiatives, half: format.number(half), all: format.number(initiatives) }),
    number: index,
  };
}

function hoursFigures(reader: Reader, { hours }: RawFigures): readonly ToldFigure[] {
  const { t, format } = reader;
  const { hidden, isSumTold } = withhold(hours.map(({ people }) => people));
  const sum = hours.reduce((all, { minutes }) => all + minutes, 0);
  const told = (minutes: number) => ({ text: durationText(reader, minutes), number: Math.round(minutes / 6) / 10 });
  return [
    {
      ...WHOLE,
      code: "hours",
      unit: "hours",
      ...(isSumTold ? told(sum) : { text: t("figures:tooFew"), number: null }),
    },
    ...hours.map(({ month, minutes, people }, index) => ({
      ...WHOLE,
      code: "hours" as const,
      unit: "hours" as const,
      group: month,
      groupText: format.monthYear(new Date(`${month}-15T12:00:00Z`)),
      ...(hidden.has(index) ? untold(reader, people) : told(minutes)),
    })),
  ];
}

const DECLINE_REASONS = ["no_time", "too_far", "not_my_thing", "too_much", "health", "other", "none"] as const;

function declineFigures(reader: Reader, { declines }: RawFigures): readonly ToldFigure[] {
  const { t, format } = reader;
  const counts = DECLINE_REASONS.map((reason) => declines.find((row) => row.reason === reason)?.count ?? 0);
  const { hidden, isSumTold } = withhold(counts);
  const sum = counts.reduce((all, count) => all + count, 0);
  const common = { ...WHOLE, code: "declines", unit: "people" } as const;
  return [
    {
      ...common,
      text: isSumTold ? countText(reader, sum) : t("figures:tooFew"),
      number: isSumTold && (sum === 0 || sum >= LEAST) ? sum : null,
    },
    ...DECLINE_REASONS.map((reason, index) => ({
      ...common,
      group: reason,
      groupText: t(`figures:reason.${reason}`),
      ...(hidden.has(index)
        ? untold(reader, counts[index] ?? 0)
        : { text: format.number(counts[index] ?? 0), number: counts[index] ?? 0 }),
    })),
  ];
}

/** Too few, or gone with them so that the sum does not betray those. */
function untold({ t }: Reader, people: number): { text: string; number: null } {
  return { text: t(people < LEAST ? "figures:few" : "figures:withheld"), number: null };
}

/** A count of people; few are not told. */
function countText({ t, format }: Pick<Reader, "t" | "format">, count: number): string {
  return count > 0 && count < LEAST ? t("figures:few") : format.number(count);
}
