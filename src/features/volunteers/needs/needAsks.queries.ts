import type { Db } from "../../../shared/db/client.ts";
import type { Language } from "../../../shared/text/languages.ts";

/** A skill that a need asks for, by name. */
export interface SkillAsk {
  readonly name: string;
  readonly isRequired: boolean;
  readonly minLevel: number;
}

/** What holds of a need, in a sentence that volunteers answer, too. */
export interface StatementAsk {
  readonly name: string;
  readonly answer: "fits" | "partly" | "no";
}

/** Skills and statements of a need in the reader's language; the required skills first. */
export async function loadAsks(
  db: Db,
  needId: string,
  language: Language,
): Promise<{ readonly skills: readonly SkillAsk[]; readonly answers: readonly StatementAsk[] }> {
  const [skills, answers] = await Promise.all([
    db.$queryRaw<SkillAsk[]>`
      SELECT coalesce(r."text", t."name") AS name, k."isRequired", k."minLevel"
      FROM "NeedSkill" k JOIN "TaxonomyTerm" t ON t."id" = k."termId"
      LEFT JOIN "Translation" r ON r."resourceType" = 'taxonomy_term' AND r."resourceId" = t."id"
        AND r."language" = ${language} AND r."field" = 'name'
      WHERE k."needId" = ${needId}::uuid ORDER BY k."isRequired" DESC, t."position", t."name"`,
    db.$queryRaw<StatementAsk[]>`
      SELECT coalesce(r."text", t."name") AS name, a."answer"::text
      FROM "NeedAnswer" a JOIN "TaxonomyTerm" t ON t."id" = a."termId"
      LEFT JOIN "Translation" r ON r."resourceType" = 'taxonomy_term' AND r."resourceId" = t."id"
        AND r."language" = ${language} AND r."field" = 'name'
      WHERE a."needId" = ${needId}::uuid ORDER BY t."position", t."name"`,
  ]);
  return { skills, answers };
}
