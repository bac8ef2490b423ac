import { errorSummary, fieldModel, type FieldSpec } from "../../shared/forms/formModel.ts";
import { openedWith } from "../../shared/forms/openedWith.ts";
import type { FormState } from "../../shared/forms/parseForm.ts";
import type { PostButton } from "../../shared/pages/parts.ts";
import { phoneText } from "../../shared/text/phoneText.ts";
import type { Reader } from "../../shared/text/reader.ts";
import { NEXT_STEPS } from "./enquiries.forms.ts";
import type { AnswerForm, EnquiryPage, Slip } from "./enquiries.pages.ts";
import { enquiryPaths } from "./enquiries.paths.ts";
import { isClosed, judgeClosing } from "./enquiries.policy.ts";
import type { Enquiry, ReferralTarget } from "./enquiries.queries.ts";
import { ANSWER_WITHIN_MS, enquiryTitle, enquiryWords } from "./enquiryDesk.presenter.ts";
import { presentEnquiryStory, type StateChange } from "./enquiryStory.ts";
import { forgottenFrom } from "./forgetClosedEnquiries.ts";

/** What the page of one enquiry is made of. */
export interface EnquiryFacts {
  readonly enquiry: Enquiry;
  readonly changes: readonly StateChange[];
  readonly form: FormState;
  readonly targets: readonly ReferralTarget[];
  readonly chosen: ReferralTarget | null;
  readonly hasSearched: boolean;
  /** The words as they will arrive; "" while there are none. */
  readonly preview: string;
  readonly now: Date;
}

export function presentEnquiry(reader: Reader, facts: EnquiryFacts): EnquiryPage {
  const { enquiry, now } = facts;
  const { t, href, format } = reader;
  return {
    title: enquiryTitle(enquiry.text),
    section: enquiryPaths.deskList(),
    hasErrors: facts.form.errors.length > 0,
    reference: enquiry.reference,
    isExample: enquiry.isExample,
    listHref: href(enquiryPaths.deskList()),
    tags: [
      ...(isLate(enquiry, now)
        ? [{ text: t("enquiries:since", { day: format.shortDay(enquiry.createdAt) }), isAlarm: true }]
        : []),
      { text: t(enquiryWords.stateText(enquiry.state)), isAlarm: false },
      { text: t(enquiryWords.kindText(enquiry.kind)), isAlarm: false },
    ],
    text: enquiry.text,
    quoteNote: t("enquiries:show.quoteNote", {
      channel: t(enquiryWords.channelText(enquiry.channel)),
      language: format.languageName(enquiry.language),
    }),
    // Closed while somebody was writing: the refused words stay to be copied.
    answerForm: isClosed(enquiry.state) && facts.form.errors.length === 0 ? null : presentAnswerForm(reader, facts),
    buttons: presentButtons(reader, enquiry),
    facts: presentFacts(reader, enquiry),
    story: presentEnquiryStory(reader, enquiry, facts.changes),
  };
}

function isLate({ state, createdAt }: Enquiry, now: Date): boolean {
  return state === "new" && now.getTime() - createdAt.getTime() > ANSWER_WITHIN_MS;
}

const SEARCH: FieldSpec = {
  kind: "input",
  name: "search",
  label: "enquiries:answer.search",
  type: "search",
  isOptional: true,
};
const ANSWER: FieldSpec = {
  kind: "textarea",
  name: "answer",
  label: "enquiries:answer.words",
  hint: "enquiries:answer.wordsHint",
  rows: 6,
};

/** The fields of an answer, as far as they can be named without the database. */
export function answerFields(reader: Reader): readonly FieldSpec[] {
  return [SEARCH, ANSWER, nextField(reader)];
}

function nextField({ t }: Reader): FieldSpec {
  const options = NEXT_STEPS.map((value) => ({ value, label: t(`enquiries:next.${value}`) }));
  return { kind: "radios", name: "next", label: "enquiries:answer.next", options };
}

