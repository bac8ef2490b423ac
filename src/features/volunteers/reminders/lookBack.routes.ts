import type { Request, Response } from "express";
import { z } from "zod";
import type { Db } from "../../../shared/db/client.ts";
import { AppError, linkOver, notFound } from "../../../shared/errors/AppError.ts";
import { oneOf } from "../../../shared/forms/fields.ts";
import { parseForm } from "../../../shared/forms/parseForm.ts";
import type { Limit, RateLimit } from "../../../shared/http/rateLimit.ts";
import { paramOf, type RouteSpec } from "../../../shared/http/routes.ts";
import { sessionOf } from "../../../shared/http/sessions.ts";
import { actorOf, readerOf, visitOf, workBy } from "../../../shared/http/visit.ts";
import { hashToken } from "../../../shared/ids/ids.ts";
import { definePage, type PageModel } from "../../../shared/pages/page.ts";
import type { PostButton } from "../../../shared/pages/parts.ts";
import { sendPage } from "../../../shared/pages/sendPage.ts";
import type { Reader } from "../../../shared/text/reader.ts";
import type { createLookBack } from "../taking/lookBack.ts";
import { takingPaths } from "../taking/taking.paths.ts";
import { volunteerPaths } from "../volunteers.paths.ts";

/** /konto/rueckblick/:token: how it went, in two taps. */
export interface LookBackPage extends PageModel {
  readonly lead: string;
  readonly buttons: readonly PostButton[];
}
const lookBackPage = definePage<LookBackPage>("volunteers/look-back");

interface Deps {
  readonly db: Db;
  readonly rateLimit: RateLimit;
  readonly lookBack: ReturnType<typeof createLookBack>;
}

const ANSWERS: Limit = { name: "look-back", points: 60, seconds: 600 };
const lookBackForm = z.strictObject({ antwort: oneOf(["gut", "nicht"], "frame:form.check") });

export function lookBackRoutes({ db, rateLimit, lookBack }: Deps): readonly RouteSpec[] {
  return [
    { method: "get", path: "/konto/rueckblick/:token", access: "public", handle: show },
    { method: "post", path: "/konto/rueckblick/:token", access: "public", handle: answerByLink },
    { method: "post", path: "/konto/einsaetze/:assignmentId/rueckblick", access: "volunteer", handle: answerOwn },
  ];

  /** Looking changes nothing: mail scanners follow links. */
  async function show(req: Request, res: Response): Promise<void> {
    const asked = await askedBy(req, res);
    const { wentWell, need } = await db.assignment.findUniqueOrThrow({
      where: { id: asked.id },
      select: { wentWell: true, need: { select: { title: true } } },
    });
    const reader = readerOf(res, "reminders");
    const action = reader.href(visitOf(res).path);
    await sendPage(res, lookBackPage, presentLookBack(reader, { title: need.title, wentWell, action }));
  }

  async function answerByLink(req: Request, res: Response): Promise<void> {
    await rateLimit.byAddress(ANSWERS, req);
    const { id, personId } = await askedBy(req, res);
    const actor = { kind: "volunteer", personId, name: "" } as const;
    await lookBack({ ...workBy(res), actor }, personId, id, answerFrom(req));
    res.redirect(303, readerOf(res, "reminders").href(takingPaths.lookBack(paramOf(req, "token"))));
  }

  async function answerOwn(req: Request, res: Response): Promise<void> {
    const actor = actorOf(res);
    const id = z.uuid().safeParse(paramOf(req, "assignmentId"));
    if (!id.success || actor.kind !== "volunteer") throw notFound();
    await lookBack(workBy(res), actor.personId, id.data, answerFrom(req));
    const session = sessionOf(req);
    if (session) session.notice = "reminders:lookBack.thanks";
    res.redirect(303, readerOf(res, "volunteers").href(volunteerPaths.account()));
  }

  async function askedBy(req: Request, res: Response): Promise<{ id: string; personId: string }> {
    const found = await db.oneTimeToken.findFirst({
      where: {
        tokenHash: hashToken(paramOf(req, "token")),
        purpose: "look_back",
        expiresAt: { gt: visitOf(res).now },
        person: { deactivatedAt: null },
      },
      select: { subjectId: true, personId: true },
    });
    if (!found?.subjectId || !found.personId) throw linkOver();
    return { id: found.subjectId, personId: found.personId };
  }
}

function answerFrom(req: Request): boolean {
  const form = parseForm(lookBackForm, req);
  if (!form.ok) throw new AppError("invalid", "frame:form.check");
  return form.value.antwort === "gut";
}

function presentLookBack(
  { t, href }: Reader,
  { title, wentWell, action }: { title: string; wentWell: boolean | null; action: string },
): LookBackPage {
  return {
    title: t("reminders:lookBack.title", { need: title }),
    section: volunteerPaths.needs(),
    crumbs: [{ label: t("frame:start"), href: href("/") }],
    lead: t(wentWell === null ? "reminders:lookBack.lead" : "reminders:lookBack.thanks"),
    buttons: (["gut", "nicht"] as const)
      .filter((answer) => wentWell === null || wentWell !== (answer === "gut"))
      .map((answer) => ({
        action,
        label: t(wentWell === null ? `taking:lookBack.${answer}` : `reminders:lookBack.change.${answer}`),
        tone: "secondary",
        hidden: [{ name: "antwort", value: answer }],
      })),
  };
}
