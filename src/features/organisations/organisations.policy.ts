import { allow, deny, type Decision } from "../../shared/access/decision.ts";
import { holds, scopesOf, type Actor } from "../../shared/access/actor.ts";
import { editingScopeOf, isWithin } from "./directoryScope.ts";

/** What the rules need to know of an organisation. */
export interface OrganisationFacts {
  readonly id: string;
  readonly themeIds: readonly string[];
}

/** Coordinators change every organisation, editors their own, theme leads those of their themes. */
export function mayEditOrganisation(actor: Actor, { id, themeIds }: OrganisationFacts): Decision {
  return isWithin(editingScopeOf(actor), { organisationId: id, themeIds })
    ? allow
    : deny("organisations:deny.notYours");
}

/** What an organisation's own editors change waits for the desk where the coordination has set it so. */
export function isReviewed(
  actor: Actor,
  { organisationId, reviewMode }: { readonly organisationId: string; readonly reviewMode: string },
): boolean {
  const isEditorOnly = !holds(actor, "coordinator") && scopesOf(actor, "editor").includes(organisationId);
  return isEditorOnly && reviewMode === "after_review";
}

/** Whether an entry is public, confirmed, and where it comes from is decided by the coordination alone. */
export function mayDecideEntry(actor: Actor): Decision {
  return holds(actor, "coordinator") ? allow : deny("organisations:deny.coordination");
}

/** An organisation leaves the directory only after its contact points did: else they would point at nobody. */
export function mayArchiveOrganisation(actor: Actor, facts: { readonly publicContactPoints: number }): Decision {
  const decision = mayDecideEntry(actor);
  if (!decision.allowed) return decision;
  return facts.publicContactPoints === 0 ? allow : deny("organisations:deny.hasContactPoints");
}
