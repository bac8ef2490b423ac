import { dayOf } from "../../../shared/clock.ts";
import { fieldModel, type FieldSpec } from "../../../shared/forms/formModel.ts";
import type { Reader } from "../../../shared/text/reader.ts";
import type { Choices } from "../choices.ts";
import { ageFields, agePart } from "../guardian/agePart.ts";
import { shortLanguagePart, shortSkillPart } from "../profile/abilityParts.ts";
import { contactPart, interestPart } from "../profile/contactParts.ts";
import { plainPart, presentShortParts, type Look, type PartModel } from "../profile/partModel.ts";
import { statementPart } from "../profile/statementPart.ts";
import { shortTimePart } from "../profile/timePart.ts";

/** The parts of the form on the web: what fits in three minutes. Everything finer comes later, in the account. */
export function shortParts(now: Date) {
  return {
    kontakt: contactPart({ withMail: true }),
    zeiten: shortTimePart,
    interessen: interestPart,
    koennen: shortSkillPart,
    sprachen: shortLanguagePart,
    aussagen: statementPart,
    alter: agePart({ today: dayOf(now), isAtDesk: false }),
  };
}

/** All its fields, for the summary of faults. */
export function shortFields(reader: Reader, choices: Choices, now: Date): readonly FieldSpec[] {
  return Object.values(shortParts(now)).flatMap((part) => part.fields(reader, choices));
}

/** The pieces in the order of the page: who, when, then what folds away, and the age at the end. */
export function presentShortForm(look: Look, now: Date): readonly PartModel[] {
  const { kontakt, interessen } = shortParts(now);
  const { week, themes, skills, languages, statements } = presentShortParts(look);
  const interests = plainPart(look, "interessen", interessen);
  return [
    plainPart(look, "kontakt", kontakt),
    week,
    themes,
    skills,
    languages,
    statements,
    { ...interests, fields: interests.fields.slice(1) },
    presentAge(look, { isAtDesk: false }),
  ];
}

/** Of age or not; what only minors fill in shows once they said so. */
export function presentAge({ reader, state, choices }: Look, asked: { isAtDesk: boolean }): PartModel {
  const [age, ...minors] = ageFields(reader, asked).map((spec) => fieldModel(reader, state, spec));
  const { t } = reader;
  return {
    ...plainPart({ reader, state, choices }, "alter", { fields: () => [] }),
    fields: age ? [age] : [],
    minor: { legend: t("guardian:minor.legend"), hint: t("guardian:minor.hint"), fields: minors },
  };
}
