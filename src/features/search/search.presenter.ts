import { parsePhoneNumberFromString } from "libphonenumber-js/min";
import type { TextKey } from "../../shared/text/keys.ts";
import type { Reader } from "../../shared/text/reader.ts";
import type { DeskContact } from "./deskContact.queries.ts";
import { oftenSearched } from "./often.ts";
import type { Outcome } from "./look.ts";
import type { Concept } from "./meaning.ts";
import { needlesOf, reasonFor, type Equation, type Reason } from "./reasons.ts";
import type { SearchGroup, SearchHelp, SearchHit, SearchLink, SearchPage } from "./search.pages.ts";
import type { Found, Match } from "./search.queries.ts";
import { markHits, passage, whyFound, type Needles } from "./snippet.ts";
import { presentPages, withPages } from "./sitePages.presenter.ts";
import type { SitePage } from "./sitePages.ts";
import type { Words } from "./words.ts";

const HEADINGS: Readonly<Record<string, TextKey>> = {
  service_at_location: "search:kind.contactPoints",
  organization: "search:kind.initiatives",
  need: "search:kind.needs",
  space: "search:kind.spaces",
  event: "search:kind.events",
  article: "search:kind.articles",
  meeting: "search:kind.conferences",
};
const PLACES = {
  title: "search:reason.title",
  text: "search:reason.text",
  translation: "search:reason.translation",
} as const;
/** So many of each kind are shown. */
export const PER_KIND = 5;

/** The page before anything was typed. */
export function presentEmptySearch(reader: Reader): SearchPage {
  return { ...frameOf(reader), title: reader.t("search:title"), often: oftenSearched(reader) };
}

export function presentSearch(
  reader: Reader,
  {
    words,
    outcome,
    pages,
    help,
  }: { words: Words; outcome: Outcome; pages: readonly SitePage[]; help: SearchHelp | null },
): SearchPage {
  return {
    ...frameOf(reader),
    title: reader.t("search:titleFor", { words: words.text }),
    query: words.text,
    outcome: outcomeText(reader, words, outcome, pages),
    didYouMean: outcome.instead.map(({ text }) => ({ label: text, href: searchHref(reader, text) })),
    groups: withPages(groups(reader, outcome.instead[0] ?? words, outcome.found), presentPages(reader, pages)),
    help,
  };
}

function frameOf(reader: Reader) {
  return {
    crumbs: [{ label: reader.t("frame:start"), href: reader.href("/") }],
    action: reader.href("/suche"),
    query: "",
    outcome: "",
    often: [],
    didYouMean: [],
    groups: [],
    help: null,
  };
}

export function presentHelp(
  reader: Reader,
  given: { words: Words; contact: DeskContact; themes: readonly { name: string; code: string; house: string }[] },
): SearchHelp {
  const phone = parsePhoneNumberFromString(given.contact.phone, "DE");
  return {
    wider: wider(reader),
    themes: given.themes.map(({ name, code, house }) => ({
      name,
      house,
      href: reader.href(`/themen/${encodeURIComponent(code)}`),
    })),
    phone: phone?.formatNational() ?? "",
    phoneHref: phone?.getURI() ?? "",
    email: given.contact.email,
    mailHref: given.contact.email === "" ? "" : `mailto:${given.contact.email}`,
    enquiryHref: reader.href(`/kontakt?q=${encodeURIComponent(given.words.text)}`),
  };
}

/** Where no word leads anywhere, the lists as a whole do. */
function wider(reader: Reader): readonly SearchLink[] {
  return [
    { label: reader.t("search:help.allContactPoints"), href: reader.href("/anlaufstellen") },
    { label: reader.t("search:help.allInitiatives"), href: reader.href("/initiativen") },
    { label: reader.t("search:help.allEvents"), href: reader.href("/termine") },
  ];
}

function outcomeText(reader: Reader, words: Words, { found, instead }: Outcome, pages: readonly SitePage[]): string {
  const kinds = new Set(found.matches.map((match) => match.kind)).size + (pages.length > 0 ? 1 : 0);
  if (kinds === 0 || instead.length > 0) return reader.t("search:nothing", { words: words.text });
  return reader.t("search:kinds", { count: kinds });
}

const CONTACT_POINT = "service_at_location";

/** The kind with the best match first; contact points before one that stands no surer: most people here look for help. */
function kindsInOrder({ matches, concepts }: Found): readonly string[] {
  const kinds = [...new Set(matches.map(({ kind }) => kind))];
  const best = matches.at(0);
  const point = matches.find(({ kind }) => kind === CONTACT_POINT);
  if (best === undefined || point === undefined) return kinds;
  const isAsSure = reasonFor(best, concepts).place === reasonFor(point, concepts).place;
  return isAsSure ? [CONTACT_POINT, ...kinds.filter((kind) => kind !== CONTACT_POINT)] : kinds;
}

function groups(reader: Reader, words: Words, found: Found): readonly SearchGroup[] {
  const { matches, concepts } = found;
  const needles = needlesOf(concepts);
  return kindsInOrder(found).map((kind) => ({
    heading: reader.t(HEADINGS[kind] ?? "search:kind.articles"),
    hits: matches
      .filter((match) => match.kind === kind)
      .slice(0, PER_KIND)
      .map((match) => presentHit(reader, match, { concepts, needles })),
    all:
      kind === CONTACT_POINT
        ? {
            label: reader.t("search:allContactPoints", { words: words.text }),
            href: reader.href(`/anlaufstellen?q=${encodeURIComponent(words.text)}`),
          }
        : null,
  }));
}

function presentHit(
  reader: Reader,
  match: Match,
  { concepts, needles }: { concepts: readonly Concept[]; needles: Needles },
): SearchHit {
  const reason = reasonFor(match, concepts);
  const translated = reason.place === "translation" ? passage(match.translated, needles) : null;
  return {
    href: reader.href(match.path),
    title: markHits(match.title, needles) ?? [{ text: match.title, isHit: false }],
    titleLanguage: "de",
    excerpt: translated ?? whyFound(match, needles),
    isTranslated: translated !== null,
    reasons: presentReason(reader, reason),
    isExample: match.isExample,
  };
}

function presentReason(reader: Reader, { place, equations }: Reason): readonly string[] {
  const where = place === null ? [] : [reader.t(PLACES[place])];
  const reasons = [...where, ...equations.map((equation) => equationText(reader, equation))];
  // the index also knows words of the same stem, which no look at the letters finds: "Senioren" and "Seniorin"
  return reasons.length > 0 ? reasons : [reader.t("search:reason.related")];
}

function equationText(reader: Reader, { typed, meaning, language }: Equation): string {
  if (language === "de") return reader.t("search:reason.means", { typed, meaning });
  return reader.t("search:reason.translated", { typed, meaning, language: reader.format.languageName(language) });
}

function searchHref(reader: Reader, text: string): string {
  return reader.href(`/suche?q=${encodeURIComponent(text)}`);
}
