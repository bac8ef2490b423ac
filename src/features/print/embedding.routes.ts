import type { Request, Response } from "express";
import { ADMINISTRATION } from "../../shared/access/access.ts";
import { AppError } from "../../shared/errors/AppError.ts";
import { formModel } from "../../shared/forms/formModel.ts";
import { besideStored, filledForm, parseForm, withError, type FormState } from "../../shared/forms/parseForm.ts";
import type { RouteSpec } from "../../shared/http/routes.ts";
import { sessionOf } from "../../shared/http/sessions.ts";
import { readerOf, workBy } from "../../shared/http/visit.ts";
import { sendPage } from "../../shared/pages/sendPage.ts";
import { embeddingFields, embeddingForm } from "./embedding.forms.ts";
import type { createReadEmbedding, createSaveEmbedding, EmbeddingRow } from "./embedding.ts";
import { embeddingPage } from "./print.pages.ts";
import { printPaths } from "./print.paths.ts";

interface Deps {
  readonly readEmbedding: ReturnType<typeof createReadEmbedding>;
  readonly saveEmbedding: ReturnType<typeof createSaveEmbedding>;
}

/** Which sites may show our list, decided by the administration. */
export function embeddingRoutes({ readEmbedding, saveEmbedding }: Deps): readonly RouteSpec[] {
  const path = printPaths.embedding();
  return [
    { method: "get", path, access: ADMINISTRATION, handle: show },
    { method: "post", path, access: ADMINISTRATION, fields: embeddingFields, handle: save },
  ];

  async function show(_req: Request, res: Response): Promise<void> {
    const stored = await readEmbedding();
    await send(res, filledForm(asTyped(stored)), stored.version);
  }

  async function save(req: Request, res: Response): Promise<void> {
    const form = parseForm(embeddingForm, req);
    if (!form.ok) return send(res, form.state, Number(form.state.values["version"]) || 0);
    try {
      await saveEmbedding(workBy(res), form.value.origins, form.value.version);
    } catch (error) {
      if (!(error instanceof AppError) || error.kind !== "conflict") throw error;
      const stored = await readEmbedding();
      const state = besideStored(form.state, stored, asTyped);
      return send(res, withError(state, "", error.messageKey), stored.version);
    }
    const session = sessionOf(req);
    if (session) session.notice = "frame:desk.saved";
    res.redirect(303, readerOf(res, "print").href(path));
  }

  async function send(res: Response, state: FormState, version: number): Promise<void> {
    const reader = readerOf(res, "print");
    const page = {
      title: reader.t("print:embedding.title"),
      lead: reader.t("print:embedding.lead"),
      section: path,
      hasErrors: state.errors.length > 0,
      form: formModel(reader, state, {
        action: reader.href(path),
        submit: "frame:form.save",
        fields: embeddingFields(),
        hidden: { version: String(version) },
      }),
      partnersHref: reader.href(printPaths.partners()),
    };
    await sendPage(res, embeddingPage, page, { status: state.errors.length > 0 ? 422 : 200 });
  }
}

function asTyped({ origins, version }: EmbeddingRow) {
  return { origins: origins.join("\n"), version: String(version) };
}
