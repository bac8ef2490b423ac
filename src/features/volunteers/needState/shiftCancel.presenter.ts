import { formModel } from "../../../shared/forms/formModel.ts";
import type { FormState } from "../../../shared/forms/parseForm.ts";
import type { Reader } from "../../../shared/text/reader.ts";
import { shiftTime } from "../needs/need.presenter.ts";
import type { ConcernedPerson } from "../telling/concerned.ts";
import { howTold } from "../telling/howTold.presenter.ts";
import { volunteerPaths } from "../volunteers.paths.ts";
import type { NeedStepPage } from "./needStep.pages.ts";
import { stepFields } from "./needStep.presenter.ts";

interface Given {
  readonly need: { readonly id: string; readonly title: string };
  readonly shift: { readonly id: string; readonly startsAt: Date; readonly endsAt: Date };
  readonly people: readonly ConcernedPerson[];
}

/** Asks before one date is called off: who hears of it, how, and why it is. */
export function presentShiftCancel(reader: Reader, state: FormState, { need, shift, people }: Given): NeedStepPage {
  const { t, href, format } = reader;
  const back = href(volunteerPaths.deskNeed(need.id));
  return {
    title: t("needs:shift.cancel", { day: format.shortDay(shift.startsAt) }),
    section: volunteerPaths.deskNeeds(),
    hasErrors: state.errors.length > 0,
    crumbs: [
      { label: t("frame:desk.needs"), href: href(volunteerPaths.deskNeeds()) },
      { label: need.title, href: back },
    ],
    lead: t("needState:lead.shift", { when: shiftTime(reader, shift) }),
    told: people.length === 0 ? [t("needState:told.nobody")] : howTold(reader, people),
    form: formModel(reader, state, {
      action: href(volunteerPaths.deskShiftCancel(need.id, shift.id)),
      submit: "needState:do.shift",
      fields: stepFields,
      cancelHref: back,
    }),
  };
}
