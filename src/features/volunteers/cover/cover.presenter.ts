import { formModel } from "../../../shared/forms/formModel.ts";
import { emptyForm } from "../../../shared/forms/parseForm.ts";
import type { PostButton } from "../../../shared/pages/parts.ts";
import type { FieldSpec } from "../../../shared/forms/fieldSpec.ts";
import type { TextKey } from "../../../shared/text/keys.ts";
import type { Reader } from "../../../shared/text/reader.ts";
import { shiftTime } from "../needs/need.presenter.ts";
import { DECLINE_REASONS } from "../taking/taking.forms.ts";
import { volunteerPaths } from "../volunteers.paths.ts";
import type { CoverAnswerPage, CoverLine, CoverListPage, CoverPage } from "./cover.pages.ts";
import { coverPaths } from "./cover.paths.ts";
import type { AskRecord, CoverOfShift, CoverShift } from "./cover.queries.ts";

export function presentCoverList(reader: Reader, shifts: readonly CoverShift[]): CoverListPage {
  const { t, href } = reader;
  const line = (shift: CoverShift): CoverLine => ({
    title: shift.title,
    href: href(coverPaths.shift(shift.shiftId)),
    when: shiftTime(reader, shift),
    state: [
      shift.missing > 0 ? t("coverDesk:missing", { count: shift.missing }) : "",
      shift.isAskedOut ? t("coverDesk:askedOut") : "",
    ]
      .filter((text) => text !== "")
      .join(" "),
    start: shift.isRunning
      ? null
      : button(reader, coverPaths.shift(shift.shiftId), { label: "coverDesk:start", about: shift.title }),
  });
  return {
    title: t("coverDesk:title"),
    section: volunteerPaths.deskNeeds(),
    crumbs: [{ label: t("frame:desk.needs"), href: href(volunteerPaths.deskNeeds()) }],
    running: shifts.filter((shift) => shift.isRunning).map(line),
    left: shifts.filter((shift) => !shift.isRunning).map(line),
    emptyText: t("coverDesk:empty"),
  };
}

/** One shift: the search as it stands. */
export function presentCover(reader: Reader, shift: CoverOfShift, now: Date): CoverPage {
  const { t, href } = reader;
  const [request] = shift.coverRequests;
  return {
    title: t("coverDesk:shiftTitle", { need: shift.need.title }),
    section: volunteerPaths.deskNeeds(),
    crumbs: [
      { label: t("frame:desk.needs"), href: href(volunteerPaths.deskNeeds()) },
      { label: t("coverDesk:title"), href: href(coverPaths.list()) },
    ],
    when: shiftTime(reader, shift),
    places: t("coverDesk:places", { taken: shift.placesTaken, min: shift.minPeople, max: shift.maxPeople }),
    state: request === undefined ? t("coverDesk:state.none") : t(`coverDesk:state.${request.state}`),
    ...stepsOf(reader, shift, now),
    asks: (request?.asks ?? []).map((ask) => askRow(reader, shift.id, ask)),
    callsHref: href("/buero/anrufe"),
    needHref: href(volunteerPaths.deskNeed(shift.need.id)),
  };
}

/** While it runs, when it goes on and how to stop it; else how to begin. */
function stepsOf(reader: Reader, shift: CoverOfShift, now: Date): Pick<CoverPage, "next" | "start" | "stop"> {
  const { t, format } = reader;
  const [request] = shift.coverRequests;
  if (request?.state === "open") {
    const { nextWaveAt } = request;
    return {
      next: nextWaveAt === null ? "" : t("coverDesk:next", { when: format.moment(nextWaveAt) }),
      start: null,
      stop: button(reader, coverPaths.stop(shift.id), { label: "coverDesk:stop" }),
    };
  }
  const mayStart = shift.startsAt > now && shift.placesTaken < shift.maxPeople;
  const start = button(reader, coverPaths.shift(shift.id), { label: "coverDesk:start", tone: "primary" });
  return { next: "", start: mayStart ? start : null, stop: null };
}

type Ask = CoverOfShift["coverRequests"][number]["asks"][number];

