import type { Request, Response } from "express";
import { z } from "zod";
import { notFound } from "../../../shared/errors/AppError.ts";
import type { FeatureDeps } from "../../../shared/feature.ts";
import { paramOf, type RouteSpec } from "../../../shared/http/routes.ts";
import { readerOf, visitOf, workBy } from "../../../shared/http/visit.ts";
import { personExportCsv } from "../account/exportCsv.ts";
import type { createExportVolunteer, PersonExport } from "../account/exportVolunteer.ts";
import { loadTermNames } from "../account/exportWords.ts";
import type { createRecordView } from "../account/views.queries.ts";
import type { LoadChoices } from "../choices.ts";
import { loadVolunteer } from "../volunteer.queries.ts";

interface Deps extends Pick<FeatureDeps, "db"> {
  readonly loadChoices: LoadChoices;
  readonly exportVolunteer: ReturnType<typeof createExportVolunteer>;
  readonly recordView: ReturnType<typeof createRecordView>;
}

/** Those who answer when somebody asks for their data without signing in. */
const ANSWERING = ["coordinator", "administrator"] as const;

/** Everything about one volunteer as a file, for handing it to them (Art. 15 and 20 DSGVO): the same as in their account. */
export function deskVolunteerFileRoutes({ db, exportVolunteer, recordView, loadChoices }: Deps): readonly RouteSpec[] {
  return [
    { method: "get", path: "/buero/freiwillige/:id/daten.json", access: ANSWERING, handle: sendJson },
    { method: "get", path: "/buero/freiwillige/:id/daten.csv", access: ANSWERING, handle: sendCsv },
  ];

  async function sendJson(req: Request, res: Response): Promise<void> {
    const data = await handedOut(req, res);
    asDownload(res, "json")
      .type("application/json; charset=utf-8")
      .send(JSON.stringify(data, null, 2));
  }

  async function sendCsv(req: Request, res: Response): Promise<void> {
    const data = await handedOut(req, res);
    const reader = readerOf(res, "volunteers");
    asDownload(res, "csv")
      .type("text/csv; charset=utf-8")
      .send(personExportCsv(reader, data, await loadTermNames(loadChoices, reader)));
  }

  /** Whoever takes somebody's data out leaves a trace first; the person finds it in the file itself. */
  async function handedOut(req: Request, res: Response): Promise<PersonExport> {
    const id = z.uuid().safeParse(paramOf(req, "id"));
    const record = id.success ? await loadVolunteer(db, id.data) : null;
    if (!record) throw notFound();
    await recordView(workBy(res), [record.id], "export", visitOf(res).now);
    return exportVolunteer(record.id);
  }
}

/** No name in the file's name: it stays in lists of downloads. */
function asDownload(res: Response, format: "json" | "csv"): Response {
  return res.set({
    "Cache-Control": "no-store",
    "Content-Disposition": `attachment; filename="auskunft.${format}"`,
  });
}
