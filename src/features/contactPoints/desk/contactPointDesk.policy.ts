import { holds, type Actor } from "../../../shared/access/actor.ts";
import { allow, deny, type Decision } from "../../../shared/access/decision.ts";
import type { TextKey } from "../../../shared/text/keys.ts";
import { editingScopeOf, isWithin } from "../../organisations/index.ts";

/** Ways in which somebody can check an entry at the desk. */
export const ASSURE_METHODS = ["phone", "visit", "mail", "owner"] as const;
export type AssureMethod = (typeof ASSURE_METHODS)[number];

/** What the rules need to know of a contact point. */
export interface ContactPointFacts {
  readonly organisationId: string;
  readonly themeIds: readonly string[];
}

/** Coordinators change every contact point, editors those of their organisations, theme leads those of their themes. */
export function mayEditContactPoint(actor: Actor, facts: ContactPointFacts): Decision {
  return isWithin(editingScopeOf(actor), facts) ? allow : deny("organisations:deny.notYours");
}

/** Nobody may save a contact point out of their own reach: not to a foreign organisation, not off all own themes. */
export function mayLeaveAs(actor: Actor, facts: ContactPointFacts): Decision {
  if (mayEditContactPoint(actor, facts).allowed) return allow;
  return deny(
    holds(actor, "theme_lead") ? "organisations:points.deny.theme" : "organisations:points.deny.organisation",
  );
}

/** Editors speak for their own place only: their check is the owner's word. Archived entries are not checked. */
export function mayAssure(actor: Actor, check: { readonly method: AssureMethod; readonly state: string }): Decision {
  if (check.state === "archived") return deny("organisations:points.deny.archived");
  const isOwner = !holds(actor, "coordinator", "theme_lead");
  return isOwner && check.method !== "owner" ? deny("organisations:points.deny.method") : allow;
}

/** Nobody reads a notice on an archived entry. */
export function mayHaveAlert({ state }: { readonly state: string }): Decision {
  return state === "archived" ? deny("organisations:points.deny.archived") : allow;
}

/** The methods somebody can choose from. */
export function assureMethodsOf(actor: Actor): readonly AssureMethod[] {
  return ASSURE_METHODS.filter((method) => mayAssure(actor, { method, state: "published" }).allowed);
}

/** The role word that stands under "checked by"; null for editors: there the organisation's name stands. */
export function assurerWord(actor: Actor): TextKey | null {
  if (holds(actor, "coordinator")) return "organisations:points.assurer.coordinator";
  return holds(actor, "theme_lead") ? "organisations:points.assurer.theme_lead" : null;
}
