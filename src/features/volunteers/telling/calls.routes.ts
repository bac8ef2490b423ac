import type { Request, Response } from "express";
import { z } from "zod";
import { COORDINATION } from "../../../shared/access/access.ts";
import type { ViewReason } from "../../../shared/audit/viewReasons.ts";
import type { DeskPoint } from "../../../shared/desk/deskPoint.ts";
import { AppError, notFound } from "../../../shared/errors/AppError.ts";
import { oneOf, someIds } from "../../../shared/forms/fields.ts";
import { parseForm } from "../../../shared/forms/parseForm.ts";
import type { RouteSpec } from "../../../shared/http/routes.ts";
import { sessionOf } from "../../../shared/http/sessions.ts";
import { readerOf, visitOf, workBy } from "../../../shared/http/visit.ts";
import { sendPage } from "../../../shared/pages/sendPage.ts";
import type { TextKey } from "../../../shared/text/keys.ts";
import type { createRecordView } from "../account/views.queries.ts";
import { callListPage, cardsPage } from "./calls.pages.ts";
import { callPaths } from "./calls.paths.ts";
import { DESK_WAYS, presentCalls, presentCards } from "./calls.presenter.ts";
import type { CallQueries, WaitingWord } from "./calls.queries.ts";
import { CALL_STEPS, type createSettleWords } from "./settleWords.ts";

interface Deps {
  readonly queries: CallQueries;
  readonly settleWords: ReturnType<typeof createSettleWords>;
  readonly recordView: ReturnType<typeof createRecordView>;
  readonly deskPoint: () => Promise<DeskPoint | null>;
}

const way = z.enum(DESK_WAYS).nullable().catch(null);
const person = z.uuid().nullable().catch(null);
const stepForm = z.strictObject({
  schritt: oneOf(CALL_STEPS, "frame:form.check"),
  aufgabe: someIds(500),
});

/** What has to be said by phone, by post or at the door: the coordination's list, and sheets to be posted. */
export function callListRoutes({ queries, settleWords, recordView, deskPoint }: Deps): readonly RouteSpec[] {
  return [
    { method: "get", path: "/buero/anrufe", access: COORDINATION, handle: showList },
    { method: "post", path: "/buero/anrufe", access: COORDINATION, fields: () => [], handle: settle },
    { method: "get", path: "/buero/anrufe/karten", access: COORDINATION, handle: showCards },
  ];

  async function showList(req: Request, res: Response): Promise<void> {
    const { now } = visitOf(res);
    const channel = way.parse(req.query["weg"]);
    const [words, people] = await Promise.all([queries.waiting(now, { channel }), queries.peopleByChannel()]);
    await note(res, words, "callList");
    await sendPage(res, callListPage, presentCalls(readerOf(res, "calls"), { words, people, channel, now }));
  }

  async function showCards(req: Request, res: Response): Promise<void> {
    const { now, texts } = visitOf(res);
    const personId = person.parse(req.query["person"]);
    const channel = personId === null ? (way.parse(req.query["weg"]) ?? "post") : null;
    const [words, desk] = await Promise.all([queries.waiting(now, { channel, personId }), deskPoint()]);
    await note(res, words, "card");
    await sendPage(res, cardsPage, presentCards(readerOf(res, "calls"), { words, desk, texts, now }));
  }

  async function settle(req: Request, res: Response): Promise<void> {
    const form = parseForm(stepForm, req);
    if (!form.ok || form.value.aufgabe.length === 0) throw notFound();
    const { schritt, aufgabe } = form.value;
    try {
      await settleWords(workBy(res), aufgabe, schritt);
      leave(req, res, `calls:noted.${schritt}`);
    } catch (error) {
      // A second press, or somebody else was faster: the list shows what is left.
      if (!(error instanceof AppError) || error.kind !== "conflict") throw error;
      leave(req, res, error.messageKey);
    }
  }

  function note(res: Response, words: readonly WaitingWord[], reason: ViewReason): Promise<void> {
    const people = [...new Set(words.map((word) => word.personId))];
    return recordView(workBy(res), people, reason, visitOf(res).now);
  }
}

function leave(req: Request, res: Response, notice: TextKey): void {
  const session = sessionOf(req);
  if (session) session.notice = notice;
  res.redirect(303, readerOf(res, "calls").href(callPaths.calls()));
}
