import type { Request, Response } from "express";
import { z } from "zod";
import { AppError, notFound } from "../../../shared/errors/AppError.ts";
import type { FeatureDeps } from "../../../shared/feature.ts";
import { emptyForm, parseForm, withError, type FormState } from "../../../shared/forms/parseForm.ts";
import { paramOf, type RouteSpec } from "../../../shared/http/routes.ts";
import { actorOf, readerOf, visitOf, workBy } from "../../../shared/http/visit.ts";
import { sendPage } from "../../../shared/pages/sendPage.ts";
import type { createRecordView } from "../account/views.queries.ts";
import { presentEntryDecision } from "./decision.presenter.ts";
import { decisionFields, entryForm, toldFields, toldForm } from "./hours.forms.ts";
import { decisionPage, needHoursPage } from "./hours.pages.ts";
import { hoursPaths } from "./hours.paths.ts";
import { hoursScope } from "./hours.policy.ts";
import type { EntryRow, HoursQueries } from "./hours.queries.ts";
import { findNeed, type FoundNeed } from "./hours.repo.ts";
import { KEEPING, leave } from "./hoursDesk.routes.ts";
import { presentNeedHours } from "./hoursDesk.presenter.ts";
import type { createDecideHours, createRecordTold } from "./reportHours.ts";

interface Deps extends Pick<FeatureDeps, "db"> {
  readonly queries: HoursQueries;
  readonly recordTold: ReturnType<typeof createRecordTold>;
  readonly decideHours: ReturnType<typeof createDecideHours>;
  readonly recordView: ReturnType<typeof createRecordView>;
}

/** Time on needs without dates: reported by people, confirmed, refused with a word, or written down at the desk. */
export function needHoursRoutes(deps: Deps): readonly RouteSpec[] {
  const { db, queries } = deps;
  const need = "/buero/gesuche/:id/zeiten";
  const entry = `${need}/:entryId`;
  return [
    { method: "get", path: need, access: KEEPING, handle: show },
    { method: "post", path: need, access: KEEPING, fields: () => toldFields([], []), handle: recordTold },
    { method: "get", path: entry, access: KEEPING, handle: showEntry },
    { method: "post", path: entry, access: KEEPING, fields: () => decisionFields([]), handle: decide },
    { method: "post", path: `${entry}/bestaetigen`, access: KEEPING, handle: confirm },
  ];

  async function show(req: Request, res: Response): Promise<void> {
    await send(res, await found(req, res), emptyForm);
  }

  async function send(res: Response, one: FoundNeed, state: FormState): Promise<void> {
    const scope = hoursScope(actorOf(res));
    const [entries, helpers] = await Promise.all([queries.entriesOf(one.id), queries.helpersOf(one.id, scope)]);
    const told = entries.filter(({ isGone }) => !isGone).map(({ personId }) => personId);
    const seen = [...told, ...helpers.map(({ id }) => id)];
    await deps.recordView(workBy(res), [...new Set(seen)], "hours", visitOf(res).now);
    const page = presentNeedHours(readerOf(res, "hoursDesk"), { need: one, entries, helpers, state });
    await sendPage(res, needHoursPage, page, { status: state.errors.length > 0 ? 422 : 200 });
  }

  async function recordTold(req: Request, res: Response): Promise<void> {
    const one = await found(req, res);
    const form = parseForm(toldForm, req);
    if (!form.ok) return send(res, one, form.state);
    const { person, day, hours, note } = form.value;
    try {
      const told = { needId: one.id, day, minutes: hours, note };
      await deps.recordTold(workBy(res), hoursScope(actorOf(res)), person, told);
    } catch (error) {
      if (!(error instanceof AppError) || error.kind !== "conflict") throw error;
      return send(res, one, withError(form.state, fieldOf(error), error.messageKey));
    }
    leave(req, res, hoursPaths.need(one.id));
  }

  async function showEntry(req: Request, res: Response): Promise<void> {
    const one = await found(req, res);
    const chosen = await entryOf(req, one);
    await deps.recordView(workBy(res), chosen.isGone ? [] : [chosen.personId], "hours", visitOf(res).now);
    await sendEntry(res, one, chosen, emptyForm);
  }

  async function sendEntry(res: Response, one: FoundNeed, chosen: EntryRow, state: FormState): Promise<void> {
    const page = presentEntryDecision(readerOf(res, "hoursDesk"), { need: one, entry: chosen, state });
    await sendPage(res, decisionPage, page, { status: state.errors.length > 0 ? 422 : 200 });
  }

  async function decide(req: Request, res: Response): Promise<void> {
    const one = await found(req, res);
    const chosen = await entryOf(req, one);
    const form = parseForm(entryForm, req);
    if (!form.ok) return sendEntry(res, one, chosen, form.state);
    const { decision, answer } = form.value;
    await write(res, one, chosen, { isConfirmed: decision === "confirm", answer });
    leave(req, res, hoursPaths.need(one.id));
  }

  async function confirm(req: Request, res: Response): Promise<void> {
    const one = await found(req, res);
    await write(res, one, await entryOf(req, one), { isConfirmed: true, answer: null });
    leave(req, res, hoursPaths.need(one.id));
  }

  function write(
    res: Response,
    one: FoundNeed,
    { id }: EntryRow,
    decided: { isConfirmed: boolean; answer: string | null },
  ) {
    const decision = { needId: one.id, entryId: id, ...decided };
    return deps.decideHours(workBy(res), hoursScope(actorOf(res)), decision);
  }

  async function found(req: Request, res: Response): Promise<FoundNeed> {
    const id = z.uuid().safeParse(paramOf(req, "id"));
    const one = id.success ? await findNeed(db, hoursScope(actorOf(res)), id.data) : null;
    if (!one) throw notFound();
    return one;
  }

  async function entryOf(req: Request, one: FoundNeed): Promise<EntryRow> {
    const entries = await queries.entriesOf(one.id);
    const chosen = entries.find(({ id, state }) => id === paramOf(req, "entryId") && state === "reported");
    if (!chosen) throw notFound();
    return chosen;
  }
}

/** Where a refusal of reported time belongs on the form. */
export function fieldOf({ messageKey }: AppError): string {
  if (messageKey === "thanks:report.tooMuch") return "hours";
  return messageKey === "thanks:report.notOnIt" ? "need" : "day";
}