function presentAnswerForm(reader: Reader, facts: EnquiryFacts): AnswerForm {
  const { t } = reader;
  const { enquiry, form, targets, chosen } = facts;
  const options = uniqueTargets(chosen, targets).map(({ id, title, address }) => ({
    value: id,
    label: title,
    hint: address,
  }));
  const none = { value: "", label: t("enquiries:answer.nowhere") };
  const next = nextField(reader);
  const values = { contactPointId: "", next: "wait", ...form.values };
  const state = { ...form, values };
  return {
    action: reader.href(enquiryPaths.desk(enquiry.reference)),
    version: openedWith(form, "version", String(enquiry.version)),
    summary: errorSummary(reader, form, [SEARCH, ANSWER, next]),
    search: fieldModel(reader, state, SEARCH),
    targets:
      options.length === 0
        ? null
        : fieldModel(reader, state, {
            kind: "radios",
            name: "contactPointId",
            label: "enquiries:answer.targets",
            options: [none, ...options],
          }),
    searchNote: facts.hasSearched && targets.length === 0 ? t("enquiries:answer.nothingFound") : "",
    answer: fieldModel(reader, state, ANSWER),
    next: fieldModel(reader, state, next),
    slip: chosen === null ? null : presentSlip(reader, chosen),
    preview: facts.preview,
    previewTitle: t(enquiry.contactEmail === null ? "enquiries:answer.previewSaid" : "enquiries:answer.previewMail"),
    sendLabel: t(enquiry.contactEmail === null ? "enquiries:answer.keep" : "enquiries:answer.send"),
  };
}

function uniqueTargets(chosen: ReferralTarget | null, found: readonly ReferralTarget[]): readonly ReferralTarget[] {
  return chosen === null ? found : [chosen, ...found.filter(({ id }) => id !== chosen.id)];
}

function presentSlip(reader: Reader, { title, address, phone, slug }: ReferralTarget): Slip {
  return {
    title,
    address,
    phone: phoneText(phone),
    phoneHref: `tel:${phone}`,
    href: reader.href(`/anlaufstellen/${slug}`),
  };
}

function presentButtons(reader: Reader, enquiry: Enquiry): readonly PostButton[] {
  const { t, href } = reader;
  const version = { name: "version", value: String(enquiry.version) };
  if (isClosed(enquiry.state)) {
    const action = href(enquiryPaths.deskReopen(enquiry.reference));
    return [{ action, label: t("enquiries:show.reopen"), tone: "secondary", hidden: [version] }];
  }
  const action = href(enquiryPaths.deskClose(enquiry.reference));
  const mayBe = (result: "solved" | "unsolved") =>
    judgeClosing({ state: enquiry.state, answers: enquiry.referrals.length }, result).allowed;
  return (["solved", "unsolved"] as const).filter(mayBe).map((result) => ({
    action,
    label: t(`enquiries:show.${result}`),
    tone: "secondary",
    hidden: [version, { name: "result", value: result }],
  }));
}

function presentFacts(reader: Reader, enquiry: Enquiry): EnquiryPage["facts"] {
  const { t, format, href } = reader;
  const { pagePath, createdAt } = enquiry;
  return [
    ...contactFacts(reader, enquiry),
    fact(t("enquiries:form.channel"), t(enquiryWords.channelText(enquiry.channel))),
    fact(t("enquiries:show.language"), format.languageName(enquiry.language)),
    fact(t("enquiries:form.where"), pagePath ?? "", pagePath?.startsWith("/") === true ? href(pagePath) : ""),
    fact(t("enquiries:show.received"), format.moment(createdAt)),
    fact(t("enquiries:show.forgottenOn"), forgottenText(reader, enquiry)),
  ].filter(({ text }) => text !== "");
}

function contactFacts({ t }: Reader, enquiry: Enquiry): EnquiryPage["facts"] {
  if (!hasContact(enquiry)) return [fact(t("enquiries:show.from"), t("enquiries:show.nobody"))];
  const [mail, phone] = [enquiry.contactEmail ?? "", enquiry.contactPhone ?? ""];
  return [
    fact(t("enquiries:show.from"), enquiry.contactName ?? ""),
    fact(t("enquiries:form.mail"), mail, `mailto:${mail}`),
    fact(t("enquiries:form.phone"), phoneText(phone), `tel:${phone}`),
  ];
}

function fact(label: string, text: string, href = ""): EnquiryPage["facts"][number] {
  return { label, text, href };
}

function hasContact({ contactName, contactEmail, contactPhone }: Enquiry): boolean {
  return contactName !== null || contactEmail !== null || contactPhone !== null;
}

function forgottenText({ format }: Reader, enquiry: Enquiry): string {
  return enquiry.closedAt === null || !hasContact(enquiry) ? "" : format.day(forgottenFrom(enquiry.closedAt));
}
