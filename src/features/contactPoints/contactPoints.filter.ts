import { readWords, type Words } from "../search/index.ts";
import { contactPointPaths } from "./contactPoints.paths.ts";

/** What a list of contact points is narrowed to. */
export interface Filter {
  readonly words: Words | null;
  readonly themes: readonly string[];
  readonly isOpenNow: boolean;
  readonly language: string | null;
  readonly isStepFree: boolean;
}

/** What there is to choose from. */
export interface Choices {
  readonly themes: readonly { readonly code: string }[];
  readonly languages: readonly { readonly code: string }[];
}

/** No further than this by paging: whoever is not served by 5,000 places narrows the list. */
export const LAST_PAGE = 250;

/** The query names of the list, in the order of its addresses. */
export const FILTER_QUERY = ["q", "thema", "offen", "sprache", "rollstuhl", "seite"] as const;

type Query = Readonly<Record<string, unknown>>;

/** Reads the query; values that make no sense are left out. */
export function readFilter(query: Query, choices: Choices): Filter {
  const asked = [query["thema"]].flat();
  const [language] = [query["sprache"]].flat();
  return {
    words: readWords([query["q"]].flat()[0]),
    themes: choices.themes.map((theme) => theme.code).filter((code) => asked.includes(code)),
    isOpenNow: [query["offen"]].flat().includes("jetzt"),
    language: choices.languages.find(({ code }) => code === language)?.code ?? null,
    isStepFree: [query["rollstuhl"]].flat().includes("ja"),
  };
}

/** The page asked for: from 1 to 250. */
export function readPage(query: Query): number {
  const [page] = [query["seite"]].flat();
  const number = typeof page === "string" && /^\d{1,4}$/u.test(page) ? Number(page) : 1;
  return Math.min(Math.max(number, 1), LAST_PAGE);
}

export function isNarrowed(filter: Filter): boolean {
  const { words, themes, isOpenNow, language, isStepFree } = filter;
  return words !== null || themes.length > 0 || isOpenNow || language !== null || isStepFree;
}

/** The address of a filtered list, without the language's prefix. */
export function filterPath(filter: Filter, page = 1): string {
  const pairs: [string, string][] = [
    ...(filter.words ? [["q", filter.words.text] as [string, string]] : []),
    ...filter.themes.map((code): [string, string] => ["thema", code]),
    ...(filter.isOpenNow ? [["offen", "jetzt"] as [string, string]] : []),
    ...(filter.language === null ? [] : [["sprache", filter.language] as [string, string]]),
    ...(filter.isStepFree ? [["rollstuhl", "ja"] as [string, string]] : []),
    ...(page > 1 ? [["seite", String(page)] as [string, string]] : []),
  ];
  const query = new URLSearchParams(pairs).toString();
  return query === "" ? contactPointPaths.list() : `${contactPointPaths.list()}?${query}`;
}
