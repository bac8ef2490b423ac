import type { Request, Response } from "express";
import { z } from "zod";
import { COORDINATION } from "../../../shared/access/access.ts";
import { holds } from "../../../shared/access/actor.ts";
import { AppError } from "../../../shared/errors/AppError.ts";
import { optionalWhole, versionField } from "../../../shared/forms/fields.ts";
import { besideStored, emptyForm, parseForm, withError, type FormState } from "../../../shared/forms/parseForm.ts";
import type { RouteSpec } from "../../../shared/http/routes.ts";
import { sessionOf } from "../../../shared/http/sessions.ts";
import { actorOf, readerOf, visitOf, workBy } from "../../../shared/http/visit.ts";
import { sendPage } from "../../../shared/pages/sendPage.ts";
import type { Claims } from "../../claims/index.ts";
import type { FocusSpaces } from "../../focusSpaces/index.ts";
import type { createReadPeriods, createSavePeriods, PeriodsRow } from "../checks/periods.ts";
import { UPKEEP_READERS } from "../decide/proposal.routes.ts";
import type { Kinds } from "../kinds.ts";
import { upkeepDeskPage } from "../upkeep.pages.ts";
import { upkeepPaths } from "../upkeep.paths.ts";
import { PERIOD_FIELDS, presentUpkeepDesk } from "./upkeepDesk.presenter.ts";
import type { UpkeepDeskQueries } from "./upkeepDesk.queries.ts";

interface Deps {
  readonly kinds: Kinds;
  readonly queries: UpkeepDeskQueries;
  readonly openClaims: Claims["openClaims"];
  readonly dueSpaces: FocusSpaces["dueSpaces"];
  readonly readPeriods: ReturnType<typeof createReadPeriods>;
  readonly savePeriods: ReturnType<typeof createSavePeriods>;
}

const MOST_CLAIMS = 100;

const number = (min: number, max: number) =>
  optionalWhole(min, max).transform((value, context) => {
    if (value !== null) return value;
    context.addIssue({ code: "custom", message: "frame:form.number" });
    return z.NEVER;
  });
const periodsForm = z.strictObject({
  contactPoints: number(1, 60),
  initiatives: number(1, 60),
  spaces: number(1, 60),
  perDay: number(0, 500),
  version: versionField(),
});

/** The upkeep at the desk: what waits for a decision or a call, and the periods. */
export function upkeepDeskRoutes(deps: Deps): readonly RouteSpec[] {
  const { kinds, queries, readPeriods, savePeriods, openClaims, dueSpaces } = deps;
  return [
    { method: "get", path: "/buero/pflege", access: UPKEEP_READERS, handle: show },
    {
      method: "post",
      path: "/buero/pflege/fristen",
      access: COORDINATION,
      fields: () => PERIOD_FIELDS,
      handle: changePeriods,
    },
  ];

  function show(_req: Request, res: Response): Promise<void> {
    return send(res, emptyForm);
  }

  async function changePeriods(req: Request, res: Response): Promise<void> {
    const form = parseForm(periodsForm, req);
    if (!form.ok) return send(res, form.state);
    const { version, ...periods } = form.value;
    try {
      await savePeriods(workBy(res), periods, version);
    } catch (error) {
      if (!(error instanceof AppError) || error.kind !== "conflict") throw error;
      const beside = besideStored(form.state, await readPeriods(), storedValues);
      return send(res, withError(beside, "", error.messageKey));
    }
    const session = sessionOf(req);
    if (session) session.notice = "frame:desk.saved";
    res.redirect(303, readerOf(res, "upkeep").href(upkeepPaths.desk()));
  }

  async function send(res: Response, state: FormState): Promise<void> {
    const mayDecide = holds(actorOf(res), ...COORDINATION);
    const [proposals, checks, doubted, spaces, periods, claims] = await Promise.all([
      queries.proposals(),
      queries.checks(visitOf(res).now),
      queries.doubted(),
      dueSpaces(visitOf(res).now),
      readPeriods(),
      mayDecide ? openClaims(MOST_CLAIMS) : null,
    ]);
    const facts = { proposals, checks, doubted, spaces, periods, kinds, claims, mayDecide };
    await sendPage(res, upkeepDeskPage, presentUpkeepDesk(readerOf(res, "upkeep"), state, facts), {
      status: state.errors.length > 0 ? 422 : 200,
    });
  }
}

function storedValues({ periods }: PeriodsRow) {
  return Object.fromEntries(Object.entries(periods).map(([name, value]) => [name, String(value)]));
}
