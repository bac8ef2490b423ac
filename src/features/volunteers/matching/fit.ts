import { FEATURES } from "./fit.features.ts";
import type { ReadyOpportunity, ReadyVolunteer } from "./ready.ts";
import { ASK, NOT_ASKED, type Fit, type FitReason } from "./reasons.ts";

/** When nothing is known that the need asks for, nothing speaks for or against somebody. */
const NOTHING_KNOWN = 0.5;

/** How well somebody suits, 0 to 1: the weighted mean over what is asked for and known, with the reason of each part. */
export function fitOf(volunteer: ReadyVolunteer, opportunity: ReadyOpportunity): Fit {
  const reasons: FitReason[] = [];
  for (const feature of FEATURES) {
    const value = feature.measure(volunteer, opportunity);
    if (value !== NOT_ASKED) reasons.push(feature.explain(volunteer, opportunity, value === ASK ? null : value));
  }
  return { value: fitValue(volunteer, opportunity), reasons };
}

/** The same number without the words: for going through thousands. */
export function fitValue(volunteer: ReadyVolunteer, opportunity: ReadyOpportunity): number {
  let sum = 0;
  let weights = 0;
  for (const { weight, measure } of FEATURES) {
    const value = measure(volunteer, opportunity);
    if (value < 0) continue;
    sum += weight * value;
    weights += weight;
  }
  return weights === 0 ? NOTHING_KNOWN : sum / weights;
}
