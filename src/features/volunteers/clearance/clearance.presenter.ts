import { z } from "zod";
import { dayOf } from "../../../shared/clock.ts";
import { oneOf, optionalDay } from "../../../shared/forms/fields.ts";
import type { FieldSpec } from "../../../shared/forms/fieldSpec.ts";
import { formModel, type FormModel } from "../../../shared/forms/formModel.ts";
import type { FormState } from "../../../shared/forms/parseForm.ts";
import { definePage, type PageModel } from "../../../shared/pages/page.ts";
import type { PostButton } from "../../../shared/pages/parts.ts";
import type { OperatorFacts } from "../../../shared/settings/operatorFacts.ts";
import { textKey } from "../../../shared/text/keys.ts";
import { createReader, type Reader } from "../../../shared/text/reader.ts";
import type { Texts } from "../../../shared/text/texts.ts";
import type { Printing } from "../../print/index.ts";
import type { Fact } from "../account/account.pages.ts";
import { letterPrinting } from "../certificates/letter.ts";
import type { VolunteerRules } from "../rules/volunteerRules.ts";
import { volunteerPaths } from "../volunteers.paths.ts";
import { judgeClearance } from "./clearance.policy.ts";
import { clearancePaths } from "./clearance.paths.ts";
import type { ClearanceNote, Subject } from "./clearance.queries.ts";

/** /buero/freiwillige/:id/fuehrungszeugnis */
export interface ClearancePage extends PageModel {
  readonly state: string;
  readonly facts: readonly Fact[];
  readonly tasks: string;
  readonly rule: string;
  readonly remove: PostButton | null;
  readonly requestHref: string;
  readonly form: FormModel;
}
export const clearancePage = definePage<ClearancePage>("clearance/desk", "desk");

const day = () =>
  optionalDay().transform((value, context) => {
    if (value !== null) return value;
    context.addIssue({ code: "custom", message: textKey("clearance:form.dayMissing") });
    return z.NEVER;
  });

export const clearanceForm = z.strictObject({
  certificateOn: day(),
  seenOn: day(),
  suitable: oneOf(["yes", "no"], "clearance:form.suitableMissing"),
});

export function clearanceFields({ t }: Reader): readonly FieldSpec[] {
  const options = (["yes", "no"] as const).map((value) => ({ value, label: t(`clearance:suitable.${value}`) }));
  return [
    { kind: "input", name: "certificateOn", type: "date", label: "clearance:form.certificateOn" },
    { kind: "input", name: "seenOn", type: "date", label: "clearance:form.seenOn" },
    {
      kind: "radios",
      name: "suitable",
      label: "clearance:form.suitable",
      hint: "clearance:form.suitableHint",
      options,
    },
  ];
}

interface Given {
  readonly person: Subject;
  readonly stored: ClearanceNote | null;
  readonly rules: VolunteerRules;
  readonly tasks: readonly string[];
  readonly state: FormState;
  readonly now: Date;
}

export function presentClearance(reader: Reader, given: Given): ClearancePage {
  const { t, href, format } = reader;
  const { person, stored, rules, tasks, state, now } = given;
  return {
    title: t("clearance:title", { name: person.displayName }),
    section: volunteerPaths.deskVolunteers(),
    hasErrors: state.errors.length > 0,
    crumbs: [{ label: person.displayName, href: href(volunteerPaths.deskVolunteer(person.id)) }],
    state: t(`clearance:state.${judgeClearance(stored, dayOf(now))}`),
    facts: stored === null ? [] : noteFacts(reader, stored),
    tasks: tasks.length === 0 ? t("clearance:tasks.none") : t("clearance:tasks.some", { needs: format.list(tasks) }),
    rule: t("clearance:rule", {
      age: format.number(rules.clearanceMaxAgeMonths),
      months: format.number(rules.clearanceValidMonths),
      after: format.number(rules.clearanceDeleteMonths),
      days: format.number(rules.clearanceUntakenDays),
    }),
    remove:
      stored === null
        ? null
        : {
            action: href(clearancePaths.remove(person.id)),
            label: t("clearance:remove"),
            tone: "secondary",
            hidden: [],
          },
    requestHref: href(clearancePaths.request(person.id)),
    form: formModel(reader, state, {
      action: href(clearancePaths.desk(person.id)),
      submit: "clearance:form.submit",
      fields: clearanceFields(reader),
    }),
  };
}

/** The whole note, for the desk and for the person themselves. */
export function noteFacts({ t, format }: Reader, note: ClearanceNote): readonly Fact[] {
  return [
    { label: t("clearance:form.certificateOn"), value: format.day(note.certificateOn) },
    { label: t("clearance:form.seenOn"), value: format.day(note.seenOn) },
    { label: t("clearance:form.suitable"), value: t(`clearance:suitable.${note.isSuitable ? "yes" : "no"}`) },
    { label: t("clearance:fact.validUntil"), value: format.day(note.validUntil) },
    { label: t("clearance:fact.deleteAfter"), value: format.day(note.deleteAfter) },
  ];
}

interface RequestFacts {
  readonly person: Subject;
  readonly operator: OperatorFacts;
  readonly tasks: readonly string[];
  readonly now: Date;
}

/** The written request that somebody takes to the office for a free certificate (§ 30a (2) BZRG), always in German. */
export function requestPrinting(texts: Texts, { person, operator, tasks, now }: RequestFacts): Printing {
  const reader = createReader(texts, "de");
  const { t, format } = reader;
  const parts = {
    title: t("clearance:request.title"),
    name: person.displayName,
    isExample: person.isExample,
    before: [
      ...(person.postalAddress === null ? [] : [person.postalAddress]),
      t("clearance:request.law"),
      tasks.length === 0 ? t("clearance:request.task") : t("clearance:request.tasks", { needs: format.list(tasks) }),
      t("clearance:request.free"),
    ],
    after: [t("clearance:request.please")],
    isSigned: true,
  };
  return letterPrinting(reader, operator, parts, now);
}
