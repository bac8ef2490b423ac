import type { Request, Response } from "express";
import { z } from "zod";
import { COORDINATION } from "../../../shared/access/access.ts";
import { AppError, notFound } from "../../../shared/errors/AppError.ts";
import type { FeatureDeps } from "../../../shared/feature.ts";
import { emptyForm, filledForm, parseForm, withError, type FormState } from "../../../shared/forms/parseForm.ts";
import { isConflict } from "../../../shared/forms/openedWith.ts";
import { paramOf, type RouteSpec } from "../../../shared/http/routes.ts";
import { sessionOf } from "../../../shared/http/sessions.ts";
import { actorOf, readerOf, visitOf, workBy } from "../../../shared/http/visit.ts";
import { sendPage } from "../../../shared/pages/sendPage.ts";
import type { createRecordView } from "../account/views.queries.ts";
import type { createDecideContest } from "./contestNoShow.ts";
import { presentContestDecision } from "./decision.presenter.ts";
import { decisionFields, decisionForm, shiftFields, shiftForm, shiftFormValues } from "./hours.forms.ts";
import { decisionPage, hoursDeskPage, shiftHoursPage } from "./hours.pages.ts";
import { hoursPaths } from "./hours.paths.ts";
import { hoursScope, mayRecord, plannedMinutes } from "./hours.policy.ts";
import type { HoursQueries, OpenContest } from "./hours.queries.ts";
import { findShift, loadAttendances, type FoundShift } from "./hours.repo.ts";
import { presentHoursDesk, presentShiftHours } from "./hoursDesk.presenter.ts";
import type { createRecordShift } from "./recordShift.ts";

interface Deps extends Pick<FeatureDeps, "db"> {
  readonly queries: HoursQueries;
  readonly recordShift: ReturnType<typeof createRecordShift>;
  readonly decideContest: ReturnType<typeof createDecideContest>;
  readonly recordView: ReturnType<typeof createRecordView>;
}

/** Those who confirm time: the coordination, and editors for the needs of their organisation. */
export const KEEPING = ["coordinator", "editor"] as const;

