import type { Request, Response } from "express";
import { z } from "zod";
import { dateColumn, dayOf } from "../../../shared/clock.ts";
import { AppError, linkOver, notFound } from "../../../shared/errors/AppError.ts";
import type { FeatureDeps } from "../../../shared/feature.ts";
import { emptyForm, parseForm, withError, type FormState } from "../../../shared/forms/parseForm.ts";
import { paramOf, type RouteSpec } from "../../../shared/http/routes.ts";
import { sessionOf } from "../../../shared/http/sessions.ts";
import { actorOf, readerOf, visitOf, workBy } from "../../../shared/http/visit.ts";
import { sendPage } from "../../../shared/pages/sendPage.ts";
import type { TextKey } from "../../../shared/text/keys.ts";
import { assignmentOfKey, isKeyFor } from "./contestKey.ts";
import type { Contestant, createContestNoShow } from "./contestNoShow.ts";
import { CONTEST_FIELDS, contestForm, reportForm, toldFields } from "./hours.forms.ts";
import { contestPage, ownHoursPage } from "./hours.pages.ts";
import { hoursPaths } from "./hours.paths.ts";
import type { HoursQueries, OwnMiss } from "./hours.queries.ts";
import { fieldOf } from "./needHours.routes.ts";
import { presentContest, presentOwnHours } from "./ownHours.presenter.ts";
import type { createReportHours, createWithdrawReport } from "./reportHours.ts";

interface Deps extends Pick<FeatureDeps, "rateLimit" | "sign"> {
  readonly queries: HoursQueries;
  readonly reportHours: ReturnType<typeof createReportHours>;
  readonly withdrawReport: ReturnType<typeof createWithdrawReport>;
  readonly contestNoShow: ReturnType<typeof createContestNoShow>;
  /** Where thanks and certificates are. */
  readonly proofsPath: string;
}

/** Looks at links from letters, by address. */
const KNOCKING = { name: "contest", points: 30, seconds: 600 };

