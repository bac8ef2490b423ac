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
export function wayTo({ preferredChannel, ...ways }: Reachable): Channel {
  const known: readonly Channel[] = [
    ...(ways.email === null ? [] : (["email"] as const)),
    ...(ways.phone === null ? [] : (["phone"] as const)),
    ...(ways.postalAddress === null ? [] : (["post"] as const)),
  ];
  if (known.includes(preferredChannel)) return preferredChannel;
  const [first = "in_person", ...others] = known;
  return preferredChannel === "in_person" && (first !== "email" || others.length > 0) ? "in_person" : first;
}
