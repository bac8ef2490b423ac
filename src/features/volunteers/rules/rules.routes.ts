import type { Request, Response } from "express";
import { z } from "zod";
import { ADMINISTRATION } from "../../../shared/access/access.ts";
import { dayOf } from "../../../shared/clock.ts";
import type { FeatureDeps } from "../../../shared/feature.ts";
import { optionalDay, optionalWhole, versionField } from "../../../shared/forms/fields.ts";
import type { FieldSpec } from "../../../shared/forms/fieldSpec.ts";
import { formModel, type FormModel } from "../../../shared/forms/formModel.ts";
import { besideStored, filledForm, parseForm, withError, type FormState } from "../../../shared/forms/parseForm.ts";
import { refusalFrom } from "../../../shared/errors/AppError.ts";
import type { RouteSpec } from "../../../shared/http/routes.ts";
import { sessionOf } from "../../../shared/http/sessions.ts";
import { readerOf, visitOf, workBy } from "../../../shared/http/visit.ts";
import { definePage, type PageModel } from "../../../shared/pages/page.ts";
import { sendPage } from "../../../shared/pages/sendPage.ts";
import { textKey } from "../../../shared/text/keys.ts";
import type { Reader } from "../../../shared/text/reader.ts";
import {
  GUARDIAN_WAIT,
  createSaveRules,
  readRules,
  rulesOn,
  type StoredRules,
  type VolunteerRules,
} from "./volunteerRules.ts";

/** What a limit is from a day on; the held one is marked where there is a choice. */
interface LimitValue {
  readonly value: string;
  readonly from: string;
  readonly isHeld: boolean;
}

/** /buero/verwaltung/ehrenamt: limits with the day from which they hold. */
export interface RulesPage extends PageModel {
  readonly rows: readonly { readonly label: string; readonly values: readonly LimitValue[] }[];
  readonly form: FormModel;
}
const rulesPage = definePage<RulesPage>("volunteerRules/edit", "desk");

const NUMBERS = [
  "cardHoursPerWeek",
  "cardHoursPerYear",
  "cardMonths",
  "clearanceMaxAgeMonths",
  "clearanceValidMonths",
  "clearanceDeleteMonths",
  "clearanceUntakenDays",
  "guardianWaitDays",
  "honoraryAllowance",
  "trainerAllowance",
] as const;

const number = (least = 0, most = 100_000) =>
  optionalWhole(least, most).transform((value, context) => {
    if (value !== null) return value;
    context.addIssue({ code: "custom", message: textKey("frame:form.number") });
    return z.NEVER;
  });

const rulesForm = z
  .strictObject({
    validFrom: optionalDay().transform((day, context) => {
      if (day !== null) return day.toString();
      context.addIssue({ code: "custom", message: textKey("volunteerRules:from.missing") });
      return z.NEVER;
    }),
    cardHoursPerWeek: number(),
    cardHoursPerYear: number(),
    cardMonths: number(),
    clearanceMaxAgeMonths: number(),
    clearanceValidMonths: number(),
    clearanceDeleteMonths: number(),
    clearanceUntakenDays: number(),
    guardianWaitDays: number(GUARDIAN_WAIT.least, GUARDIAN_WAIT.most),
    honoraryAllowance: number(),
    trainerAllowance: number(),
    version: versionField(),
  })
  .refine(({ clearanceValidMonths, clearanceMaxAgeMonths }) => clearanceValidMonths > clearanceMaxAgeMonths, {
    path: ["clearanceValidMonths"],
    message: textKey("volunteerRules:value.tooShort"),
  });

function rulesFields(): readonly FieldSpec[] {
  return [
    {
      kind: "input",
      name: "validFrom",
      type: "date",
      label: "volunteerRules:from.label",
      hint: "volunteerRules:from.hint",
    },
    ...NUMBERS.map((name): FieldSpec => ({
      kind: "input",
      name,
      type: "number",
      width: "short",
      label: `volunteerRules:value.${name}`,
    })),
  ];
}

/** The administration says which limits hold from when; nothing of the past changes by it. */
export function rulesRoutes({ db, unitOfWork }: Pick<FeatureDeps, "db" | "unitOfWork">): readonly RouteSpec[] {
  const path = "/buero/verwaltung/ehrenamt";
  const saveRules = createSaveRules(unitOfWork);
  return [
    { method: "get", path, access: ADMINISTRATION, handle: show },
    { method: "post", path, access: ADMINISTRATION, fields: rulesFields, handle: save },
  ];

  async function show(_req: Request, res: Response): Promise<void> {
    const stored = await readRules(db);
    await send(res, filledForm({ ...typed(stored, res), validFrom: "" }), stored);
  }

  async function save(req: Request, res: Response): Promise<void> {
    const form = parseForm(rulesForm, req);
    const stored = await readRules(db);
    if (!form.ok) return send(res, form.state, stored);
    const { version, ...added } = form.value;
    const refusal = await refusalFrom(() => saveRules(workBy(res), added, { periods: stored.periods, version }));
    if (refusal) {
      const state = besideStored(form.state, stored, (row) => typed(row, res));
      return send(res, withError(state, "", refusal.messageKey), stored);
    }
    const session = sessionOf(req);
    if (session) session.notice = "frame:desk.saved";
    res.redirect(303, readerOf(res, "volunteerRules").href(path));
  }

  function typed(stored: StoredRules, res: Response): Readonly<Record<string, string>> {
    const held = rulesOn(stored, dayOf(visitOf(res).now));
    return Object.fromEntries(Object.entries(held).map(([name, value]) => [name, String(value)]));
  }

  async function send(res: Response, state: FormState, stored: StoredRules): Promise<void> {
    const reader = readerOf(res, "volunteerRules");
    const held = rulesOn(stored, dayOf(visitOf(res).now));
    const page = {
      title: reader.t("volunteerRules:title"),
      section: path,
      hasErrors: state.errors.length > 0,
      rows: NUMBERS.map((name) => ({
        label: reader.t(`volunteerRules:value.${name}`),
        values: valuesOf(reader, stored.periods, { name, held }),
      })),
      form: formModel(reader, state, {
        action: reader.href(path),
        submit: "frame:form.save",
        fields: rulesFields(),
        hidden: { version: String(stored.version) },
      }),
    };
    await sendPage(res, rulesPage, page, { status: state.errors.length > 0 ? 422 : 200 });
  }
}

/** One line for each change of a limit, so that the table stays narrow however many years it tells. */
function valuesOf(
  { t, format }: Reader,
  periods: readonly VolunteerRules[],
  { name, held }: { name: (typeof NUMBERS)[number]; held: VolunteerRules },
): readonly LimitValue[] {
  const changes = periods.filter((period, index) => period[name] !== periods[index - 1]?.[name]);
  const current = changes.findLast(({ validFrom }) => validFrom <= held.validFrom);
  return changes.map((period) => ({
    value: format.number(period[name]),
    from: t("volunteerRules:from.day", { day: format.day(new Date(`${period.validFrom}T12:00:00Z`)) }),
    isHeld: changes.length > 1 && period === current,
  }));
}
