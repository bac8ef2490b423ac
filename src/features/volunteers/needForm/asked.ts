import type { NeedChoices } from "./needChoices.ts";

/** A skill a need asks for, and what it says to a statement. */
export interface AskedSkill {
  readonly termId: string;
  readonly isRequired: boolean;
  readonly minLevel: number;
}
export const STATEMENT_ANSWERS = ["fits", "partly", "no"] as const;
export interface NeedAnswerValue {
  readonly termId: string;
  readonly answer: (typeof STATEMENT_ANSWERS)[number];
}

/** Welcome or required, with the least level (1 a little, 2 well, 3 very well). */
export const SKILL_WISHES = ["w1", "w2", "w3", "r1", "r2", "r3"] as const;

const skillField = (code: string) => `kann-${code}`;
const statementField = (code: string) => `aussage-${code}`;

/** The fields of skills and statements with the code each stands for. */
export function askedFields({ skills, statements }: NeedChoices) {
  return {
    skills: skills.map((term) => ({ ...term, field: skillField(term.code) })),
    statements: statements.map((term) => ({ ...term, field: statementField(term.code) })),
  };
}

export function wishOf({ isRequired, minLevel }: AskedSkill): string {
  return `${isRequired ? "r" : "w"}${String(minLevel)}`;
}

/** What was chosen in the fields of skills and statements; fields left alone ask for nothing. */
export function readAsked(choices: NeedChoices, fields: Readonly<Record<string, unknown>>) {
  const asked = askedFields(choices);
  const skills: AskedSkill[] = asked.skills.flatMap(({ id, field }) => {
    const wish = SKILL_WISHES.find((one) => one === fields[field]);
    return wish ? [{ termId: id, isRequired: wish.startsWith("r"), minLevel: Number(wish.slice(1)) }] : [];
  });
  const answers: NeedAnswerValue[] = asked.statements.flatMap(({ id, field }) => {
    const answer = STATEMENT_ANSWERS.find((one) => one === fields[field]);
    return answer ? [{ termId: id, answer }] : [];
  });
  return { skills, answers };
}
