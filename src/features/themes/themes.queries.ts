import type { KeepAnswer } from "../../shared/cache/keptAnswers.ts";
import type { Db } from "../../shared/db/client.ts";
import type { Language } from "../../shared/text/languages.ts";
import { readOtherWords, type OtherWords } from "./themeWords.repo.ts";

/** A theme as lists and filters need it, in the reader's language where it is translated. */
export interface ThemeRow {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly shortName: string;
  readonly description: string;
  readonly house: string;
  readonly isCrossCutting: boolean;
  readonly isActive: boolean;
  readonly version: number;
}

/** A theme as it is stored: its words in each language, nothing filled in from elsewhere, and its place in the street. */
export interface StoredTheme extends ThemeRow, OtherWords {
  readonly position: number;
}

const COLUMNS = {
  id: true,
  code: true,
  name: true,
  shortName: true,
  description: true,
  house: true,
  isCrossCutting: true,
  isActive: true,
  version: true,
} as const;

/** The themes in their order; `withInactive` for the desk. */
export function createThemeQueries(db: Db, keepAnswer: KeepAnswer) {
  function list(language: Language, { withInactive = false } = {}): Promise<readonly ThemeRow[]> {
    const key = `themes ${language}${withInactive ? " all" : ""}`;
    return keepAnswer(key, { dependsOn: ["theme"] }, () => read(language, withInactive));
  }

  async function read(language: Language, withInactive: boolean): Promise<readonly ThemeRow[]> {
    const terms = await db.taxonomyTerm.findMany({
      where: { taxonomy: { code: "theme" }, ...(withInactive ? {} : { isActive: true }) },
      orderBy: [{ position: "asc" }, { name: "asc" }],
      select: COLUMNS,
    });
    const translated = await translations(
      language,
      terms.map((term) => term.id),
    );
    return terms.map((term) => ({
      ...term,
      name: translated.get(`${term.id}.name`) ?? term.name,
      shortName:
        translated.get(`${term.id}.shortName`) ?? translated.get(`${term.id}.name`) ?? term.shortName ?? term.name,
      description: translated.get(`${term.id}.description`) ?? term.description ?? "",
      house: term.house ?? "",
    }));
  }

  async function translations(language: Language, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    if (language === "de") return new Map();
    const rows = await db.translation.findMany({
      where: { resourceType: "taxonomy_term", resourceId: { in: [...ids] }, language },
      select: { resourceId: true, field: true, text: true },
    });
    return new Map(rows.map((row) => [`${row.resourceId}.${row.field}`, row.text]));
  }

  return {
    list,
    async byCode(code: string, language: Language): Promise<ThemeRow | null> {
      return (await list(language, { withInactive: true })).find((theme) => theme.code === code) ?? null;
    },
    async findStored(code: string): Promise<StoredTheme | null> {
      const term = await db.taxonomyTerm.findFirst({
        where: { code, taxonomy: { code: "theme" } },
        select: { ...COLUMNS, position: true },
      });
      if (!term) return null;
      const { shortName, description, house } = term;
      const words = await readOtherWords(db, term.id);
      return { ...term, ...words, shortName: shortName ?? "", description: description ?? "", house: house ?? "" };
    },
    /** How many published initiatives each theme has, by theme id. */
    async initiativeCounts(): Promise<ReadonlyMap<string, number>> {
      const rows = await db.$queryRaw<{ termId: string; count: number }[]>`
        SELECT a."termId", count(*)::int AS count FROM "Attribute" a
        JOIN "Organization" o ON o."id" = a."linkId" AND o."isInitiative" AND o."state" IN ('published', 'needs_check')
        WHERE a."linkType" = 'organization' AND a."state" = 'approved' GROUP BY a."termId"`;
      return new Map(rows.map((row) => [row.termId, row.count]));
    },
  };
}

export type ThemeQueries = ReturnType<typeof createThemeQueries>;
