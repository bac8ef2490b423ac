import type { Request, Response } from "express";
import type { Clock } from "../../shared/clock.ts";
import type { RouteSpec } from "../../shared/http/routes.ts";
import { actorOf, readerOf } from "../../shared/http/visit.ts";
import { sendPage, sendText } from "../../shared/pages/sendPage.ts";
import type { Reader } from "../../shared/text/reader.ts";
import type { ThemeQueries } from "../themes/index.ts";
import { legalPage, type LegalPage } from "./legal.pages.ts";
import { PROGRAMME_PATH } from "../news/index.ts";
import { type LegalFacts, presentAccessibility, presentImprint, presentPrivacy } from "./legal.presenter.ts";
import type { LegalQueries } from "./legal.queries.ts";
import { robotsFile, securityFile, sitemapFile } from "./machineFiles.ts";

interface Deps {
  readonly queries: LegalQueries;
  readonly listThemes: ThemeQueries["list"];
  readonly origin: string;
  readonly isDemo: boolean;
  readonly now: Clock;
}

type Present = (reader: Reader, facts: LegalFacts) => LegalPage;

/** sitemaps.org allows 50,000 addresses in one file. */
const MOST_ADDRESSES = 49_000;
const LISTS = [
  "/",
  "/en/",
  "/ar/",
  "/leicht/",
  "/anlaufstellen",
  "/stadtteilfuehrer",
  "/themen",
  "/initiativen",
  "/mitmachen",
  "/mitmachen/anmelden",
  "/fokusraeume",
  "/termine",
  "/aktuelles",
  "/konferenzen",
  "/kontakt",
  "/impressum",
  "/datenschutz",
  "/barrierefreiheit",
];

/** The kinds of record that have pages of their own. */
const IN_THE_SITEMAP = [
  "theme",
  "organization",
  "contact_point",
  "need",
  "assignment",
  "space",
  "meeting",
  "article",
  "event",
] as const;

export function legalRoutes({ queries, listThemes, origin, isDemo, now }: Deps): readonly RouteSpec[] {
  return [
    { method: "get", path: "/impressum", access: "public", handle: show(presentImprint) },
    { method: "get", path: "/datenschutz", access: "public", handle: show(presentPrivacy) },
    { method: "get", path: "/barrierefreiheit", access: "public", handle: show(presentAccessibility) },
    { method: "get", path: "/robots.txt", access: "public", handle: sendRobots },
    { method: "get", path: "/sitemap.xml", access: "public", handle: sendSitemap },
    { method: "get", path: "/.well-known/security.txt", access: "public", handle: sendSecurity },
  ];

  function show(present: Present): RouteSpec["handle"] {
    return async (_req: Request, res: Response) => {
      const reader = readerOf(res, "legal");
      const [operator, hasProgrammePage] = await Promise.all([queries.operator(), queries.isPublic(PROGRAMME_PATH)]);
      const tellsMissing = isDemo || actorOf(res).kind === "staff";
      await sendPage(res, legalPage, present(reader, { operator, tellsMissing, hasProgrammePage }), {
        keep: { dependsOn: ["setting", "article"] },
      });
    };
  }

  function sendRobots(_req: Request, res: Response): void {
    sendFile(res, "text/plain; charset=utf-8", robotsFile(origin));
  }

  async function sendSitemap(_req: Request, res: Response): Promise<void> {
    const [themes, records] = await Promise.all([listThemes("de"), queries.publicPaths(MOST_ADDRESSES)]);
    const pages = [
      ...LISTS.map((path) => ({ path })),
      ...themes.map(({ code }) => ({ path: `/themen/${encodeURIComponent(code)}` })),
      ...records,
    ];
    sendText(res, {
      text: sitemapFile(origin, pages),
      headers: { "Content-Type": "application/xml; charset=utf-8" },
      keep: { dependsOn: IN_THE_SITEMAP },
    });
  }

  async function sendSecurity(_req: Request, res: Response): Promise<void> {
    const { email } = await queries.operator();
    sendFile(res, "text/plain; charset=utf-8", securityFile(origin, email, now()));
  }
}

function sendFile(res: Response, type: string, text: string): void {
  res.set({ "Content-Type": type, "Cache-Control": "public, max-age=3600" }).send(text);
}
