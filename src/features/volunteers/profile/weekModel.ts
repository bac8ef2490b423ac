import type { FormState } from "../../../shared/forms/parseForm.ts";
import type { Reader } from "../../../shared/text/reader.ts";
import { COLUMNS, DAYS, slotName } from "../weekWords.ts";
import { cellName, GRIDS, type GridName } from "./week.ts";

/** The week: in every box three buttons upon each other, so that each tap leads to the next state without a script. */
export interface WeekModel {
  readonly name: GridName;
  readonly legend: string;
  readonly hint: string;
  /** What the signs in the boxes mean. */
  readonly signs: readonly { readonly value: string; readonly label: string }[];
  readonly columns: readonly {
    readonly id: string;
    readonly name: string;
    readonly range: string;
    readonly short: string;
  }[];
  readonly rows: readonly {
    /** How the day's name begins: all of it that a phone shows. */
    readonly short: string;
    readonly rest: string;
    readonly cells: readonly WeekCell[];
  }[];
}

interface WeekCell {
  readonly name: string;
  readonly legend: string;
  readonly buttons: readonly {
    readonly id: string;
    readonly value: string;
    readonly label: string;
    readonly isChosen: boolean;
  }[];
}

const STATES = ["0", "1", "2"] as const;

/** One grid with what was tapped. */
export function weekModel(reader: Reader, state: FormState, grid: GridName): WeekModel {
  const { t } = reader;
  const [first, second] = [listOf(state, grid), listOf(state, GRIDS[grid])];
  const stateOf = (slot: string) => (first.includes(slot) ? "1" : second.includes(slot) ? "2" : "0");
  return {
    name: grid,
    legend: t(`profile:week.legend.${grid}`),
    hint: t("profile:week.hint"),
    signs: (["1", "2"] as const).map((value) => ({ value, label: t(`profile:week.choice${value}`) })),
    columns: COLUMNS.map((column) => ({
      id: `${grid}-spalte-${column}`,
      name: t(`volunteers:week.period${column}`),
      range: t(`volunteers:week.range${column}`),
      short: t(`volunteers:week.short${column}`),
    })),
    rows: DAYS.map((day, row) => ({
      short: t(`volunteers:week.day${day}`),
      rest: t(`volunteers:week.name${day}`).slice(t(`volunteers:week.day${day}`).length),
      cells: COLUMNS.map((column, index) => {
        const slot = `${day}-${column}`;
        const number = row * COLUMNS.length + index;
        return {
          name: cellName(grid, slot),
          legend: slotName(reader, slot),
          buttons: STATES.map((value) => ({
            id: value === "0" ? `${grid}-${String(number)}` : `${grid}-${String(number)}-${value}`,
            value: value === "0" ? "" : value,
            label: t(`profile:week.choice${value}`),
            isChosen: stateOf(slot) === value,
          })),
        };
      }),
    })),
  };
}

function listOf({ values }: FormState, field: string): readonly string[] {
  const typed = values[field] ?? [];
  return typeof typed === "string" ? [typed] : typed;
}
