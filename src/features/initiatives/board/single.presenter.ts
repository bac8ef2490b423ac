import { errorSummary } from "../../../shared/forms/formModel.ts";
import { presentPaging } from "../../../shared/pages/paging.ts";
import type { TextKey } from "../../../shared/text/keys.ts";
import type { Reader } from "../../../shared/text/reader.ts";
import type { ThemeRow } from "../../themes/index.ts";
import { initiativePaths } from "../initiatives.paths.ts";
import type { InitiativeRow } from "../initiatives.queries.ts";
import { writeShown } from "./board.forms.ts";
import type { SingleThemesPage, SingleTile, UndoNote } from "./board.pages.ts";
import type { Place } from "./board.queries.ts";
import { mainThemesOf, type Links } from "./links.ts";
import { rowNote } from "./row.presenter.ts";

export interface SingleGiven {
  readonly row: InitiativeRow;
  readonly shown: Links;
  readonly ticked: Links;
  readonly place: Place;
  readonly themes: readonly ThemeRow[];
  readonly mayUse: (themeId: string) => boolean;
  readonly note: UndoNote | null;
  readonly error: TextKey | null;
  readonly isStale: boolean;
  readonly now: Date;
}

export function presentSingle(reader: Reader, given: SingleGiven): SingleThemesPage {
  const { row, place, shown, themes } = given;
  const tiles = presentTiles(reader, given);
  const position = {
    position: reader.format.number(place.position),
    all: reader.format.number(place.all),
    count: place.waiting,
  };
  return {
    title: row.name,
    section: initiativePaths.deskList(),
    hasErrors: given.error !== null,
    boardHref: reader.href(initiativePaths.board()),
    position: reader.t("initiatives:single.position", position),
    waiting: rowNote(reader, { row, links: shown, themes, isStale: given.isStale, now: given.now }),
    isExample: row.isExample,
    note: given.note,
    summary:
      given.error === null
        ? null
        : errorSummary(reader, { values: {}, errors: [{ field: "", message: given.error }] }, []),
    action: reader.href(initiativePaths.themesOf(row.slug)),
    shown: writeShown(row.id, shown, themes),
    tiles,
    hasNoMain: shown.size > 0 && mainThemesOf(given.ticked).length === 0,
    noMainLocked: isMainForeign(given),
    mayEdit: tiles.some((tile) => !tile.isLocked),
    skipHref: reader.href(place.next === null ? initiativePaths.board() : initiativePaths.themesOf(place.next)),
    paging: presentPaging(reader, {
      page: place.position,
      hasNext: place.ahead !== null,
      hrefOf: (page) => reader.href(initiativePaths.themesOf(slugAt(given, page - place.position))),
    }),
  };
}

/** The initiative itself, or its neighbour one step back or ahead. */
function slugAt({ row, place }: SingleGiven, steps: number): string {
  return (steps === 0 ? null : steps < 0 ? place.back : place.ahead) ?? row.slug;
}

/** Active themes, and resting ones the initiative still has: those can only be taken off. */
export function offeredFor(themes: readonly ThemeRow[], links: Links): readonly ThemeRow[] {
  return themes.filter((theme) => theme.isActive || links.has(theme.id));
}

function presentTiles(reader: Reader, given: SingleGiven): readonly SingleTile[] {
  const mains = mainThemesOf(given.ticked);
  return offeredFor(given.themes, given.shown).map((theme) => {
    const isMain = mains.includes(theme.id);
    const isLocked = !given.mayUse(theme.id);
    return {
      value: theme.code,
      house: theme.house,
      label: theme.isActive ? theme.name : reader.t("initiatives:single.restingTheme", { theme: theme.name }),
      isTicked: given.ticked.has(theme.id),
      isMain,
      isLocked,
      mainLabel: reader.t("initiatives:single.mainOf", { theme: theme.name }),
      isMainLocked: !isMain && (isLocked || !theme.isActive || isMainForeign(given)),
    };
  });
}

/** True when the main theme belongs to another lead: then it cannot be moved from here. */
function isMainForeign({ shown, mayUse }: SingleGiven): boolean {
  return mainThemesOf(shown).some((themeId) => !mayUse(themeId));
}
