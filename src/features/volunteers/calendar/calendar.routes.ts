import type { Request, Response } from "express";
import { z } from "zod";
import { AppError, notFound } from "../../../shared/errors/AppError.ts";
import type { FeatureDeps } from "../../../shared/feature.ts";
import { oneOf } from "../../../shared/forms/fields.ts";
import { parseForm } from "../../../shared/forms/parseForm.ts";
import type { Limit } from "../../../shared/http/rateLimit.ts";
import { paramOf, type RouteSpec } from "../../../shared/http/routes.ts";
import { actorOf, readerOf, visitOf, workBy } from "../../../shared/http/visit.ts";
import { sendPage } from "../../../shared/pages/sendPage.ts";
import { createReader } from "../../../shared/text/reader.ts";
import { languageFrom } from "../letters.ts";
import { takingPaths } from "../taking/taking.paths.ts";
import { calendarKeyPage } from "./calendar.pages.ts";
import { presentCalendarKey } from "./calendar.presenter.ts";
import { calendarSince, ownDates, ownerOfCalendar } from "./calendar.queries.ts";
import { createEndCalendarKey, createRenewCalendarKey } from "./changeCalendarKey.ts";
import { ownCalendar } from "./ownCalendar.ts";

/** Calendar programs ask every few minutes at most, several of them behind one address. */
const ASKED: Limit = { name: "own-calendar", points: 240, seconds: 600 };
const keyForm = z.strictObject({ schritt: oneOf(["neu", "beenden"], "frame:form.check") });

/** One's own engagements for the calendar on the phone: a secret address that needs no sign-in and can be taken back. */
export function createOwnCalendar(deps: FeatureDeps): { readonly routes: readonly RouteSpec[] } {
  const { db, origin, texts } = deps;
  const renewKey = createRenewCalendarKey(deps);
  const endKey = createEndCalendarKey(deps);
  return {
    routes: [
      { method: "get", path: "/kalender/:secret.ics", access: "public", handle: sendCalendar },
      { method: "get", path: "/konto/kalender", access: "volunteer", handle: showKey },
      { method: "post", path: "/konto/kalender", access: "volunteer", handle: changeKey },
    ],
  };

  async function sendCalendar(req: Request, res: Response): Promise<void> {
    await deps.rateLimit.byAddress(ASKED, req);
    const owner = await ownerOfCalendar(db, paramOf(req, "secret"));
    if (!owner) throw notFound();
    const reader = createReader(texts, languageFrom(owner.uiLanguage));
    const file = ownCalendar(reader, origin, await ownDates(db, owner.id, visitOf(res).now));
    res
      .set({
        "Cache-Control": "private, max-age=300",
        "Content-Disposition": 'inline; filename="meine-termine.ics"',
        "X-Robots-Tag": "noindex, nofollow",
        "Referrer-Policy": "no-referrer",
      })
      .type("text/calendar; charset=utf-8")
      .send(file);
  }

  function showKey(_req: Request, res: Response): Promise<void> {
    return sendKey(res, null);
  }

  /** The secret stands on this one answer alone, so that it is neither in a session nor in an address. */
  async function changeKey(req: Request, res: Response): Promise<void> {
    const form = parseForm(keyForm, req);
    if (!form.ok) throw new AppError("invalid", "frame:form.check");
    if (form.value.schritt === "neu") return sendKey(res, await renewKey(workBy(res), ownId(res)));
    await endKey(workBy(res), ownId(res));
    res.redirect(303, readerOf(res, "calendar").href(takingPaths.calendarKey()));
  }

  async function sendKey(res: Response, secret: string | null): Promise<void> {
    const since = await calendarSince(db, ownId(res));
    const address = secret === null ? null : `${origin}${takingPaths.calendarFile(secret)}`;
    await sendPage(res, calendarKeyPage, presentCalendarKey(readerOf(res, "calendar"), { since, address }));
  }
}

/** The signed-in volunteer; the route's access has let nobody else in. */
function ownId(res: Response): string {
  const actor = actorOf(res);
  if (actor.kind !== "volunteer") throw notFound();
  return actor.personId;
}
