import { dayOf } from "../../../shared/clock.ts";
import { fieldModel } from "../../../shared/forms/formModel.ts";
import type { FormState } from "../../../shared/forms/parseForm.ts";
import type { PostButton } from "../../../shared/pages/parts.ts";
import type { Reader } from "../../../shared/text/reader.ts";
import { alertSpecs } from "./alert.forms.ts";
import type { AlertFormPart } from "./contactPointDesk.pages.ts";
import { contactPointDeskPaths } from "./contactPointDesk.paths.ts";
import type { ContactPointRow } from "./contactPoint.repo.ts";

/** The notice of a contact point at the desk; one that has ended is not shown any more. */
export function presentAlertForm(
  reader: Reader,
  state: FormState,
  { point, now }: { point: ContactPointRow; now: Date },
): AlertFormPart {
  const { id, alert, alertUntil, alertCloses } = point;
  const stands = alert !== null && alertUntil !== null && alertUntil > now;
  const isWrong = state.errors.some(({ field }) => field.startsWith("alert"));
  const values = { alertDay: dayOf(now).toString(), ...state.values };
  const button = (action: string, label: string): PostButton => ({
    action: reader.href(action),
    label,
    tone: "secondary",
    hidden: [],
  });
  return {
    title: reader.t("organisations:alert.title"),
    present: stands ? presentText(reader, { alert, alertUntil, alertCloses }) : "",
    remove: stands ? button(contactPointDeskPaths.endAlert(id), reader.t("organisations:alert.remove")) : null,
    closedToday: stands
      ? null
      : button(contactPointDeskPaths.closeToday(id), reader.t("organisations:alert.closedToday")),
    action: reader.href(contactPointDeskPaths.alert(id)),
    isOpen: isWrong,
    fields: alertSpecs.map((spec) => fieldModel(reader, { ...state, values }, spec)),
  };
}

function presentText(
  { t, format }: Reader,
  { alert, alertUntil, alertCloses }: { alert: string; alertUntil: Date; alertCloses: boolean },
): string {
  const end = new Date(alertUntil.getTime() - 1);
  const values = { alert, day: format.longDay(end), time: format.time(alertUntil) };
  return t(alertCloses ? "organisations:alert.presentClosed" : "organisations:alert.present", values);
}
