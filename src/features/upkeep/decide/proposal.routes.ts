import type { Request, Response } from "express";
import { z } from "zod";
import { COORDINATION } from "../../../shared/access/access.ts";
import { holds, type Role } from "../../../shared/access/actor.ts";
import type { Db } from "../../../shared/db/client.ts";
import { AppError, notFound } from "../../../shared/errors/AppError.ts";
import { requiredText, versionField } from "../../../shared/forms/fields.ts";
import { emptyForm, parseForm, withError, type FormState } from "../../../shared/forms/parseForm.ts";
import { paramOf, type RouteSpec } from "../../../shared/http/routes.ts";
import { sessionOf } from "../../../shared/http/sessions.ts";
import { actorOf, readerOf, workBy } from "../../../shared/http/visit.ts";
import { sendPage } from "../../../shared/pages/sendPage.ts";
import type { TextKey } from "../../../shared/text/keys.ts";
import type { ReviewedKinds } from "../kinds.ts";
import { findProposal, type ProposalRow } from "../proposal.repo.ts";
import { proposalPage } from "../upkeep.pages.ts";
import { upkeepPaths } from "../upkeep.paths.ts";
import type { createAcceptProposal, createDeclineProposal } from "./decideProposal.ts";
import { presentProposal } from "./proposal.presenter.ts";

interface Deps {
  readonly db: Db;
  readonly kinds: ReviewedKinds;
  readonly acceptProposal: ReturnType<typeof createAcceptProposal>;
  readonly declineProposal: ReturnType<typeof createDeclineProposal>;
}

/** Whoever reads the upkeep at the desk; deciding is the coordination's alone. */
export const UPKEEP_READERS = [...COORDINATION, "viewer"] as const satisfies readonly Role[];

const name = z.string().max(80);
const names = z
  .union([name, z.array(name).max(100)])
  .optional()
  .transform((value) => (typeof value === "string" ? [value] : (value ?? [])));
const acceptForm = z.strictObject({ felder: names, version: versionField(), stand: versionField() });
const declineForm = z.strictObject({
  grund: requiredText(1000, "upkeep:proposal.reasonMissing"),
  version: versionField(),
});

/** One proposed change at the desk: looked at field by field, taken over or declined. */
export function proposalRoutes({ db, kinds, acceptProposal, declineProposal }: Deps): readonly RouteSpec[] {
  const one = "/buero/pflege/vorschlaege/:id";
  return [
    { method: "get", path: one, access: UPKEEP_READERS, handle: show },
    { method: "post", path: `${one}/annehmen`, access: COORDINATION, handle: accept },
    { method: "post", path: `${one}/ablehnen`, access: COORDINATION, handle: decline },
  ];

  async function show(req: Request, res: Response): Promise<void> {
    await send(res, await found(req), emptyForm);
  }

  async function accept(req: Request, res: Response): Promise<void> {
    const proposal = await found(req);
    const form = parseForm(acceptForm, req);
    if (!form.ok) return send(res, proposal, form.state);
    const { felder, version, stand } = form.value;
    if (felder.length === 0 && Object.keys(proposal.fields).length > 0) {
      return send(res, proposal, withError(form.state, "felder", "upkeep:proposal.chooseOne"));
    }
    const given = { names: felder, version, recordVersion: stand };
    try {
      const faulty = await acceptProposal(workBy(res), readerOf(res, "upkeep"), proposal.id, given);
      if (faulty) {
        await send(res, proposal, { ...form.state, errors: faulty.errors });
        return;
      }
      done(req, res, felder.length > 0 ? "upkeep:proposal.isAccepted" : "upkeep:proposal.isSettled");
    } catch (error) {
      await sendRefused(req, res, form.state, error);
    }
  }

  async function decline(req: Request, res: Response): Promise<void> {
    const proposal = await found(req);
    const form = parseForm(declineForm, req);
    if (!form.ok) return send(res, proposal, form.state);
    try {
      await declineProposal(workBy(res), proposal.id, { version: form.value.version, reason: form.value.grund });
      done(req, res, "upkeep:proposal.isDeclined");
    } catch (error) {
      await sendRefused(req, res, form.state, error);
    }
  }

  /** Read anew: the page shows what holds by now. */
  async function sendRefused(req: Request, res: Response, state: FormState, error: unknown): Promise<void> {
    if (!(error instanceof AppError) || error.kind !== "conflict") throw error;
    await send(res, await found(req), withError({ ...state, errors: [] }, "", error.messageKey), error.status);
  }

  async function found(req: Request): Promise<ProposalRow> {
    const id = z.uuid().safeParse(paramOf(req, "id"));
    const proposal = id.success ? await findProposal(db, id.data) : null;
    if (!proposal) throw notFound();
    return proposal;
  }

  async function send(
    res: Response,
    proposal: ProposalRow,
    state: FormState,
    status = state.errors.length > 0 ? 422 : 200,
  ): Promise<void> {
    const reader = readerOf(res, "upkeep");
    const kind = kinds[proposal.subject];
    const record = await kind.find(proposal.recordId);
    if (!record) throw notFound();
    const specs = await kind.fields(reader, record.id);
    const mayDecide = holds(actorOf(res), ...COORDINATION);
    await sendPage(res, proposalPage, presentProposal(reader, state, { proposal, kind, record, specs, mayDecide }), {
      status,
    });
  }
}

function done(req: Request, res: Response, notice: TextKey): void {
  const session = sessionOf(req);
  if (session) session.notice = notice;
  res.redirect(303, readerOf(res, "upkeep").href(upkeepPaths.desk()));
}
