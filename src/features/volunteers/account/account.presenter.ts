import { formModel } from "../../../shared/forms/formModel.ts";
import type { FormState } from "../../../shared/forms/parseForm.ts";
import type { Reader } from "../../../shared/text/reader.ts";
import { accessPaths } from "../access/access.paths.ts";
import type { Choices } from "../choices.ts";
import { hoursPaths } from "../hours/hours.paths.ts";
import type { Engagements } from "../taking/engagements.queries.ts";
import { presentEngagements } from "../taking/engagements.presenter.ts";
import type { ConsentRecord, VolunteerRecord } from "../volunteer.queries.ts";
import { takingPaths } from "../taking/taking.paths.ts";
import { volunteerPaths } from "../volunteers.paths.ts";
import type { AccountPage, ErasePage } from "./account.pages.ts";
import { presentOwnGuardian } from "../guardian/ownGuardian.presenter.ts";
import { presentOwnParts } from "./parts.presenter.ts";
import type { ViewRow } from "./views.queries.ts";

interface Given {
  readonly record: VolunteerRecord;
  readonly choices: Choices;
  /** When a minor without a consent is erased. */
  readonly deleteOn: Temporal.PlainDate | null;
  readonly views: readonly ViewRow[];
  readonly engagements: Engagements;
  readonly now: Date;
  /** The pause form with what was typed. */
  readonly pause: FormState;
}

export function presentAccount(
  reader: Reader,
  { record, choices, views, engagements, deleteOn, now, pause }: Given,
): AccountPage {
  const { t, href } = reader;
  const groups = presentEngagements(reader, engagements, now);
  return {
    title: t("volunteers:account.title"),
    section: volunteerPaths.needs(),
    hasErrors: pause.errors.length > 0,
    crumbs: [{ label: t("frame:start"), href: href("/") }],
    note: record.state === "dormant" ? t("volunteers:account.dormant") : "",
    parts: presentOwnParts(reader, record, choices),
    deskNote: record.note ?? "",
    guardian: presentOwnGuardian(reader, { record, deleteOn, now }),
    callsHref: href(volunteerPaths.calls()),
    suitsHref: href(volunteerPaths.suits()),
    suitsTone: hasQuestion(groups) ? "secondary" : "primary",
    accessHref: href(accessPaths.own()),
    calendarHref: href(takingPaths.calendarKey()),
    hoursHref: href(hoursPaths.own()),
    engagements: groups,
    consents: record.consents.map((consent) => presentConsent(reader, consent)),
    consentButton: consentButton(reader, record),
    views: viewTexts(reader, views),
    pauseForm: pauseForm(reader, pause),
    pauseText: pauseText(reader, record, now),
    files: (["json", "csv"] as const).map((kind) => ({
      label: t(`volunteers:account.${kind}`),
      href: href(volunteerPaths.accountFile(kind)),
    })),
    eraseHref: href(volunteerPaths.accountErase()),
    signOut: {
      action: href(volunteerPaths.signOut()),
      label: t("volunteers:account.signOut"),
      tone: "secondary",
      hidden: [],
    },
  };
}

function hasQuestion(groups: AccountPage["engagements"]): boolean {
  return groups.some(({ items }) => items.some(({ links }) => links.length > 0));
}

/** Who looked several times on one day for one reason stands there once, with how often. */
function viewTexts(reader: Reader, views: readonly ViewRow[]): readonly string[] {
  const alike = Map.groupBy(views, (view) => viewText(reader, view));
  return [...alike].map(([text, rows]) => (rows.length === 1 ? text : `${text} (${String(rows.length)}×)`));
}

/** Who looked, and why: by role, not by name. */
function viewText({ t, format }: Reader, { viewedAt, role, reason }: ViewRow): string {
  return t("volunteers:account.view", {
    day: format.day(viewedAt),
    role: t(`volunteers:role.${role}`),
    reason: t(`volunteers:reason.${reason}`),
  });
}

function pauseText({ t, format }: Reader, { pausedUntil }: VolunteerRecord, now: Date): string {
  return pausedUntil !== null && pausedUntil > now ? t("volunteers:pause.until", { day: format.day(pausedUntil) }) : "";
}

function presentConsent(reader: Reader, consent: ConsentRecord): AccountPage["consents"][number] {
  const language = consent.language === reader.language ? "" : consent.language;
  return { text: consent.text, language, given: consentDays(reader, consent) };
}

function consentDays({ t, format }: Reader, consent: ConsentRecord): string {
  const given = t("volunteers:consent.given", { day: format.day(consent.givenAt), version: consent.textVersion });
  return consent.withdrawnAt === null
    ? given
    : `${given} ${t("volunteers:consent.withdrawn", { day: format.day(consent.withdrawnAt) })}`;
}

function consentButton({ t, href }: Reader, record: VolunteerRecord): AccountPage["consentButton"] {
  const stands = record.consents.some((consent) => consent.withdrawnAt === null);
  return {
    action: href(volunteerPaths.accountConsent()),
    label: t(stands ? "volunteers:consent.withdraw" : "volunteers:consent.give"),
    tone: "secondary",
    hidden: [{ name: "schritt", value: stands ? "zurueck" : "geben" }],
  };
}

function pauseForm(reader: Reader, state: FormState) {
  return formModel(reader, state, {
    action: reader.href(volunteerPaths.accountPause()),
    submit: "volunteers:pause.submit",
    isSecondary: true,
    fields: [
      {
        kind: "input",
        name: "until",
        type: "date",
        width: "short",
        label: "volunteers:pause.label",
        hint: "volunteers:pause.hint",
      },
    ],
  });
}

export function presentErase(reader: Reader, state: FormState): ErasePage {
  return {
    title: reader.t("volunteers:erase.title"),
    section: volunteerPaths.needs(),
    hasErrors: state.errors.length > 0,
    crumbs: [{ label: reader.t("volunteers:account.title"), href: reader.href(volunteerPaths.account()) }],
    form: formModel(reader, state, {
      action: reader.href(volunteerPaths.accountErase()),
      submit: "volunteers:erase.submit",
      fields: [{ kind: "check", name: "confirm", label: "volunteers:erase.confirm" }],
      cancelHref: reader.href(volunteerPaths.account()),
    }),
  };
}
