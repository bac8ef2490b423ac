import { holds, scopesOf, type Actor, type Role } from "../../shared/access/actor.ts";
import { DESK } from "../../shared/access/access.ts";

/** What part of the directory somebody sees at the desk: everything, or some organisations and themes. */
export interface DirectoryScope {
  readonly isAll: boolean;
  readonly organisationIds: readonly string[];
  readonly themeIds: readonly string[];
}

/** Everyone who reads the directory at the desk; what they see of it is their scope. */
export const DIRECTORY_READERS = [...DESK, "editor"] as const satisfies readonly Role[];

/** Coordinators and viewers see all, editors their organisations, theme leads what belongs to their themes. */
export function directoryScopeOf(actor: Actor): DirectoryScope {
  return {
    isAll: actor.kind === "system" || holds(actor, "coordinator", "viewer"),
    ...editableScopeOf(actor),
  };
}

/** What somebody may change: as far as they see, but a viewer nothing. */
export function editingScopeOf(actor: Actor): DirectoryScope {
  return { isAll: actor.kind === "system" || holds(actor, "coordinator"), ...editableScopeOf(actor) };
}

/** Whether an entry with these organisations and themes lies in a scope. */
export function isWithin(
  scope: DirectoryScope,
  entry: { readonly organisationId: string | null; readonly themeIds: readonly string[] },
): boolean {
  return (
    scope.isAll ||
    (entry.organisationId !== null && scope.organisationIds.includes(entry.organisationId)) ||
    entry.themeIds.some((id) => scope.themeIds.includes(id))
  );
}

function editableScopeOf(actor: Actor) {
  return { organisationIds: scopesOf(actor, "editor"), themeIds: scopesOf(actor, "theme_lead") };
}
