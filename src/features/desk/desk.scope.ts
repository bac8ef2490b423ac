import { holds, scopesOf, type Actor } from "../../shared/access/actor.ts";

/** Whose waiting things somebody sees: all, or those of their themes and organisations. */
export interface DeskScope {
  readonly all: boolean;
  readonly themeIds: readonly string[];
  readonly organizationIds: readonly string[];
}

/** Coordinators and viewers see everything, theme leads and editors what is theirs, all others nothing. */
export function scopeFor(actor: Actor): DeskScope {
  const all = holds(actor, "coordinator", "viewer");
  return {
    all,
    themeIds: all ? [] : scopesOf(actor, "theme_lead"),
    organizationIds: all ? [] : scopesOf(actor, "editor"),
  };
}

export function seesNothing({ all, themeIds, organizationIds }: DeskScope): boolean {
  return !all && themeIds.length === 0 && organizationIds.length === 0;
}

/** Titles may name people: viewers read the figures only. */
export function mayReadTitles(actor: Actor): boolean {
  return holds(actor, "coordinator", "theme_lead", "editor");
}
