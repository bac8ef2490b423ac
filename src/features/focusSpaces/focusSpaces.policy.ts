import { holds, scopesOf, type Actor } from "../../shared/access/actor.ts";
import { allow, deny, type Decision } from "../../shared/access/decision.ts";

/** Which spaces somebody finds at the desk: all, or those of some themes. */
export type SpaceScope = "all" | readonly string[];

/** Coordinators and viewers see every space, theme leads those of their themes. */
export function deskScopeOf(actor: Actor): SpaceScope {
  return holds(actor, "coordinator", "viewer") ? "all" : scopesOf(actor, "theme_lead");
}

/** Coordinators change every space, theme leads those that have one of their themes. */
export function mayEditSpace(actor: Actor, themeIds: readonly string[]): Decision {
  if (holds(actor, "coordinator")) return allow;
  const own = scopesOf(actor, "theme_lead");
  return themeIds.some((id) => own.includes(id)) ? allow : deny("focusSpaces:deny.notYourTheme");
}

/** Nobody reads the day of a check on an archived space. */
export function mayAssureSpace({ state }: { readonly state: string }): Decision {
  return state === "archived" ? deny("focusSpaces:deny.archived") : allow;
}

/** Owners, managers and keyholders are known to the coordination alone. */
export function maySeeParties(actor: Actor): Decision {
  return holds(actor, "coordinator") ? allow : deny("focusSpaces:deny.parties");
}
