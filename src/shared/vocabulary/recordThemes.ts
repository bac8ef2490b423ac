import type { Db, Tx } from "../db/client.ts";
import { AppError } from "../errors/AppError.ts";

/** The kinds of record whose themes are set together with their other fields. */
type ThemedKind = "space" | "meeting";

interface ThemedRecord {
  readonly linkType: ThemedKind;
  readonly linkId: string;
}

/** The themes of one record: the main one first. */
export interface ChosenThemes {
  readonly mainThemeId: string | null;
  readonly themeIds: readonly string[];
}

/** Every theme once, the main one first. */
export function allThemeIds({ mainThemeId, themeIds }: ChosenThemes): readonly string[] {
  return [...new Set(mainThemeId === null ? themeIds : [mainThemeId, ...themeIds])];
}

/** Replaces the themes of a record; AppError "invalid" when one of the ids is not a theme. */
export async function storeThemes(
  tx: Tx,
  record: ThemedRecord,
  chosen: ChosenThemes,
  assignedById: string | null,
): Promise<void> {
  const ids = allThemeIds(chosen);
  const known = await tx.taxonomyTerm.count({ where: { id: { in: [...ids] }, taxonomy: { code: "theme" } } });
  if (known !== ids.length) throw new AppError("invalid", "frame:form.check");
  await tx.attribute.deleteMany({ where: { ...record, termId: { notIn: [...ids] } } });
  await tx.attribute.updateMany({ where: { ...record, isMain: true }, data: { isMain: false } });
  await tx.attribute.createMany({
    data: ids.map((termId) => ({ ...record, termId, assignedById })),
    skipDuplicates: true,
  });
  if (chosen.mainThemeId === null) return;
  await tx.attribute.updateMany({
    where: { ...record, termId: chosen.mainThemeId },
    data: { isMain: true, state: "approved" },
  });
}

/** The approved themes of many records, by record, the main one first. */
export async function themesByRecord(
  db: Db | Tx,
  linkType: ThemedKind,
  linkIds: readonly string[],
): Promise<ReadonlyMap<string, ChosenThemes>> {
  const rows = await db.attribute.findMany({
    where: { linkType, linkId: { in: [...linkIds] }, state: "approved", term: { isActive: true } },
    orderBy: [{ isMain: "desc" }, { term: { position: "asc" } }],
    select: { linkId: true, termId: true, isMain: true },
  });
  const found = new Map<string, ChosenThemes>();
  for (const row of rows) {
    const { mainThemeId, themeIds } = found.get(row.linkId) ?? { mainThemeId: null, themeIds: [] };
    found.set(
      row.linkId,
      row.isMain ? { mainThemeId: row.termId, themeIds } : { mainThemeId, themeIds: [...themeIds, row.termId] },
    );
  }
  return found;
}

export const noThemes: ChosenThemes = { mainThemeId: null, themeIds: [] };
