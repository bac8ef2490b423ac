import { fieldModel, type FieldModel, type FieldSpec } from "../../../shared/forms/formModel.ts";
import type { FormState } from "../../../shared/forms/parseForm.ts";
import type { Reader } from "../../../shared/text/reader.ts";
import { checkOpeningHours } from "../checkOpeningHours.ts";
import { RHYTHMS, WEEKDAYS, type Weekday } from "./plan.ts";
import { HOLIDAY_RULES, MOST } from "./planFields.ts";

/** The hours in the form of a contact point: the week, what differs behind folds, holidays, the expert's text. */
export interface HoursFormPart {
  readonly legend: string;
  readonly hint: string;
  readonly days: readonly { readonly name: string; readonly fields: readonly FieldModel[] }[];
  readonly folds: readonly HoursFold[];
  readonly rest: readonly FieldModel[];
  /** Faults and doubts about the expert's text, in German. */
  readonly notes: readonly string[];
}

export interface HoursFold {
  readonly title: string;
  readonly hint: string;
  /** Something stands in it, or is wrong in it. */
  readonly isOpen: boolean;
  readonly rows: readonly { readonly legend: string; readonly fields: readonly FieldModel[] }[];
}

const KINDS = ["extra", "season", "exception"] as const;
type Kind = (typeof KINDS)[number];
const COUNT = { extra: MOST.extras, season: MOST.seasons, exception: MOST.exceptions };
/** Rows that are offered beyond those filled in. */
const SPARE = { extra: 1, season: 1, exception: 2 };

/** All fields of the hours in their order, for the summary of faults. */
export function hoursSpecs(reader: Reader): readonly FieldSpec[] {
  const rows = KINDS.flatMap((kind) =>
    Array.from({ length: COUNT[kind] }, (_, index) => rowSpecs(reader, kind, String(index + 1))),
  );
  return [...WEEKDAYS.flatMap((day) => daySpecs(reader, day)), ...rows.flat(), ...restSpecs(reader)];
}

export function presentHoursForm(reader: Reader, state: FormState): HoursFormPart {
  const { t } = reader;
  const models = (specs: readonly FieldSpec[]) => specs.map((spec) => fieldModel(reader, state, spec));
  return {
    legend: t("openingHours:week.legend"),
    hint: t("openingHours:week.hint"),
    days: WEEKDAYS.map((day) => ({ name: weekdayName(reader, day), fields: models(daySpecs(reader, day)) })),
    folds: KINDS.map((kind) => {
      const filled = filledRows(state, kind);
      const shown = Math.min(COUNT[kind], filled + SPARE[kind]);
      return {
        title: t(`openingHours:${kind}.title`),
        hint: t(`openingHours:${kind}.hint`),
        isOpen: filled > 0 || state.errors.some(({ field }) => field.startsWith(kind)),
        rows: Array.from({ length: shown }, (_, index) => ({
          legend: t(`openingHours:${kind}.row`, { nr: String(index + 1) }),
          fields: models(rowSpecs(reader, kind, String(index + 1))),
        })),
      };
    }),
    rest: models(restSpecs(reader)),
    notes: notesOf(state),
  };
}

/** The number of the last row in which something was typed; a chosen rhythm alone is nothing. */
function filledRows(state: FormState, kind: Kind): number {
  const typed = Object.entries(state.values).flatMap(([name, value]) => {
    const row = new RegExp(`^${kind}(\\d+)(?!Rhythm)`, "u").exec(name)?.[1];
    return row !== undefined && value !== "" ? [Number(row)] : [];
  });
  return Math.max(0, ...typed);
}

function daySpecs(reader: Reader, day: Weekday): readonly FieldSpec[] {
  const labelWith = { day: weekdayName(reader, day) };
  return [
    { kind: "input", name: day, label: "openingHours:day.times", labelWith },
    { kind: "select", name: `${day}Rhythm`, label: "openingHours:day.rhythm", labelWith, options: rhythms(reader) },
  ];
}

