import { AppError } from "../../../shared/errors/AppError.ts";
import { withError, type FormState } from "../../../shared/forms/parseForm.ts";
import type { TextKey } from "../../../shared/text/keys.ts";

/** Where a refusal of the use case belongs in the form. */
const FIELD_OF: Partial<Record<TextKey, string>> = {
  "organisations:points.deny.address": "street",
  "organisations:points.deny.organisation": "organisationId",
  "organisations:points.deny.organisationArchived": "organisationId",
  "organisations:points.organisation.missing": "organisationId",
  "organisations:points.deny.theme": "themes",
  "organisations:points.theme.missing": "themes",
  "organisations:points.service.foreign": "serviceId",
  "organisations:points.service.notYours": "serviceName",
  "organisations:points.word.missing": "concerns",
};

/** Shows a conflict in the form; everything else is not ours to explain. */
export function withConflict(state: FormState, error: unknown, field = ""): FormState {
  if (!(error instanceof AppError) || error.kind !== "conflict") throw error;
  return withError(state, FIELD_OF[error.messageKey] ?? field, error.messageKey);
}
