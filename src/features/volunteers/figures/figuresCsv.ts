import { stringify } from "csv-stringify/sync";
import { CSV_RULES } from "../../../shared/documents/csvRules.ts";
import type { Reader } from "../../../shared/text/reader.ts";
import { FIGURE_CODES, type ToldFigure } from "./figures.ts";
import type { FigurePeriod } from "./period.ts";

const AS_CSV = { ...CSV_RULES, bom: true, delimiter: ";" } as const;
const COLUMNS = ["from", "until", "code", "figure", "group", "groupName", "value", "unit", "told"] as const;

/** One line a number, exactly what the page tells; untold ones have an empty value and say so. */
export function figuresCsv(reader: Reader, told: readonly ToldFigure[], { from, until }: FigurePeriod): string {
  const { t } = reader;
  const lines = told.map(({ code, group, groupText, number, unit, text }) => [
    from.toString(),
    until.toString(),
    code,
    t(`figures:name.${code}`),
    group,
    groupText,
    number === null ? "" : String(number),
    unit,
    text,
  ]);
  return stringify([[...COLUMNS], ...lines], AS_CSV);
}

/** What every column and every figure means. */
export function dictionaryCsv({ t }: Reader): string {
  const columns = COLUMNS.map((name) => [name, t("figures:dictionary.column"), t(`figures:column.${name}`)]);
  const figures = FIGURE_CODES.map((code) => [code, t(`figures:name.${code}`), t(`figures:definition.${code}`)]);
  const head = [t("figures:dictionary.field"), t("figures:dictionary.name"), t("figures:dictionary.meaning")];
  return stringify([head, ...columns, ...figures], AS_CSV);
}
