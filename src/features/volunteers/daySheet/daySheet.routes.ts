import type { Request, Response } from "express";
import { holds, scopesOf } from "../../../shared/access/actor.ts";
import type { Feature, FeatureDeps } from "../../../shared/feature.ts";
import { readerOf, visitOf, workBy } from "../../../shared/http/visit.ts";
import { sendPage } from "../../../shared/pages/sendPage.ts";
import type { createRecordView } from "../account/views.queries.ts";
import { daySheetPage } from "./daySheet.pages.ts";
import { presentDaySheet } from "./daySheet.presenter.ts";
import { createDaySheetQueries, dayFrom } from "./daySheet.queries.ts";

const PRINTING = ["coordinator", "editor"] as const;

/** The sheet for the table: who comes on a day, with room to sign. */
export function createDaySheet(
  { db }: FeatureDeps,
  { recordView }: { readonly recordView: ReturnType<typeof createRecordView> },
): Feature {
  const queries = createDaySheetQueries(db);
  return { routes: [{ method: "get", path: "/buero/tagesblatt", access: PRINTING, handle: show }] };

  async function show(req: Request, res: Response): Promise<void> {
    const { actor, now } = visitOf(res);
    const day = dayFrom(req.query["tag"], now);
    const scope = { isEverything: holds(actor, "coordinator"), organisationIds: scopesOf(actor, "editor") };
    const shifts = await queries.shiftsOn(day, scope);
    const people = new Set(shifts.flatMap((shift) => shift.people.map((person) => person.id)));
    await recordView(workBy(res), [...people], "daySheet", now);
    await sendPage(res, daySheetPage, presentDaySheet(readerOf(res, "daySheet"), { day, shifts }));
  }
}
