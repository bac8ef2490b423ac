import { presentPaging } from "../../shared/pages/paging.ts";
import type { TextKey } from "../../shared/text/keys.ts";
import type { Reader } from "../../shared/text/reader.ts";
import type { MailLine, OutboxPage } from "./desk.pages.ts";
import { deskPaths } from "./desk.paths.ts";
import { isAccountLetter, judgeSendingAgain, SECRET_LINK } from "./outbox.policy.ts";
import { MAILS_PER_PAGE, type OutboxRow } from "./outbox.queries.ts";

interface Listed {
  readonly rows: readonly OutboxRow[];
  readonly page: number;
  /** False: nothing leaves the house, so text and recipient are shown. */
  readonly sendsMail: boolean;
  readonly origin: string;
  /** True where the outbox is everybody's mailbox: secret links then stay readable. */
  readonly isDemo: boolean;
}

export function presentOutbox(reader: Reader, { rows, page, ...house }: Listed): OutboxPage {
  const { t, href } = reader;
  return {
    title: t("desk:outbox.title"),
    section: deskPaths.outbox(),
    lead: t(leadOf(house)),
    mails: rows.slice(0, MAILS_PER_PAGE).map((row) => presentMail(reader, row, house)),
    emptyText: t("desk:outbox.empty"),
    paging: presentPaging(reader, {
      page,
      hasNext: rows.length > MAILS_PER_PAGE,
      hrefOf: (number) => href(`${deskPaths.outbox()}?seite=${String(number)}`),
    }),
  };
}

type House = Omit<Listed, "rows" | "page">;

function leadOf({ sendsMail, isDemo }: House): TextKey {
  if (sendsMail) return "desk:outbox.lead";
  return isDemo ? "desk:outbox.leadWaiting" : "desk:outbox.leadWaitingSecret";
}

function presentMail(
  reader: Reader,
  row: OutboxRow,
  { sendsMail, origin, isDemo }: House,
): OutboxPage["mails"][number] {
  const { t, format, href } = reader;
  const mayBeSentAgain = judgeSendingAgain(row).allowed;
  const isReadable = !sendsMail && row.text !== "";
  return {
    when: format.moment(row.sentAt ?? row.createdAt),
    subject: row.subject,
    kind: letterName(reader, row.template),
    state: t(mayBeSentAgain ? "desk:outbox.refused" : `desk:outbox.${row.state}`),
    isAlarm: mayBeSentAgain || row.state === "failed",
    attempts: [t("desk:outbox.attempts", { number: format.number(row.attempts) }), row.lastError ?? ""]
      .filter((text) => text !== "")
      .join(" · "),
    letter: isReadable ? { to: row.recipient, lines: linked(shownText(reader, row, isDemo), origin) } : null,
    sendAgain: mayBeSentAgain
      ? { action: href(deskPaths.sendAgain(row.id)), label: t("desk:outbox.sendAgain"), tone: "secondary", hidden: [] }
      : null,
  };
}

const LETTERS = [
  "assignment.confirm",
  "assignment.decline",
  "assignment.remove",
  "claim.accepted",
  "hours.missed",
  "hours.contested",
  "hours.contest_accepted",
  "hours.contest_declined",
  "hours.refused",
  "claim.confirm",
  "claim.known",
  "claim.rejected",
  "credential.authenticator_reset",
  "credential.changed",
  "credential.invitation",
  "credential.reset",
  "enquiry.answered",
  "enquiry.received",
  "freshness.ask",
  "freshness.remind",
  "guardian.withdrawn",
  "guardian.refused",
  "guardian.given",
  "guardian.answered",
  "guardian.ask",
  "guardian.reminded",
  "need.accepted",
  "need.cancelled",
  "need.closed",
  "need.filled",
  "need.paused",
  "need.resumed",
  "need.place_returned",
  "need.suggested",
  "reminder.day",
  "reminder.hours",
  "look_back.asked",
  "series.adopted",
  "series.dates",
  "swap.taken",
  "swap.left",
  "cover.ask",
  "cover.found",
  "offer.made",
  "offer.expired",
  "offer.call_me",
  "need.place_returned_late",
  "need.waiting",
  "proposal.accepted",
  "proposal.declined",
  "registration.confirm",
  "registration.known",
  "registration.known_elsewhere",
  "series.changed",
  "shift.cancelled",
  "shift.moved",
  "shift.reinstated",
  "volunteer.sign_in",
  "volunteer.password_changed",
] as const;

/** What kind of letter it is, in words; a kind that is no longer written is shown as it is stored. */
export function letterName({ t }: Reader, template: string): string {
  const known = LETTERS.find((letter) => letter === template);
  return known ? t(`desk:letter.${known}`) : template;
}

/** Whoever follows such a link acts as the addressee, so that the desk reads the letter without it. */
function shownText({ t }: Reader, { text, template }: OutboxRow, isDemo: boolean): string {
  return isDemo || isAccountLetter(template) ? text : text.replace(SECRET_LINK, `[${t("desk:outbox.secretLink")}]`);
}

/** Cuts a text at the addresses of this installation; nothing else becomes a link. */
function linked(text: string, origin: string): readonly MailLine[] {
  return text.split(/(https?:\/\/[^\s<>"]+)/u).map((piece) => ({
    text: piece,
    href: piece.startsWith(`${origin}/`) ? piece.slice(origin.length) : "",
  }));
}
