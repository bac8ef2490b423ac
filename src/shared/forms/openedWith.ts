import type { TextKey } from "../text/keys.ts";
import { addsRecord, FORM_ID, newFormId } from "./formId.ts";
import type { FormState } from "./parseForm.ts";

const CONFLICT: TextKey = "frame:form.staleVersion";

/** True when the form came back because somebody else had saved meanwhile. */
export function isConflict({ errors }: FormState): boolean {
  return errors.some((error) => error.message === CONFLICT);
}

/** The hidden fields that say which state of a record a form was opened on. */
const STATE_OF_RECORD: readonly string[] = ["version", "mark"];

/**
 * What a hidden field says about the record. Through faults it stays as posted, so that a later save still meets the
 * check; once the conflict has been shown it is the stored one, so that the next save is meant.
 */
export function openedWith(state: FormState, name: string, stored: string): string {
  const posted = state.values[name];
  return !isConflict(state) && typeof posted === "string" ? posted : stored;
}

/**
 * The hidden fields of a form as the page prints them; only those about the record's state are kept as posted. A form
 * that adds a record also gets an id, so that a second press of its button does not add another one.
 */
export function hiddenFields(
  state: FormState,
  { action, hidden }: { readonly action: string; readonly hidden: Readonly<Record<string, string>> },
): readonly { readonly name: string; readonly value: string }[] {
  const fields = Object.entries(hidden).map(([name, value]) => ({
    name,
    value: STATE_OF_RECORD.includes(name) ? openedWith(state, name, value) : value,
  }));
  return addsRecord(action) ? [...fields, { name: FORM_ID, value: newFormId() }] : fields;
}
