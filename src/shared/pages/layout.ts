import { pictoSymbol } from "../../assets/pictos.ts";
import type { Actor } from "../access/actor.ts";
import { frameReader, type Visit } from "../http/visit.ts";
import { LANGUAGES, LANGUAGE_FACTS, localPath } from "../text/languages.ts";
import type { TextKey } from "../text/keys.ts";
import type { Reader } from "../text/reader.ts";
import type { Crumb, LayoutName, PageModel } from "./page.ts";
import { asSafeHtml, type SafeHtml } from "./safeHtml.ts";

export interface NavigationItem {
  readonly label: string;
  readonly href: string;
  readonly isCurrent: boolean;
  /** How much waits there, as text; empty for none. */
  readonly count: string;
}

export interface LanguageLink {
  readonly label: string;
  readonly href: string;
  readonly language: string;
  readonly direction: "ltr" | "rtl";
  readonly isCurrent: boolean;
}

/** The frame around a page: masthead, navigation, crumbs, the page itself, footer. */
export interface LayoutModel {
  readonly documentTitle: string;
  readonly description: string;
  readonly today: string;
  readonly languages: readonly LanguageLink[];
  readonly navigation: readonly NavigationItem[];
  readonly crumbs: readonly Crumb[];
  readonly currentCrumb: string;
  readonly footer: readonly (readonly NavigationItem[])[];
  readonly sprite: SafeHtml;
  readonly body: SafeHtml;
  /** Set when the page is in German inside a frame of another language. */
  readonly isFallback: boolean;
  readonly bodyClass: string;
  readonly signedInAs: string;
  readonly notice: string;
  readonly alternates: readonly { readonly type: string; readonly href: string; readonly title: string }[];
  readonly canonical: string;
}

/** How many things wait, by path of the desk's navigation. */
export type DeskCounts = (actor: Actor) => Promise<Readonly<Record<string, number>>>;

export interface LayoutWork {
  readonly visit: Visit;
  readonly page: PageModel;
  readonly body: SafeHtml;
  readonly kind: LayoutName;
}
export type CreateLayout = (work: LayoutWork) => Promise<LayoutModel>;

type Entry = readonly [label: TextKey, path: string];

const PUBLIC_NAVIGATION: readonly Entry[] = [
  ["frame:nav.contactPoints", "/anlaufstellen"],
  ["frame:nav.themes", "/themen"],
  ["frame:nav.volunteering", "/mitmachen"],
  ["frame:nav.focusSpaces", "/fokusraeume"],
  ["frame:nav.events", "/termine"],
  ["frame:nav.news", "/aktuelles"],
  ["frame:nav.conferences", "/konferenzen"],
];

/** Everybody sees the entries whose pages are open to them. */
const DESK_NAVIGATION: readonly Entry[] = [
  ["frame:desk.today", "/buero"],
  ["frame:desk.enquiries", "/buero/anliegen"],
  ["frame:desk.volunteers", "/buero/freiwillige"],
  ["frame:desk.needs", "/buero/gesuche"],
  ["calls:nav", "/buero/anrufe"],
  ["hoursDesk:list.title", "/buero/zeiten"],
  ["figures:nav", "/buero/zahlen"],
  ["frame:desk.contactPoints", "/buero/anlaufstellen"],
  ["frame:desk.organisations", "/buero/organisationen"],
  ["frame:desk.initiatives", "/buero/initiativen"],
  ["frame:desk.upkeep", "/buero/pflege"],
  ["frame:desk.themes", "/buero/themen"],
  ["frame:desk.focusSpaces", "/buero/fokusraeume"],
  ["frame:desk.events", "/buero/termine"],
  ["frame:desk.news", "/buero/aktuelles"],
  ["frame:desk.conferences", "/buero/konferenzen"],
  ["imports:nav", "/buero/import"],
  ["print:desk.nav", "/buero/druck"],
  ["frame:desk.search", "/buero/suche"],
  ["frame:desk.outbox", "/buero/postausgang"],
  ["frame:admin.people", "/buero/verwaltung/personen"],
  ["frame:admin.operator", "/buero/verwaltung/betreiber"],
  ["frame:admin.openData", "/buero/verwaltung/offene-daten"],
  ["print:embedding.nav", "/buero/verwaltung/einbetten"],
  ["volunteerRules:title", "/buero/verwaltung/ehrenamt"],
  ["frame:admin.audit", "/buero/verwaltung/protokoll"],
];

