import type { Request, Response } from "express";
import { FILTER_QUERY, type ContactPoints, type Listing } from "../contactPoints/index.ts";
import type { ThemeQueries, ThemeRow } from "../themes/index.ts";
import { dayOf, momentAt } from "../../shared/clock.ts";
import type { RouteSpec } from "../../shared/http/routes.ts";
import { readerOf, visitOf } from "../../shared/http/visit.ts";
import { presentPaging } from "../../shared/pages/paging.ts";
import { sendPage } from "../../shared/pages/sendPage.ts";
import { LANGUAGE_FACTS, LANGUAGES, localPath, type Language } from "../../shared/text/languages.ts";
import type { Reader } from "../../shared/text/reader.ts";
import type { createReadEmbedding } from "./embedding.ts";
import { embeddedListPage, partnersPage, type EmbeddedListPage, type PartnersPage } from "./print.pages.ts";
import { printPaths } from "./print.paths.ts";

interface Deps {
  readonly listings: ContactPoints["listings"];
  readonly listThemes: ThemeQueries["list"];
  readonly readEmbedding: ReturnType<typeof createReadEmbedding>;
  readonly origin: string;
}

const DEPENDS_ON = ["contact_point", "organization", "theme", "vocabulary", "import", "setting"] as const;
/** The query names of the page for partners: a theme, and the language of the list. */
const PARTNERS_QUERY = ["thema", "in"];

export function embeddedRoutes({ listings, listThemes, readEmbedding, origin }: Deps): readonly RouteSpec[] {
  return [
    { method: "get", path: printPaths.embedded(), access: "public", query: FILTER_QUERY, handle: showList },
    { method: "get", path: printPaths.partners(), access: "public", query: PARTNERS_QUERY, handle: showPartners },
  ];

  /** The only page that other sites may show inside theirs, and only those that the administration allowed. */
  async function showList(req: Request, res: Response): Promise<void> {
    const reader = readerOf(res, "print");
    const { now } = visitOf(res);
    const [listing, { origins }] = await Promise.all([listings.list(reader, req.query, { now }), readEmbedding()]);
    const midnight = momentAt(dayOf(now).add({ days: 1 }), new Temporal.PlainTime(0));
    const until = listing.changesAt !== null && listing.changesAt < midnight ? listing.changesAt : midnight;
    await sendPage(res, embeddedListPage, presentEmbedded(reader, listing), {
      keep: { dependsOn: DEPENDS_ON, until },
      framedBy: origins,
    });
  }

  async function showPartners(req: Request, res: Response): Promise<void> {
    const reader = readerOf(res, "print");
    const themes = await listThemes(reader.language);
    await sendPage(res, partnersPage, presentPartners(reader, { themes, query: req.query, origin }), {
      keep: { dependsOn: ["theme"] },
    });
  }
}

function presentEmbedded(reader: Reader, listing: Listing): EmbeddedListPage {
  const { page, number, hasNext, queryOf, path } = listing;
  const hrefOf = (to: number) => `${reader.href(printPaths.embedded())}${queryOf(to) === "" ? "" : `?${queryOf(to)}`}`;
  return {
    title: reader.t("print:embed.frame"),
    count: page.count,
    asOf: page.asOf,
    rows: page.rows,
    emptyText: reader.t("contactPoints:list.empty"),
    sourceHref: reader.href(path),
    paging: presentPaging(reader, { page: number, hasNext, hrefOf }),
  };
}

interface PartnersFacts {
  readonly themes: readonly ThemeRow[];
  readonly query: Request["query"];
  readonly origin: string;
}

function presentPartners(reader: Reader, { themes, query, origin }: PartnersFacts): PartnersPage {
  const { t, href } = reader;
  const theme = themes.find(({ code }) => code === query["thema"])?.code ?? "";
  const language = LANGUAGES.find((code) => code === query["in"]) ?? reader.language;
  const path = listPath(language, theme);
  return {
    title: t("print:embed.title"),
    lead: t("print:embed.lead"),
    crumbs: [{ label: t("frame:start"), href: href("/") }],
    action: href(printPaths.partners()),
    themes: themes.map(({ code, name }) => ({ value: code, label: name, isChosen: code === theme })),
    languages: LANGUAGES.map((code) => ({
      value: code,
      label: LANGUAGE_FACTS[code].endonym,
      language: code,
      isChosen: code === language,
    })),
    snippet: snippetFor(origin + path, t("print:embed.frame")),
    previewHref: path,
    askHref: href("/kontakt"),
  };
}

function listPath(language: Language, theme: string): string {
  const path = localPath(language, printPaths.embedded());
  return theme === "" ? path : `${path}?${new URLSearchParams({ thema: theme }).toString()}`;
}

/** What partners paste into their page. */
function snippetFor(address: string, title: string): string {
  return `<iframe src="${address.replaceAll("&", "&amp;")}" title="${title}" width="100%" height="640" loading="lazy" style="border:1px solid"></iframe>`;
}
