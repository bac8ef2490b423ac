import type { Request, Response } from "express";
import type { Documents } from "../../shared/documents/documents.ts";
import { notFound } from "../../shared/errors/AppError.ts";
import { paramOf, type RouteSpec } from "../../shared/http/routes.ts";
import { readerOf } from "../../shared/http/visit.ts";
import { sendPage } from "../../shared/pages/sendPage.ts";
import type { ThemeQueries } from "../themes/index.ts";
import { conferenceListPage, conferencePage, groupPage } from "./conferences.pages.ts";
import { conferencePaths } from "./conferences.paths.ts";
import { presentConference, presentConferenceList, presentGroup } from "./conferences.presenter.ts";
import type { ConferenceQueries } from "./conferences.queries.ts";

interface Deps {
  readonly queries: ConferenceQueries;
  readonly themes: ThemeQueries;
  readonly documents: Documents;
}

export function conferenceRoutes({ queries, themes, documents }: Deps): readonly RouteSpec[] {
  return [
    { method: "get", path: "/konferenzen", access: "public", handle: showList },
    { method: "get", path: "/konferenzen/:slug", access: "public", handle: showConference },
    { method: "get", path: "/konferenzen/:slug/gruppen/:groupSlug", access: "public", handle: showGroup },
  ];

  async function showList(_req: Request, res: Response): Promise<void> {
    const reader = readerOf(res, "conferences");
    const [conferences, isEndTold] = await Promise.all([
      queries.listPublic(),
      queries.isPublicPath(conferencePaths.programmeEnded()),
    ]);
    await sendPage(res, conferenceListPage, presentConferenceList(reader, { conferences, isEndTold }), {
      keep: { dependsOn: ["meeting", "article"] },
    });
  }

  async function showConference(req: Request, res: Response): Promise<void> {
    const reader = readerOf(res, "conferences");
    const conference = await queries.findPublic(paramOf(req, "slug"));
    if (!conference) throw notFound();
    const [all, themeRows, files] = await Promise.all([
      queries.listPublic(),
      themes.list(reader.language),
      documents.listFor(reader, { linkType: "meeting", linkId: conference.id }),
    ]);
    const page = presentConference(reader, conference, { themes: themeRows, documents: files, all });
    await sendPage(res, conferencePage, page, { keep: { dependsOn: ["meeting", "theme", "organization"] } });
  }

  async function showGroup(req: Request, res: Response): Promise<void> {
    const reader = readerOf(res, "conferences");
    const [conference, themeRows] = await Promise.all([
      queries.findPublic(paramOf(req, "slug")),
      themes.list(reader.language),
    ]);
    const group = conference?.groups.find(({ slug }) => slug === paramOf(req, "groupSlug"));
    if (!conference || !group) throw notFound();
    await sendPage(res, groupPage, presentGroup(reader, { conference, group, themes: themeRows }), {
      keep: { dependsOn: ["meeting", "theme", "organization"] },
    });
  }
}
