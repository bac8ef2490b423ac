import type { Reader } from "../../../shared/text/reader.ts";
import type { ThemeRow } from "../../themes/index.ts";
import type { InitiativeRow } from "../initiatives.queries.ts";
import { mainThemesOf, type Links } from "./links.ts";

const DAY_MS = 86_400_000;

/** The short name of a theme, for the main one with the word that says so. */
export function themeName(reader: Reader, theme: ThemeRow, isMain: boolean): string {
  return isMain ? reader.t("initiatives:board.mainTheme", { theme: theme.shortName }) : theme.shortName;
}

/** "seit 12 Tagen ohne Thema", or "neu" on the first day. */
export function waitingText(reader: Reader, createdAt: Date, now: Date): string {
  const days = Math.floor((now.getTime() - createdAt.getTime()) / DAY_MS);
  return days < 1 ? reader.t("initiatives:new") : reader.t("initiatives:waiting", { count: days });
}

/** The small line beside an initiative's name: how long it waits, its state, what the houses cannot show. */
export function rowNote(
  reader: Reader,
  given: { row: InitiativeRow; links: Links; themes: readonly ThemeRow[]; isStale: boolean; now: Date },
): string {
  const { row, links, themes, isStale, now } = given;
  if (isStale) return reader.t("initiatives:board.meanwhile", { themes: linksText(reader, links, themes) });
  const resting = themes.filter((theme) => !theme.isActive && links.has(theme.id));
  const parts = [
    links.size === 0 ? waitingText(reader, row.createdAt, now) : "",
    stateText(reader, row),
    links.size > 0 && mainThemesOf(links).length === 0 ? reader.t("initiatives:board.noMain") : "",
    ...resting.map((theme) => reader.t("initiatives:board.resting", { theme: theme.shortName })),
  ];
  return parts.filter((part) => part !== "").join(", ");
}

/** A state worth saying: everything but "published"; and whether the initiative is history. */
export function stateText(reader: Reader, row: { readonly state: string; readonly verified: string }): string {
  if (row.verified === "historic") return reader.t("initiatives:historicShort");
  switch (row.state) {
    case "draft":
      return reader.t("initiatives:state.draft");
    case "submitted":
      return reader.t("initiatives:state.submitted");
    case "needs_check":
      return reader.t("initiatives:state.needs_check");
    case "archived":
      return reader.t("initiatives:state.archived");
    case "rejected":
      return reader.t("initiatives:state.rejected");
    default:
      return "";
  }
}

function linksText(reader: Reader, links: Links, themes: readonly ThemeRow[]): string {
  const mains = mainThemesOf(links);
  const names = themes
    .filter((theme) => links.has(theme.id))
    .map((theme) => themeName(reader, theme, mains.includes(theme.id)));
  return names.length === 0 ? reader.t("initiatives:board.noTheme") : names.join("; ");
}
