import type { Request, Response } from "express";
import { z } from "zod";
import type { Db } from "../../../../shared/db/client.ts";
import { notFound } from "../../../../shared/errors/AppError.ts";
import { optionalId } from "../../../../shared/forms/fields.ts";
import { parseForm } from "../../../../shared/forms/parseForm.ts";
import { paramOf, type RouteSpec } from "../../../../shared/http/routes.ts";
import { sessionOf } from "../../../../shared/http/sessions.ts";
import { actorOf, readerOf, visitOf, workBy } from "../../../../shared/http/visit.ts";
import { sendPage } from "../../../../shared/pages/sendPage.ts";
import type { createRecordView } from "../../account/views.queries.ts";
import { volunteerPaths } from "../../volunteers.paths.ts";
import { mayAskFor, mayAssign } from "../../desk/deskNeeds.policy.ts";
import type { LoadNames } from "../names.ts";
import { candidatesPage } from "./candidates.pages.ts";
import { presentCandidates } from "./candidates.presenter.ts";
import { findCandidates } from "./candidates.ts";
import type { createOfferNeed } from "./offerNeed.ts";

interface Deps {
  readonly db: Db;
  readonly loadNames: LoadNames;
  readonly offerNeed: ReturnType<typeof createOfferNeed>;
  readonly recordView: ReturnType<typeof createRecordView>;
}

const offerForm = z.strictObject({ person: z.uuid(), schicht: optionalId() });

/** The coordination brings volunteers and needs together; initiatives ask for their own needs, without names. */
const ASKING = ["coordinator", "editor"] as const;

export function candidateRoutes({ db, loadNames, offerNeed, recordView }: Deps): readonly RouteSpec[] {
  return [
    { method: "get", path: "/buero/gesuche/:needId/passende", access: ASKING, handle: show },
    { method: "post", path: "/buero/gesuche/:needId/anfragen", access: ASKING, handle: offer },
  ];

  async function show(req: Request, res: Response): Promise<void> {
    const reader = readerOf(res, "candidates");
    const need = await openNeed(req, res);
    const shiftId = z.uuid().safeParse(req.query["schicht"]);
    const found = await findCandidates(
      db,
      { needId: need.id, shiftId: shiftId.success ? shiftId.data : null },
      visitOf(res).now,
    );
    // their answers, times and distances stand in the reasons: whoever reads those leaves a trace
    const isNamed = mayAssign(actorOf(res));
    const seen = found === null ? [] : [...found.candidates, ...(isNamed ? found.near : [])].map(({ id }) => id);
    await recordView(workBy(res), seen, "candidates", visitOf(res).now);
    const names = await loadNames(reader.language);
    await sendPage(res, candidatesPage, presentCandidates({ reader, names }, { need, found, isNamed }));
  }

  async function offer(req: Request, res: Response): Promise<void> {
    const need = await openNeed(req, res);
    const form = parseForm(offerForm, req);
    if (!form.ok) throw notFound();
    const { person: personId, schicht: shiftId } = form.value;
    await offerNeed(workBy(res), { needId: need.id, shiftId, personId });
    const session = sessionOf(req);
    if (session) session.notice = "candidates:offer.done";
    res.redirect(303, readerOf(res, "candidates").href(volunteerPaths.deskCandidates(need.id, shiftId)));
  }

  async function openNeed(req: Request, res: Response) {
    const id = z.uuid().safeParse(paramOf(req, "needId"));
    const need = id.success
      ? await db.need.findFirst({
          where: { id: id.data, archivedAt: null },
          select: { id: true, title: true, organizationId: true },
        })
      : null;
    if (!need || !mayAskFor(actorOf(res), need)) throw notFound();
    return need;
  }
}
