import type { TextKey } from "../../shared/text/keys.ts";
import type { Reader } from "../../shared/text/reader.ts";
import type { Translate } from "../../shared/text/texts.ts";
import { foldText } from "./fold.ts";
import { wordsOf, type Words } from "./words.ts";

/** A page of the site itself that holds the words. */
export interface SitePage {
  /** Without the language's prefix. */
  readonly path: string;
  readonly title: string;
  readonly about: string;
  /** Whether its title alone holds them all. */
  readonly isInTitle: boolean;
}

type Listed = readonly [path: string, title: TextKey, about: TextKey];

/** Pages that are no record of the directory: few enough to be looked through at every search. */
const PAGES: readonly Listed[] = [
  ["/anlaufstellen", "frame:nav.contactPoints", "search:site.contactPoints"],
  ["/themen", "frame:nav.themes", "search:site.themes"],
  ["/initiativen", "frame:foot.initiatives", "search:site.initiatives"],
  ["/mitmachen", "frame:nav.volunteering", "search:site.volunteering"],
  ["/mitmachen/anmelden", "search:site.registerTitle", "search:site.register"],
  ["/konto/anmelden", "search:site.accountTitle", "search:site.account"],
  ["/fokusraeume", "frame:nav.focusSpaces", "search:site.focusSpaces"],
  ["/termine", "frame:nav.events", "search:site.events"],
  ["/aktuelles", "frame:nav.news", "search:site.news"],
  ["/konferenzen", "frame:nav.conferences", "search:site.conferences"],
  ["/stadtteilfuehrer", "search:site.guideTitle", "search:site.guide"],
  ["/kontakt", "frame:foot.contact", "search:site.contact"],
  ["/leicht/", "frame:foot.plain", "search:site.plain"],
  ["/barrierefreiheit/melden", "frame:foot.barrier", "search:site.barrier"],
  ["/barrierefreiheit", "frame:foot.accessibility", "search:site.accessibility"],
  ["/impressum", "frame:foot.imprint", "search:site.imprint"],
  ["/datenschutz", "frame:foot.privacy", "search:site.privacy"],
  ["/api", "frame:foot.openData", "search:site.openData"],
  ["/einbetten", "search:site.embedTitle", "search:site.embed"],
];
const MOST = 3;
const SHORTEST_BEGINNING = 4;
const LONGEST_ENDING = 2;

/** Finds the pages of the site that hold all words, in the reader's language or in German; those with them in the title first. */
export type FindSitePages = (words: Words, reader: Pick<Reader, "language" | "t">) => readonly SitePage[];

/** The texts of a language are folded once: they stay as long as the process. */
export function createFindSitePages(german: Translate): FindSitePages {
  const known = new Map<string, readonly FoldedPage[]>();
  return ({ folded }, { language, t }) => {
    const pages = known.get(language) ?? PAGES.map((page) => foldPage(page, t, german));
    known.set(language, pages);
    return pages
      .filter(({ said }) => holdsAll(said, folded))
      .map(({ page, titleWords }) => ({ ...page, isInTitle: holdsAll(titleWords, folded) }))
      .toSorted((one, other) => Number(other.isInTitle) - Number(one.isInTitle))
      .slice(0, MOST);
  };
}

interface FoldedPage {
  readonly page: Omit<SitePage, "isInTitle">;
  readonly titleWords: readonly string[];
  /** The words of title and description. */
  readonly said: readonly string[];
}

function foldPage([path, title, about]: Listed, t: Translate, german: Translate): FoldedPage {
  const titleWords = wordsOfPage(`${t(title)} ${german(title)}`);
  const said = [...titleWords, ...wordsOfPage(`${t(about)} ${german(about)}`)];
  return { page: { path, title: t(title), about: t(about) }, titleWords, said };
}

function holdsAll(said: readonly string[], words: readonly string[]): boolean {
  return words.every((word) => said.some((one) => isSame(one, word)));
}

/** wordsOf reads a question and stops early; a page says more. */
function wordsOfPage(text: string): readonly string[] {
  return text.split(/\s+/u).flatMap(wordsOf).map(foldText);
}

/** The same word, a beginning of it, or another ending: "Termin" and "Termine". */
function isSame(said: string, asked: string): boolean {
  if (said === asked) return true;
  const [short, long] = said.length < asked.length ? [said, asked] : [asked, said];
  if (short.length < SHORTEST_BEGINNING || !long.startsWith(short)) return false;
  return long === said || long.length - short.length <= LONGEST_ENDING;
}
