import type { Request, Response } from "express";
import type { Feature } from "../../shared/feature.ts";
import { readerOf } from "../../shared/http/visit.ts";
import { sendPage } from "../../shared/pages/sendPage.ts";
import { plainPage } from "./plain.pages.ts";
import { presentPlain } from "./plain.presenter.ts";

/** The start page in plain language (BITV NRW): it changes only with its texts. */
export function createPlain(): Feature {
  return { routes: [{ method: "get", path: "/leicht", access: "public", handle: showPlain }] };
}

async function showPlain(_req: Request, res: Response): Promise<void> {
  await sendPage(res, plainPage, presentPlain(readerOf(res, "plain")), { keep: { dependsOn: [] } });
}
