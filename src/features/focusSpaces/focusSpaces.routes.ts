import type { Request, Response } from "express";
import type { SendToPresent } from "../../shared/http/formerAddress.ts";
import { paramOf, type RouteSpec } from "../../shared/http/routes.ts";
import { readerOf, visitOf } from "../../shared/http/visit.ts";
import { sendPage } from "../../shared/pages/sendPage.ts";
import type { ThemeQueries } from "../themes/index.ts";
import { spaceListPage, spacePage } from "./focusSpaces.pages.ts";
import { spacePaths } from "./focusSpaces.paths.ts";
import { presentSpace, presentSpaceList } from "./focusSpaces.presenter.ts";
import type { SpaceQueries } from "./focusSpaces.queries.ts";
import { kindFromAddress } from "./focusSpaces.words.ts";

interface Deps {
  readonly sendToPresent: SendToPresent;
  readonly queries: SpaceQueries;
  readonly themes: ThemeQueries;
}

export function spaceRoutes({ queries, themes, sendToPresent }: Deps): readonly RouteSpec[] {
  return [
    { method: "get", path: "/fokusraeume", access: "public", query: ["art"], handle: showList },
    { method: "get", path: "/fokusraeume/:slug", access: "public", handle: showSpace },
  ];

  async function showList(req: Request, res: Response): Promise<void> {
    const reader = readerOf(res, "focusSpaces");
    const chosen = kindFromAddress(req.query["art"]);
    const [spaces, kinds, themeRows] = await Promise.all([
      queries.listPublic(chosen),
      queries.publicKinds(),
      themes.list(reader.language),
    ]);
    await sendPage(res, spaceListPage, presentSpaceList(reader, { spaces, kinds, chosen, themes: themeRows }), {
      keep: { dependsOn: ["space", "theme"] },
    });
  }

  async function showSpace(req: Request, res: Response): Promise<void> {
    const reader = readerOf(res, "focusSpaces");
    const [space, themeRows] = await Promise.all([
      queries.findPublic(paramOf(req, "slug")),
      themes.list(reader.language),
    ]);
    if (!space) {
      return sendToPresent(req, res, { linkType: "space", slug: paramOf(req, "slug"), pathOf: spacePaths.show });
    }
    const given = { themes: themeRows, check: await queries.lastCheck(space.id), now: visitOf(res).now };
    await sendPage(res, spacePage, presentSpace(reader, space, given), {
      keep: { dependsOn: ["space", "theme"] },
    });
  }
}