function rowSpecs(reader: Reader, kind: Kind, nr: string): readonly FieldSpec[] {
  const labelWith = { nr };
  if (kind === "extra") {
    const weekdays = WEEKDAYS.map((day) => ({ value: day, label: weekdayName(reader, day) }));
    return [
      {
        kind: "select",
        name: `extra${nr}Day`,
        label: "openingHours:extra.day",
        labelWith,
        options: weekdays,
        emptyLabel: "openingHours:none",
      },
      {
        kind: "select",
        name: `extra${nr}Rhythm`,
        label: "openingHours:extra.rhythm",
        labelWith,
        options: rhythms(reader),
      },
      { kind: "input", name: `extra${nr}Times`, label: "openingHours:extra.times", labelWith },
      { kind: "input", name: `extra${nr}Note`, label: "openingHours:extra.note", labelWith },
    ];
  }
  return kind === "season" ? seasonSpecs(reader, nr) : exceptionSpecs(nr);
}

function seasonSpecs(reader: Reader, nr: string): readonly FieldSpec[] {
  const labelWith = { nr };
  const times = (["school", "dates"] as const).map((value) => ({
    value,
    label: reader.t(`openingHours:season.${value}`),
  }));
  return [
    {
      kind: "select",
      name: `season${nr}Time`,
      label: "openingHours:season.time",
      labelWith,
      options: times,
      emptyLabel: "openingHours:none",
    },
    { kind: "input", name: `season${nr}From`, label: "openingHours:season.from", labelWith, width: "short" },
    { kind: "input", name: `season${nr}To`, label: "openingHours:season.to", labelWith, width: "short" },
    ...WEEKDAYS.map((day): FieldSpec => ({
      kind: "input",
      name: `season${nr}${day}`,
      label: "openingHours:season.times",
      labelWith: { ...labelWith, day: weekdayName(reader, day) },
    })),
  ];
}

function exceptionSpecs(nr: string): readonly FieldSpec[] {
  const labelWith = { nr };
  return [
    {
      kind: "input",
      type: "date",
      name: `exception${nr}From`,
      label: "openingHours:exception.from",
      labelWith,
      width: "short",
    },
    {
      kind: "input",
      type: "date",
      name: `exception${nr}To`,
      label: "openingHours:exception.to",
      labelWith,
      width: "short",
    },
    { kind: "input", name: `exception${nr}Times`, label: "openingHours:exception.times", labelWith },
    { kind: "input", name: `exception${nr}Reason`, label: "openingHours:exception.reason", labelWith },
  ];
}

function restSpecs(reader: Reader): readonly FieldSpec[] {
  const options = HOLIDAY_RULES.map((value) => ({ value, label: reader.t(`openingHours:holidays.${value}`) }));
  return [
    { kind: "radios", name: "holidays", label: "openingHours:holidays", options },
    {
      kind: "input",
      name: "holidayTimes",
      label: "openingHours:holidays.times",
      hint: "openingHours:holidays.times.hint",
      isOptional: true,
    },
    { kind: "check", name: "byAppointment", label: "openingHours:byAppointment" },
    { kind: "input", name: "hoursText", label: "openingHours:text", hint: "openingHours:text.hint", isOptional: true },
  ];
}

function rhythms(reader: Reader) {
  return RHYTHMS.map((value) => ({ value, label: reader.t(`openingHours:rhythm.${value}`) }));
}

function weekdayName(reader: Reader, day: Weekday): string {
  return reader.format.weekdayName(WEEKDAYS.indexOf(day) + 1);
}

function notesOf(state: FormState): readonly string[] {
  const typed = state.values["hoursText"];
  if (typeof typed !== "string" || typed.trim() === "") return [];
  const { faults, warnings } = checkOpeningHours(typed.trim());
  return [...faults, ...warnings];
}
