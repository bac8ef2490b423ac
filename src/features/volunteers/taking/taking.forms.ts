import { z } from "zod";
import { checkbox, oneOf, optionalId, requiredId } from "../../../shared/forms/fields.ts";

/** Why somebody says no to an offer (enum DeclineReason). */
export const DECLINE_REASONS = ["no_time", "too_far", "not_my_thing", "too_much", "health", "other"] as const;
export type DeclineReason = (typeof DECLINE_REASONS)[number];

export const placeForm = z.strictObject({ schicht: optionalId() });
export const seriesForm = z.strictObject({ reihe: requiredId("frame:form.check") });
export const withdrawForm = z.strictObject({ spaet: checkbox() });
export const swapForm = z.strictObject({ schritt: oneOf(["suchen", "zurueck"], "frame:form.check") });
export const offerForm = z.strictObject({
  antwort: oneOf(["ja", "nein", "anruf"], "frame:form.check"),
  grund: z
    .enum(["", ...DECLINE_REASONS])
    .optional()
    .default(""),
  nie: checkbox(),
});
