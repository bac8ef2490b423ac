import type { Reader } from "../../../shared/text/reader.ts";
import type { ToldFigure } from "./figures.ts";
import type { Bar, BarChart, FiguresPage } from "./figures.pages.ts";
import { figurePaths, periodQuery } from "./figures.paths.ts";
import { PRESETS, type FigurePeriod } from "./period.ts";

/** Units of the drawing: it is as wide as a phone, so that its letters stay readable there. */
const WIDTH = 320;
const ROW = 46;
const LEAST_BAR = 2;

export function presentFigures(reader: Reader, told: readonly ToldFigure[], period: FigurePeriod): FiguresPage {
  const { t, href } = reader;
  const whole = told.filter(({ group }) => group === "");
  return {
    title: t("figures:title"),
    section: figurePaths.desk(),
    period: periodText(reader, period),
    presets: PRESETS.map((preset) => ({
      label: t(`figures:preset.${preset}`),
      href: href(`${figurePaths.desk()}?zeitraum=${preset}`),
      isCurrent: preset === period.preset,
    })),
    own: {
      action: href(figurePaths.desk()),
      from: period.from.toString().slice(0, 7),
      until: period.until.toString().slice(0, 7),
    },
    figures: whole.map(({ code, text, note, number }) => ({
      title: t(`figures:name.${code}`),
      value: text,
      isNumber: number !== null,
      note,
      definition: t(`figures:definition.${code}`),
    })),
    charts: [chartOf(reader, told, "hours"), chartOf(reader, told, "declines")],
    files: [
      { label: t("figures:file.csv"), href: href(`${figurePaths.file()}${periodQuery(period)}`) },
      { label: t("figures:file.dictionary"), href: href(figurePaths.dictionary()) },
    ],
  };
}

function periodText({ t, format }: Reader, { from, until }: FigurePeriod): string {
  const day = (date: Temporal.PlainDate) => format.day(new Date(`${date.toString()}T12:00:00Z`));
  return t("figures:period", { from: day(from), until: day(until) });
}

function chartOf(reader: Reader, told: readonly ToldFigure[], code: "hours" | "declines"): BarChart {
  const { t } = reader;
  const groups = told.filter((figure) => figure.code === code && figure.group !== "");
  const whole = told.find((figure) => figure.code === code && figure.group === "");
  const highest = Math.max(1, ...groups.map(({ number }) => number ?? 0));
  return {
    id: `bild-${code}`,
    title: t(`figures:chart.${code}`),
    definition: t(`figures:definition.${code}`),
    description: groups.map(({ groupText, text }) => `${groupText}: ${text}`).join("; "),
    labelHead: t(`figures:head.${code}`),
    valueHead: t(`figures:headValue.${code}`),
    height: String(groups.length * ROW),
    bars: groups.map((figure, index) => barOf(figure, index, highest)),
    total: whole === undefined ? null : { label: t("figures:total"), value: whole.text },
  };
}

/** What is not told is drawn at one and the same length, whatever it is. */
function barOf({ groupText, text, number, code }: ToldFigure, index: number, highest: number): Bar {
  const isHidden = number === null;
  const length = isHidden ? WIDTH / 4 : (number / highest) * WIDTH;
  return {
    label: groupText,
    value: text,
    isHidden,
    labelY: String(index * ROW + 16),
    barY: String(index * ROW + 22),
    width: String(Math.round(Math.max(number === 0 && code !== "hours" ? 0 : LEAST_BAR, length))),
  };
}
