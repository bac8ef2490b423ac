import { holds, type Actor } from "../../shared/access/actor.ts";
import { allow, deny, type Decision } from "../../shared/access/decision.ts";

/** How long the link of a claim works before its address is confirmed; after that as long as the claim is kept. */
export const LINK_DAYS = 7;
const DAY_MS = 86_400_000;

export interface ClaimFacts {
  readonly state: string;
  readonly confirmedAt: Date | null;
}

/** Whether the link to confirm an address has come to its end. */
export function isLinkOver(
  { confirmedAt, updatedAt }: { readonly confirmedAt: Date | null; readonly updatedAt: Date },
  now: Date,
): boolean {
  return confirmedAt === null && now.getTime() - updatedAt.getTime() > LINK_DAYS * DAY_MS;
}

/** The coordination decides once, and only about claims whose address is confirmed. */
export function mayDecideClaim(actor: Actor, { state, confirmedAt }: ClaimFacts): Decision {
  if (!holds(actor, "coordinator")) return deny("claimDesk:deny.coordination");
  return state === "open" && confirmedAt !== null ? allow : deny("claimDesk:deny.decided");
}

/** The part of a mail address or website that says whose it is: "example.org"; "" for none. */
export function domainOf(mailOrSite: string | null): string {
  if (mailOrSite === null) return "";
  const host = mailOrSite.includes("@") ? mailOrSite.split("@")[1] : URL.parse(mailOrSite)?.hostname;
  return (host ?? "").toLowerCase().replace(/^www\./u, "");
}

/** True when a claim's address belongs to the organisation's own mail or site: a good sign, not a proof. */
export function isOwnDomain(
  email: string,
  organisation: { readonly email: string | null; readonly website: string | null },
) {
  const own = [domainOf(organisation.email), domainOf(organisation.website)].filter((domain) => domain !== "");
  return own.includes(domainOf(email));
}
