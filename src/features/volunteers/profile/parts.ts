import type { FieldSpec } from "../../../shared/forms/formModel.ts";
import type { Reader } from "../../../shared/text/reader.ts";
import { NO_CHOICES, type Choices } from "../choices.ts";
import { languagePart, skillPart } from "./abilityParts.ts";
import { contactPart, interestPart } from "./contactParts.ts";
import type { Parts } from "./part.ts";
import { statementPart } from "./statementPart.ts";
import { cellFields, timePart } from "./timePart.ts";
import type { GivenValues, VolunteerValues } from "./values.ts";
import { reminderPart, wayPart } from "./wayParts.ts";

export type PartCode = keyof VolunteerValues;

/** Everything that can be told, in the order of the paper form. */
export const EVERY_PART: Parts<VolunteerValues> = {
  kontakt: contactPart({ withMail: true }),
  zeiten: timePart,
  interessen: interestPart,
  koennen: skillPart,
  sprachen: languagePart,
  aussagen: statementPart,
  weg: wayPart,
  erinnerung: reminderPart,
};

export const PART_CODES = Object.keys(EVERY_PART) as readonly PartCode[];

/** Some of the parts, for a form that asks only for them. */
export function someParts(codes: readonly PartCode[]): Parts<GivenValues> {
  return Object.fromEntries(codes.map((code) => [code, EVERY_PART[code]])) as unknown as Parts<GivenValues>;
}

/** The fields of some parts, for the summary of faults and the comparison of versions. */
export function partFields(reader: Reader, choices: Choices, codes: readonly PartCode[]): readonly FieldSpec[] {
  return codes.flatMap((code) => EVERY_PART[code].fields(reader, choices));
}

/** All fields of the forms about somebody, as far as they can be named without the database. */
export function nameVolunteerFields(reader: Reader): readonly FieldSpec[] {
  return [...partFields(reader, NO_CHOICES, PART_CODES), ...cellFields(reader)];
}
