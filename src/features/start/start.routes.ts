import type { Request, Response } from "express";
import type { RouteSpec } from "../../shared/http/routes.ts";
import { readerOf, visitOf } from "../../shared/http/visit.ts";
import { sendPage } from "../../shared/pages/sendPage.ts";
import type { Reader } from "../../shared/text/reader.ts";
import { startPage } from "./start.pages.ts";
import { presentStart, type StartFacts } from "./start.presenter.ts";

interface Deps {
  /** Asks the other features; `changesAt` is the next moment at which a door opens or closes. */
  readonly gather: (reader: Reader, now: Date) => Promise<StartFacts & { readonly changesAt: Date | null }>;
}

/** "Stand 14:10 Uhr" may be at most this old. */
const LONGEST_MS = 5 * 60_000;

export function startRoutes({ gather }: Deps): readonly RouteSpec[] {
  return [{ method: "get", path: "/", access: "public", handle: showStart }];

  async function showStart(_req: Request, res: Response): Promise<void> {
    const reader = readerOf(res, "start");
    const { now } = visitOf(res);
    const facts = await gather(reader, now);
    const until = new Date(Math.min(now.getTime() + LONGEST_MS, facts.changesAt?.getTime() ?? Infinity));
    await sendPage(res, startPage, presentStart(reader, now, facts), {
      keep: { dependsOn: ["theme", "organization", "contact_point", "event", "need", "assignment", "article"], until },
    });
  }
}
