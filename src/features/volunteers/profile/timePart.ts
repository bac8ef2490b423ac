import { z } from "zod";
import { oneOf, optionalWhole, someOf } from "../../../shared/forms/fields.ts";
import type { FieldSpec } from "../../../shared/forms/formModel.ts";
import type { FormValues } from "../../../shared/forms/parseForm.ts";
import type { Reader } from "../../../shared/text/reader.ts";
import { SLOTS } from "../weekGrid.ts";
import { slotName } from "../weekWords.ts";
import type { TimesWish } from "../matching/types.ts";
import type { VolunteerRecord } from "../volunteer.queries.ts";
import type { Part } from "./part.ts";
import type { TimeValues } from "./values.ts";
import { cellName, choiceOf, GRIDS, weekFrom, type GridName, type StoredTime } from "./week.ts";

const MOST_HOURS = 40;
/** How often somebody can wish to come at most. */
export const OFTEN = ["month-1", "month-2", "month-3", "month-4", "week-1", "week-2", "week-3"] as const;
export type Often = (typeof OFTEN)[number];
const ANY = "";
const gridShape = { zeit: someOf(SLOTS), zeit2: someOf(SLOTS) };
const yearShape = {
  ...gridShape,
  jahreszeit: oneOf(["gleich", "anders"], "frame:form.check").optional(),
  winter: someOf(SLOTS),
  winter2: someOf(SLOTS),
  hours: optionalWhole(1, MOST_HOURS),
  often: oneOf([ANY, ...OFTEN], "frame:form.check").optional(),
};

/** The week on the short form: first and second choice, the same all year. */
export const shortTimePart: Part<TimeValues> = {
  names: () => Object.keys(gridShape),
  schema: () =>
    z.strictObject(gridShape).transform(({ zeit, zeit2 }) => ({ zeit: { ...choiceOf(zeit, zeit2), winter: null } })),
  fields: (reader) => gridFields(reader, "zeit"),
  valuesOf: ({ availabilities }) => gridValues(availabilities),
};

/** The week with its seasons, how many hours and how often it may be. */
export const timePart: Part<TimeValues> = {
  names: () => Object.keys(yearShape),
  schema: () =>
    z.strictObject(yearShape).transform(({ zeit, zeit2, jahreszeit, winter, winter2, hours, often }) => ({
      zeit: { ...choiceOf(zeit, zeit2), winter: jahreszeit === "anders" ? choiceOf(winter, winter2) : null },
      hours,
      often: wishFrom(OFTEN.find((one) => one === often)),
    })),
  fields: (reader) => [...gridFields(reader, "zeit"), ...timeFields(reader), ...gridFields(reader, "winter")],
  valuesOf: ({ availabilities, maxHoursPerWeek, ...wish }) => {
    const { winter } = weekFrom(availabilities);
    return {
      ...gridValues(availabilities),
      jahreszeit: winter === null ? "gleich" : "anders",
      winter: winter?.first ?? [],
      winter2: winter?.second ?? [],
      hours: maxHoursPerWeek === null ? "" : String(maxHoursPerWeek),
      often: oftenOf(wish) ?? ANY,
    };
  },
};

function wishFrom(often: Often | undefined): TimesWish | null {
  if (often === undefined) return null;
  const [per, count] = often.split("-");
  return { count: Number(count), per: per === "week" ? "week" : "month" };
}

/** The stored wish as the choice of the form; undefined without one. */
export function oftenOf({
  maxTimes,
  maxTimesPer,
}: Pick<VolunteerRecord, "maxTimes" | "maxTimesPer">): Often | undefined {
  return OFTEN.find((one) => one === `${String(maxTimesPer)}-${String(maxTimes)}`);
}

function gridValues(times: readonly StoredTime[]): FormValues {
  const { first, second } = weekFrom(times);
  return { zeit: first, zeit2: second };
}

/** What stands below the grid: hours, how often, and whether the winter differs. */
export function timeFields({ t }: Reader): readonly FieldSpec[] {
  return [
    { kind: "input", name: "hours", type: "number", width: "short", label: "volunteers:form.hours", isOptional: true },
    {
      kind: "select",
      name: "often",
      label: "profile:often.label",
      emptyLabel: "profile:often.any",
      options: OFTEN.map((value) => ({ value, label: t(`profile:often.${value}`) })),
      isOptional: true,
    },
    {
      kind: "radios",
      name: "jahreszeit",
      label: "profile:season.label",
      options: (["gleich", "anders"] as const).map((value) => ({ value, label: t(`profile:season.${value}`) })),
    },
  ];
}

function gridFields(reader: Reader, grid: GridName): readonly FieldSpec[] {
  const options = SLOTS.map((value) => ({ value, label: slotName(reader, value) }));
  return [
    { kind: "checks", name: grid, label: `profile:week.${grid}`, options },
    { kind: "checks", name: GRIDS[grid], label: `profile:week.${GRIDS[grid]}`, options },
  ];
}

/** The boxes one by one, as they are sent: to name what was typed into a form that came too late. */
export function cellFields(reader: Reader): readonly FieldSpec[] {
  const options = (["1", "2"] as const).map((value) => ({ value, label: reader.t(`profile:week.choice${value}`) }));
  return (["zeit", "winter"] as const).flatMap((grid) =>
    SLOTS.map((slot) => ({
      kind: "radios" as const,
      name: cellName(grid, slot),
      label: `profile:week.cell.${grid}` as const,
      labelWith: { cell: slotName(reader, slot) },
      options,
    })),
  );
}
