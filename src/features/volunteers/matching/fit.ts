import { FEATURES } from "./fit.features.ts";
import type { ReadyOpportunity, ReadyVolunteer } from "./ready.ts";
import { ASK, NOT_ASKED, type Fit, type FitReason } from "./reasons.ts";

/** When nothing is known that the need asks for, nothing speaks for or against somebody. */
const NOTHING_KNOWN = 0.5;

const ALL_WEIGHTS = FEATURES.reduce((sum, { weight }) => sum + weight, 0);
/** Sums of weights are not exact; nobody is left out for that. */
const ROUNDING = 1e-9;
const BELOW = -1;

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
  return fitFrom(volunteer, opportunity, 0);
}

/**
 * The same number, or any number below `least` as soon as it is clear that the fit is: when the rest, were it perfect,
 * would not be enough. Most of thousands are told apart by their time alone.
 */
export function fitFrom(volunteer: ReadyVolunteer, opportunity: ReadyOpportunity, least: number): number {
  let sum = 0;
  let weights = 0;
  let rest = ALL_WEIGHTS;
  for (const { weight, measure } of FEATURES) {
    const value = measure(volunteer, opportunity);
    rest -= weight;
    if (value < 0) continue;
    sum += weight * value;
    weights += weight;
    if (sum + rest < (least - ROUNDING) * (weights + rest)) return BELOW;
  }
  return weights === 0 ? NOTHING_KNOWN : sum / weights;
}
