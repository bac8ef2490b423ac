import type { LinkType } from "../../src/generated/prisma/client.ts";
import { seedId, termId } from "./marks.ts";
import type { SeedDatabase } from "./marks.ts";

/** A record's key and the codes of its themes, the main one first. */
export type ThemeLink = readonly [key: string, themes: readonly string[]];

/** The fields of a record in another language. */
export interface TranslatedRecord {
  readonly resourceType: string;
  readonly resourceId: string;
  readonly language: string;
  readonly fields: Readonly<Record<string, string>>;
}

/** Assigns records to themes; the first theme of each record becomes its main one. */
export async function linkThemes(db: SeedDatabase, linkType: LinkType, links: readonly ThemeLink[]): Promise<void> {
  await db.attribute.createMany({
    data: links.flatMap(([key, themes]) =>
      themes.map((code, index) => ({
        termId: termId("theme", code),
        linkType,
        linkId: seedId(key),
        isMain: index === 0,
      })),
    ),
  });
}

/** Puts words of another vocabulary on records; none of them is a main one. */
export async function linkTerms(
  db: SeedDatabase,
  linkType: LinkType,
  taxonomy: string,
  links: readonly ThemeLink[],
): Promise<void> {
  await db.attribute.createMany({
    data: links.flatMap(([key, codes]) =>
      codes.map((code) => ({ termId: termId(taxonomy, code), linkType, linkId: seedId(key) })),
    ),
  });
}

/** Stores translations, one row per field. */
export async function storeTranslations(db: SeedDatabase, records: readonly TranslatedRecord[]): Promise<void> {
  await db.translation.createMany({
    data: records.flatMap(({ resourceType, resourceId, language, fields }) =>
      Object.entries(fields).map(([field, text]) => ({ resourceType, resourceId, language, field, text })),
    ),
  });
}
