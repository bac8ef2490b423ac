import type { ReadyOpportunity, ReadyVolunteer } from "./ready.ts";
import { ASK, NOT_ASKED, type FactsByFeature } from "./reasons.ts";
import type { Answer } from "./types.ts";

const STEPS: Readonly<Record<Answer, number>> = { no: 0, partly: 1, fits: 2 };

/** Agreement over the statements both answered: the same 1, one step apart 0.5, opposite 0; a doubled one counts twice. */
export function measureCompass({ facts }: ReadyVolunteer, opportunity: ReadyOpportunity): number {
  const { answers } = opportunity.facts;
  if (answers.size === 0) return NOT_ASKED;
  if (facts.answers.size === 0) return ASK;
  let sum = 0;
  let weights = 0;
  for (const [statementId, theirs] of answers) {
    const own = facts.answers.get(statementId);
    if (own === undefined) continue;
    const weight = statementId === facts.doubledStatementId ? 2 : 1;
    sum += weight * agreement(own, theirs);
    weights += weight;
  }
  return weights === 0 ? ASK : sum / weights;
}

export function explainCompass({ facts }: ReadyVolunteer, opportunity: ReadyOpportunity): FactsByFeature["compass"] {
  const { answers } = opportunity.facts;
  const at = (value: number): readonly string[] =>
    [...answers].flatMap(([statementId, theirs]) => {
      const own = facts.answers.get(statementId);
      return own !== undefined && agreement(own, theirs) === value ? [statementId] : [];
    });
  const { doubledStatementId: doubled } = facts;
  const counts = doubled !== null && answers.has(doubled) && facts.answers.has(doubled);
  return { agreed: at(1), partly: at(0.5), opposed: at(0), doubledStatementId: counts ? doubled : null };
}

function agreement(a: Answer, b: Answer): number {
  return 1 - Math.abs(STEPS[a] - STEPS[b]) / 2;
}
