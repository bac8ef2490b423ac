import type { Formats } from "../../../shared/text/formats.ts";
import type { Message, MessageFor, ToldPerson } from "../telling/tell.ts";
import { hoursPaths } from "./hours.paths.ts";

/** A person, and what a letter about their time is about. */
export interface Addressed {
  readonly person: ToldPerson;
  readonly need: string;
  readonly needId: string;
  readonly startsAt: Date | null;
  readonly endsAt: Date | null;
}

/** "We missed you": kindly, with the way to say otherwise. */
export function missedMessage({ need, startsAt }: Addressed, contestPath: string): MessageFor {
  return (format) => ({
    template: "hours.missed",
    subject: "thanks:mail.missed.subject",
    text: "thanks:mail.missed.text",
    said: "thanks:said.missed",
    values: { need, day: dayText(format, startsAt) },
    path: contestPath,
  });
}

/** What the desk decided about "I was there". */
export function contestMessage({ need, startsAt }: Addressed, { wasThere, answer }: ContestAnswer): MessageFor {
  return (format) => ({
    ...(wasThere ? AGREED : STAYS),
    values: { need, answer, day: dayText(format, startsAt) },
    path: hoursPaths.own(),
  });
}

export interface ContestAnswer {
  readonly wasThere: boolean;
  /** In the desk's own words; "" for none. */
  readonly answer: string;
}

const AGREED = {
  template: "hours.contest_accepted",
  subject: "thanks:mail.contestAccepted.subject",
  text: "thanks:mail.contestAccepted.text",
  said: "thanks:said.contestAccepted",
} as const satisfies Partial<Message>;
const STAYS = {
  template: "hours.contest_declined",
  subject: "thanks:mail.contestDeclined.subject",
  text: "thanks:mail.contestDeclined.text",
  said: "thanks:said.contestDeclined",
} as const satisfies Partial<Message>;

/** Reported time that was not confirmed, with the reason. */
export function refusedMessage(need: string, day: Date, answer: string): MessageFor {
  return (format) => ({
    template: "hours.refused",
    subject: "thanks:mail.refused.subject",
    text: "thanks:mail.refused.text",
    said: "thanks:said.refused",
    values: { need, answer, day: format.day(day) },
    path: hoursPaths.own(),
  });
}

function dayText(format: Formats, startsAt: Date | null): string {
  return startsAt === null ? "" : format.longDay(startsAt);
}
