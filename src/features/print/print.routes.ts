import type { Request, Response } from "express";
import { FILTER_QUERY, type ContactPoints } from "../contactPoints/index.ts";
import type { ThemeQueries } from "../themes/index.ts";
import { DESK } from "../../shared/access/access.ts";
import { dayOf, momentAt } from "../../shared/clock.ts";
import { notFound } from "../../shared/errors/AppError.ts";
import type { SendToPresent } from "../../shared/http/formerAddress.ts";
import { paramOf, type RouteSpec } from "../../shared/http/routes.ts";
import { readerOf, visitOf } from "../../shared/http/visit.ts";
import { sendPage } from "../../shared/pages/sendPage.ts";
import { localPath, type Language } from "../../shared/text/languages.ts";
import { createReader, type Reader } from "../../shared/text/reader.ts";
import type { Texts } from "../../shared/text/texts.ts";
import { guidePrinting, presentGuide } from "./guide.presenter.ts";
import { handoutPrinting, listPrinting } from "./handout.presenter.ts";
import type { OperatorFacts } from "../../shared/settings/operatorFacts.ts";
import { posterPrinting, presentPosterPage, type PosterFacts, type Telling } from "./poster.presenter.ts";
import { guidePage, posterPage, printDeskPage } from "./print.pages.ts";
import { LANGUAGES_QUERY, printPaths, readLanguages } from "./print.paths.ts";
import type { PrintQueries } from "./print.queries.ts";
import { presentPrintDesk } from "./printDesk.presenter.ts";
import type { SendDocument } from "./sendDocument.routes.ts";

interface Deps {
  readonly queries: PrintQueries;
  readonly listings: ContactPoints["listings"];
  readonly listThemes: ThemeQueries["list"];
  readonly readOperator: () => Promise<OperatorFacts>;
  readonly sendDocument: SendDocument;
  readonly sendToPresent: SendToPresent;
  readonly texts: Texts;
  readonly streetDrawing: () => string;
  readonly origin: string;
}

/** A slug as slugFrom makes it; anything else is no address of ours. */
const SLUG = /^[a-z0-9][a-z0-9-]{0,118}$/u;
const DEPENDS_ON = ["contact_point", "organization", "theme", "vocabulary", "import", "setting"] as const;
/** A hand-out of a list is read, not searched: ten pages of the site's list, some twenty sheets. */
const MOST_PAGES = 10;
/** A booklet can still be folded with so many, on about nineteen sheets; the press takes seconds for it, and 400 MB. */
const MOST_IN_GUIDE = 1000;

