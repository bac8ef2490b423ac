import { parsePhoneNumberFromString } from "libphonenumber-js/min";
import type { TextKey } from "../../shared/text/keys.ts";
import type { Reader } from "../../shared/text/reader.ts";
import type { DeskContact } from "./deskContact.queries.ts";
import { oftenSearched } from "./often.ts";
import type { SearchGroup, SearchHelp, SearchHit, SearchPage } from "./search.pages.ts";
import type { Match } from "./search.queries.ts";
import { markHits, whyFound } from "./snippet.ts";
import type { Words } from "./words.ts";

const GROUPS: readonly (readonly [kind: string, heading: TextKey])[] = [
  ["service_at_location", "search:kind.contactPoints"],
  ["organization", "search:kind.initiatives"],
  ["need", "search:kind.needs"],
  ["space", "search:kind.spaces"],
  ["event", "search:kind.events"],
  ["article", "search:kind.articles"],
  ["meeting", "search:kind.conferences"],
];
/** So many of each kind are shown. */
export const PER_KIND = 5;

export interface Outcome {
  /** null before anything was typed. */
  readonly words: Words | null;
  /** Another spelling that finds something, when the one typed does not. */
  readonly instead: Words | null;
  /** Up to one more of each kind than is shown. */
  readonly matches: readonly Match[];
  readonly help: SearchHelp | null;
}

export function presentSearch(reader: Reader, { words, instead, matches, help }: Outcome): SearchPage {
  const shown = instead ?? words;
  return {
    title: words === null ? reader.t("search:title") : reader.t("search:titleFor", { words: words.text }),
    crumbs: [{ label: reader.t("frame:start"), href: reader.href("/") }],
    action: reader.href("/suche"),
    query: words?.text ?? "",
    outcome: outcomeText(reader, words, matches, instead),
    often: words === null ? oftenSearched(reader) : [],
    didYouMean: instead && { label: instead.text, href: searchHref(reader, instead.text) },
    groups: shown === null ? [] : GROUPS.flatMap(([kind, heading]) => group(reader, shown, { kind, heading, matches })),
    help,
  };
}

export function presentHelp(
  reader: Reader,
  given: { words: Words; contact: DeskContact; themes: readonly { name: string; code: string; house: string }[] },
): SearchHelp {
  const phone = parsePhoneNumberFromString(given.contact.phone, "DE");
  return {
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

function outcomeText(reader: Reader, words: Words | null, matches: readonly Match[], instead: Words | null): string {
  if (words === null) return "";
  if (matches.length === 0 || instead !== null) return reader.t("search:nothing", { words: words.text });
  return reader.t("search:kinds", { count: new Set(matches.map((match) => match.kind)).size });
}

function group(
  reader: Reader,
  words: Words,
  { kind, heading, matches }: { kind: string; heading: TextKey; matches: readonly Match[] },
): readonly SearchGroup[] {
  const found = matches.filter((match) => match.kind === kind);
  if (found.length === 0) return [];
  const isList = kind === "service_at_location";
  const label = reader.t("search:allContactPoints", { words: words.text });
  return [
    {
      heading: reader.t(heading),
      hits: found.slice(0, PER_KIND).map((match) => hit(reader, match, words)),
      all: isList ? { label, href: reader.href(`/anlaufstellen?q=${encodeURIComponent(words.text)}`) } : null,
    },
  ];
}

function hit(reader: Reader, match: Match, words: Words): SearchHit {
  return {
    href: reader.href(match.path),
    title: markHits(match.title, words) ?? [{ text: match.title, isHit: false }],
    why: whyFound(match, words),
    isExample: match.isExample,
  };
}

function searchHref(reader: Reader, text: string): string {
  return reader.href(`/suche?q=${encodeURIComponent(text)}`);
}
