import { z } from "zod";
import { oneOf, optionalDay, optionalTime, optionalWhole, someOf, versionField } from "../../../shared/forms/fields.ts";
import type { FieldSpec, SectionSpec } from "../../../shared/forms/fieldSpec.ts";
import type { FormValues } from "../../../shared/forms/parseForm.ts";
import type { Reader } from "../../../shared/text/reader.ts";
import { readRule, ruleText, type Rhythm } from "./rule.ts";
import type { SeriesRow } from "./series.repo.ts";

const RHYTHMS = ["w1", "w2", "w3", "w4", "m1", "m2", "m3", "m4", "m-1"] as const;
const WEEKDAYS = ["1", "2", "3", "4", "5", "6", "7"] as const;

/** How often, on which days, from when until when, and how many people. */
export const seriesForm = z
  .strictObject({
    rhythm: oneOf(RHYTHMS, "series:rhythmMissing"),
    weekdays: someOf(WEEKDAYS).refine((days) => days.length > 0, "series:daysMissing"),
    startsOn: optionalDay().refine((day): boolean => day !== null, "series:startMissing"),
    until: optionalDay(),
    from: optionalTime().refine((time): boolean => time !== null, "needs:shift.fromMissing"),
    to: optionalTime().refine((time): boolean => time !== null, "needs:shift.toMissing"),
    maxPeople: optionalWhole(1, 500).refine((people): boolean => people !== null, "needs:shift.maxMissing"),
    minPeople: optionalWhole(0, 500),
    newcomerSeats: optionalWhole(0, 500),
    version: versionField(),
  })
  .refine(({ from, to }) => from === null || to === null || Temporal.PlainTime.compare(from, to) < 0, {
    path: ["to"],
    error: "needs:shift.order",
  })
  .refine(
    ({ startsOn, until }) => startsOn === null || until === null || Temporal.PlainDate.compare(startsOn, until) <= 0,
    {
      path: ["until"],
      error: "series:untilOrder",
    },
  )
  .refine(({ minPeople, maxPeople }) => minPeople === null || maxPeople === null || minPeople <= maxPeople, {
    path: ["minPeople"],
    error: "needs:shift.minOrder",
  })
  .refine(
    ({ newcomerSeats, maxPeople }) => newcomerSeats === null || maxPeople === null || newcomerSeats <= maxPeople,
    {
      path: ["newcomerSeats"],
      error: "needForm:newcomerOrder",
    },
  )
  .transform((value, context) => {
    const { startsOn, from, to, maxPeople } = value;
    if (startsOn === null || from === null || to === null || maxPeople === null) {
      context.addIssue({ code: "custom", message: "frame:form.check" });
      return z.NEVER;
    }
    const weekdays = value.weekdays.map(Number);
    return {
      rrule: ruleText({ rhythm: rhythmOf(value.rhythm), weekdays, until: value.until }),
      startsOn,
      startMinute: minuteOf(from),
      endMinute: minuteOf(to),
      maxPeople,
      minPeople: value.minPeople ?? Math.min(1, maxPeople),
      newcomerSeats: value.newcomerSeats ?? 0,
      version: value.version,
    };
  });
export type SeriesValues = z.output<typeof seriesForm>;

function rhythmOf(code: (typeof RHYTHMS)[number]): Rhythm {
  const number = Number(code.slice(1));
  return code.startsWith("w")
    ? { kind: "weekly", every: number as 1 | 2 | 3 | 4 }
    : { kind: "monthly", place: number as 1 | 2 | 3 | 4 | -1 };
}

function minuteOf(time: Temporal.PlainTime): number {
  return time.hour * 60 + time.minute;
}

export function seriesFields({ t, format }: Reader): readonly (FieldSpec | SectionSpec)[] {
  const short = { kind: "input", width: "short" } as const;
  return [
    {
      kind: "select",
      name: "rhythm",
      label: "series:rhythm",
      options: RHYTHMS.map((value) => ({ value, label: t(`series:rhythm.${value}`) })),
    },
    {
      kind: "checks",
      name: "weekdays",
      label: "series:weekdays",
      options: WEEKDAYS.map((value) => ({ value, label: format.weekdayName(Number(value)) })),
    },
    { ...short, type: "date", name: "startsOn", label: "series:startsOn" },
    { ...short, type: "date", name: "until", label: "series:until", hint: "series:untilHint", isOptional: true },
    { ...short, type: "time", name: "from", label: "needs:shift.from" },
    { ...short, type: "time", name: "to", label: "needs:shift.to" },
    { ...short, type: "number", name: "maxPeople", label: "needs:shift.max" },
    { ...short, type: "number", name: "minPeople", label: "needs:shift.min", isOptional: true },
    {
      ...short,
      type: "number",
      name: "newcomerSeats",
      label: "needForm:newcomerSeats",
      hint: "needForm:newcomerSeatsHint",
      isOptional: true,
    },
  ];
}

const NEW_SERIES: FormValues = { rhythm: "w1", maxPeople: "1", version: "1" };

/** A stored series as the form shows it; null for a new one. */
export function seriesFormValues(series: SeriesRow | null): FormValues {
  const rule = series === null ? null : readRule(series.rrule);
  if (series === null || rule === null) return NEW_SERIES;
  const clock = (minute: number) =>
    `${String(Math.floor(minute / 60) % 24).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
  const { rhythm } = rule;
  return {
    rhythm: rhythm.kind === "weekly" ? `w${String(rhythm.every)}` : `m${String(rhythm.place)}`,
    weekdays: rule.weekdays.map(String),
    startsOn: series.startsOn.toString(),
    until: rule.until?.toString() ?? "",
    from: clock(series.startMinute),
    to: clock(series.endMinute),
    maxPeople: String(series.maxPeople),
    minPeople: String(series.minPeople),
    newcomerSeats: series.newcomerSeats === 0 ? "" : String(series.newcomerSeats),
    version: String(series.version),
  };
}
