import { fieldModel, formModel, type Option } from "../../../shared/forms/formModel.ts";
import type { FormState } from "../../../shared/forms/parseForm.ts";
import type { Reader } from "../../../shared/text/reader.ts";
import { durationText } from "./duration.ts";
import { personFields, shiftFields, toldFields, WAY_VALUES } from "./hours.forms.ts";
import type { HoursDeskPage, NeedHoursPage, ShiftHoursPage } from "./hours.pages.ts";
import { hoursPaths } from "./hours.paths.ts";
import { plannedMinutes } from "./hours.policy.ts";
import type { EntryRow, OpenContest, OpenShift, ReportedNeed } from "./hours.queries.ts";
import { markOf, type Attendance, type FoundNeed, type FoundShift } from "./hours.repo.ts";
import { shiftText } from "./ownHours.presenter.ts";

interface Waiting {
  readonly contests: readonly OpenContest[];
  readonly reported: readonly ReportedNeed[];
  readonly open: readonly OpenShift[];
  readonly done: readonly OpenShift[];
}

export function presentHoursDesk(reader: Reader, waiting: Waiting): HoursDeskPage {
  const { t, format } = reader;
  const { contests, reported, open, done } = waiting;
  const lists = [
    { key: "contests", rows: contests.map((contest) => contestRow(reader, contest)) },
    { key: "open", rows: open.map((shift) => shiftRow(reader, shift)) },
    { key: "reported", rows: reported.map((need) => reportedRow(reader, need)) },
    { key: "done", rows: done.map((shift) => shiftRow(reader, shift)) },
  ] as const;
  return {
    title: t("hoursDesk:list.title"),
    section: hoursPaths.desk(),
    lists: lists
      .filter(({ rows }) => rows.length > 0)
      .map(({ key, rows }) => ({ caption: t(`hoursDesk:group.${key}`), count: format.number(rows.length), rows })),
  };
}

type Row = HoursDeskPage["lists"][number]["rows"][number];

function contestRow({ t, href, format }: Reader, contest: OpenContest): Row {
  return {
    when: contest.startsAt === null ? "" : format.shortDay(contest.startsAt),
    title: t("hoursDesk:list.contest", { name: contest.name, need: contest.title }),
    href: href(hoursPaths.contest(contest.id)),
    text: t("hoursDesk:list.decide"),
    isExample: false,
  };
}

function shiftRow({ t, href, format }: Reader, shift: OpenShift): Row {
  return {
    when: format.shortDay(shift.startsAt),
    title: shift.title,
    href: href(hoursPaths.shift(shift.needId, shift.id)),
    text: shift.open === 0 ? t("hoursDesk:list.look") : t("hoursDesk:list.open", { count: shift.open }),
    isExample: shift.isExample,
  };
}

function reportedRow({ t, href }: Reader, need: ReportedNeed): Row {
  return {
    when: "",
    title: need.title,
    href: href(hoursPaths.need(need.needId)),
    text: t("hoursDesk:list.reported", { count: need.count }),
    isExample: need.isExample,
  };
}

interface OneShift {
  readonly shift: FoundShift;
  readonly attendances: readonly Attendance[];
  readonly state: FormState;
  /** Why nothing can be recorded now; "" when it can. */
  readonly refusal: string;
}

export function presentShiftHours(reader: Reader, given: OneShift): ShiftHoursPage {
  const { t } = reader;
  const { shift, attendances, state, refusal } = given;
  const planned = durationText(reader, plannedMinutes(shift));
  const options = WAY_VALUES.map((value) => ({ value, label: t(`hoursDesk:way.${value}`, { hours: planned }) }));
  const present = attendances.filter(({ isGone }) => !isGone);
  const isPossible = refusal === "" && present.length > 0;
  const isOpen = present.some((one) => one.state === "accepted" || one.state === "confirmed");
  return {
    title: shift.need.title,
    section: hoursPaths.desk(),
    hasErrors: state.errors.length > 0,
    crumbs: deskCrumbs(reader),
    isExample: shift.need.isExample,
    when: shiftText(reader, shift),
    planned: refusal === "" ? t("hoursDesk:shift.lead", { hours: planned }) : refusal,
    everybody: isPossible && isOpen ? everybodyButton(reader, shift) : null,
    form: isPossible
      ? { ...shiftFormModel(reader, given, options), submitTone: isOpen ? "secondary" : "primary" }
      : null,
    people: isPossible ? present.map((attendance) => personModel(reader, state, attendance, options)) : [],
    gone: attendances.filter(({ isGone }) => isGone).map((attendance) => goneText(reader, attendance)),
  };
}

