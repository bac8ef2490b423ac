import type { NeedStep } from "./needSteps.policy.ts";

const WORDS = {
  publish: "veroeffentlichen",
  pause: "pausieren",
  fill: "besetzt",
  close: "schliessen",
  cancel: "absagen",
} as const satisfies Record<NeedStep, string>;

/** The page that asks before a step, and the address it is taken at. */
export function needStepPath(needId: string, step: NeedStep): string {
  return `/buero/gesuche/${encodeURIComponent(needId)}/stand/${WORDS[step]}`;
}

/** The step behind the last word of an address; null for any other word. */
export function needStepOf(word: string): NeedStep | null {
  const steps = Object.keys(WORDS) as NeedStep[];
  return steps.find((step) => WORDS[step] === word) ?? null;
}
