import type { Channel } from "../channels.ts";

/** What is known about reaching somebody. */
export interface Reachable {
  readonly email: string | null;
  readonly phone: string | null;
  readonly postalAddress: string | null;
  readonly preferredChannel: Channel;
}

/**
 * How somebody is told: the way they chose if it is there, else mail, phone, post, and at the door when nothing is
 * known. Who likes to be told in person but left only a mail address gets the mail: nobody could ask them to come by.
 */
export function wayTo(person: Reachable): Channel {
  const known = WAYS.filter((way) => person[COLUMN[way]] !== null);
  if (known.some((way) => way === person.preferredChannel)) return person.preferredChannel;
  const isMailAll = known.length === 1 && known[0] === "email";
  if (person.preferredChannel === "in_person" && !isMailAll) return "in_person";
  return known[0] ?? "in_person";
}

const WAYS = ["email", "phone", "post"] as const;
const COLUMN = { email: "email", phone: "phone", post: "postalAddress" } as const;
