import { holds, type Actor, type Role } from "./actor.ts";

/** Who may use a route. Required on each one; there is no default. */
export type Access = "public" | "volunteer" | "staff" | readonly Role[];

/** Everyone whose work is at the desk and may read it. */
export const DESK = ["coordinator", "theme_lead", "viewer"] as const satisfies readonly Role[];
/** Those who run the desk. */
export const COORDINATION = ["coordinator"] as const satisfies readonly Role[];
/** Those who may change directory content, each within their scope. */
export const EDITING = ["coordinator", "theme_lead", "editor"] as const satisfies readonly Role[];
export const ADMINISTRATION = ["administrator"] as const satisfies readonly Role[];

/** "allow", "signIn" (nobody is signed in), or "forbid" (signed in, but not theirs). */
export function judgeAccess(access: Access, actor: Actor): "allow" | "signIn" | "forbid" {
  if (access === "public") return "allow";
  if (actor.kind === "guest") return "signIn";
  if (access === "volunteer") return actor.kind === "volunteer" ? "allow" : "forbid";
  if (access === "staff") return actor.kind === "staff" ? "allow" : "forbid";
  return holds(actor, ...access) ? "allow" : "forbid";
}

/** A short name of the access for tables and the reviewed snapshot. */
export function accessName(access: Access): string {
  return typeof access === "string" ? access : access.join(", ");
}