function shiftFormModel(reader: Reader, { shift, attendances, state }: OneShift, options: readonly Option[]) {
  return formModel(reader, state, {
    action: reader.href(hoursPaths.shift(shift.need.id, shift.id)),
    submit: "hoursDesk:shift.save",
    fields: shiftFields(attendances, options),
    hidden: { mark: markOf(attendances) },
  });
}

function everybodyButton({ t, href }: Reader, { need, id }: FoundShift): ShiftHoursPage["everybody"] {
  const action = href(hoursPaths.wholeShift(need.id, id));
  return { action, label: t("hoursDesk:shift.everybody"), tone: "primary", hidden: [] };
}

function goneText(reader: Reader, { minutes }: Attendance): string {
  return reader.t("hoursDesk:shift.gone", { hours: minutes === null ? "–" : durationText(reader, minutes) });
}

function personModel(reader: Reader, state: FormState, attendance: Attendance, options: readonly Option[]) {
  const { way, hours } = personFields(attendance, options);
  const note = attendance.isContested
    ? reader.t("hoursDesk:shift.contested", { text: attendance.contestText ?? "" })
    : "";
  return { way: fieldModel(reader, state, way), hours: fieldModel(reader, state, hours), note };
}

interface OneNeed {
  readonly need: FoundNeed;
  readonly entries: readonly EntryRow[];
  readonly helpers: readonly { readonly id: string; readonly name: string }[];
  readonly state: FormState;
}

export function presentNeedHours(reader: Reader, { need, entries, helpers, state }: OneNeed): NeedHoursPage {
  const models = entries.map((entry) => ({ entry, model: entryModel(reader, need.id, entry) }));
  const people = helpers.map(({ id, name }) => ({ value: id, label: name }));
  return {
    title: need.title,
    section: hoursPaths.desk(),
    hasErrors: state.errors.length > 0,
    crumbs: deskCrumbs(reader),
    isExample: need.isExample,
    waiting: models.filter(({ entry }) => entry.state === "reported").map(({ model }) => model),
    decided: models.filter(({ entry }) => entry.state !== "reported").map(({ model }) => model),
    form:
      people.length === 0 || need.timeKind === "shift"
        ? null
        : formModel(reader, state, {
            action: reader.href(hoursPaths.need(need.id)),
            submit: "hoursDesk:told.submit",
            fields: toldFields([], people),
            hidden: { need: need.id },
          }),
  };
}

function entryModel(reader: Reader, needId: string, entry: EntryRow): NeedHoursPage["waiting"][number] {
  const { t, href, format } = reader;
  const isWaiting = entry.state === "reported";
  const path = hoursPaths.entry(needId, entry.id);
  return {
    id: entry.id,
    name: entry.isGone ? t("hoursDesk:entry.gone") : entry.name,
    day: format.day(entry.day),
    hours: durationText(reader, entry.minutes),
    words: [entry.note, entry.answer].filter((text) => text !== null && text !== "").join(" · "),
    state: t(`thanks:state.${entry.state}`),
    confirm: isWaiting
      ? {
          action: href(`${path}/bestaetigen`),
          label: t("hoursDesk:entry.confirm"),
          about: entry.name,
          tone: "secondary",
          hidden: [],
        }
      : null,
    refuseHref: isWaiting ? href(path) : "",
  };
}

export function deskCrumbs({ t, href }: Reader) {
  return [{ label: t("hoursDesk:list.title"), href: href(hoursPaths.desk()) }];
}