const FOOTER: readonly (readonly Entry[])[] = [
  [
    ["frame:foot.contact", "/kontakt"],
    ["frame:foot.barrier", "/barrierefreiheit/melden"],
    ["frame:foot.plain", "/leicht/"],
    ["frame:foot.initiatives", "/initiativen"],
    ["frame:foot.desk", "/buero"],
  ],
  [
    ["frame:foot.imprint", "/impressum"],
    ["frame:foot.privacy", "/datenschutz"],
    ["frame:foot.accessibility", "/barrierefreiheit"],
    ["frame:foot.feed", "/aktuelles.atom"],
    ["frame:foot.openData", "/api"],
  ],
];

interface LayoutDeps {
  readonly deskCounts: DeskCounts;
  readonly origin: string;
  /** Whether the page behind a path is open to somebody, by the access of its route. */
  readonly mayOpen: (path: string, actor: Actor) => boolean;
}

export function createLayout({ deskCounts, origin, mayOpen }: LayoutDeps): CreateLayout {
  return async ({ visit, page, body, kind }) => {
    const reader = frameReader(visit);
    const isDesk = kind === "desk";
    const counts = isDesk ? await deskCounts(visit.actor) : {};
    const entries = (isDesk ? DESK_NAVIGATION : PUBLIC_NAVIGATION).filter(([, path]) => mayOpen(path, visit.actor));
    const place = { reader, section: page.section ?? "", counts };
    const path = visit.path.split("?", 1)[0] ?? "/";
    return {
      ...pageFacts(reader, page, isDesk),
      today: reader.t("frame:site.today", { day: reader.format.longDay(visit.now) }),
      languages: languageLinks(visit),
      navigation: entries.map((entry) => navigationItem(place, entry)),
      footer: FOOTER.map((column) => column.map((entry) => navigationItem({ ...place, counts: {} }, entry))),
      sprite: spriteFor(body),
      body,
      isFallback: visit.pageLanguage !== visit.language,
      signedInAs: "name" in visit.actor ? visit.actor.name : "",
      notice: visit.notice === null ? "" : reader.t(visit.notice),
      canonical: `${origin}${localPath(visit.language, path)}`,
    };
  };
}

type PageFacts = Pick<
  LayoutModel,
  "documentTitle" | "description" | "crumbs" | "currentCrumb" | "bodyClass" | "alternates"
>;

/** What the page says about itself, with what is said when it is silent. */
function pageFacts(reader: Reader, page: PageModel, isDesk: boolean): PageFacts {
  return {
    documentTitle: documentTitle(reader, page, isDesk),
    description: page.description ?? reader.t("frame:site.description"),
    crumbs: page.crumbs ?? [],
    currentCrumb: page.title,
    bodyClass: [isDesk ? "desk" : "", page.bodyClass ?? ""].join(" ").trim(),
    alternates: page.alternates ?? [],
  };
}

function documentTitle(reader: Reader, page: PageModel, isDesk: boolean): string {
  const place = reader.t(isDesk ? "frame:site.desk" : "frame:site.name");
  return `${page.hasErrors === true ? reader.t("frame:form.titlePrefix") : ""}${page.title} – ${place}`;
}

interface Place {
  readonly reader: Reader;
  /** Path of the navigation's item that is open. */
  readonly section: string;
  readonly counts: Readonly<Record<string, number>>;
}

function navigationItem({ reader, section, counts }: Place, [label, path]: Entry): NavigationItem {
  const count = counts[path] ?? 0;
  return {
    label: reader.t(label),
    href: reader.href(path),
    isCurrent: path === section,
    count: count === 0 ? "" : reader.format.number(count),
  };
}

/** The same page, with the same question, in each language. */
function languageLinks(visit: Visit): readonly LanguageLink[] {
  return LANGUAGES.map((language) => ({
    label: LANGUAGE_FACTS[language].endonym,
    href: localPath(language, visit.path),
    language,
    direction: LANGUAGE_FACTS[language].direction,
    isCurrent: language === visit.language,
  }));
}

/** The pictograms a page uses, each drawn once. */
function spriteFor(body: string): SafeHtml {
  const codes = new Set(Array.from(body.matchAll(/href="#p-([a-z0-9-]+)"/gu), (match) => match[1] ?? ""));
  return asSafeHtml([...codes].map(pictoSymbol).join(""));
}
