import { allow, deny, type Decision } from "../../shared/access/decision.ts";

/**
 * Whether an administrator may lose the role or be switched off: somebody who can sign in and whose role has no end
 * must stay, or nobody could ever invite anyone again. `othersWhoStay` counts them without the person concerned.
 */
export function mayLoseAdministration(othersWhoStay: number): Decision {
  return othersWhoStay > 0 ? allow : deny("admin:people.lastAdministrator");
}

/** Whether somebody may reset a person's second step: never their own, or one stolen session would be enough. */
export function mayResetAuthenticator(who: { actorId: string | null; personId: string }): Decision {
  return who.actorId === who.personId ? deny("admin:people.notYourself") : allow;
}
