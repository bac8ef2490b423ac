/** What can be done with a need as a whole. */
const NEED_STEPS = ["publish", "pause", "fill", "close", "cancel"] as const;
export type NeedStep = (typeof NEED_STEPS)[number];
export type NeedStateName = "draft" | "open" | "paused" | "filled" | "closed" | "cancelled";

const STEPS = {
  publish: { from: ["draft", "paused", "filled", "closed", "cancelled"], to: "open" },
  pause: { from: ["open", "filled"], to: "paused" },
  fill: { from: ["open", "paused"], to: "filled" },
  close: { from: ["open", "paused", "filled"], to: "closed" },
  cancel: { from: ["open", "paused", "filled"], to: "cancelled" },
} as const satisfies Record<NeedStep, { from: readonly NeedStateName[]; to: NeedStateName }>;

/** The state a step leads to; null when it cannot be taken from here. */
export function needStateAfter(step: NeedStep, state: NeedStateName): (typeof STEPS)[NeedStep]["to"] | null {
  const { from, to } = STEPS[step];
  return (from as readonly NeedStateName[]).includes(state) ? to : null;
}

/** The steps that can be taken from a state, in their order. */
export function stepsFrom(state: NeedStateName): readonly NeedStep[] {
  return NEED_STEPS.filter((step) => needStateAfter(step, state) !== null);
}

/** What people hear of a step: of a first publication nobody is told, since nobody is on it yet. */
export function newsOf(
  step: NeedStep,
  state: NeedStateName,
): "resumed" | "paused" | "filled" | "closed" | "cancelled" | null {
  if (step === "publish") return state === "draft" ? null : "resumed";
  return STEPS[step].to;
}
