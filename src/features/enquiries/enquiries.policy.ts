import type { EnquiryChannel, EnquiryKind, EnquiryState } from "../../generated/prisma/client.ts";
import { holds, type Actor } from "../../shared/access/actor.ts";
import { allow, deny, type Decision } from "../../shared/access/decision.ts";

export type { EnquiryChannel, EnquiryKind, EnquiryState };

export const OPEN_STATES = ["new", "answered", "referred", "follow_up"] as const satisfies readonly EnquiryState[];
export const CLOSED_STATES = ["solved", "unsolved"] as const satisfies readonly EnquiryState[];

export function isClosed(state: EnquiryState): boolean {
  return CLOSED_STATES.some((closed) => closed === state);
}

/** Enquiries may tell of need, illness or quarrel (Art. 9 DSGVO): only coordinators read text and contact data. */
export function mayReadEnquiries(actor: Actor): boolean {
  return holds(actor, "coordinator");
}

/** A closed enquiry has to be opened again before somebody answers it. */
export function judgeAnswer(state: EnquiryState): Decision {
  return isClosed(state) ? deny("enquiries:refused.closed") : allow;
}

/** Closed as solved only when somebody was told something; closed as unsolved at any time. */
export function judgeClosing(
  { state, answers }: { state: EnquiryState; answers: number },
  result: "solved" | "unsolved",
): Decision {
  if (isClosed(state)) return deny("enquiries:refused.closed");
  return result === "solved" && answers === 0 ? deny("enquiries:refused.unanswered") : allow;
}

export function judgeReopening(state: EnquiryState): Decision {
  return isClosed(state) ? allow : deny("enquiries:refused.open");
}

/** What becomes of an enquiry once it is answered. */
export function stateAfterAnswer(next: "wait" | "followUp" | "close", isReferred: boolean): EnquiryState {
  if (next === "close") return "solved";
  if (next === "followUp") return "follow_up";
  return isReferred ? "referred" : "answered";
}
