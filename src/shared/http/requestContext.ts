import { randomUUID } from "node:crypto";
import type { Request, RequestHandler, Response } from "express";
import { guest, type Actor } from "../access/actor.ts";
import type { PageCache } from "../cache/pageCache.ts";
import type { Clock } from "../clock.ts";
import { splitLanguage } from "../text/languages.ts";
import type { Texts } from "../text/texts.ts";
import { sessionOf, type Sessions, type SignedIn } from "./sessions.ts";
import { setVisit, visitOf } from "./visit.ts";

/** Finds who a session belongs to, with the roles valid now; guest when the person was deactivated. */
export type LoadActor = (signedIn: SignedIn) => Promise<Actor>;

/** Gives each request its id, moment and language, and takes the language off the address. */
export function openVisit({ now, texts, cache }: { now: Clock; texts: Texts; cache: PageCache }): RequestHandler {
  return (req, res, next) => {
    const { language, rest } = splitLanguage(req.url);
    req.url = rest;
    const requestId = randomUUID();
    res.set("X-Request-Id", requestId);
    setVisit(res, {
      requestId,
      now: now(),
      language,
      path: rest,
      texts,
      begun: cache.begin(),
      actor: guest,
      form: null,
      notice: null,
      pageLanguage: language,
    });
    next();
  };
}

/** Rights are read from the database on every request of a signed-in person, never from the session. */
export function recogniseActor(sessions: Sessions, loadActor: LoadActor): RequestHandler {
  return async (req: Request, res: Response, next) => {
    const data = sessionOf(req);
    if (data) {
      const visit = visitOf(res);
      const signedIn = sessions.signedIn(req);
      if (signedIn) visit.actor = await loadActor(signedIn);
    }
    next();
  };
}
