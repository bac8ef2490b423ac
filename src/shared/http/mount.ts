import type { Express, Request, RequestHandler, Response } from "express";
import { judgeAccess } from "../access/access.ts";
import { AppError } from "../errors/AppError.ts";
import { LATE_FORM } from "../errors/typedFields.ts";
import { CACHE_KEY } from "../pages/sendPage.ts";
import { localPath } from "../text/languages.ts";
import type { RouteSpec } from "./routes.ts";
import { answerOnce } from "./sentTwice.ts";
import { actorOf, visitOf } from "./visit.ts";

/** Puts a feature's routes on the app, each behind its access. */
export function mount(app: Express, routes: readonly RouteSpec[]): void {
  for (const route of routes) {
    app[route.method](
      route.path,
      guard(route),
      nameForCache(route),
      ...(route.before ?? []),
      answerOnce(route, routes),
    );
  }
}

function guard(route: RouteSpec): RequestHandler {
  return (req, res, next) => {
    const verdict = judgeAccess(route.access, actorOf(res));
    if (verdict === "allow") {
      next();
      return;
    }
    if (verdict === "forbid") {
      next(new AppError("forbidden", "frame:error.forbidden"));
      return;
    }
    if (req.method !== "GET") {
      res.locals[LATE_FORM] = route.fields;
      next(new AppError("unauthenticated", "frame:error.signInAgain"));
      return;
    }
    askToSignIn(route, req, res);
  };
}

function askToSignIn(route: RouteSpec, req: Request, res: Response): void {
  const { language } = visitOf(res);
  const door = route.access === "volunteer" ? "/konto/anmelden" : `/anmelden?weiter=${encodeURIComponent(req.url)}`;
  res.set("Cache-Control", "no-store").redirect(303, localPath(language, door));
}

/** A page is kept only under an address whose query holds nothing but this route's own names, each once. */
function nameForCache(route: RouteSpec): RequestHandler {
  const allowed = new Set(route.query ?? []);
  return (req, res, next) => {
    const query = new URL(req.originalUrl, "http://local").searchParams;
    const names = [...query.keys()];
    const isOwn = names.every((name) => allowed.has(name)) && new Set(names).size === names.length;
    if (isOwn && req.originalUrl.length < 300) res.locals[CACHE_KEY] = req.originalUrl;
    next();
  };
}
