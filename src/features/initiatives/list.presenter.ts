import { fieldModel, type FieldModel } from "../../shared/forms/formModel.ts";
import { presentPaging, type Paging } from "../../shared/pages/paging.ts";
import type { ThemePart } from "../../shared/pages/parts.ts";
import type { Reader } from "../../shared/text/reader.ts";
import type { ThemeRow } from "../themes/index.ts";
import { mainThemesOf, type Links } from "./board/links.ts";
import { stateText, waitingText } from "./board/row.presenter.ts";
import type { InitiativeDeskPage, InitiativeListPage } from "./initiatives.pages.ts";
import { initiativePaths, withQuery } from "./initiatives.paths.ts";
import type { InitiativeRow } from "./initiatives.queries.ts";

/** The value of the theme filter that finds initiatives without any. */
export const WITHOUT_THEME = "ohne";

/** What a list was asked for. */
export interface ListQuery {
  readonly q: string;
  readonly thema: string;
  readonly seite: number;
}

export interface ListGiven {
  readonly rows: readonly InitiativeRow[];
  readonly total: number;
  readonly hasNext: boolean;
  readonly themes: readonly ThemeRow[];
  readonly query: ListQuery;
}

export function presentList(reader: Reader, given: ListGiven): InitiativeListPage {
  const isFiltered = given.query.q !== "" || given.query.thema !== "";
  return {
    title: reader.t("initiatives:list.title"),
    lead: reader.t("initiatives:list.lead"),
    section: initiativePaths.list(),
    crumbs: [{ label: reader.t("frame:start"), href: reader.href("/") }],
    ...presentFilter(reader, given, []),
    action: reader.href(initiativePaths.list()),
    clearHref: isFiltered ? reader.href(initiativePaths.list()) : "",
    count: reader.t("initiatives:count", { count: given.total }),
    initiatives: given.rows.map((row) => ({
      name: row.name,
      href: reader.href(initiativePaths.show(row.slug)),
      text: row.summary,
      tag: row.verified === "historic" ? reader.t("initiatives:historicShort") : "",
      isExample: row.isExample,
      themes: themeParts(row.links, given.themes),
    })),
    emptyText: reader.t(isFiltered ? "initiatives:list.nothing" : "initiatives:list.empty"),
    paging: pagingOf(reader, given, initiativePaths.list()),
  };
}

export function presentDeskList(
  reader: Reader,
  given: ListGiven & { rights: { mayAdd: boolean; mayEdit: boolean; seesBoard: boolean }; now: Date },
): InitiativeDeskPage {
  const { rights } = given;
  const without = { value: WITHOUT_THEME, label: reader.t("initiatives:board.without") };
  return {
    title: reader.t("frame:desk.initiatives"),
    section: initiativePaths.deskList(),
    newHref: rights.mayAdd ? reader.href(initiativePaths.deskNew()) : "",
    boardHref: rights.seesBoard ? reader.href(initiativePaths.board()) : "",
    boardLabel: reader.t("initiatives:board.title"),
    ...presentFilter(reader, given, [without]),
    action: reader.href(initiativePaths.deskList()),
    count: reader.t("initiatives:count", { count: given.total }),
    initiatives: given.rows.map((row) => ({
      name: row.name,
      href: rights.mayEdit ? reader.href(initiativePaths.deskEdit(row.slug)) : "",
      isExample: row.isExample,
      state: stateText(reader, row),
      waiting: row.links.size === 0 ? waitingText(reader, row.createdAt, given.now) : "",
      themes: themeParts(row.links, given.themes),
    })),
    emptyText: reader.t("initiatives:list.nothing"),
    paging: pagingOf(reader, given, initiativePaths.deskList()),
  };
}

/** The themes of an initiative in the order of the street, the main one first. */
function themeParts(links: Links, themes: readonly ThemeRow[]): readonly ThemePart[] {
  const mains = mainThemesOf(links);
  const own = themes.filter((theme) => links.has(theme.id));
  const sorted = [
    ...own.filter((theme) => mains.includes(theme.id)),
    ...own.filter((theme) => !mains.includes(theme.id)),
  ];
  return sorted.map((theme) => ({ name: theme.shortName, house: theme.house }));
}

function presentFilter(
  reader: Reader,
  { query, themes }: ListGiven,
  more: readonly { value: string; label: string }[],
): { search: FieldModel; theme: FieldModel } {
  const state = { values: { q: query.q, thema: query.thema }, errors: [] };
  const options = [...more, ...themes.map((theme) => ({ value: theme.code, label: theme.name }))];
  return {
    search: fieldModel(reader, state, { kind: "input", name: "q", label: "initiatives:list.search", type: "search" }),
    theme: fieldModel(reader, state, {
      kind: "select",
      name: "thema",
      label: "initiatives:list.theme",
      options,
      emptyLabel: "initiatives:list.allThemes",
    }),
  };
}

function pagingOf(reader: Reader, { query, hasNext }: ListGiven, path: string): Paging {
  const hrefOf = (page: number) =>
    reader.href(withQuery(path, { q: query.q, thema: query.thema, seite: page > 1 ? String(page) : "" }));
  return presentPaging(reader, { page: query.seite, hasNext, hrefOf });
}
