import { formModel, type FieldSpec } from "../../../shared/forms/formModel.ts";
import { filledForm, type FormState } from "../../../shared/forms/parseForm.ts";
import { dayOf } from "../../../shared/clock.ts";
import type { PostButton } from "../../../shared/pages/parts.ts";
import type { Reader } from "../../../shared/text/reader.ts";
import { volunteerFacts } from "../account/facts.ts";
import { accessPaths } from "../access/access.paths.ts";
import { certificatePaths } from "../certificates/certificates.paths.ts";
import type { Choices } from "../choices.ts";
import { clearancePaths } from "../clearance/clearance.paths.ts";
import type { ConsentRecord, VolunteerRecord } from "../volunteer.queries.ts";
import { isMinor } from "../guardian/age.ts";
import { presentDeskGuardian } from "../guardian/deskGuardian.presenter.ts";
import { volunteerPaths } from "../volunteers.paths.ts";
import type { VolunteerStep } from "./accompanyVolunteer.ts";
import { volunteerState } from "./deskVolunteers.presenter.ts";
import type { DeskErasePage, DeskVolunteerPage } from "./deskVolunteers.pages.ts";

interface Given {
  readonly record: VolunteerRecord;
  readonly choices: Choices;
  readonly now: Date;
  /** The pause form, when it came back with a fault. */
  readonly pause?: FormState;
}

export function presentDeskVolunteer(reader: Reader, { record, choices, now, pause }: Given): DeskVolunteerPage {
  const { t, href } = reader;
  const { id } = record;
  return {
    ...frameOf(reader),
    title: record.displayName,
    hasErrors: (pause?.errors.length ?? 0) > 0,
    isExample: record.isExample,
    state: stateOf(reader, record, now),
    facts: factsOf(reader, record, choices),
    editHref: href(volunteerPaths.deskVolunteerEdit(id)),
    eraseHref: href(volunteerPaths.deskVolunteerErase(id)),
    guardian: presentDeskGuardian(reader, record, now),
    proofs: proofLinks(reader, id),
    files: (["json", "csv"] as const).map((kind) => ({
      label: t(`needs:volunteer.file.${kind}`),
      href: href(volunteerPaths.deskVolunteerFile(id, kind)),
    })),
    steps: [...stepsFor(record).map((step) => stepButton(reader, id, step)), ...cardButton(reader, record)],
    consents: record.consents.map((consent) => ({ text: consent.text, given: consentDay(reader, consent) })),
    assignments: record.assignments.map(({ need, startsAt, state }) => ({
      title: need.title,
      href: href(volunteerPaths.deskNeed(need.id)),
      when: startsAt === null ? (need.timeText ?? "") : reader.format.moment(startsAt),
      state: t(`volunteers:assignment.${state}`),
    })),
    noteForm: formModel(reader, filledForm({ note: record.note ?? "" }), {
      action: href(volunteerPaths.deskVolunteerNote(id)),
      submit: "frame:form.save",
      fields: NOTE_FIELDS,
      isSecondary: true,
    }),
    pauseForm: formModel(reader, pause ?? filledForm({ until: pauseDay(record) }), {
      action: href(volunteerPaths.deskVolunteerPause(id)),
      submit: "frame:form.save",
      fields: PAUSE_FIELDS,
      isSecondary: true,
    }),
  };
}

/** The note of the desk about somebody. */
export const NOTE_FIELDS: readonly FieldSpec[] = [
  {
    kind: "textarea",
    name: "note",
    rows: 4,
    label: "needs:volunteer.note",
    hint: "needs:volunteer.noteHint",
    isOptional: true,
  },
];
const PAUSE_FIELDS: readonly FieldSpec[] = [
  {
    kind: "input",
    name: "until",
    type: "date",
    width: "short",
    label: "needs:volunteer.pause",
    hint: "volunteers:pause.hint",
    isOptional: true,
  },
];

function factsOf(reader: Reader, record: VolunteerRecord, choices: Choices): DeskVolunteerPage["facts"] {
  const { t, format } = reader;
  return [
    ...volunteerFacts(reader, { ...record, note: null }, choices),
    { label: t("needs:volunteer.source"), value: t(`needs:volunteer.source.${record.source}`) },
    { label: t("needs:volunteer.since"), value: format.day(record.createdAt) },
  ];
}

function consentDay({ t, format }: Reader, consent: ConsentRecord): string {
  return consent.withdrawnAt === null
    ? t("needs:volunteer.consentGiven", { day: format.day(consent.givenAt), version: consent.textVersion })
    : t("needs:volunteer.consentWithdrawn", { day: format.day(consent.withdrawnAt) });
}

export function frameOf(reader: Reader) {
  return {
    section: volunteerPaths.deskVolunteers(),
    crumbs: [{ label: reader.t("frame:desk.volunteers"), href: reader.href(volunteerPaths.deskVolunteers()) }],
  };
}

function pauseDay({ pausedUntil }: VolunteerRecord): string {
  return pausedUntil === null ? "" : dayOf(pausedUntil).toString();
}

function stateOf(reader: Reader, record: VolunteerRecord, now: Date): string {
  const { deactivatedAt, email, state, contactedAt, pausedUntil } = record;
  const lacksGuardian = isMinor(record, now) && record.guardian?.state !== "given";
  const facts = {
    contactedAt,
    pausedUntil,
    lacksGuardian,
    isDeactivated: deactivatedAt !== null,
    hasMail: email !== null,
  };
  return state === "anonymised" ? "" : volunteerState(reader, { ...facts, state }, now);
}

function proofLinks({ t, href }: Reader, id: string): DeskVolunteerPage["proofs"] {
  return [
    { label: t("thanks:own.proofs"), href: href(certificatePaths.desk(id)) },
    { label: t("clearance:own.title"), href: href(clearancePaths.desk(id)) },
  ];
}

function stepsFor({ state, contactedAt, deactivatedAt }: VolunteerRecord): readonly VolunteerStep[] {
  if (deactivatedAt !== null) return ["reactivate"];
  return [
    ...(state === "invited" ? (["confirm"] as const) : []),
    ...(contactedAt === null ? (["contacted"] as const) : []),
    "deactivate",
  ];
}

/** A card opens the pages of those who are confirmed and have not left. */
function cardButton({ t, href }: Reader, { id, state, deactivatedAt }: VolunteerRecord): readonly PostButton[] {
  if (state !== "active" || deactivatedAt !== null) return [];
  return [{ action: href(accessPaths.deskCard(id)), label: t("access:card.issue"), tone: "secondary", hidden: [] }];
}

function stepButton({ t, href }: Reader, id: string, step: VolunteerStep): PostButton {
  return {
    action: href(volunteerPaths.deskVolunteerStep(id)),
    label: t(`needs:volunteer.step.${step}`),
    tone: step === "confirm" ? "primary" : "secondary",
    hidden: [{ name: "schritt", value: step }],
  };
}

export function presentDeskErase(reader: Reader, state: FormState, record: VolunteerRecord): DeskErasePage {
  return {
    ...frameOf(reader),
    title: reader.t("needs:volunteer.erase", { name: record.displayName }),
    hasErrors: state.errors.length > 0,
    form: formModel(reader, state, {
      action: reader.href(volunteerPaths.deskVolunteerErase(record.id)),
      submit: "volunteers:erase.submit",
      fields: [{ kind: "check", name: "confirm", label: "needs:volunteer.eraseConfirm" }],
      cancelHref: reader.href(volunteerPaths.deskVolunteer(record.id)),
    }),
  };
}
