import { errorSummary } from "../../../shared/forms/formModel.ts";
import type { ErrorSummary } from "../../../shared/forms/formModel.ts";
import { presentPaging } from "../../../shared/pages/paging.ts";
import type { TextKey } from "../../../shared/text/keys.ts";
import type { Reader } from "../../../shared/text/reader.ts";
import { withSoftHyphens } from "../../../shared/text/softHyphens.ts";
import type { ThemeRow } from "../../themes/index.ts";
import { initiativePaths, withQuery } from "../initiatives.paths.ts";
import type { InitiativeRow } from "../initiatives.queries.ts";
import { writeShown } from "./board.forms.ts";
import type { BoardPage, BoardRowModel, BoardTile, UndoNote } from "./board.pages.ts";
import type { BoardCounts } from "./board.queries.ts";
import { mainThemesOf, type Links } from "./links.ts";
import { rowNote, themeName } from "./row.presenter.ts";

/** Where on the board somebody is. */
export interface BoardPlace {
  readonly onlyThemeless: boolean;
  /** The code of the theme that everything shown belongs to; empty for all. */
  readonly theme: string;
  readonly page: number;
}

/** A row as it is to be shown: what was true when the form was made, what is ticked, whether others were faster. */
export interface ShownRow {
  readonly row: InitiativeRow;
  readonly shown: Links;
  readonly ticked: Links;
  readonly isSelected: boolean;
  readonly isStale: boolean;
}

export interface BoardGiven {
  readonly rows: readonly ShownRow[];
  readonly hasNext: boolean;
  /** All themes, resting ones too, in the order of the street. */
  readonly themes: readonly ThemeRow[];
  readonly mayUse: (themeId: string) => boolean;
  readonly counts: BoardCounts;
  readonly place: BoardPlace;
  readonly note: UndoNote | null;
  readonly error: TextKey | null;
  readonly bulkTheme: string;
  readonly now: Date;
}

export function presentBoard(reader: Reader, given: BoardGiven): BoardPage {
  const { counts, place, themes } = given;
  const active = themes.filter((theme) => theme.isActive);
  const usable = active.filter((theme) => given.mayUse(theme.id));
  const here = withQuery(initiativePaths.board(), queryOf(place));
  const firstThemeless = given.rows.find(({ row }) => row.links.size === 0) ?? given.rows[0];
  return {
    title: reader.t("initiatives:board.title"),
    section: initiativePaths.deskList(),
    crumbs: [{ label: reader.t("frame:desk.initiatives"), href: reader.href(initiativePaths.deskList()) }],
    hasErrors: given.error !== null,
    counts: countsText(reader, counts.initiatives, active.length),
    themelessCount: reader.t("initiatives:themeless", { count: counts.themeless }),
    singleHref: firstThemeless ? reader.href(initiativePaths.themesOf(firstThemeless.row.slug)) : "",
    ...filterLink(reader, place),
    note: given.note,
    summary: presentFaults(reader, given),
    action: reader.href(here),
    discardHref: reader.href(here),
    shown: given.rows.map(({ row, shown }) => writeShown(row.id, shown, given.themes)).join(";"),
    mayEdit: usable.length > 0,
    limits: usable.length === active.length ? "" : limitsText(reader, usable),
    head: active.map((theme) => ({
      house: theme.house,
      name: withSoftHyphens(theme.shortName),
      count: reader.format.number(counts.byTheme.get(theme.id) ?? 0),
    })),
    groups: presentGroups(reader, given),
    emptyText: given.rows.length > 0 ? "" : emptyText(reader, place),
    bulkThemes: usable.map((theme) => ({
      id: "",
      value: theme.code,
      label: theme.name,
      isChosen: theme.code === given.bulkTheme,
    })),
    bulkIsOpen: given.rows.some((row) => row.isSelected),
    paging: pagingOf(reader, given),
  };
}

function pagingOf(reader: Reader, { place, hasNext }: BoardGiven): BoardPage["paging"] {
  const hrefOf = (page: number) => reader.href(withQuery(initiativePaths.board(), queryOf({ ...place, page })));
  return presentPaging(reader, { page: place.page, hasNext, hrefOf });
}

