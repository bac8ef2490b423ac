import { z } from "zod";
import {
  checkbox,
  freeText,
  oneOf,
  optionalDay,
  optionalMail,
  optionalPhone,
  optionalText,
  optionalWhole,
  requiredId,
  requiredText,
  someIds,
  versionField,
} from "../../shared/forms/fields.ts";
import { textKey } from "../../shared/text/keys.ts";
import { CHECK_WAYS, EDITABLE_STATES, PARTY_ROLES, SPACE_KINDS, VACANCY_STATES } from "./focusSpaces.words.ts";

/** A word that ends in a number, as "Lange Straße 22" or "Nr. 5a": more than a sensitive place may tell. */
const HOUSE_NUMBER = /\p{L}[.:]?\s*\d{1,4}\s?[a-z]?(?![\p{L}\d])/u;

/** What the desk may write into a space. */
export const spaceForm = z
  .strictObject({
    title: requiredText(120, "focusSpaces:form.titleMissing"),
    kind: oneOf(SPACE_KINDS, "focusSpaces:form.kindMissing"),
    summary: requiredText(300, "focusSpaces:form.summaryMissing"),
    description: freeText(4000),
    possibleUses: freeText(2000),
    mainThemeId: requiredId("focusSpaces:form.mainThemeMissing"),
    themeIds: someIds(20),
    address: optionalText(120),
    postalCode: optionalText(10),
    locationText: optionalText(200),
    areaM2: optionalWhole(1, 1_000_000),
    capacity: optionalWhole(1, 100_000),
    equipment: optionalText(1000),
    accessText: optionalText(1000),
    vacancyState: oneOf(VACANCY_STATES, "focusSpaces:form.vacancyMissing"),
    isSensitive: checkbox(),
    publicRadiusM: optionalWhole(50, 5000),
    state: oneOf(EDITABLE_STATES, "focusSpaces:form.stateMissing"),
    source: optionalText(300),
    seenOn: optionalDay(),
    version: versionField(),
  })
  .superRefine((space, context) => {
    if (space.isSensitive && space.locationText !== null && HOUSE_NUMBER.test(space.locationText))
      context.addIssue({
        code: "custom",
        path: ["locationText"],
        message: textKey("focusSpaces:form.locationTooExact"),
      });
  });
export type SpaceValues = z.infer<typeof spaceForm>;

/** Owner, manager or keyholder; never public. */
export const partyForm = z.strictObject({
  role: oneOf(PARTY_ROLES, "focusSpaces:party.roleMissing"),
  name: requiredText(160, "focusSpaces:party.nameMissing"),
  email: optionalMail(),
  phone: optionalPhone(),
  note: optionalText(1000),
  mark: freeText(32),
});
export type PartyValues = z.infer<typeof partyForm>;

/** The one button of archiving sends the version it saw. */
export const archiveForm = z.strictObject({ version: versionField() });

/** The desk says how it has checked a space. */
export const assureForm = z.strictObject({ method: oneOf(CHECK_WAYS, "focusSpaces:assure.methodMissing") });
