import type { Clock } from "../../../shared/clock.ts";
import type { Work } from "../../../shared/db/unitOfWork.ts";
import { formatsFor, type Formats } from "../../../shared/text/formats.ts";
import type { TextKey } from "../../../shared/text/keys.ts";
import { languageFrom, type Letter, type RenderLetter } from "../letters.ts";
import { wayTo, type Reachable } from "./wayTo.ts";

/** Somebody who has to hear something. */
export interface ToldPerson extends Reachable {
  readonly id: string;
  readonly uiLanguage: string;
}

/** The columns of a person that telling them needs. */
export const TOLD_PERSON = {
  id: true,
  email: true,
  phone: true,
  postalAddress: true,
  preferredChannel: true,
  uiLanguage: true,
} as const;

/** A letter, and the same in words for the phone, a card or the door: without a link, with what to do instead. */
export interface Message extends Letter {
  readonly said: TextKey;
}

/** A reason as a paragraph of its own in a message; "" for none. */
export function reasonText(reason: string): string {
  return reason === "" ? "" : `${reason}\n\n`;
}

/** A message whose days and times are written in the way of the person's language. */
export type MessageFor = Message | ((format: Formats) => Message);

export interface ToldAbout {
  readonly needId?: string;
  /** When it is of no use any more, such as the beginning of a shift. */
  readonly dueAt?: Date | null;
}

export type Tell = (work: Work, person: ToldPerson, message: MessageFor, about?: ToldAbout) => Promise<void>;

/** A call or card that nothing hurries is to be done within two days. */
const LATEST_MS = 48 * 3_600_000;

/**
 * Tells a person something in the transaction that causes it: by mail, or by a task for the desk (a call, a card, a
 * word at the door) in the person's language. What still waits in the same words gives way to the newer one: said once,
 * and after what happened in between.
 */
export function createTell({ renderLetter, now }: { renderLetter: RenderLetter; now: Clock }): Tell {
  return async ({ tx, mail }, person, messageFor, { needId, dueAt } = {}) => {
    const channel = wayTo(person);
    const language = languageFrom(person.uiLanguage);
    const message = typeof messageFor === "function" ? messageFor(formatsFor(language)) : messageFor;
    if (channel === "email" && person.email !== null) {
      mail({ to: person.email, template: message.template, concerns: person.id, ...renderLetter(language, message) });
      return;
    }
    const words = renderLetter(language, { ...message, text: message.said });
    const task = { personId: person.id, channel, template: message.template, needId: needId ?? null, ...words };
    await tx.contactTask.updateMany({
      where: { ...task, state: "open" },
      data: { state: "void", version: { increment: 1 } },
    });
    await tx.contactTask.create({ data: { ...task, dueAt: soonest(now(), dueAt ?? null) } });
  };
}

function soonest(now: Date, dueAt: Date | null): Date {
  const latest = now.getTime() + LATEST_MS;
  return new Date(dueAt === null ? latest : Math.min(latest, Math.max(now.getTime(), dueAt.getTime())));
}
