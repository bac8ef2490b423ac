import { formModel } from "../../shared/forms/formModel.ts";
import type { FormState } from "../../shared/forms/parseForm.ts";
import { withSoftHyphens } from "../../shared/text/softHyphens.ts";
import type { Reader } from "../../shared/text/reader.ts";
import { themeFields } from "./themes.forms.ts";
import type { ThemeDeskPage, ThemeFormPage, ThemeGroup, ThemeListPage, ThemePage } from "./themes.pages.ts";
import { themePaths } from "./themes.paths.ts";
import type { ThemeRow } from "./themes.queries.ts";
import { presentVocabularyViews } from "./vocabulary/vocabulary.presenter.ts";

type Counts = ReadonlyMap<string, number>;

export function presentThemeList(reader: Reader, themes: readonly ThemeRow[], counts: Counts): ThemeListPage {
  return {
    title: reader.t("themes:list.title"),
    lead: reader.t(themes.length === 7 ? "themes:list.lead" : "themes:list.leadOther"),
    section: themePaths.list(),
    crumbs: [{ label: reader.t("frame:start"), href: reader.href("/") }],
    themes: presentThemeCards(reader, themes, counts),
  };
}

/** The houses of the street, also for the start page. */
export function presentThemeCards(
  reader: Reader,
  themes: readonly ThemeRow[],
  counts: Counts,
): ThemeListPage["themes"] {
  return themes.map((theme) => ({
    name: withSoftHyphens(theme.name),
    href: reader.href(themePaths.show(theme.code)),
    house: theme.house,
    description: theme.description,
    count: reader.t("themes:initiatives", { count: counts.get(theme.id) ?? 0 }),
  }));
}

export function presentTheme(reader: Reader, theme: ThemeRow, groups: readonly ThemeGroup[]): ThemePage {
  return {
    title: theme.name,
    heading: withSoftHyphens(theme.name),
    description: theme.description,
    section: themePaths.list(),
    crumbs: [
      { label: reader.t("frame:start"), href: reader.href("/") },
      { label: reader.t("themes:list.title"), href: reader.href(themePaths.list()) },
    ],
    house: theme.house,
    lead: theme.description,
    crossCuttingText: theme.isCrossCutting ? reader.t("themes:crossCutting") : "",
    groups,
  };
}

export function presentThemeDesk(
  reader: Reader,
  given: { themes: readonly ThemeRow[]; counts: Counts; mayEdit: boolean },
): ThemeDeskPage {
  return {
    title: reader.t("themes:desk.title"),
    section: themePaths.deskList(),
    views: presentVocabularyViews(reader, null),
    newHref: reader.href(themePaths.deskNew()),
    mayEdit: given.mayEdit,
    themes: given.themes.map((theme) => ({
      name: theme.name,
      house: theme.house,
      href: reader.href(themePaths.deskEdit(theme.code)),
      state: theme.isActive ? "" : reader.t("themes:desk.retired"),
      count: reader.t("themes:initiatives", { count: given.counts.get(theme.id) ?? 0 }),
    })),
  };
}

/** The form of a new theme (`theme` is null) or of an existing one, to which `initiatives` belong. */
export function presentThemeForm(
  reader: Reader,
  state: FormState,
  { theme, initiatives }: { theme: ThemeRow | null; initiatives: number },
): ThemeFormPage {
  const href = (path: string) => reader.href(path);
  return {
    title: theme === null ? reader.t("themes:desk.new") : theme.name,
    section: themePaths.deskList(),
    hasErrors: state.errors.length > 0,
    crumbs: [{ label: reader.t("themes:desk.title"), href: href(themePaths.deskList()) }],
    form: formModel(reader, state, {
      action: href(theme === null ? themePaths.deskNew() : themePaths.deskEdit(theme.code)),
      submit: "frame:form.save",
      fields: themeFields(reader),
      hidden: { version: String(theme?.version ?? 1) },
      cancelHref: href(themePaths.deskList()),
    }),
    resting: theme && presentResting(reader, theme, initiatives),
  };
}

/** What resting means, and the way to the initiatives that should change to another theme. */
function presentResting({ t, href }: Reader, { code, isActive }: ThemeRow, initiatives: number) {
  return {
    text: t(isActive ? "themes:desk.retireText" : "themes:desk.restoreText"),
    moveHref: initiatives === 0 ? "" : href(`/buero/initiativen/zuordnen?thema=${encodeURIComponent(code)}`),
    moveLabel: t("themes:desk.move", { initiatives: t("themes:initiatives", { count: initiatives }) }),
    toggle: {
      action: href(`${themePaths.deskEdit(code)}/status`),
      label: t(isActive ? "themes:desk.retire" : "themes:desk.restore"),
      tone: "secondary" as const,
      hidden: [{ name: "state", value: isActive ? "retired" : "active" }],
    },
  };
}
