import type { Reader } from "../../../shared/text/reader.ts";
import type { ThemePart } from "../../../shared/pages/parts.ts";
import type { ThemeRow } from "../../themes/index.ts";
import { volunteerPaths } from "../volunteers.paths.ts";
import type { NeedListPage, NeedNotice } from "./needs.pages.ts";
import type { OpenNeedRow } from "./needs.queries.ts";
import { slipsFor } from "./slips.ts";

/** Notices for a list of open needs, here and on the start page. */
export function presentNotices(
  reader: Reader,
  needs: readonly OpenNeedRow[],
  themes: readonly ThemeRow[],
): readonly NeedNotice[] {
  return needs.map((need) => ({
    title: need.title,
    href: reader.href(volunteerPaths.need(need.slug)),
    text: need.summary,
    when: whenText(reader, need),
    theme: themePart(themes, need.themeId, { isShort: true }),
    isExample: need.isExample,
    placesText: placesText(reader, need),
    slips: slipsFor(need.places, need.placesTaken),
    contentLanguage: contentLanguage(reader),
  }));
}

export function presentNeedList(
  reader: Reader,
  given: { needs: readonly OpenNeedRow[]; themes: readonly ThemeRow[]; theme: ThemeRow | null },
): NeedListPage {
  const { needs, themes, theme } = given;
  const { t } = reader;
  const filter = (label: string, house: string, path: string, isCurrent: boolean) => ({
    label,
    house,
    href: reader.href(path),
    isCurrent,
  });
  return {
    title: t("needs:list.title"),
    description: t("needs:list.lead"),
    lead: t("needs:list.lead"),
    section: volunteerPaths.needs(),
    crumbs: [{ label: t("frame:start"), href: reader.href("/") }],
    registerHref: reader.href(volunteerPaths.register()),
    accountHref: reader.href(volunteerPaths.account()),
    filters: [
      filter(t("needs:list.allThemes"), "", volunteerPaths.needs(), theme === null),
      ...themes.map(({ code, name, house }) =>
        filter(name, house, volunteerPaths.needsOfTheme(code), code === theme?.code),
      ),
    ],
    count: t("needs:list.count", { count: needs.length }),
    notices: presentNotices(reader, needs, themes),
    emptyText: t(theme === null ? "needs:list.empty" : "needs:list.emptyTheme"),
  };
}

/** "noch 5 von 8 Plätzen", or that all are taken, or that no date is set. */
export function placesText({ t }: Reader, need: Pick<OpenNeedRow, "places" | "placesTaken" | "hasShifts">): string {
  const free = need.places - need.placesTaken;
  if (need.places === 0) return t(need.hasShifts ? "needs:places.noDates" : "needs:places.none");
  return free === 0 ? t("needs:places.none") : t("needs:places.free", { count: need.places, free });
}

/** The next date of a need with shifts, else the words somebody wrote about its time. */
function whenText({ t, format }: Reader, need: Pick<OpenNeedRow, "nextShiftAt" | "timeText">): string {
  if (need.nextShiftAt === null) return need.timeText ?? "";
  return t("needs:list.next", { day: format.shortDay(need.nextShiftAt), time: format.time(need.nextShiftAt) });
}

export function themePart(
  themes: readonly ThemeRow[],
  themeId: string | null,
  { isShort = false }: { isShort?: boolean } = {},
): ThemePart | null {
  const theme = themes.find((candidate) => candidate.id === themeId);
  return theme ? { name: isShort ? theme.shortName : theme.name, house: theme.house } : null;
}

/** Needs are written in German. */
export function contentLanguage(reader: Reader): string {
  return reader.language === "de" ? "" : "de";
}
