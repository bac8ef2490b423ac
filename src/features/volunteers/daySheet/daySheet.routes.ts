import type { Request, Response } from "express";
import { holds, scopesOf } from "../../../shared/access/actor.ts";
import { momentAt } from "../../../shared/clock.ts";
import type { Feature, FeatureDeps } from "../../../shared/feature.ts";
import { readerOf, visitOf, workBy } from "../../../shared/http/visit.ts";
import { sendPage } from "../../../shared/pages/sendPage.ts";
import type { createRecordView } from "../account/views.queries.ts";
import type { PlanDay } from "../batch/planDay.ts";
import { daySheetPage } from "./daySheet.pages.ts";
import { presentDaySheet } from "./daySheet.presenter.ts";
import { createDaySheetQueries, dayFrom } from "./daySheet.queries.ts";

const NOON = new Temporal.PlainTime(12);
const PRINTING = ["coordinator", "editor"] as const;

/** The sheet for the table: who comes on a day, with room to sign. */
export function createDaySheet(
  { db }: FeatureDeps,
  { recordView, planDay }: { readonly recordView: ReturnType<typeof createRecordView>; readonly planDay: PlanDay },
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
    const planPath = await planDay(actor, { title: "", startsAt: momentAt(day, NOON) });
    await sendPage(res, daySheetPage, presentDaySheet(readerOf(res, "daySheet"), { day, shifts, planPath }));
  }
}
