import type { TextKey } from "../../shared/text/keys.ts";
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

/** The pages of the site that hold all words, in the reader's language or in German; those with them in the title first. */
export function findSitePages({ folded }: Words, t: Translate, german: Translate): readonly SitePage[] {
  const found = PAGES.flatMap(([path, title, about]): readonly SitePage[] => {
    const isInTitle = holdsAll(`${t(title)} ${german(title)}`, folded);
    if (!isInTitle && !holdsAll(`${t(title)} ${t(about)} ${german(title)} ${german(about)}`, folded)) return [];
    return [{ path, title: t(title), about: t(about), isInTitle }];
  });
  return found.toSorted((one, other) => Number(other.isInTitle) - Number(one.isInTitle)).slice(0, MOST);
}

function holdsAll(text: string, words: readonly string[]): boolean {
  const said = wordsOfPage(text);
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
