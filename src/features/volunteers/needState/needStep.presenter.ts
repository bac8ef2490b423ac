import { formModel, type FieldSpec } from "../../../shared/forms/formModel.ts";
import type { FormState } from "../../../shared/forms/parseForm.ts";
import type { PostButton } from "../../../shared/pages/parts.ts";
import type { Reader } from "../../../shared/text/reader.ts";
import type { ConcernedPerson } from "../telling/concerned.ts";
import { howTold } from "../telling/howTold.presenter.ts";
import { volunteerPaths } from "../volunteers.paths.ts";
import type { NeedStepPage } from "./needStep.pages.ts";
import { needStepPath } from "./needStep.paths.ts";
import { newsOf, stepsFrom, type NeedStateName, type NeedStep } from "./needSteps.policy.ts";

interface StepNeed {
  readonly id: string;
  readonly title: string;
  readonly state: NeedStateName;
}

export const stepFields: readonly FieldSpec[] = [
  {
    kind: "textarea",
    name: "grund",
    rows: 2,
    label: "needState:reason",
    hint: "needState:reasonHint",
    isOptional: true,
  },
];

/** The buttons of a need's state: at once where nobody has to be told, else by way of a page that says who. */
export function presentNeedSteps(
  reader: Reader,
  need: StepNeed,
  concerned: number,
): {
  readonly buttons: readonly PostButton[];
  readonly links: readonly { readonly label: string; readonly href: string }[];
} {
  const { t, href } = reader;
  const steps = stepsFrom(need.state).map((step) => ({
    step,
    label: t(step === "publish" && need.state !== "draft" ? "needState:step.reopen" : `needState:step.${step}`),
    asks: concerned > 0 && newsOf(step, need.state) !== null,
  }));
  return {
    buttons: steps
      .filter(({ asks }) => !asks)
      .map(({ step, label }) => ({
        action: href(needStepPath(need.id, step)),
        label,
        tone: step === "publish" ? "primary" : "tertiary",
        hidden: [],
      })),
    links: steps
      .filter(({ asks }) => asks)
      .map(({ step, label }) => ({ label, href: href(needStepPath(need.id, step)) })),
  };
}

interface StepGiven {
  readonly need: StepNeed;
  readonly step: NeedStep;
  readonly people: readonly ConcernedPerson[];
  readonly shiftsToCome: number;
}

export function presentNeedStep(reader: Reader, state: FormState, given: StepGiven): NeedStepPage {
  const { need, step } = given;
  const { t, href } = reader;
  return {
    title: t(`needState:title.${step}`, { need: need.title }),
    section: volunteerPaths.deskNeeds(),
    hasErrors: state.errors.length > 0,
    crumbs: [
      { label: t("frame:desk.needs"), href: href(volunteerPaths.deskNeeds()) },
      { label: need.title, href: href(volunteerPaths.deskNeed(need.id)) },
    ],
    lead: t(`needState:lead.${step}`),
    told: [
      ...howTold(reader, given.people),
      ...(step === "cancel" && given.shiftsToCome > 0
        ? [t("needState:told.shifts", { count: given.shiftsToCome })]
        : []),
    ],
    form: formModel(reader, state, {
      action: href(needStepPath(need.id, step)),
      submit: `needState:do.${step}`,
      fields: stepFields,
      cancelHref: href(volunteerPaths.deskNeed(need.id)),
    }),
  };
}
