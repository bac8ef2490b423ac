import type { Request, Response } from "express";
import { z } from "zod";
import { ADMINISTRATION } from "../../../shared/access/access.ts";
import { AppError } from "../../../shared/errors/AppError.ts";
import { oneOf, requiredText, versionField } from "../../../shared/forms/fields.ts";
import { formModel, type FieldSpec, type FormModel } from "../../../shared/forms/formModel.ts";
import { besideStored, filledForm, parseForm, withError, type FormState } from "../../../shared/forms/parseForm.ts";
import type { RouteSpec } from "../../../shared/http/routes.ts";
import { sessionOf } from "../../../shared/http/sessions.ts";
import { readerOf, workBy } from "../../../shared/http/visit.ts";
import { definePage, type PageModel } from "../../../shared/pages/page.ts";
import { sendPage } from "../../../shared/pages/sendPage.ts";
import type { Reader } from "../../../shared/text/reader.ts";
import { openDataPaths } from "../openData.paths.ts";
import { LICENCE_CODES, LICENCES, type createReadTerms, type createSaveTerms, type Terms } from "./licence.ts";

interface Deps {
  readonly readTerms: ReturnType<typeof createReadTerms>;
  readonly saveTerms: ReturnType<typeof createSaveTerms>;
}

/** /buero/verwaltung/offene-daten: licence and attribution of the open data. */
export interface TermsPage extends PageModel {
  readonly lead: string;
  readonly form: FormModel;
  readonly link: { readonly label: string; readonly href: string };
}
const termsPage = definePage<TermsPage>("openData/terms", "desk");

const termsForm = z.strictObject({
  licence: oneOf(LICENCE_CODES, "openData:terms.licenceMissing"),
  attribution: requiredText(200, "openData:terms.attributionMissing"),
  version: versionField(),
});

function termsFields(): readonly FieldSpec[] {
  const options = LICENCE_CODES.map((value) => ({ value, label: LICENCES[value].name }));
  return [
    { kind: "radios", name: "licence", label: "openData:terms.licence", options },
    { kind: "input", name: "attribution", label: "openData:terms.attribution", hint: "openData:terms.attributionHint" },
  ];
}

/** The administration says under which licence others may use the directory. */
export function termsRoutes({ readTerms, saveTerms }: Deps): readonly RouteSpec[] {
  const path = openDataPaths.terms();
  return [
    { method: "get", path, access: ADMINISTRATION, handle: show },
    { method: "post", path, access: ADMINISTRATION, fields: termsFields, handle: save },
  ];

  async function show(_req: Request, res: Response): Promise<void> {
    const { terms, version } = await readTerms();
    await send(res, filledForm({ ...terms, version: String(version) }), version);
  }

  async function save(req: Request, res: Response): Promise<void> {
    const form = parseForm(termsForm, req);
    if (!form.ok) return send(res, form.state, Number(form.state.values["version"]) || 0);
    const { version, ...terms } = form.value;
    try {
      await saveTerms(workBy(res), terms, version);
    } catch (error) {
      return sendRefused(res, form.state, error);
    }
    const session = sessionOf(req);
    if (session) session.notice = "frame:desk.saved";
    res.redirect(303, readerOf(res, "openData").href(path));
  }

  async function sendRefused(res: Response, typed: FormState, error: unknown): Promise<void> {
    if (!(error instanceof AppError) || error.kind !== "conflict") throw error;
    const stored = await readTerms();
    const state = besideStored(typed, stored, ({ terms }): Terms => terms);
    await send(res, withError(state, "", error.messageKey), stored.version);
  }

  async function send(res: Response, state: FormState, version: number): Promise<void> {
    const status = state.errors.length > 0 ? 422 : 200;
    await sendPage(res, termsPage, presentTerms(readerOf(res, "openData"), state, version), { status });
  }
}

function presentTerms(reader: Reader, state: FormState, version: number): TermsPage {
  const { t, href } = reader;
  return {
    title: t("openData:terms.title"),
    lead: t("openData:terms.lead"),
    section: openDataPaths.terms(),
    hasErrors: state.errors.length > 0,
    form: formModel(reader, state, {
      action: href(openDataPaths.terms()),
      submit: "frame:form.save",
      fields: termsFields(),
      hidden: { version: String(version) },
    }),
    link: { label: t("openData:reference.title"), href: href(openDataPaths.reference()) },
  };
}
