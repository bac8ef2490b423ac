import type { Request, RequestHandler, Response } from "express";
import { z } from "zod";
import { isFormKnown } from "../db/databaseFault.ts";
import { addsRecord, FORM_ID } from "../forms/formId.ts";
import type { RouteSpec } from "./routes.ts";
import { readerOf, visitOf } from "./visit.ts";

const formId = z.uuid();

/**
 * Takes the id of an opened form off the body, and answers a form that adds a record only once: the unit of work
 * refuses a known id, and the second press of the button leads to the page above instead of adding again.
 */
export function answerOnce(route: RouteSpec, routes: readonly RouteSpec[]): RequestHandler {
  if (route.method !== "post") return route.handle;
  const depth = addsRecord(route.path) ? depthOfPageAbove(route.path, routes) : null;
  return async (req, res) => {
    const id = takeFormId(req);
    if (depth === null || id === null) return route.handle(req, res);
    const path = visitOf(res).path.split("/").slice(0, depth).join("/");
    visitOf(res).form = { id, path };
    try {
      await route.handle(req, res);
    } catch (error) {
      if (!isFormKnown(error)) throw error;
      goTo(res, path);
    }
  };
}

/** The nearest page above an address, such as the list; null when the feature has none. */
function depthOfPageAbove(path: string, routes: readonly RouteSpec[]): number | null {
  const parts = path.split("/");
  for (let depth = parts.length - 1; depth > 1; depth -= 1) {
    const above = parts.slice(0, depth).join("/");
    if (routes.some((route) => route.method === "get" && route.path === above)) return depth;
  }
  return null;
}

function takeFormId(req: Request): string | null {
  const body = (req.body ?? {}) as Record<string, unknown>;
  const given = formId.safeParse(body[FORM_ID]);
  if (!given.success) return null;
  const { [FORM_ID]: _id, ...rest } = body;
  req.body = rest;
  return given.data;
}

function goTo(res: Response, path: string): void {
  res.redirect(303, readerOf(res, "frame").href(path));
}
