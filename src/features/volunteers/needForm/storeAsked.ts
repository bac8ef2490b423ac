import type { Tx } from "../../../shared/db/client.ts";
import type { NeedValues } from "./needForm.ts";

/** The main theme first; a further theme that is the main one counts once. */
export function themesOf({ mainTheme, themes }: Pick<NeedValues, "mainTheme" | "themes">): readonly string[] {
  return [...new Set([...(mainTheme === null ? [] : [mainTheme]), ...themes])];
}

/** Links themes, skills and statements. What the form does not offer any more, since the word was retired, stays. */
export async function storeAsked(tx: Tx, needId: string, values: NeedValues): Promise<void> {
  await linkThemes(tx, needId, values);
  const inUse = { needId, term: { isActive: true } };
  await tx.needSkill.deleteMany({ where: inUse });
  await tx.needSkill.createMany({ data: values.skills.map((skill) => ({ needId, ...skill })) });
  await tx.needAnswer.deleteMany({ where: inUse });
  await tx.needAnswer.createMany({ data: values.answers.map((answer) => ({ needId, ...answer })) });
}

async function linkThemes(tx: Tx, needId: string, values: NeedValues): Promise<void> {
  const link = { linkType: "need", linkId: needId } as const;
  const wanted = [...themesOf(values)];
  await tx.attribute.deleteMany({ where: { ...link, termId: { notIn: wanted } } });
  await tx.attribute.updateMany({ where: { ...link, isMain: true }, data: { isMain: false } });
  await tx.attribute.createMany({ data: wanted.map((termId) => ({ ...link, termId })), skipDuplicates: true });
  if (values.mainTheme !== null) {
    await tx.attribute.updateMany({ where: { ...link, termId: values.mainTheme }, data: { isMain: true } });
  }
}
