import { z } from "zod";
import { dayOf, momentAt } from "../../../shared/clock.ts";

export const PRESETS = ["12monate", "jahr", "vorjahr", "quartal"] as const;
export type Preset = (typeof PRESETS)[number];

/** Whole months, both days inclusive: shorter periods could be subtracted from each other until one person is left. */
export interface FigurePeriod {
  readonly preset: Preset | "eigen";
  readonly from: Temporal.PlainDate;
  readonly until: Temporal.PlainDate;
  /** The first moment of the period, and the first one after it. */
  readonly begins: Date;
  readonly ends: Date;
}

const month = z
  .string()
  .regex(/^(?:19|20)\d\d-(?:0[1-9]|1[0-2])$/u)
  .optional()
  .catch(undefined);
const query = z.object({
  zeitraum: z.enum([...PRESETS, "eigen"]).catch("12monate"),
  von: month,
  bis: month,
});

/** The period a reader asks for; nonsense is answered with the last twelve months. */
export function periodFrom(asked: unknown, now: Date): FigurePeriod {
  const { zeitraum, von, bis } = query.parse(asked);
  const today = dayOf(now);
  const own = zeitraum === "eigen" && von !== undefined && bis !== undefined && von <= bis;
  if (own) return period("eigen", Temporal.PlainDate.from(`${von}-01`), lastDay(Temporal.PlainDate.from(`${bis}-01`)));
  const preset = zeitraum === "eigen" ? "12monate" : zeitraum;
  return period(preset, ...SPANS[preset](today));
}

type Span = readonly [Temporal.PlainDate, Temporal.PlainDate];

const SPANS: Readonly<Record<Preset, (today: Temporal.PlainDate) => Span>> = {
  "12monate": (today) => [today.with({ day: 1 }).subtract({ months: 11 }), lastDay(today)],
  jahr: (today) => [today.with({ month: 1, day: 1 }), today.with({ month: 12, day: 31 })],
  vorjahr: (today) => [
    today.subtract({ years: 1 }).with({ month: 1, day: 1 }),
    today.subtract({ years: 1 }).with({ month: 12, day: 31 }),
  ],
  quartal: (today) => {
    const first = today.with({ month: today.month - ((today.month - 1) % 3), day: 1 });
    return [first, lastDay(first.add({ months: 2 }))];
  },
};

function lastDay(day: Temporal.PlainDate): Temporal.PlainDate {
  return day.with({ day: day.daysInMonth });
}

function period(preset: FigurePeriod["preset"], from: Temporal.PlainDate, until: Temporal.PlainDate): FigurePeriod {
  const midnight = new Temporal.PlainTime(0);
  return { preset, from, until, begins: momentAt(from, midnight), ends: momentAt(until.add({ days: 1 }), midnight) };
}
