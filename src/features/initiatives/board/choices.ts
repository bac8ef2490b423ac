import { type Links, type LinkKind } from "./links.ts";

/** The themes a form offered, in the order of the street. */
export interface OfferedTheme {
  readonly id: string;
  readonly isCrossCutting: boolean;
}

/**
 * What an initiative's themes become when these houses are ticked. Themes that were not offered stay. The first theme
 * of an initiative that had none becomes its main one, a cross-cutting theme only when there is no other.
 */
export function chooseThemes(before: Links, ticked: ReadonlySet<string>, offered: readonly OfferedTheme[]): Links {
  const isOffered = new Set(offered.map((theme) => theme.id));
  const chosen = new Map([...before].filter(([themeId]) => !isOffered.has(themeId) || ticked.has(themeId)));
  const added = offered.filter((theme) => ticked.has(theme.id) && !before.has(theme.id));
  for (const theme of added) chosen.set(theme.id, "further");
  const first = added.find((theme) => !theme.isCrossCutting) ?? added[0];
  if (before.size === 0 && first) chosen.set(first.id, "main");
  return chosen;
}

/** Adds a theme: as the main one where there was none at all, else as a further one. */
export function addTheme(links: Links, themeId: string): Links {
  if (links.has(themeId)) return links;
  return new Map<string, LinkKind>([...links, [themeId, links.size === 0 ? "main" : "further"]]);
}

/** Takes a theme away; if it was the main one, none takes its place by itself. */
export function removeTheme(links: Links, themeId: string): Links {
  return new Map([...links].filter(([id]) => id !== themeId));
}

/** Makes a theme the main one; the old main theme stays as a further one. */
export function makeMain(links: Links, themeId: string): Links {
  return new Map<string, LinkKind>([...dropMain(links), [themeId, "main"]]);
}

/** Leaves every theme as a further one. */
export function dropMain(links: Links): Links {
  return new Map([...links.keys()].map((themeId) => [themeId, "further"]));
}

/**
 * The main theme as the calm form means it: a newly chosen one counts even if its house is not ticked; the old one
 * counts only while its house stays ticked. `undefined` says that nothing was chosen.
 */
export function applyMainWish(given: { before: Links; chosen: Links }, wish: string | null | undefined): Links {
  const { before, chosen } = given;
  if (wish === undefined) return chosen;
  if (wish === null) return dropMain(chosen);
  const isOldAndUnticked = before.get(wish) === "main" && !chosen.has(wish);
  return isOldAndUnticked ? chosen : makeMain(chosen, wish);
}
