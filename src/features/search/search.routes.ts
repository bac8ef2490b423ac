import type { Request, Response } from "express";
import type { RouteSpec } from "../../shared/http/routes.ts";
import { readerOf } from "../../shared/http/visit.ts";
import { sendPage } from "../../shared/pages/sendPage.ts";
import type { Reader } from "../../shared/text/reader.ts";
import type { Themes } from "../themes/index.ts";
import type { DeskContact } from "./deskContact.queries.ts";
import { look } from "./look.ts";
import type { NoteMiss } from "./noteMiss.ts";
import { searchPage, type SearchHelp } from "./search.pages.ts";
import { PER_KIND, presentEmptySearch, presentHelp, presentSearch } from "./search.presenter.ts";
import type { SearchQueries } from "./search.queries.ts";
import { readWords, type Words } from "./words.ts";

interface Deps {
  readonly queries: SearchQueries;
  readonly themes: Themes["queries"];
  readonly deskContact: () => Promise<DeskContact>;
  readonly noteMiss: NoteMiss;
}

export function searchRoutes({ queries, themes, deskContact, noteMiss }: Deps): readonly RouteSpec[] {
  return [{ method: "get", path: "/suche", access: "public", query: ["q"], handle: showSearch }];

  /** Never kept: nobody asks twice for the same words in ten minutes, and the cache is for pages that many read. */
  async function showSearch(req: Request, res: Response): Promise<void> {
    const reader = readerOf(res, "search");
    const words = readWords(req.query["q"]);
    if (words === null) return sendPage(res, searchPage, presentEmptySearch(reader));
    const outcome = await look(queries, words, PER_KIND);
    if (outcome.isMiss) noteMiss(req, words, reader.language);
    const helped = outcome.found.matches.length === 0 || outcome.instead.length > 0 ? await help(reader, words) : null;
    await sendPage(res, searchPage, presentSearch(reader, { words, outcome, help: helped }));
  }

  async function help(reader: Reader, words: Words): Promise<SearchHelp> {
    const [contact, list] = await Promise.all([deskContact(), themes.list(reader.language)]);
    return presentHelp(reader, { words, contact, themes: list });
  }
}
