import type { Request, Response } from "express";
import { z } from "zod";
import type { Db } from "../../shared/db/client.ts";
import type { SendToPresent } from "../../shared/http/formerAddress.ts";
import { paramOf, type RouteSpec } from "../../shared/http/routes.ts";
import { readerOf, visitOf } from "../../shared/http/visit.ts";
import { sendPage } from "../../shared/pages/sendPage.ts";
import { lastCheck } from "../proposals/index.ts";
import type { ThemeQueries } from "../themes/index.ts";
import { initiativeListPage, initiativePage } from "./initiatives.pages.ts";
import { initiativePaths } from "./initiatives.paths.ts";
import { presentInitiative } from "./initiatives.presenter.ts";
import {
  allOf,
  byName,
  countInitiatives,
  findPublicInitiative,
  hasThemeOf,
  isPublic,
  listInitiatives,
  says,
  themesOf,
} from "./initiatives.queries.ts";
import { presentList } from "./list.presenter.ts";

const PAGE_SIZE = 20;

/** What a list can be asked for; nonsense is read as nothing. */
export const listQuery = z.object({
  q: z.string().trim().max(80).optional().default("").catch(""),
  thema: z
    .string()
    .regex(/^[A-Za-z0-9_-]{1,60}$/u)
    .optional()
    .default("")
    .catch(""),
  seite: z.coerce.number().int().min(1).max(500).catch(1),
});

interface Deps {
  readonly db: Db;
  readonly sendToPresent: SendToPresent;
  readonly themes: ThemeQueries;
}

/** The public pages of the initiatives. */
export function initiativeRoutes({ db, themes, sendToPresent }: Deps): readonly RouteSpec[] {
  return [
    {
      method: "get",
      path: initiativePaths.list(),
      access: "public",
      query: ["thema", "q", "seite"],
      handle: showList,
    },
    { method: "get", path: `${initiativePaths.list()}/:slug`, access: "public", handle: show },
  ];

  async function showList(req: Request, res: Response): Promise<void> {
    const reader = readerOf(res, "initiatives");
    const asked = listQuery.parse(req.query);
    const active = await themes.list(reader.language);
    const theme = active.find((candidate) => candidate.code === asked.thema);
    const where = allOf([
      isPublic,
      ...(theme ? [hasThemeOf([theme.id])] : []),
      ...(asked.q === "" ? [] : [says(asked.q)]),
    ]);
    const total = await countInitiatives(db, where);
    const seite = Math.min(asked.seite, Math.max(1, Math.ceil(total / PAGE_SIZE)));
    const offset = (seite - 1) * PAGE_SIZE;
    const rows = await listInitiatives(db, { where, order: byName, limit: PAGE_SIZE, offset });
    const query = { q: asked.q, thema: theme?.code ?? "", seite };
    const page = presentList(reader, { rows, total, hasNext: offset + PAGE_SIZE < total, themes: active, query });
    await sendPage(res, initiativeListPage, page, { keep: { dependsOn: ["organization", "theme"] } });
  }

  async function show(req: Request, res: Response): Promise<void> {
    const reader = readerOf(res, "initiatives");
    const initiative = await findPublicInitiative(db, paramOf(req, "slug"));
    if (!initiative) {
      const former = { linkType: "organization", slug: paramOf(req, "slug"), pathOf: initiativePaths.show } as const;
      return sendToPresent(req, res, former);
    }
    const [links, all, check] = await Promise.all([
      themesOf(db, initiative.id),
      themes.list(reader.language),
      lastCheck(db, "organization", initiative.id),
    ]);
    const given = { links, themes: all, check, now: visitOf(res).now };
    await sendPage(res, initiativePage, presentInitiative(reader, initiative, given), {
      keep: { dependsOn: ["organization", "theme", "need", "assignment"] },
    });
  }
}
