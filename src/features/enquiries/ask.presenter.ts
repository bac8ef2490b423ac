import type { DeskPoint } from "../../shared/desk/deskPoint.ts";
import { errorSummary, fieldModel } from "../../shared/forms/formModel.ts";
import type { FormState } from "../../shared/forms/parseForm.ts";
import { phoneText } from "../../shared/text/phoneText.ts";
import type { Reader } from "../../shared/text/reader.ts";
import { presentHours, presentState } from "../openingHours/index.ts";
import { publicFields } from "./enquiries.forms.ts";
import type { AskPage, DeskCard, PublicForm, SentPage } from "./enquiries.pages.ts";
import { enquiryPaths } from "./enquiries.paths.ts";

interface Asked {
  readonly state: FormState;
  readonly stamp: string;
  readonly now: Date;
  readonly desk: DeskPoint | null;
  /** The page that holds a mistake, if the visitor came from one. */
  readonly about: string | null;
}

export function presentAsk(reader: Reader, asked: Asked): AskPage {
  const { t, href } = reader;
  const isCorrection = asked.about !== null;
  return {
    ...frameOf(reader, asked.state),
    title: t(isCorrection ? "enquiries:correct.title" : "enquiries:ask.title"),
    lead: t(isCorrection ? "enquiries:correct.lead" : "enquiries:ask.lead"),
    about: asked.about ?? "",
    form: presentPublicForm(reader, asked, {
      action: href(enquiryPaths.ask()),
      isBarrier: false,
      hidden: { seite: asked.about ?? "" },
    }),
    desk: presentDeskCard(reader, asked.desk, asked.now),
  };
}

export function presentBarrier(reader: Reader, asked: Asked): AskPage {
  return {
    ...frameOf(reader, asked.state),
    title: reader.t("enquiries:barrier.title"),
    lead: reader.t("enquiries:barrier.lead"),
    about: "",
    form: presentPublicForm(reader, asked, {
      action: reader.href(enquiryPaths.barrier()),
      isBarrier: true,
      hidden: {},
    }),
    desk: presentDeskCard(reader, asked.desk, asked.now),
  };
}

export function presentSent(reader: Reader, reference: string): SentPage {
  return {
    title: reader.t("enquiries:sent.title"),
    crumbs: [{ label: reader.t("frame:start"), href: reader.href("/") }],
    reference,
    startHref: reader.href("/"),
  };
}

function frameOf(reader: Reader, state: FormState) {
  return {
    crumbs: [{ label: reader.t("frame:start"), href: reader.href("/") }],
    hasErrors: state.errors.length > 0,
  };
}

function presentPublicForm(
  reader: Reader,
  { state, stamp }: Asked,
  spec: { action: string; isBarrier: boolean; hidden: Readonly<Record<string, string>> },
): PublicForm {
  const fields = publicFields(spec.isBarrier);
  const models = fields.map((field) => fieldModel(reader, state, field));
  const isWayBack = (name: string) => name.startsWith("contact");
  return {
    action: spec.action,
    summary: errorSummary(reader, state, fields),
    hidden: Object.entries({ ...spec.hidden, stempel: stamp }).map(([name, value]) => ({ name, value })),
    fields: models.filter(({ name }) => !isWayBack(name)),
    wayBack: models.filter(({ name }) => isWayBack(name)),
    submitLabel: reader.t("enquiries:form.send"),
    privacyHref: reader.href("/datenschutz"),
  };
}

function presentDeskCard(reader: Reader, desk: DeskPoint | null, now: Date): DeskCard | null {
  if (!desk) return null;
  const facts = { hours: desk.hours, assuredOn: desk.assuredOn, service: "running" } as const;
  return {
    title: desk.title,
    href: reader.href(desk.path),
    address: desk.address,
    state: presentState(reader, facts, now),
    hours: desk.hours === null ? null : presentHours(reader, desk.hours, now),
    hoursNote: desk.hoursNote,
    phone: phoneText(desk.phone),
    phoneHref: `tel:${desk.phone}`,
    mail: desk.mail,
    mailHref: `mailto:${desk.mail}`,
    isExample: desk.isExample,
  };
}
