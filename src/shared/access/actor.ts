/** The roles an administrator can give (RoleGrant.role). */
export const ROLES = ["administrator", "coordinator", "theme_lead", "editor", "jury", "viewer"] as const;
export type Role = (typeof ROLES)[number];

/** A role that is valid now, with the theme or organisation it is limited to. */
export interface HeldRole {
  readonly role: Role;
  readonly scopeType: "theme" | "organization" | null;
  readonly scopeId: string | null;
}

/** Whoever sends a request or runs a job. */
export type Actor =
  | { readonly kind: "guest" }
  | { readonly kind: "system" }
  | { readonly kind: "volunteer"; readonly personId: string; readonly name: string }
  | { readonly kind: "staff"; readonly personId: string; readonly name: string; readonly roles: readonly HeldRole[] };

export type StaffActor = Extract<Actor, { kind: "staff" }>;
export type VolunteerActor = Extract<Actor, { kind: "volunteer" }>;

export const guest: Actor = { kind: "guest" };
export const system: Actor = { kind: "system" };

/** The person behind the actor, if there is one. */
export function personIdOf(actor: Actor): string | null {
  return actor.kind === "staff" || actor.kind === "volunteer" ? actor.personId : null;
}

/** True when the actor holds one of these roles now, whatever its scope. */
export function holds(actor: Actor, ...roles: readonly Role[]): boolean {
  return actor.kind === "staff" && actor.roles.some((held) => roles.includes(held.role));
}

/** The themes or organisations a scoped role is limited to. */
export function scopesOf(actor: Actor, role: Role): readonly string[] {
  if (actor.kind !== "staff") return [];
  return actor.roles
    .filter((held) => held.role === role)
    .flatMap((held) => (held.scopeId === null ? [] : [held.scopeId]));
}