/** What waits, the shifts with everybody who was to come, and "I was there". */
export function hoursDeskRoutes(deps: Deps): readonly RouteSpec[] {
  const { db, queries } = deps;
  const shift = "/buero/gesuche/:id/schichten/:shiftId/zeiten";
  const contest = "/buero/zeiten/einspruch/:assignmentId";
  const contestFields = () => decisionFields([]);
  return [
    { method: "get", path: "/buero/zeiten", access: KEEPING, handle: showDesk },
    { method: "get", path: shift, access: KEEPING, handle: showShift },
    { method: "post", path: shift, access: KEEPING, fields: () => shiftFields([], []), handle: record },
    { method: "post", path: `${shift}/alle`, access: KEEPING, handle: recordAll },
    { method: "get", path: contest, access: COORDINATION, handle: showContest },
    { method: "post", path: contest, access: COORDINATION, fields: contestFields, handle: decide },
  ];

  async function showDesk(_req: Request, res: Response): Promise<void> {
    const { actor, now } = visitOf(res);
    const scope = hoursScope(actor);
    const [contests, reported, open, done] = await Promise.all([
      scope.isEverything ? queries.openContests() : [],
      queries.reportedNeeds(scope),
      queries.openShifts(scope, now),
      queries.doneShifts(scope, now),
    ]);
    const personIds = contests.map(({ personId }) => personId);
    await deps.recordView(workBy(res), [...new Set(personIds)], "contest", now);
    const page = presentHoursDesk(readerOf(res, "hoursDesk"), { contests, reported, open, done });
    await sendPage(res, hoursDeskPage, page);
  }

  async function showShift(req: Request, res: Response): Promise<void> {
    const found = await foundShift(req, res);
    await sendShift(res, found, null);
  }

  async function sendShift(res: Response, found: FoundShift, faulty: FormState | null): Promise<void> {
    const reader = readerOf(res, "hoursDesk");
    const { now } = visitOf(res);
    const decision = mayRecord(found, now);
    // where nothing can be recorded nobody has to be looked at: an initiative would meet people not confirmed yet
    const attendances = decision.allowed ? await loadAttendances(db, found.id) : [];
    const present = attendances.filter(({ isGone }) => !isGone).map(({ personId }) => personId);
    await deps.recordView(workBy(res), present, "hours", now);
    const stored = shiftFormValues(attendances, plannedMinutes(found));
    const state = faulty === null ? filledForm(stored) : isConflict(faulty) ? { ...faulty, stored } : faulty;
    const refusal = decision.allowed ? "" : reader.t(decision.reason);
    const page = presentShiftHours(reader, { shift: found, attendances, state, refusal });
    await sendPage(res, shiftHoursPage, page, { status: faulty === null ? 200 : 422 });
  }

  async function record(req: Request, res: Response): Promise<void> {
    const found = await foundShift(req, res);
    const attendances = await loadAttendances(db, found.id);
    const form = parseForm(shiftForm(attendances, plannedMinutes(found)), req);
    if (!form.ok) return sendShift(res, found, form.state);
    const refusal = await writeShift(res, found, form.value);
    if (refusal !== null) return sendShift(res, found, withError(form.state, "", refusal.messageKey));
    leave(req, res, hoursPaths.shift(found.need.id, found.id));
  }

  async function recordAll(req: Request, res: Response): Promise<void> {
    const found = await foundShift(req, res);
    const refusal = await writeShift(res, found, { outcomes: "as planned", mark: null });
    if (refusal !== null) throw refusal;
    leave(req, res, hoursPaths.shift(found.need.id, found.id));
  }

  type Written = Pick<Parameters<Deps["recordShift"]>[1], "outcomes" | "mark">;

  async function writeShift(res: Response, { id, need }: FoundShift, written: Written): Promise<AppError | null> {
    try {
      const scope = hoursScope(actorOf(res));
      await deps.recordShift(workBy(res), { needId: need.id, shiftId: id, scope, ...written });
      return null;
    } catch (error) {
      if (error instanceof AppError && error.kind === "conflict") return error;
      throw error;
    }
  }

  async function foundShift(req: Request, res: Response): Promise<FoundShift> {
    const ids = z.tuple([z.uuid(), z.uuid()]).safeParse([paramOf(req, "id"), paramOf(req, "shiftId")]);
    const found = ids.success ? await findShift(db, hoursScope(actorOf(res)), ...ids.data) : null;
    if (!found) throw notFound();
    return found;
  }

  async function showContest(req: Request, res: Response): Promise<void> {
    const found = await foundContest(req);
    await deps.recordView(workBy(res), [found.personId], "contest", visitOf(res).now);
    await sendContest(res, found, emptyForm);
  }

  async function decide(req: Request, res: Response): Promise<void> {
    const found = await foundContest(req);
    const form = parseForm(decisionForm, req);
    if (!form.ok) return sendContest(res, found, form.state);
    const { decision, answer } = form.value;
    await deps.decideContest(workBy(res), found.id, { wasThere: decision === "there", answer });
    leave(req, res, hoursPaths.desk());
  }

  async function foundContest(req: Request): Promise<OpenContest> {
    const found = (await queries.openContests()).find(({ id }) => id === paramOf(req, "assignmentId"));
    if (!found) throw notFound();
    return found;
  }

  async function sendContest(res: Response, found: OpenContest, state: FormState): Promise<void> {
    const page = presentContestDecision(readerOf(res, "hoursDesk"), found, state);
    await sendPage(res, decisionPage, page, { status: state.errors.length > 0 ? 422 : 200 });
  }
}

/** Post, redirect, get, with a word that it is kept. */
export function leave(req: Request, res: Response, path: string): void {
  const session = sessionOf(req);
  if (session) session.notice = "frame:desk.saved";
  res.redirect(303, readerOf(res, "hoursDesk").href(path));
}
