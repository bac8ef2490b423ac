import { z } from "zod";
import { dayOf, momentAt } from "../../../shared/clock.ts";
import { checkbox, optionalDay, optionalTime, requiredText } from "../../../shared/forms/fields.ts";
import type { FieldSpec } from "../../../shared/forms/formModel.ts";
import type { Alert } from "./setAlert.ts";

const LONGEST_DAYS = 60;

/** The fields of a short-term notice. */
export const alertSpecs: readonly FieldSpec[] = [
  { kind: "input", name: "alertText", label: "organisations:alert.text", hint: "organisations:alert.text.hint" },
  { kind: "input", type: "date", name: "alertDay", label: "organisations:alert.day", width: "short" },
  {
    kind: "input",
    type: "time",
    name: "alertTime",
    label: "organisations:alert.time",
    hint: "organisations:alert.time.hint",
    width: "short",
    isOptional: true,
  },
  { kind: "check", name: "alertCloses", label: "organisations:alert.closes" },
];

/** The strict schema of a notice that begins now: it ends within 60 days, at midnight if no time is given. */
export function alertForm(now: Date) {
  return z
    .strictObject({
      alertText: requiredText(200, "organisations:alert.text.missing"),
      alertDay: optionalDay(),
      alertTime: optionalTime(),
      alertCloses: checkbox(),
    })
    .transform(({ alertText, alertDay, alertTime, alertCloses }, context): Alert => {
      const until = endOf(alertDay ?? dayOf(now), alertTime);
      const latest = endOf(dayOf(now).add({ days: LONGEST_DAYS }), null);
      if (until > now && until <= latest) return { text: alertText, until, closes: alertCloses };
      context.addIssue({ code: "custom", path: ["alertDay"], message: "organisations:alert.day.wrong" });
      return z.NEVER;
    });
}

/** The end of a day, or a time on it. */
export function endOf(day: Temporal.PlainDate, time: Temporal.PlainTime | null): Date {
  return time === null ? momentAt(day.add({ days: 1 }), new Temporal.PlainTime(0)) : momentAt(day, time);
}
