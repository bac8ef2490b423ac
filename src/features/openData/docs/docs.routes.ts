import type { Request, Response } from "express";
import type { RouteSpec } from "../../../shared/http/routes.ts";
import { readerOf } from "../../../shared/http/visit.ts";
import { sendPage } from "../../../shared/pages/sendPage.ts";
import { openRoute, sendJson, type AnswerDeps, type Answering } from "../answers.routes.ts";
import { openDataPaths } from "../openData.paths.ts";
import { openApiDocument } from "./openApi.ts";
import { referencePage } from "./reference.pages.ts";
import { presentReference } from "./reference.presenter.ts";

/** What describes the open data: for machines and for people. */
export function docsRoutes(deps: AnswerDeps & { readonly origin: string }): readonly RouteSpec[] {
  return [
    { method: "get", path: openDataPaths.reference(), access: "public", handle: showReference },
    openRoute(deps, { path: openDataPaths.openApi(), answer: sendOpenApi }),
  ];

  async function showReference(_req: Request, res: Response): Promise<void> {
    const reader = readerOf(res, "openData");
    const licence = await deps.readLicence();
    const document = openApiDocument({ t: reader.t, origin: deps.origin, licence });
    await sendPage(res, referencePage, presentReference(reader, document, licence), {
      keep: { dependsOn: ["setting"] },
    });
  }

  function sendOpenApi(answering: Answering): Promise<void> {
    const { t } = readerOf(answering.res, "openData");
    sendJson(answering, openApiDocument({ t, origin: deps.origin, licence: answering.licence }));
    return Promise.resolve();
  }
}
