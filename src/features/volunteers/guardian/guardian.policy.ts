import { allow, deny, type Decision } from "../../../shared/access/decision.ts";
import { isMinor, type KnownAge } from "./age.ts";
import type { GuardianState } from "./guardianRecord.repo.ts";

export const GUARDIAN_ANSWERS = ["geben", "ablehnen", "zurueck"] as const;
export type GuardianAnswer = (typeof GUARDIAN_ANSWERS)[number];

/** What a guardian can still say: everything but what already holds; only a given consent can be taken back. */
export function answersTo(state: GuardianState): readonly GuardianAnswer[] {
  if (state === "given") return ["zurueck"];
  return state === "asked" ? ["geben", "ablehnen"] : ["geben"];
}

/** Whether an answer fits what was said before. */
export function mayAnswer(state: GuardianState, answer: GuardianAnswer): Decision {
  return answersTo(state).includes(answer) ? allow : deny("guardian:answer.settled");
}

/** A minor names a guardian as long as none has said anything; after that the desk does it with them. */
export function mayNameGuardian(
  known: KnownAge & { readonly guardian: { readonly state: GuardianState } | null },
  now: Date,
): Decision {
  if (!isMinor(known, now)) return deny("guardian:own.grown");
  return known.guardian === null || known.guardian.state === "asked" ? allow : deny("guardian:own.settled");
}
