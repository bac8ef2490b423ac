import type { Request, Response } from "express";
import type { RouteSpec } from "../../shared/http/routes.ts";
import { readerOf } from "../../shared/http/visit.ts";
import { sendPage } from "../../shared/pages/sendPage.ts";
import { plainPage } from "./plain.pages.ts";
import { presentPlain } from "./plain.presenter.ts";

export function plainRoutes(): readonly RouteSpec[] {
  return [{ method: "get", path: "/leicht", access: "public", handle: showPlain }];

  async function showPlain(_req: Request, res: Response): Promise<void> {
    await sendPage(res, plainPage, presentPlain(readerOf(res, "plain")), { keep: { dependsOn: [] } });
  }
}
