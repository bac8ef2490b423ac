import { AppError } from "../errors/AppError.ts";
import type { TextKey } from "../text/keys.ts";

/** What a policy answers: yes, or no with the reason shown to the person. */
export type Decision = { readonly allowed: true } | { readonly allowed: false; readonly reason: TextKey };

export const allow: Decision = { allowed: true };

export function deny(reason: TextKey): Decision {
  return { allowed: false, reason };
}

/** Throws the refusal as a conflict (the default) or as forbidden. */
export function ensure(decision: Decision, kind: "conflict" | "forbidden" = "conflict"): void {
  if (!decision.allowed) throw new AppError(kind, decision.reason);
}
