import type { Request, Response } from "express";
import { ADMINISTRATION } from "../../shared/access/access.ts";
import { AppError } from "../../shared/errors/AppError.ts";
import { formModel } from "../../shared/forms/formModel.ts";
import { besideStored, filledForm, parseForm, withError, type FormState } from "../../shared/forms/parseForm.ts";
import type { RouteSpec } from "../../shared/http/routes.ts";
import { sessionOf } from "../../shared/http/sessions.ts";
import { readerOf, workBy } from "../../shared/http/visit.ts";
import { sendPage } from "../../shared/pages/sendPage.ts";
import type { Reader } from "../../shared/text/reader.ts";
import { adminPaths } from "./admin.paths.ts";
import { operatorFields, operatorForm } from "./operator.forms.ts";
import { operatorPage, type OperatorPage } from "./operator.pages.ts";
import type { createListDeskPoints, createReadOperator, createSaveOperator, DeskPointChoice } from "./operator.ts";
import type { OperatorFacts } from "../../shared/settings/operatorFacts.ts";

interface Deps {
  readonly readOperator: ReturnType<typeof createReadOperator>;
  readonly listDeskPoints: ReturnType<typeof createListDeskPoints>;
  readonly saveOperator: ReturnType<typeof createSaveOperator>;
}

/** Who runs this installation. */
export function operatorRoutes({ readOperator, listDeskPoints, saveOperator }: Deps): readonly RouteSpec[] {
  const path = adminPaths.operator();
  return [
    { method: "get", path, access: ADMINISTRATION, handle: show },
    { method: "post", path, access: ADMINISTRATION, fields: (reader) => operatorFields(reader, []), handle: save },
  ];

  async function show(_req: Request, res: Response): Promise<void> {
    const { operator, version } = await readOperator();
    await send(res, filledForm({ ...asTyped(operator), version: String(version) }), version);
  }

  async function save(req: Request, res: Response): Promise<void> {
    const form = parseForm(operatorForm, req);
    if (!form.ok) return send(res, form.state, Number(form.state.values["version"]) || 0);
    const { version, phone, ...given } = form.value;
    try {
      await saveOperator(workBy(res), { ...given, phone: phone ?? "" }, version);
    } catch (error) {
      return sendRefused(res, form.state, error);
    }
    const session = sessionOf(req);
    if (session) session.notice = "frame:desk.saved";
    res.redirect(303, readerOf(res, "admin").href(path));
  }

  /** What was typed, beside what is stored now, with the reason why it was not saved. */
  async function sendRefused(res: Response, typed: FormState, error: unknown): Promise<void> {
    if (!(error instanceof AppError) || error.kind !== "conflict") throw error;
    const stored = await readOperator();
    const state = besideStored(typed, stored, ({ operator }) => asTyped(operator));
    const field = error.messageKey === "admin:operator.deskPointGone" ? "deskPointId" : "";
    await send(res, withError(state, field, error.messageKey), stored.version);
  }

  async function send(res: Response, state: FormState, version: number): Promise<void> {
    const points = await listDeskPoints((await readOperator()).operator.deskPointId);
    const page = presentOperator(readerOf(res, "admin"), state, { version, points });
    await sendPage(res, operatorPage, page, { status: state.errors.length > 0 ? 422 : 200 });
  }
}

/** The operator as the form's values. */
function asTyped({ deskPointId, ...operator }: OperatorFacts) {
  return { ...operator, deskPointId: deskPointId ?? "" };
}

function presentOperator(
  reader: Reader,
  state: FormState,
  { version, points }: { version: number; points: readonly DeskPointChoice[] },
): OperatorPage {
  return {
    title: reader.t("admin:operator.title"),
    lead: reader.t("admin:operator.lead"),
    section: adminPaths.operator(),
    hasErrors: state.errors.length > 0,
    form: formModel(reader, state, {
      action: reader.href(adminPaths.operator()),
      submit: "frame:form.save",
      fields: operatorFields(reader, points),
      hidden: { version: String(version) },
    }),
    links: [
      { label: reader.t("frame:foot.imprint"), href: reader.href("/impressum") },
      { label: reader.t("frame:foot.privacy"), href: reader.href("/datenschutz") },
    ],
  };
}
