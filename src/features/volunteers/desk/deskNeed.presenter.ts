import { formModel } from "../../../shared/forms/formModel.ts";
import type { FormState } from "../../../shared/forms/parseForm.ts";
import type { PostButton } from "../../../shared/pages/parts.ts";
import { phoneText } from "../../../shared/text/phoneText.ts";
import type { Reader } from "../../../shared/text/reader.ts";
import type { Choices } from "../choices.ts";
import { hoursPaths } from "../hours/hours.paths.ts";
import { presentSeriesPart } from "../series/series.presenter.ts";
import { seriesPaths } from "../series/series.paths.ts";
import type { SeriesRow } from "../series/series.repo.ts";
import { presentNeedSteps } from "../needState/needStep.presenter.ts";
import { shiftTime } from "../needs/need.presenter.ts";
import { batchPaths } from "../batch/batch.paths.ts";
import { coverPaths } from "../cover/cover.paths.ts";
import { volunteerPaths } from "../volunteers.paths.ts";
import { openShifts, type Askable } from "./askable.ts";
import { ASSIGNMENT_STEPS, stateAfter, mayReinstateShift } from "./deskNeeds.policy.ts";
import type { DeskNeedPage, HelperModel } from "./deskNeeds.pages.ts";
import { stateText } from "./deskNeeds.presenter.ts";
import type { DeskNeed, HelperRow, HostedHelper } from "./deskNeeds.queries.ts";

/** What the reader of the desk may see of the people on a need. */
export type People =
  | { readonly kind: "coordination"; readonly helpers: readonly HelperRow[]; readonly askable: readonly Askable[] }
  | { readonly kind: "host"; readonly helpers: readonly HostedHelper[]; readonly mayAsk: boolean }
  | { readonly kind: "reader" };

interface Given {
  readonly need: DeskNeed;
  readonly people: People;
  readonly choices: Choices;
  readonly now: Date;
  readonly mayEdit: boolean;
  /** Confirms who came, and for how long. */
  readonly mayKeepHours: boolean;
  /** How many people would be told of a step. */
  readonly concerned: number;
  readonly series: readonly SeriesRow[];
  readonly assign: FormState;
}

export function presentDeskNeed(reader: Reader, given: Given): DeskNeedPage {
  const { need, people, mayEdit } = given;
  const { t, href } = reader;
  const isPublic = ["open", "paused", "filled"].includes(need.state);
  const whenMayEdit = (path: string) => (mayEdit ? href(path) : "");
  return {
    title: need.title,
    section: volunteerPaths.deskNeeds(),
    hasErrors: given.assign.errors.length > 0,
    crumbs: [{ label: t("frame:desk.needs"), href: href(volunteerPaths.deskNeeds()) }],
    isExample: need.isExample,
    state: stateText(reader, need.state),
    places: need.timeKind === "shift" ? "" : t("needs:desk.places", { taken: need.placesTaken, places: need.places }),
    facts: factsOf(reader, need),
    publicHref: isPublic ? href(volunteerPaths.need(need.slug)) : "",
    editHref: whenMayEdit(volunteerPaths.deskNeedEdit(need.id)),
    ...waysToPeople(reader, given),
    newShiftHref: whenMayEdit(volunteerPaths.deskShiftNew(need.id)),
    ...wholeOf(reader, given),
    shifts: need.shifts.map((shift) => shiftModel(reader, given, shift)),
    helpersTitle: t(people.kind === "host" ? "needs:helper.confirmedOnes" : "needs:helper.title"),
    helpers: helpersOf(reader, given),
    helpersEmpty: t(people.kind === "reader" ? "needs:helper.noNames" : "needs:helper.empty"),
    assignForm: people.kind === "coordination" ? assignForm(reader, given, people.askable) : null,
  };
}

/** The need as a whole: its series, its hours where they have no dates, and what can be done with it. */
function wholeOf(reader: Reader, { need, series, mayEdit, mayKeepHours, concerned }: Given) {
  const steps = mayEdit ? presentNeedSteps(reader, need, concerned) : { buttons: [], links: [] };
  return {
    hoursHref: mayKeepHours && need.timeKind !== "shift" ? reader.href(hoursPaths.need(need.id)) : "",
    newSeriesHref: mayEdit && need.timeKind === "shift" ? reader.href(seriesPaths.new(need.id)) : "",
    series: series.map((one) => presentSeriesPart(reader, need.id, one, mayEdit)),
    steps: steps.buttons,
    stepLinks: steps.links,
  };
}

function factsOf({ t }: Reader, need: DeskNeed): DeskNeedPage["facts"] {
  const facts = [
    { label: t("needs:fact.who"), value: need.organization?.name ?? "" },
    { label: t("needs:form.timeKind"), value: t(`needs:timeKind.${need.timeKind}`) },
    { label: t("needs:fact.when"), value: need.timeText ?? "" },
    { label: t("needs:fact.where"), value: need.locationText ?? "" },
    { label: t("needs:form.requiresClearance"), value: need.requiresClearance ? t("needs:yes") : "" },
  ];
  return facts.filter((fact) => fact.value !== "");
}

function shiftModel(reader: Reader, given: Given, shift: DeskNeed["shifts"][number]): DeskNeedPage["shifts"][number] {
  const { t } = reader;
  return {
    when: shiftTime(reader, shift),
    places: t("needs:desk.places", { taken: shift.placesTaken, places: shift.maxPeople }),
    state: isOpenShift(shift) ? "" : t("needs:shift.cancelled"),
    ...shiftHrefs(reader, given, shift),
    coverHref: coverHref(reader, given, shift),
    ...shiftButtons(reader, given, shift),
  };
}

function isOpenShift({ state }: DeskNeed["shifts"][number]): boolean {
  return ["planned", "confirmed"].includes(state);
}

