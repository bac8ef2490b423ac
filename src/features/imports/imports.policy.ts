import { holds, type Actor, type Role } from "../../shared/access/actor.ts";
import { allow, deny, type Decision } from "../../shared/access/decision.ts";

/** Who brings files into the directory: those who may change every entry of it, and the administration. */
export const IMPORTING = ["coordinator", "administrator"] as const satisfies readonly Role[];

/** What the rules need to know of an import. */
export interface ImportFacts {
  readonly state: string;
  readonly hasContent: boolean;
  readonly faultyRows: number;
}

export function mayImport(actor: Actor): Decision {
  return holds(actor, ...IMPORTING) ? allow : deny("frame:error.forbidden");
}

/** A file is checked as often as somebody likes before it is written. */
export function mayCheck({ state, hasContent }: ImportFacts): Decision {
  if (!["uploaded", "checked"].includes(state)) return deny("imports:deny.over");
  return hasContent ? allow : deny("imports:deny.gone");
}

/** All or nothing: one faulty row holds back the whole file. */
export function mayStart(facts: ImportFacts): Decision {
  if (facts.state !== "checked")
    return deny(facts.state === "uploaded" ? "imports:deny.unchecked" : "imports:deny.over");
  if (!facts.hasContent) return deny("imports:deny.gone");
  return facts.faultyRows === 0 ? allow : deny("imports:deny.faulty");
}

/** Before it starts; what runs is through within a minute, or undone as a whole. */
export function mayCancel({ state }: ImportFacts): Decision {
  return ["uploaded", "checked"].includes(state) ? allow : deny("imports:deny.over");
}
