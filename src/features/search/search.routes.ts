import type { Request, Response } from "express";
import type { RouteSpec } from "../../shared/http/routes.ts";
import { readerOf } from "../../shared/http/visit.ts";
import { sendPage } from "../../shared/pages/sendPage.ts";
import type { Reader } from "../../shared/text/reader.ts";
import type { Themes } from "../themes/index.ts";
import type { DeskContact } from "./deskContact.queries.ts";
import { searchPage, type SearchHelp } from "./search.pages.ts";
import { PER_KIND, presentHelp, presentSearch, type Outcome } from "./search.presenter.ts";
import type { SearchQueries } from "./search.queries.ts";
import { readWords, type Words } from "./words.ts";

interface Deps {
  readonly queries: SearchQueries;
  readonly themes: Themes["queries"];
  readonly deskContact: () => Promise<DeskContact>;
}

export function searchRoutes({ queries, themes, deskContact }: Deps): readonly RouteSpec[] {
  return [{ method: "get", path: "/suche", access: "public", query: ["q"], handle: showSearch }];

  /** Never kept: nobody asks twice for the same words in ten minutes, and the cache is for pages that many read. */
  async function showSearch(req: Request, res: Response): Promise<void> {
    const reader = readerOf(res, "search");
    const words = readWords(req.query["q"]);
    const outcome = words === null ? { words, instead: null, matches: [], help: null } : await look(reader, words);
    await sendPage(res, searchPage, presentSearch(reader, outcome));
  }

  async function look(reader: Reader, words: Words): Promise<Outcome> {
    const matches = await queries.best(words, PER_KIND);
    if (matches.length > 0) return { words, instead: null, matches, help: null };
    const nearest = await queries.nearest(words);
    const others = nearest === null ? [] : await queries.best(nearest, PER_KIND);
    return { words, instead: others.length > 0 ? nearest : null, matches: others, help: await help(reader, words) };
  }

  async function help(reader: Reader, words: Words): Promise<SearchHelp> {
    const [contact, list] = await Promise.all([deskContact(), themes.list(reader.language)]);
    return presentHelp(reader, { words, contact, themes: list });
  }
}