function shiftHrefs(
  { href }: Reader,
  { need, mayEdit, mayKeepHours, now }: Given,
  shift: DeskNeed["shifts"][number],
): Pick<DeskNeedPage["shifts"][number], "editHref" | "hoursHref"> {
  if (!isOpenShift(shift)) return { editHref: "", hoursHref: "" };
  const hasBegun = mayKeepHours && shift.startsAt <= now;
  return {
    editHref: mayEdit ? href(volunteerPaths.deskShift(need.id, shift.id)) : "",
    hoursHref: hasBegun ? href(hoursPaths.shift(need.id, shift.id)) : "",
  };
}

function shiftButtons(
  { t, href, format }: Reader,
  { need, mayEdit, now }: Given,
  shift: DeskNeed["shifts"][number],
): Pick<DeskNeedPage["shifts"][number], "cancel" | "reinstate"> {
  if (!mayEdit) return { cancel: null, reinstate: null };
  const day = format.shortDay(shift.startsAt);
  return {
    cancel: isOpenShift(shift)
      ? { href: href(volunteerPaths.deskShiftCancel(need.id, shift.id)), label: t("needs:shift.cancel", { day }) }
      : null,
    reinstate: mayReinstateShift(shift, now).allowed
      ? linkButton(href(volunteerPaths.deskShiftReinstate(need.id, shift.id)), t("needs:shift.reinstate", { day }))
      : null,
  };
}

/** Whom to ask: for one date, or for many shifts at once. */
function waysToPeople(
  { href }: Reader,
  { need, people, now }: Given,
): Pick<DeskNeedPage, "candidatesHref" | "planHref"> {
  const mayAsk = people.kind === "coordination" || (people.kind === "host" && people.mayAsk);
  const isRunning = mayAsk && ["open", "paused", "filled"].includes(need.state);
  if (!isRunning) return { candidatesHref: "", planHref: "" };
  const hasShifts = people.kind === "coordination" && need.state === "open" && openShifts(need, now).length > 0;
  return {
    candidatesHref: href(volunteerPaths.deskCandidates(need.id)),
    planHref: hasShifts ? href(batchPaths.add({ needId: need.id })) : "",
  };
}

function coverHref({ href }: Reader, { need, people, now }: Given, shift: DeskNeed["shifts"][number]): string {
  const isMissing = isOpenShift(shift) && shift.startsAt > now && shift.placesTaken < shift.maxPeople;
  return people.kind === "coordination" && need.state === "open" && isMissing ? href(coverPaths.shift(shift.id)) : "";
}

function linkButton(action: string, label: string): PostButton {
  return { action, label, tone: "link", hidden: [] };
}

function helpersOf(reader: Reader, { need, people }: Given): readonly HelperModel[] {
  const { t, format } = reader;
  if (people.kind === "reader") return [];
  const when = (startsAt: Date | null) => (startsAt === null ? "" : format.moment(startsAt));
  if (people.kind === "host") {
    return people.helpers.map(({ name, channel, contact, startsAt }) => ({
      name,
      href: "",
      details: joined(
        when(startsAt),
        t("needs:helper.contact", { channel: t(`volunteers:channel.${channel}`), contact: phoneText(contact) }),
      ),
      state: t("volunteers:assignment.confirmed"),
      steps: [],
    }));
  }
  return people.helpers.map((helper) => ({
    ...whoOf(reader, helper),
    details: joined(
      when(helper.startsAt),
      helper.person.hasMail || helper.person.isGone ? "" : t("needs:helper.noMail"),
      helper.swapWantedAt !== null && isPromised(helper.state) ? t("taking:desk.swapWanted") : "",
      helper.isLate ? t("taking:desk.late") : "",
    ),
    state: t(`volunteers:assignment.${helper.state}`),
    steps: helper.person.isGone ? [] : stepsFor(reader, need, helper),
  }));
}

function isPromised(state: string): boolean {
  return state === "accepted" || state === "confirmed";
}

function whoOf({ t, href }: Reader, { person }: HelperRow): Pick<HelperModel, "name" | "href"> {
  if (person.isGone) return { name: t("needs:helper.gone"), href: "" };
  return { name: person.displayName, href: href(volunteerPaths.deskVolunteer(person.id)) };
}

function joined(...parts: readonly string[]): string {
  return parts.filter((part) => part !== "").join(" · ");
}

function stepsFor({ t, href }: Reader, need: DeskNeed, helper: HelperRow): HelperModel["steps"] {
  return ASSIGNMENT_STEPS.filter((step) => stateAfter(step, helper) !== null).map((step) => ({
    action: href(volunteerPaths.deskAssignment(need.id, helper.id)),
    label: t(`needs:step.${step}`),
    tone: "link",
    hidden: [{ name: "schritt", value: step }],
  }));
}

function assignForm(reader: Reader, { need, now, assign }: Given, askable: readonly Askable[]) {
  const people = askable.map(({ id, name }) => ({ value: id, label: name }));
  const shifts = openShifts(need, now).map((shift) => ({ value: shift.id, label: shiftTime(reader, shift) }));
  return formModel(reader, assign, {
    action: reader.href(volunteerPaths.deskAssign(need.id)),
    submit: "needs:helper.assign",
    isSecondary: true,
    fields: [
      {
        kind: "select",
        name: "person",
        label: "needs:helper.person",
        hint: "needs:helper.personHint",
        options: people,
        emptyLabel: "needs:helper.choose",
      },
      ...(need.timeKind === "shift"
        ? [
            {
              kind: "select" as const,
              name: "schicht",
              label: "needs:helper.shift" as const,
              options: shifts,
              emptyLabel: "needs:helper.choose" as const,
            },
          ]
        : []),
    ],
  });
}
