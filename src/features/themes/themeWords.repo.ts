import type { Db, Tx } from "../../shared/db/client.ts";

/** A theme's words in the other languages of the site; null for those that are missing. */
export interface OtherWords {
  readonly nameEn: string | null;
  readonly shortNameEn: string | null;
  readonly descriptionEn: string | null;
  readonly nameAr: string | null;
  readonly shortNameAr: string | null;
  readonly descriptionAr: string | null;
}

const PLACES = [
  { key: "nameEn", language: "en", field: "name" },
  { key: "shortNameEn", language: "en", field: "shortName" },
  { key: "descriptionEn", language: "en", field: "description" },
  { key: "nameAr", language: "ar", field: "name" },
  { key: "shortNameAr", language: "ar", field: "shortName" },
  { key: "descriptionAr", language: "ar", field: "description" },
] as const;
const RESOURCE = "taxonomy_term";

export async function readOtherWords(db: Db | Tx, id: string): Promise<OtherWords> {
  const rows = await db.translation.findMany({
    where: { resourceType: RESOURCE, resourceId: id },
    select: { language: true, field: true, text: true },
  });
  const word = ({ language, field }: (typeof PLACES)[number]) =>
    rows.find((row) => row.language === language && row.field === field)?.text ?? null;
  return Object.fromEntries(PLACES.map((place) => [place.key, word(place)])) as unknown as OtherWords;
}

/** Writes the words that are there and takes away those that are not. */
export async function storeOtherWords(tx: Tx, id: string, words: OtherWords): Promise<void> {
  for (const { key, language, field } of PLACES) {
    const place = { resourceType: RESOURCE, resourceId: id, language, field };
    const text = words[key];
    if (text === null) await tx.translation.deleteMany({ where: place });
    else
      await tx.translation.upsert({
        where: { resourceType_resourceId_language_field: place },
        create: { ...place, text },
        update: { text },
      });
  }
}