function askRow(reader: Reader, shiftId: string, ask: Ask): CoverPage["asks"][number] {
  const { t, href, format } = reader;
  const isByMail = ask.person.email !== null && ask.person.preferredChannel === "email";
  const answerButton = (answer: "ja" | "nein") =>
    button(reader, coverPaths.note(shiftId), {
      label: `coverDesk:note.${answer}`,
      tone: "link",
      about: ask.person.displayName,
      hidden: { frage: ask.id, antwort: answer },
    });
  return {
    name: ask.person.displayName,
    href: href(volunteerPaths.deskVolunteer(ask.person.id)),
    asked: t(isByMail ? "coverDesk:askedByMail" : "coverDesk:askedByCall", {
      wave: ask.wave,
      when: format.moment(ask.askedAt),
    }),
    answer: ask.answer === null ? t("coverDesk:answer.none") : t(`coverDesk:answer.${ask.answer}`),
    buttons: ask.answer === null ? [answerButton("ja"), answerButton("nein")] : [],
  };
}

interface Shown {
  readonly label: TextKey;
  readonly tone?: PostButton["tone"];
  readonly about?: string;
  readonly hidden?: Readonly<Record<string, string>>;
}

function button(
  { t, href }: Reader,
  path: string,
  { label, tone = "secondary", about, hidden = {} }: Shown,
): PostButton {
  return {
    action: href(path),
    label: t(label),
    tone,
    ...(about === undefined ? {} : { about }),
    hidden: Object.entries(hidden).map(([name, value]) => ({ name, value })),
  };
}

interface Given {
  readonly ask: AskRecord;
  readonly action: string;
  readonly fault: TextKey | null;
  readonly now: Date;
}

/** The question to step in, or what became of it. */
export function presentAsk(reader: Reader, given: Given): CoverAnswerPage {
  const { t, href } = reader;
  const { need, shift } = given.ask.request;
  const outcome = outcomeOf(given);
  const mayWait = outcome === "too_late" || outcome === "found";
  return {
    title: outcome === "open" ? t("cover:title", { need: need.title }) : need.title,
    section: volunteerPaths.needs(),
    crumbs: [{ label: t("frame:start"), href: href("/") }],
    lead: t(`cover:lead.${outcome}`),
    isExample: need.isExample,
    facts: [
      { label: t("needs:fact.when"), value: shiftTime(reader, shift) },
      { label: t("needs:fact.where"), value: need.locationText ?? "" },
    ].filter((fact) => fact.value !== ""),
    fault: given.fault === null ? "" : t(given.fault),
    ...(outcome === "open" ? answersTo(reader, given.action) : { accept: null, decline: null }),
    links: [
      { label: t(mayWait ? "cover:toWaiting" : "taking:offer.toNeed"), href: href(volunteerPaths.need(need.slug)) },
    ],
  };
}

/** The own answer first; then whether the question still stands. */
function outcomeOf({ ask, now }: Given) {
  const { shift, state } = ask.request;
  if (ask.answer === "yes" || ask.answer === "no") return ask.answer;
  if (shift.startsAt <= now || shift.state === "cancelled") return "past";
  if (ask.answer === "too_late") return ask.answer;
  return state === "filled" || state === "cancelled" ? "found" : "open";
}

function answersTo(reader: Reader, action: string): Pick<CoverAnswerPage, "accept" | "decline"> {
  return {
    accept: { action, label: reader.t("cover:yes"), tone: "primary", hidden: [{ name: "antwort", value: "ja" }] },
    decline: formModel(reader, emptyForm, {
      action,
      submit: "cover:no",
      isSecondary: true,
      hidden: { antwort: "nein" },
      fields: reasonFields(reader),
    }),
  };
}

function reasonFields({ t }: Reader): readonly FieldSpec[] {
  return [
    {
      kind: "radios",
      name: "grund",
      label: "taking:offer.reason",
      isOptional: true,
      options: DECLINE_REASONS.map((reason) => ({ value: reason, label: t(`taking:reason.${reason}`) })),
    },
  ];
}
