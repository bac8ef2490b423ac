import { ANSWER_STEPS, type ReadyOpportunity, type ReadyVolunteer } from "./ready.ts";
import { ASK, NOT_ASKED, type FactsByFeature } from "./reasons.ts";

/** Agreement over the statements both answered: the same 1, one step apart 0.5, opposite 0; a doubled one counts twice. */
export function measureCompass(
  { compass, doubled }: ReadyVolunteer,
  { statements, compass: theirs }: ReadyOpportunity,
): number {
  if (statements.length === 0) return NOT_ASKED;
  let sum = 0;
  let weights = 0;
  for (const statement of statements) {
    const own = compass[statement] ?? -1;
    if (own < 0) continue;
    const weight = statement === doubled ? 2 : 1;
    sum += weight * agreement(own, theirs[statement] ?? 0);
    weights += weight;
  }
  return weights === 0 ? ASK : sum / weights;
}

export function explainCompass({ facts }: ReadyVolunteer, opportunity: ReadyOpportunity): FactsByFeature["compass"] {
  const { answers } = opportunity.facts;
  const at = (value: number): readonly string[] =>
    [...answers].flatMap(([statementId, theirs]) => {
      const own = facts.answers.get(statementId);
      return own !== undefined && agreement(ANSWER_STEPS[own], ANSWER_STEPS[theirs]) === value ? [statementId] : [];
    });
  const { doubledStatementId: doubled } = facts;
  const counts = doubled !== null && answers.has(doubled) && facts.answers.has(doubled);
  return { agreed: at(1), partly: at(0.5), opposed: at(0), doubledStatementId: counts ? doubled : null };
}

function agreement(a: number, b: number): number {
  return 1 - Math.abs(a - b) / 2;
}
