import type { Request, Response } from "express";
import { z } from "zod";
import { dayOf } from "../../../shared/clock.ts";
import type { Db } from "../../../shared/db/client.ts";
import { notFound } from "../../../shared/errors/AppError.ts";
import { oneOf } from "../../../shared/forms/fields.ts";
import { parseForm } from "../../../shared/forms/parseForm.ts";
import type { RouteSpec } from "../../../shared/http/routes.ts";
import { sessionOf } from "../../../shared/http/sessions.ts";
import { actorOf, readerOf, visitOf, workBy } from "../../../shared/http/visit.ts";
import { sendPage } from "../../../shared/pages/sendPage.ts";
import { volunteerPaths } from "../volunteers.paths.ts";
import type { createHideNeed } from "./hideNeed.ts";
import type { LoadNames } from "./names.ts";
import { suitsPage, suitsWeekPage } from "./suits.pages.ts";
import { presentSuits } from "./suits.presenter.ts";
import { findSuits } from "./suits.ts";
import { mondayOf, presentWeek, type OwnShift } from "./week.presenter.ts";

interface Deps {
  readonly db: Db;
  readonly loadNames: LoadNames;
  readonly hideNeed: ReturnType<typeof createHideNeed>;
}

const hideForm = z.strictObject({ gesuch: z.uuid(), schritt: oneOf(["ausblenden", "zeigen"], "frame:form.check") });
const DAY = /^\d{4}-\d\d-\d\d$/u;

export function suitsRoutes({ db, loadNames, hideNeed }: Deps): readonly RouteSpec[] {
  return [
    { method: "get", path: "/konto/passt", access: "volunteer", handle: show },
    { method: "post", path: "/konto/passt/ausblenden", access: "volunteer", handle: hide },
  ];

  async function show(req: Request, res: Response): Promise<void> {
    const reader = readerOf(res, "fitting");
    const { now } = visitOf(res);
    const personId = personIdOf(res);
    const [suits, names] = [await findSuits(db, personId, now), await loadNames(reader.language)];
    const words = { reader, names };
    if (req.query["ansicht"] !== "woche") return sendPage(res, suitsPage, presentSuits(words, suits));
    const monday = mondayOf(dayFrom(req.query["ab"]) ?? dayOf(now));
    const own = await ownShifts(db, personId, monday);
    await sendPage(res, suitsWeekPage, presentWeek(words, { suits, own, monday, now }));
  }

  async function hide(req: Request, res: Response): Promise<void> {
    const form = parseForm(hideForm, req);
    if (!form.ok) throw notFound();
    const isHidden = form.value.schritt === "ausblenden";
    await hideNeed(workBy(res), personIdOf(res), form.value.gesuch, isHidden);
    const session = sessionOf(req);
    if (session) session.notice = isHidden ? "fitting:hide.done" : "fitting:show.done";
    res.redirect(303, readerOf(res, "fitting").href(volunteerPaths.suits()));
  }
}

function personIdOf(res: Response): string {
  const actor = actorOf(res);
  if (actor.kind !== "volunteer") throw notFound();
  return actor.personId;
}

/** A day from the address; whatever is none is left aside. */
function dayFrom(value: unknown): Temporal.PlainDate | null {
  if (typeof value !== "string" || !DAY.test(value)) return null;
  try {
    return Temporal.PlainDate.from(value);
  } catch {
    return null;
  }
}

function ownShifts(db: Db, personId: string, monday: Temporal.PlainDate): Promise<readonly OwnShift[]> {
  return db.$queryRaw<OwnShift[]>`
    SELECT n."title", n."slug", a."startsAt", a."endsAt" FROM "Assignment" a JOIN "Need" n ON n."id" = a."needId"
    WHERE a."personId" = ${personId}::uuid AND a."state" IN ('accepted', 'confirmed')
      AND a."startsAt" >= ${monday.toString()}::date - 1 AND a."startsAt" < ${monday.toString()}::date + 8
    ORDER BY a."startsAt"`;
}
