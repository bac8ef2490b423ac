import { z } from "zod";
import type { ThemeRow } from "../../themes/index.ts";
import { addTheme, applyMainWish, chooseThemes, makeMain, removeTheme } from "./choices.ts";
import { linksOf, type Board, type LinkKind, type Links } from "./links.ts";

/** Rows on one page of the board. A form carries at most 400 fields, so more themes mean fewer rows. */
export function boardSize(themeCount: number): number {
  return Math.max(5, Math.min(40, Math.floor(380 / (themeCount + 2))));
}

const ID = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
const CODE = "[A-Za-z0-9_-]{1,60}";
const shownRow = z.string().regex(new RegExp(`^${ID}(?: ${CODE}!?)*$`, "u"), "frame:form.check");
const tile = z.string().regex(new RegExp(`^${ID} ${CODE}$`, "u"), "frame:form.check");
const asList = (value: unknown): unknown =>
  value === undefined ? [] : Array.isArray(value) ? (value as unknown[]) : [value];
const several = <Item extends z.ZodType>(item: Item) => z.preprocess(asList, z.array(item).max(400));

const BULK_ACTIONS = ["hinzufuegen", "entfernen", "hauptthema"] as const;
export type BulkAction = (typeof BULK_ACTIONS)[number];

/** The board: what each row showed ("vorher"), the ticked houses, and what to do with the selected rows. */
export const boardForm = z.strictObject({
  vorher: z
    .string("frame:form.check")
    .transform((rows) => rows.split(";"))
    .pipe(z.array(shownRow).max(400)),
  haus: several(tile),
  auswahl: several(z.uuid("frame:form.check")),
  thema: z.string().max(60).optional().default(""),
  tun: z.enum(["speichern", ...BULK_ACTIONS]).catch("speichern"),
});
export type BoardValues = z.infer<typeof boardForm>;

/** The calm form of one initiative. */
export const singleForm = z.strictObject({
  vorher: shownRow,
  thema: several(z.string().regex(new RegExp(`^${CODE}$`, "u"), "frame:form.check")),
  haupt: z.string().max(60).optional(),
});
export type SingleValues = z.infer<typeof singleForm>;

/** The value that stands for "no main theme". */
const NO_MAIN = "-";

/** A row as hidden text: its id, then the codes of its themes, the main one with "!". */
export function writeShown(id: string, links: Links, themes: readonly ThemeRow[]): string {
  const codes = themes.flatMap((theme) => {
    const kind = links.get(theme.id);
    return kind === undefined ? [] : [kind === "main" ? `${theme.code}!` : theme.code];
  });
  return [id, ...codes].join(" ");
}

/** Reads hidden rows back. Codes nobody knows any more are left out: the comparison with the present then finds them. */
export function readShown(rows: readonly string[], themes: readonly ThemeRow[]): Board {
  const idOf = new Map(themes.map((theme) => [theme.code, theme.id]));
  return new Map(
    rows.map((row): [string, Links] => {
      const [id = "", ...marks] = row.split(" ");
      const links = marks.flatMap((mark): [string, LinkKind][] => {
        const themeId = idOf.get(mark.replace("!", ""));
        return themeId === undefined ? [] : [[themeId, mark.endsWith("!") ? "main" : "further"]];
      });
      return [id, new Map(links)];
    }),
  );
}

/** What the ticked houses make of the rows shown; only offered themes can change. */
export function readTiles(values: BoardValues, shown: Board, offered: readonly ThemeRow[]): Board {
  const ticks = Map.groupBy(
    values.haus.map((value) => value.split(" ") as [string, string]),
    ([id]) => id,
  );
  const idOf = new Map(offered.map((theme) => [theme.code, theme.id]));
  return new Map(
    [...shown].map(([id, before]): [string, Links] => {
      const ticked = new Set((ticks.get(id) ?? []).flatMap(([, code]) => idOf.get(code) ?? []));
      return [id, chooseThemes(before, ticked, offered)];
    }),
  );
}

/** Does one thing with one theme to every selected row. */
export function applyBulk(
  board: Board,
  selected: ReadonlySet<string>,
  bulk: { action: BulkAction; themeId: string },
): Board {
  const change = { hinzufuegen: addTheme, entfernen: removeTheme, hauptthema: makeMain }[bulk.action];
  return new Map([...board].map(([id, links]) => [id, selected.has(id) ? change(links, bulk.themeId) : links]));
}

/** What the calm form makes of its initiative. */
export function readSingle(
  values: SingleValues,
  shown: Board,
  given: { offered: readonly ThemeRow[]; id: string },
): Links {
  const { offered, id } = given;
  const before = linksOf(shown, id);
  const idOf = new Map(offered.map((theme) => [theme.code, theme.id]));
  const ticked = new Set(values.thema.flatMap((code) => idOf.get(code) ?? []));
  const wish = values.haupt === NO_MAIN ? null : idOf.get(values.haupt ?? "");
  return applyMainWish({ before, chosen: chooseThemes(before, ticked, offered) }, wish);
}
