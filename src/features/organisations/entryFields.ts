import { oneOf, optionalText } from "../../shared/forms/fields.ts";
import type { FieldSpec, SectionSpec } from "../../shared/forms/formModel.ts";
import type { Reader } from "../../shared/text/reader.ts";

// What the coordination alone decides about an entry of the directory.

/** States that can be chosen in a form; "archived" is reached by its own button. */
const CHOSEN_STATES = ["draft", "submitted", "published", "needs_check", "rejected"] as const;
export const ENTRY_STATES = [...CHOSEN_STATES, "archived"] as const;
export type EntryState = (typeof ENTRY_STATES)[number];
const VERIFIED = ["yes", "no", "historic"] as const;

/** For a strict schema. `state` of an archived entry is ignored: it comes back by its own button. */
export const decisionShape = {
  state: oneOf(CHOSEN_STATES, "organisations:form.stateMissing"),
  verified: oneOf(VERIFIED, "organisations:form.verifiedMissing"),
  source: optionalText(300),
};

export interface EntryDecision {
  readonly state: (typeof CHOSEN_STATES)[number];
  readonly verified: (typeof VERIFIED)[number];
  readonly source: string | null;
}

/** The words for a state of an entry. */
export function stateText(reader: Reader, state: string): string {
  const known = ENTRY_STATES.find((candidate) => candidate === state) ?? "draft";
  return reader.t(`organisations:state.${known}`);
}

export function decisionSpecs(reader: Reader): readonly (FieldSpec | SectionSpec)[] {
  return [
    { kind: "section", label: "organisations:form.decisions" },
    {
      kind: "select",
      name: "state",
      label: "organisations:form.state",
      options: CHOSEN_STATES.map((value) => ({ value, label: stateText(reader, value) })),
    },
    {
      kind: "radios",
      name: "verified",
      label: "organisations:form.verified",
      options: VERIFIED.map((value) => ({ value, label: reader.t(`organisations:verified.${value}`) })),
    },
    {
      kind: "input",
      name: "source",
      label: "organisations:form.source",
      hint: "organisations:form.sourceHint",
      isOptional: true,
    },
  ];
}