/** Volunteers see and report their time, and say "I was there", from their account or from the letter. */
export function ownHoursRoutes(deps: Deps): readonly RouteSpec[] {
  const { queries } = deps;
  const contest = "/konto/zeiten/einsatz/:assignmentId";
  const byMail = "/mitmachen/ich-war-da/:key";
  const reportFields = () => toldFields([], null);
  const contestFields = () => CONTEST_FIELDS;
  return [
    { method: "get", path: "/konto/zeiten", access: "volunteer", handle: show },
    { method: "post", path: "/konto/zeiten", access: "volunteer", fields: reportFields, handle: report },
    { method: "post", path: "/konto/zeiten/:entryId/zurueck", access: "volunteer", handle: withdraw },
    { method: "get", path: contest, access: "volunteer", handle: showContest },
    { method: "post", path: contest, access: "volunteer", fields: contestFields, handle: sendIn },
    { method: "get", path: byMail, access: "public", handle: showByMail },
    { method: "post", path: byMail, access: "public", handle: sendInByMail },
  ];

  async function show(_req: Request, res: Response): Promise<void> {
    await send(res, emptyForm);
  }

  async function send(res: Response, report: FormState): Promise<void> {
    const personId = ownId(res);
    const firstOfYear = dateColumn(dayOf(visitOf(res).now).with({ month: 1, day: 1 }));
    const [sums, entries, misses, needs] = await Promise.all([
      queries.ownSums(personId, firstOfYear),
      queries.ownEntries(personId),
      queries.ownMisses(personId),
      queries.reportableNeeds(personId),
    ]);
    const { proofsPath } = deps;
    const page = presentOwnHours(readerOf(res, "thanks"), { sums, entries, misses, needs, report, proofsPath });
    await sendPage(res, ownHoursPage, page, { status: report.errors.length > 0 ? 422 : 200 });
  }

  async function report(req: Request, res: Response): Promise<void> {
    const form = parseForm(reportForm, req);
    if (!form.ok) return send(res, form.state);
    const { need, day, hours, note } = form.value;
    try {
      await deps.reportHours(workBy(res), ownId(res), { needId: need, day, minutes: hours, note });
    } catch (error) {
      if (!(error instanceof AppError) || error.kind !== "conflict") throw error;
      return send(res, withError(form.state, fieldOf(error), error.messageKey));
    }
    leave(req, res, hoursPaths.own(), "thanks:report.thanks");
  }

  async function withdraw(req: Request, res: Response): Promise<void> {
    const id = z.uuid().safeParse(paramOf(req, "entryId"));
    if (!id.success) throw notFound();
    await deps.withdrawReport(workBy(res), ownId(res), id.data);
    leave(req, res, hoursPaths.own(), "frame:desk.saved");
  }

  async function showContest(req: Request, res: Response): Promise<void> {
    const miss = await ownMiss(req, res);
    await sendContest(res, { title: miss.title, miss, path: hoursPaths.ownContest(miss.id) });
  }

  async function sendIn(req: Request, res: Response): Promise<void> {
    const miss = await ownMiss(req, res);
    const form = parseForm(contestForm, req);
    const page = { title: miss.title, miss, path: hoursPaths.ownContest(miss.id) };
    if (!form.ok) return sendContest(res, page, form.state);
    await deps.contestNoShow(workBy(res), miss.id, { personId: ownId(res) }, form.value.text);
    leave(req, res, hoursPaths.own(), "thanks:contest.thanks");
  }

  async function ownMiss(req: Request, res: Response): Promise<OwnMiss> {
    const miss = (await queries.ownMisses(ownId(res))).find(({ id }) => id === paramOf(req, "assignmentId"));
    if (!miss) throw notFound();
    return miss;
  }

  async function showByMail(req: Request, res: Response): Promise<void> {
    const { page } = await markedBy(req);
    await sendContest(res, page);
  }

  /** No session, no notice: the page itself says that it has arrived. */
  async function sendInByMail(req: Request, res: Response): Promise<void> {
    const { page, contestant } = await markedBy(req);
    const form = parseForm(contestForm, req);
    if (!form.ok) return sendContest(res, page, form.state);
    await deps.contestNoShow(workBy(res), page.id, contestant, form.value.text);
    res.redirect(303, readerOf(res, "thanks").href(page.path));
  }

  /** What a key from a letter leads to; unknown ones answer as if nothing were there. */
  async function markedBy(req: Request) {
    await deps.rateLimit.byAddress(KNOCKING, req);
    const key = paramOf(req, "key");
    const id = assignmentOfKey(key);
    const marked = id !== null && z.uuid().safeParse(id).success ? await queries.marked(id) : null;
    if (!marked || !isKeyFor(deps.sign, key, marked)) throw linkOver();
    const contestant: Contestant = { key };
    const page = { id: marked.id, title: marked.need.title, miss: marked, path: hoursPaths.contestByMail(key) };
    return { page, contestant };
  }

  type Contested = Parameters<typeof presentContest>[1];

  async function sendContest(
    res: Response,
    { title, miss, path }: Pick<Contested, "title" | "miss"> & { path: string },
    state: FormState = emptyForm,
  ): Promise<void> {
    const reader = readerOf(res, "thanks");
    const page = presentContest(reader, { action: reader.href(path), title, miss, state });
    await sendPage(res, contestPage, page, { status: state.errors.length > 0 ? 422 : 200 });
  }
}

/** The signed-in volunteer; the route's access has let nobody else in. */
function ownId(res: Response): string {
  const actor = actorOf(res);
  if (actor.kind !== "volunteer") throw notFound();
  return actor.personId;
}

function leave(req: Request, res: Response, path: string, notice: TextKey): void {
  const session = sessionOf(req);
  if (session) session.notice = notice;
  res.redirect(303, readerOf(res, "thanks").href(path));
}
