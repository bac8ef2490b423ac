import type { Request, Response } from "express";
import { z } from "zod";
import type { Db } from "../../../shared/db/client.ts";
import { AppError, notFound } from "../../../shared/errors/AppError.ts";
import { versionField } from "../../../shared/forms/fields.ts";
import { besideStored, filledForm, withError, type FormState } from "../../../shared/forms/parseForm.ts";
import { withoutStamp } from "../../../shared/forms/stamp.ts";
import { paramOf, type RouteSpec } from "../../../shared/http/routes.ts";
import { sessionOf } from "../../../shared/http/sessions.ts";
import { actorOf, readerOf, workBy } from "../../../shared/http/visit.ts";
import { sendPage } from "../../../shared/pages/sendPage.ts";
import type { LoadChoices } from "../choices.ts";
import { withOwnStreet } from "../profile/ownStreet.ts";
import { partValues, readParts } from "../profile/part.ts";
import { nameVolunteerFields, PART_CODES, someParts, type PartCode } from "../profile/parts.ts";
import { loadVolunteer, type VolunteerRecord } from "../volunteer.queries.ts";
import { volunteerPaths } from "../volunteers.paths.ts";
import { accountFormPage } from "./account.pages.ts";
import type { createChangeVolunteer } from "./changeVolunteer.ts";
import { presentAccountPart } from "./parts.presenter.ts";

interface Deps {
  readonly db: Db;
  readonly loadChoices: LoadChoices;
  readonly changeVolunteer: ReturnType<typeof createChangeVolunteer>;
}

const beside = z.strictObject({ version: versionField() });

/** What a volunteer tells about themselves, one part a page. */
export function accountPartRoutes(deps: Deps): readonly RouteSpec[] {
  const fields = nameVolunteerFields;
  return [
    { method: "get", path: "/konto/angaben/:teil", access: "volunteer", handle: showForm },
    { method: "post", path: "/konto/angaben/:teil", access: "volunteer", fields, handle: change },
  ];

  async function showForm(req: Request, res: Response): Promise<void> {
    const { code, record, choices } = await look(req, res);
    await sendForm(res, code, record, filledForm(partValues(someParts([code]), record, choices)));
  }

  async function change(req: Request, res: Response): Promise<void> {
    const { code, record, choices } = await look(req, res);
    const parts = someParts([code]);
    // the mail address is the key to the account: it stays what it is
    const typed = { ...withoutStamp(req.body), ...(code === "kontakt" && { email: record.email ?? "" }) };
    const form = readParts({ parts, rest: beside }, choices, typed);
    if (!form.ok) return sendForm(res, code, record, form.state);
    const { values, rest } = form.value;
    try {
      await deps.changeVolunteer(workBy(res), { personId: record.id, values, version: rest.version, choices });
    } catch (error) {
      if (!(error instanceof AppError) || error.kind !== "conflict") throw error;
      // Read anew: the page shows what is stored by now, and carries its version from now on.
      const stored = await own(res);
      const state = besideStored(form.state, stored, (row) => partValues(parts, row, choices));
      return sendForm(res, code, stored, withError(state, "", error.messageKey));
    }
    const session = sessionOf(req);
    if (session) session.notice = "frame:desk.saved";
    res.redirect(303, readerOf(res, "profile").href(volunteerPaths.account()));
  }

  async function look(req: Request, res: Response) {
    const teil = paramOf(req, "teil");
    const code = PART_CODES.find((one) => one === teil);
    if (code === undefined) throw notFound();
    const record = await own(res);
    const choices = withOwnStreet(await deps.loadChoices(readerOf(res, "profile").language), record);
    return { code, record, choices };
  }

  async function own(res: Response): Promise<VolunteerRecord> {
    const actor = actorOf(res);
    const record = actor.kind === "volunteer" ? await loadVolunteer(deps.db, actor.personId) : null;
    if (!record) throw notFound();
    return record;
  }

  async function sendForm(res: Response, code: PartCode, record: VolunteerRecord, state: FormState): Promise<void> {
    const reader = readerOf(res, "profile");
    const choices = withOwnStreet(await deps.loadChoices(reader.language), record);
    const page = presentAccountPart({ reader, state, choices }, code, record);
    await sendPage(res, accountFormPage, page, { status: state.errors.length > 0 ? 422 : 200 });
  }
}
