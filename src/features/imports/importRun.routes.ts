import type { Request, Response } from "express";
import { z } from "zod";
import { AppError, notFound, refusalFrom } from "../../shared/errors/AppError.ts";
import { besideStored, filledForm, parseForm, withError, type FormState } from "../../shared/forms/parseForm.ts";
import { paramOf, type RouteSpec } from "../../shared/http/routes.ts";
import { readerOf, workBy } from "../../shared/http/visit.ts";
import { sendPage } from "../../shared/pages/sendPage.ts";
import type { TextKey } from "../../shared/text/keys.ts";
import type { createCheckImport } from "./checkImport.ts";
import { lateMappingFields, mappingForm, mappingValues } from "./imports.forms.ts";
import { importMappingPage, importShowPage } from "./imports.pages.ts";
import { importPaths } from "./imports.paths.ts";
import { IMPORTING } from "./imports.policy.ts";
import { presentImportMapping } from "./imports.presenter.ts";
import { OUTCOMES, type ImportQueries, type ImportRunRow } from "./imports.queries.ts";
import { presentImportRun, reportCsv } from "./importRun.presenter.ts";
import type { createCancelImport, createStartImport } from "./startImport.ts";

interface Deps {
  readonly queries: ImportQueries;
  readonly checkImport: ReturnType<typeof createCheckImport>;
  readonly startImport: ReturnType<typeof createStartImport>;
  readonly cancelImport: ReturnType<typeof createCancelImport>;
}

/** Seconds after which the page of a running import looks again, without a script. */
const LOOK_AGAIN = "2";

const reportQuery = z.object({
  seite: z.coerce.number().int().min(1).max(100_000).catch(1),
  auswahl: z.enum(OUTCOMES).nullable().catch(null),
});

export function importRunRoutes({ queries, checkImport, startImport, cancelImport }: Deps): readonly RouteSpec[] {
  const access = IMPORTING;
  const path = "/buero/import/:id";
  return [
    { method: "get", path, access, handle: show },
    { method: "get", path: `${path}/zuordnung`, access, handle: showMapping },
    { method: "post", path: `${path}/zuordnung`, access, fields: lateMappingFields, handle: check },
    { method: "post", path: `${path}/schreiben`, access, handle: start },
    { method: "post", path: `${path}/abbrechen`, access, handle: cancel },
    { method: "get", path: `${path}/bericht.csv`, access, handle: sendReport },
  ];

  async function show(req: Request, res: Response): Promise<void> {
    const run = await found(req);
    if (run.state === "uploaded") goTo(res, importPaths.mapping(run.id));
    else await sendRun(req, res, { run, refused: null });
  }

  async function sendRun(
    req: Request,
    res: Response,
    { run, refused }: { run: ImportRunRow; refused: TextKey | null },
  ): Promise<void> {
    const { seite: page, auswahl: outcome } = reportQuery.parse(req.query);
    const rows = await queries.report(run.id, { page, outcome });
    if (run.state === "running") res.set("Refresh", LOOK_AGAIN);
    const model = presentImportRun(readerOf(res, "imports"), { run, rows, at: { page, outcome }, refused });
    await sendPage(res, importShowPage, model, { status: refused === null ? 200 : 409 });
  }

  async function showMapping(req: Request, res: Response): Promise<void> {
    const run = await found(req);
    if (run.state !== "uploaded" && run.state !== "checked") goTo(res, importPaths.show(run.id));
    else await sendMapping(res, filledForm(mappingValues(run)), run);
  }

  async function check(req: Request, res: Response): Promise<void> {
    const run = await found(req);
    const form = parseForm(mappingForm(run.mapping.headings.length), req);
    if (!form.ok) return sendMapping(res, form.state, run);
    try {
      await checkImport(workBy(res), { id: run.id, ...form.value });
    } catch (error) {
      if (!(error instanceof AppError) || error.kind !== "conflict") throw error;
      const stored = await found(req);
      const state = withError(besideStored(form.state, stored, mappingValues), "", error.messageKey);
      return sendMapping(res, state, stored);
    }
    goTo(res, importPaths.show(run.id));
  }

  async function sendMapping(res: Response, state: FormState, run: ImportRunRow): Promise<void> {
    const preview = await queries.preview(run.id);
    const page = presentImportMapping(readerOf(res, "imports"), state, { run, preview });
    await sendPage(res, importMappingPage, page, { status: state.errors.length > 0 ? 422 : 200 });
  }

  function start(req: Request, res: Response): Promise<void> {
    return act(req, res, (id) => startImport(workBy(res), id));
  }

  function cancel(req: Request, res: Response): Promise<void> {
    return act(req, res, (id) => cancelImport(workBy(res), id));
  }

  /** A refusal is told on the page of the import. */
  async function act(req: Request, res: Response, step: (id: string) => Promise<void>): Promise<void> {
    const run = await found(req);
    const refusal = await refusalFrom(() => step(run.id));
    if (refusal !== null && refusal.kind !== "conflict") throw refusal;
    if (refusal !== null) return sendRun(req, res, { run: await found(req), refused: refusal.messageKey });
    goTo(res, importPaths.show(run.id));
  }

  async function sendReport(req: Request, res: Response): Promise<void> {
    const { id } = await found(req);
    const text = reportCsv(readerOf(res, "imports"), await queries.wholeReport(id));
    res.set({
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="import-bericht.csv"`,
      "Cache-Control": "no-store",
    });
    res.send(text);
  }

  async function found(req: Request): Promise<ImportRunRow> {
    const id = z.uuid().safeParse(paramOf(req, "id"));
    const run = id.success ? await queries.find(id.data) : null;
    if (!run) throw notFound();
    return run;
  }
}

function goTo(res: Response, path: string): void {
  res.redirect(303, readerOf(res, "imports").href(path));
}
