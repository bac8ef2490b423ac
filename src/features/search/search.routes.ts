import type { Request, Response } from "express";
import type { RouteSpec } from "../../shared/http/routes.ts";
import { readerOf } from "../../shared/http/visit.ts";
import { sendPage } from "../../shared/pages/sendPage.ts";
import type { Reader } from "../../shared/text/reader.ts";
import type { Themes } from "../themes/index.ts";
import type { DeskContact } from "./deskContact.queries.ts";
import { look, type Outcome } from "./look.ts";
import type { NoteMiss } from "./noteMiss.ts";
import { searchPage, type SearchHelp } from "./search.pages.ts";
import { PER_KIND, presentEmptySearch, presentHelp, presentSearch } from "./search.presenter.ts";
import type { SearchQueries } from "./search.queries.ts";
import type { FindSitePages, SitePage } from "./sitePages.ts";
import { readWords, type Words } from "./words.ts";

interface Deps {
  readonly queries: SearchQueries;
  readonly themes: Themes["queries"];
  readonly deskContact: () => Promise<DeskContact>;
  readonly noteMiss: NoteMiss;
  readonly findSitePages: FindSitePages;
}

/** Where a page of the site is called by the very words, other spellings of them are not wanted. */
function onlyPages(pages: readonly SitePage[], outcome: Outcome): Outcome {
  const isCalledSo = pages.some(({ isInTitle }) => isInTitle);
  if (!isCalledSo || outcome.instead.length === 0) return outcome;
  return { found: { ...outcome.found, matches: [] }, instead: [], isMiss: false };
}

export function searchRoutes({ queries, themes, deskContact, noteMiss, findSitePages }: Deps): readonly RouteSpec[] {
  return [{ method: "get", path: "/suche", access: "public", query: ["q"], handle: showSearch }];

  /** Never kept: nobody asks twice for the same words in ten minutes, and the cache is for pages that many read. */
  async function showSearch(req: Request, res: Response): Promise<void> {
    const reader = readerOf(res, "search");
    const words = readWords(req.query["q"]);
    if (words === null) return sendPage(res, searchPage, presentEmptySearch(reader));
    const pages = findSitePages(words, reader);
    const outcome = onlyPages(pages, await look(queries, words, PER_KIND));
    const isNothing = outcome.found.matches.length === 0 && pages.length === 0;
    if (isNothing && outcome.isMiss) noteMiss(req, words, reader.language);
    const helped = isNothing || outcome.instead.length > 0 ? await help(reader, words) : null;
    await sendPage(res, searchPage, presentSearch(reader, { words, outcome, pages, help: helped }));
  }

  async function help(reader: Reader, words: Words): Promise<SearchHelp> {
    const [contact, list] = await Promise.all([deskContact(), themes.list(reader.language)]);
    return presentHelp(reader, { words, contact, themes: list });
  }
}
