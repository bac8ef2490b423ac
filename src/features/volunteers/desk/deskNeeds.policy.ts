import { holds, scopesOf, type Actor } from "../../../shared/access/actor.ts";
import { allow, deny, type Decision } from "../../../shared/access/decision.ts";

/** Which needs somebody reaches at the desk. */
export interface NeedScope {
  readonly isEverything: boolean;
  readonly organisationIds: readonly string[];
  readonly themeIds: readonly string[];
}

interface NeedFacts {
  readonly organizationId: string | null;
  readonly themeIds: readonly string[];
}

/** Coordination and viewers read all needs; editors those of their organisation, theme leads those of their theme. */
export function needScope(actor: Actor): NeedScope {
  return {
    isEverything: holds(actor, "coordinator", "viewer"),
    organisationIds: scopesOf(actor, "editor"),
    themeIds: scopesOf(actor, "theme_lead"),
  };
}

/** Coordination changes all needs, the others those within their scope; viewers none. */
export function mayEditNeed(actor: Actor, need: NeedFacts): Decision {
  if (holds(actor, "coordinator")) return allow;
  const isOwn = need.organizationId !== null && scopesOf(actor, "editor").includes(need.organizationId);
  const isTheme = need.themeIds.some((id) => scopesOf(actor, "theme_lead").includes(id));
  return isOwn || isTheme ? allow : deny("needs:desk.notYours");
}

/** Only the coordination brings volunteers and needs together. */
export function mayAssign(actor: Actor): boolean {
  return holds(actor, "coordinator");
}

/** The coordination asks people for any need, an initiative for its own. */
export function mayAskFor(actor: Actor, { organizationId }: Pick<NeedFacts, "organizationId">): boolean {
  return mayAssign(actor) || (organizationId !== null && scopesOf(actor, "editor").includes(organizationId));
}

const STEPS = {
  confirm: { from: ["suggested", "offered", "accepted", "waitlisted"], to: "confirmed" },
  decline: { from: ["suggested", "offered", "accepted", "waitlisted"], to: "declined" },
  remove: { from: ["confirmed"], to: "withdrawn" },
} as const;
export type AssignmentStep = keyof typeof STEPS;
export const ASSIGNMENT_STEPS = Object.keys(STEPS) as readonly AssignmentStep[];

/** The state a step leads to; null when it cannot be taken. Who came is recorded with the hours. */
export function stateAfter(
  step: AssignmentStep,
  assignment: { readonly state: string },
): (typeof STEPS)[AssignmentStep]["to"] | null {
  const { from, to } = STEPS[step];
  return (from as readonly string[]).includes(assignment.state) ? to : null;
}

/** What was called off can take place after all while it is still to come. */
export function mayReinstateShift(shift: { readonly state: string; readonly startsAt: Date }, now: Date): Decision {
  if (shift.state !== "cancelled") return deny("needs:shift.notCancelled");
  return shift.startsAt > now ? allow : deny("needs:shift.alreadyOver");
}
