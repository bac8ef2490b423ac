import type { Reader } from "../../shared/text/reader.ts";
import type { EnquiryPage } from "./enquiries.pages.ts";
import type { Enquiry } from "./enquiries.queries.ts";
import { enquiryWords } from "./enquiryDesk.presenter.ts";

/** A line of the audit that belongs to the story: "enquiry.closed" with the state it ended in. */
export interface StateChange {
  readonly at: Date;
  readonly action: string;
  readonly result: string;
}

interface Event {
  readonly at: Date;
  readonly title: string;
  readonly text: string;
}

/** What happened to an enquiry, the latest first: taken in, answered, closed, opened again. */
export function presentEnquiryStory(
  reader: Reader,
  enquiry: Enquiry,
  changes: readonly StateChange[],
): EnquiryPage["story"] {
  const events = [
    ...changes.map((change) => changeEvent(reader, change)),
    ...closingWithoutTrace(reader, enquiry, changes),
    ...enquiry.referrals.map((referral) => answerEvent(reader, referral)),
  ].sort((a, b) => b.at.getTime() - a.at.getTime());
  const received: Event = {
    at: enquiry.createdAt,
    title: reader.t("enquiries:story.received"),
    text: reader.t(enquiryWords.channelText(enquiry.channel)),
  };
  return [...events, received].map(({ at, title, text }, index) => ({
    title,
    text,
    when: reader.format.moment(at),
    isNow: index === 0,
  }));
}

function changeEvent({ t }: Reader, { at, action, result }: StateChange): Event {
  if (action === "enquiry.reopened") return { at, title: t("enquiries:story.reopened"), text: "" };
  if (action === "enquiry.forgotten") return { at, title: t("enquiries:story.forgotten"), text: "" };
  return { at, title: t(result === "unsolved" ? "enquiries:story.unsolved" : "enquiries:story.solved"), text: "" };
}

/** Closed together with its answer, or before this installation kept a trace. */
function closingWithoutTrace(
  { t }: Reader,
  { closedAt, state }: Enquiry,
  changes: readonly StateChange[],
): readonly Event[] {
  if (closedAt === null || changes.some(({ action }) => action === "enquiry.closed")) return [];
  return [
    { at: closedAt, title: t(state === "unsolved" ? "enquiries:story.unsolved" : "enquiries:story.solved"), text: "" },
  ];
}

function answerEvent(
  { t }: Reader,
  { answer, sentByMail, createdAt, serviceAtLocation }: Enquiry["referrals"][number],
): Event {
  const way = t(sentByMail ? "enquiries:story.byMail" : "enquiries:story.toTell");
  const title =
    serviceAtLocation === null
      ? t("enquiries:story.answered")
      : t("enquiries:story.referred", { title: serviceAtLocation.title });
  return { at: createdAt, title, text: `${answer} (${way})` };
}
