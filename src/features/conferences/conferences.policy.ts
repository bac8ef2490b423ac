import { holds, scopesOf, type Actor } from "../../shared/access/actor.ts";
import { allow, deny, type Decision } from "../../shared/access/decision.ts";

/** A conference as a whole, its groups and documents, are kept by the coordination. */
export function mayEditConference(actor: Actor): Decision {
  return holds(actor, "coordinator") ? allow : deny("conferences:deny.coordination");
}

/** Into a working group its theme lead may write too; the conference itself has no theme (an empty list). */
export function mayWriteInto(actor: Actor, themeIds: readonly string[]): Decision {
  if (holds(actor, "coordinator")) return allow;
  const own = scopesOf(actor, "theme_lead");
  return themeIds.some((id) => own.includes(id)) ? allow : deny("conferences:deny.notYourTheme");
}

/** A group that has said something stays: results and measures would go with it. */
export function mayRemoveGroup(actor: Actor, recorded: number): Decision {
  const decision = mayEditConference(actor);
  if (!decision.allowed) return decision;
  return recorded === 0 ? allow : deny("conferences:deny.groupHasRecords");
}
