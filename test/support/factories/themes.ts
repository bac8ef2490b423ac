import type { Db } from "../../../src/shared/db/client.ts";

/** The theme vocabulary with the given themes, in this order. Returns their ids by code. */
export async function buildThemes(
  db: Db,
  names: Readonly<Record<string, string>> = { zusammenhalt: "Sozialer Zusammenhalt", kreativ: "KreativQuartier" },
): Promise<Readonly<Record<string, string>>> {
  const taxonomy = await db.taxonomy.upsert({
    where: { code: "theme" },
    create: { code: "theme", name: "Themen" },
    update: {},
    select: { id: true },
  });
  const ids: Record<string, string> = {};
  for (const [position, [code, name]] of Object.entries(names).entries()) {
    const term = await db.taxonomyTerm.create({
      data: {
        taxonomyId: taxonomy.id,
        code,
        name,
        house: "wohnen",
        position: position + 1,
        isCrossCutting: code === "kreativ",
      },
      select: { id: true },
    });
    ids[code] = term.id;
  }
  return ids;
}
