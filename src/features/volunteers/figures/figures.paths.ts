import type { FigurePeriod } from "./period.ts";

export const figurePaths = {
  desk: () => "/buero/zahlen",
  file: () => "/buero/zahlen.csv",
  dictionary: () => "/buero/zahlen-felder.csv",
};

/** The query of a period, to ask for it again. */
export function periodQuery({ preset, from, until }: FigurePeriod): string {
  if (preset !== "eigen") return `?zeitraum=${preset}`;
  return `?zeitraum=eigen&von=${from.toString().slice(0, 7)}&bis=${until.toString().slice(0, 7)}`;
}
