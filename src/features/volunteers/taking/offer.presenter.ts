import { formModel, type FormModel } from "../../../shared/forms/formModel.ts";
import { emptyForm } from "../../../shared/forms/parseForm.ts";
import type { NameFields } from "../../../shared/http/routes.ts";
import type { TextKey } from "../../../shared/text/keys.ts";
import type { Reader } from "../../../shared/text/reader.ts";
import { shiftTime } from "../needs/need.presenter.ts";
import { volunteerPaths } from "../volunteers.paths.ts";
import type { OfferRecord } from "./offer.queries.ts";
import type { OfferPage } from "./taking.pages.ts";
import { DECLINE_REASONS } from "./taking.forms.ts";
import { isOver } from "./taking.policy.ts";

interface Given {
  readonly offer: OfferRecord;
  /** Where the answers go: the address of this page. */
  readonly action: string;
  readonly fault: TextKey | null;
  readonly now: Date;
}

/** An offer with its answers, or what became of it. */
export function presentOffer(reader: Reader, { offer, action, fault, now }: Given): OfferPage {
  const { t, href } = reader;
  const isOpen = offer.state === "offered" && !isOver(offer, now);
  return {
    title: isOpen ? t("taking:offer.title", { need: offer.need.title }) : offer.need.title,
    section: volunteerPaths.needs(),
    crumbs: [{ label: t("frame:start"), href: href("/") }],
    lead: t(isOpen ? "taking:offer.lead" : outcomeKey(offer)),
    isExample: offer.need.isExample,
    facts: factsOf(reader, offer, isOpen),
    fault: fault === null ? "" : t(fault),
    ...(isOpen ? answersTo(reader, offer, action) : NO_ANSWERS),
    links: [
      { label: t("taking:offer.toNeed"), href: href(volunteerPaths.need(offer.need.slug)) },
      { label: t("taking:offer.toAccount"), href: href(volunteerPaths.account()) },
    ],
  };
}

type Answers = Pick<OfferPage, "accept" | "decline" | "call" | "callNote">;
const NO_ANSWERS: Answers = { accept: null, decline: null, call: null, callNote: "" };

function answersTo(reader: Reader, offer: OfferRecord, action: string): Answers {
  const { t } = reader;
  const mayCall = offer.hasPhone && !offer.isCallWanted;
  const answer = (value: string) => [{ name: "antwort", value }];
  return {
    accept: { action, label: t("taking:offer.accept"), tone: "primary", hidden: answer("ja") },
    decline: declineForm(reader, action),
    call: mayCall ? { action, label: t("taking:offer.call"), tone: "secondary", hidden: answer("anruf") } : null,
    callNote: t(callKey(offer)),
  };
}

function outcomeKey({ state }: OfferRecord): TextKey {
  if (state === "accepted" || state === "confirmed" || state === "attended") return "taking:outcome.accepted";
  if (state === "declined") return "taking:outcome.declined";
  return state === "expired" || state === "offered" ? "taking:outcome.expired" : "taking:outcome.over";
}

function callKey({ hasPhone, isCallWanted }: OfferRecord): TextKey {
  if (isCallWanted) return "taking:offer.callWanted";
  return hasPhone ? "taking:offer.callNote" : "taking:offer.noPhone";
}

function factsOf(reader: Reader, offer: OfferRecord, isOpen: boolean): OfferPage["facts"] {
  const { t, format } = reader;
  const { startsAt, endsAt, offeredUntil, need } = offer;
  const when = startsAt && endsAt ? shiftTime(reader, { startsAt, endsAt }) : (need.timeText ?? "");
  const until = isOpen && offeredUntil !== null ? format.moment(offeredUntil) : "";
  return [
    { label: t("needs:fact.when"), value: when },
    { label: t("needs:fact.where"), value: need.locationText ?? "" },
    { label: t("taking:offer.until"), value: until },
  ].filter((fact) => fact.value !== "");
}

function declineForm(reader: Reader, action: string): FormModel {
  return formModel(reader, emptyForm, {
    action,
    submit: "taking:offer.decline",
    isSecondary: true,
    hidden: { antwort: "nein" },
    fields: nameOfferFields(reader),
  });
}

/** The fields of a no to an offer. */
export const nameOfferFields: NameFields = ({ t }) => [
  {
    kind: "radios",
    name: "grund",
    label: "taking:offer.reason",
    isOptional: true,
    options: DECLINE_REASONS.map((reason) => ({ value: reason, label: t(`taking:reason.${reason}`) })),
  },
  { kind: "check", name: "nie", label: "taking:offer.never" },
];