export function printRoutes(deps: Deps): readonly RouteSpec[] {
  const { queries, listings, sendDocument, sendToPresent, texts, origin } = deps;
  const poster = [LANGUAGES_QUERY];
  return [
    { method: "get", path: "/a/:code", access: "public", handle: follow },
    { method: "get", path: "/anlaufstellen.pdf", access: "public", query: FILTER_QUERY, handle: sendList },
    { method: "get", path: "/anlaufstellen/:slug.pdf", access: "public", handle: sendHandout },
    { method: "get", path: "/anlaufstellen/:slug/aushang", access: "public", query: poster, handle: showPoster },
    { method: "get", path: "/anlaufstellen/:slug/aushang.pdf", access: "public", query: poster, handle: sendPoster },
    { method: "get", path: "/stadtteilfuehrer", access: "public", handle: showGuide },
    { method: "get", path: "/stadtteilfuehrer.pdf", access: "public", handle: sendGuide },
    { method: "get", path: "/buero/druck", access: DESK, handle: showDesk },
  ];

  /** From a printed address to the entry, whatever it is called by now or merged into. */
  async function follow(req: Request, res: Response): Promise<void> {
    const found = await queries.slugOf(paramOf(req, "code").toLowerCase());
    if (found === null) throw notFound();
    const pathOf = (slug: string) => `/anlaufstellen/${slug}`;
    if (!found.isPublic) return sendToPresent(req, res, { linkType: "service_at_location", slug: found.slug, pathOf });
    res.set("Cache-Control", "public, max-age=300");
    res.redirect(302, localPath(visitOf(res).language, pathOf(found.slug)));
  }

  async function sendHandout(req: Request, res: Response): Promise<void> {
    const reader = readerOf(res, "print");
    const { now } = visitOf(res);
    const slug = slugOf(req);
    const [entry, page] = await Promise.all([queries.bySlug(slug, reader.language), listings.show(reader, slug, now)]);
    if (!entry || !page) return former(req, res, printPaths.handout);
    await sendDocument(req, res, handoutPrinting(reader, { page, entry, origin, now }), slug);
  }

  async function sendList(req: Request, res: Response): Promise<void> {
    const reader = readerOf(res, "print");
    const { now } = visitOf(res);
    const { listing, ids } = await wholeList(reader, req.query, now);
    const entries = await queries.byIds(ids, reader.language);
    const printing = listPrinting(reader, {
      entries,
      narrowed: listing.page.chips.map(({ label }) => label),
      count: listing.page.count,
      missing: listing.count - entries.length,
      path: reader.href(listing.path),
      origin,
      now,
    });
    await sendDocument(req, res, printing, "anlaufstellen");
  }

  /** The first page of the list, and the ids of all its pages. */
  async function wholeList(reader: Reader, query: Request["query"], now: Date) {
    const listing = await listings.list(reader, query, { now, page: 1 });
    const ids = [...listing.ids];
    for (let page = 2, last = listing; last.hasNext && page <= MOST_PAGES; page += 1) {
      last = await listings.list(reader, query, { now, page });
      ids.push(...last.ids);
    }
    return { listing, ids };
  }

  async function showPoster(req: Request, res: Response): Promise<void> {
    const reader = readerOf(res, "print");
    const facts = await posterFacts(req, res, reader.language);
    if (!facts) return former(req, res, printPaths.poster);
    await sendPage(res, posterPage, presentPosterPage(reader, facts), {
      keep: { dependsOn: DEPENDS_ON, until: midnightAfter(facts.now) },
    });
  }

  async function sendPoster(req: Request, res: Response): Promise<void> {
    const reader = readerOf(res, "print");
    const facts = await posterFacts(req, res, reader.language);
    if (!facts) return former(req, res, printPaths.posterPdf);
    await sendDocument(req, res, posterPrinting(facts), `aushang-${facts.tellings[0].entry.slug}`);
  }

  async function posterFacts(req: Request, res: Response, own: Language): Promise<PosterFacts | null> {
    const [first = own, ...others] = readLanguages(req.query[LANGUAGES_QUERY], own);
    const slug = slugOf(req);
    const leading = await tell(slug, first);
    if (!leading) return null;
    const further = await Promise.all(others.map((language) => tell(slug, language)));
    return { tellings: [leading, ...further.filter((telling) => telling !== null)], origin, now: visitOf(res).now };
  }

  async function tell(slug: string, language: Language): Promise<Telling | null> {
    const entry = await queries.bySlug(slug, language);
    return entry && { entry, reader: createReader(texts, language) };
  }

  async function showGuide(_req: Request, res: Response): Promise<void> {
    const reader = readerOf(res, "print");
    const facts = await guideFacts(res, reader);
    await sendPage(res, guidePage, presentGuide(reader, facts), {
      keep: { dependsOn: DEPENDS_ON, until: midnightAfter(facts.now) },
    });
  }

  async function sendGuide(req: Request, res: Response): Promise<void> {
    const reader = readerOf(res, "print");
    await sendDocument(req, res, guidePrinting(reader, await guideFacts(res, reader)), "stadtteilfuehrer");
  }

  async function guideFacts(res: Response, { language }: Reader) {
    const [printed, themes, operator] = await Promise.all([
      printedEntries(language),
      deps.listThemes(language),
      deps.readOperator(),
    ]);
    return { ...printed, themes, operator, street: deps.streetDrawing(), origin, now: visitOf(res).now };
  }

  /** What a guide has room for, and how many it has not. */
  async function printedEntries(language: Language) {
    const entries = await queries.all(language, MOST_IN_GUIDE);
    const count = entries.length < MOST_IN_GUIDE ? entries.length : await queries.countAll();
    return { entries, missing: count - entries.length };
  }

  async function showDesk(_req: Request, res: Response): Promise<void> {
    const reader = readerOf(res, "print");
    await sendPage(res, printDeskPage, presentPrintDesk(reader, await printedEntries("de")));
  }

  function former(req: Request, res: Response, pathOf: (slug: string) => string): Promise<void> {
    return sendToPresent(req, res, { linkType: "service_at_location", slug: paramOf(req, "slug"), pathOf });
  }
}

function slugOf(req: Request): string {
  const slug = paramOf(req, "slug");
  if (!SLUG.test(slug)) throw notFound();
  return slug;
}

/** Sheets tell their day. */
function midnightAfter(now: Date): Date {
  return momentAt(dayOf(now).add({ days: 1 }), new Temporal.PlainTime(0));
}