export function queryOf({ onlyThemeless, theme, page }: BoardPlace): Readonly<Record<string, string>> {
  return { ohne: onlyThemeless ? "thema" : "", thema: theme, seite: page > 1 ? String(page) : "" };
}

function countsText(reader: Reader, initiatives: number, themes: number): string {
  return [
    reader.t("initiatives:count", { count: initiatives }),
    reader.t("initiatives:themeCount", { count: themes }),
  ].join(", ");
}

function limitsText(reader: Reader, usable: readonly ThemeRow[]): string {
  if (usable.length === 0) return reader.t("initiatives:board.readOnly");
  return reader.t("initiatives:board.ownOnly", { themes: reader.format.list(usable.map((theme) => theme.name)) });
}

function filterLink(reader: Reader, { onlyThemeless, theme }: BoardPlace): { filterHref: string; filterLabel: string } {
  const isPart = onlyThemeless || theme !== "";
  const path = withQuery(initiativePaths.board(), { ohne: isPart ? "" : "thema" });
  return {
    filterHref: reader.href(path),
    filterLabel: reader.t(isPart ? "initiatives:board.showAll" : "initiatives:board.onlyThemeless"),
  };
}

function emptyText(reader: Reader, { onlyThemeless, theme }: BoardPlace): string {
  if (theme !== "") return reader.t("initiatives:board.noneOfTheme");
  return reader.t(onlyThemeless ? "initiatives:board.allAssigned" : "initiatives:board.empty");
}

/** One line for the whole form, and one for each row that others changed meanwhile, linked to it. */
function presentFaults(reader: Reader, { error, rows }: BoardGiven): ErrorSummary | null {
  if (error === null) return null;
  const stale = rows.filter((row) => row.isStale);
  const whole = errorSummary(reader, { values: {}, errors: [{ field: "", message: error }] }, []);
  if (stale.length === 0) return whole;
  return {
    title: reader.t("initiatives:board.stale"),
    items: stale.map(({ row }) => ({ text: row.name, href: `#i-${row.slug}` })),
    comparison: null,
  };
}

function presentGroups(reader: Reader, given: BoardGiven): BoardPage["groups"] {
  const group = (id: string, heading: TextKey, rows: readonly ShownRow[]) => ({
    id,
    heading: reader.t(heading),
    rows: rows.map((row) => presentRow(reader, given, row)),
  });
  return [
    group(
      "ohne",
      "initiatives:board.without",
      given.rows.filter((row) => row.shown.size === 0),
    ),
    group(
      "mit",
      "initiatives:board.assigned",
      given.rows.filter((row) => row.shown.size > 0),
    ),
  ].filter(({ rows }) => rows.length > 0);
}

function presentRow(reader: Reader, given: BoardGiven, shownRow: ShownRow): BoardRowModel {
  const { row, shown, ticked, isStale } = shownRow;
  const { themes } = given;
  return {
    anchor: `i-${row.slug}`,
    id: row.id,
    name: row.name,
    href: reader.href(initiativePaths.themesOf(row.slug)),
    note: rowNote(reader, { row, links: shown, themes, isStale, now: given.now }),
    isStale,
    isExample: row.isExample,
    selectLabel: reader.t("initiatives:board.select", { name: row.name }),
    isSelected: shownRow.isSelected,
    tiles: themes
      .filter((theme) => theme.isActive)
      .map((theme) => presentTile(reader, theme, { id: row.id, ticked, isLocked: !given.mayUse(theme.id) })),
  };
}

function presentTile(
  reader: Reader,
  theme: ThemeRow,
  given: { id: string; ticked: Links; isLocked: boolean },
): BoardTile {
  const isMain = mainThemesOf(given.ticked).includes(theme.id);
  return {
    value: `${given.id} ${theme.code}`,
    house: theme.house,
    label: themeName(reader, theme, isMain),
    isTicked: given.ticked.has(theme.id),
    isMain,
    isLocked: given.isLocked,
  };
}
