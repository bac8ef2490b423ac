import type { Request, Response } from "express";
import type { ResourceType } from "../../shared/audit/audit.ts";
import type { RouteSpec } from "../../shared/http/routes.ts";
import { readerOf, visitOf } from "../../shared/http/visit.ts";
import { sendPage } from "../../shared/pages/sendPage.ts";
import type { Reader } from "../../shared/text/reader.ts";
import { startPage } from "./start.pages.ts";
import { presentStart, type StartFacts } from "./start.presenter.ts";

/** The facts and the moment until which they are true: a door opens or closes then. */
export interface GatheredFacts extends StartFacts {
  readonly until: Date;
}

interface Deps {
  /** Asks the other features. */
  readonly gather: (reader: Reader, now: Date) => Promise<GatheredFacts>;
  readonly dependsOn: readonly ResourceType[];
}

export function startRoutes({ gather, dependsOn }: Deps): readonly RouteSpec[] {
  return [{ method: "get", path: "/", access: "public", handle: showStart }];

  async function showStart(_req: Request, res: Response): Promise<void> {
    const reader = readerOf(res, "start");
    const { now } = visitOf(res);
    const facts = await gather(reader, now);
    await sendPage(res, startPage, presentStart(reader, now, facts), { keep: { dependsOn, until: facts.until } });
  }
}
