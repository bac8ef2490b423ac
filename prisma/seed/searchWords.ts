import { readFileSync } from "node:fs";
import path from "node:path";
import { seedId } from "./marks.ts";
import type { SeedDatabase } from "./marks.ts";

/** A word people type, and the German words of the directory that it means. */
export interface SeedSearchWord {
  readonly language: string;
  readonly term: string;
  readonly means: readonly string[];
}

/** The languages of the quarter besides German. */
export const TRANSLATED = ["tr", "ar", "ro", "bg", "uk", "en"] as const;
const FOLDER = path.join(import.meta.dirname, "searchWords");
/** The row that tells that the list was written once: what the desk removes does not come back. */
const MARK = "search_words_written";

/** Writes everyday words, and the terms of other languages, that lead to the words of the directory; once in the life of an installation. */
export async function ensureSearchWords(db: SeedDatabase): Promise<void> {
  await db.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('search words'))`;
  if ((await db.setting.findUnique({ where: { key: MARK }, select: { key: true } })) !== null) return;
  await db.setting.create({ data: { key: MARK, value: true } });
  await db.searchSynonym.createMany({
    data: readSearchWords().map(({ language, term, means }) => ({
      id: seedId(`searchWord/${language}/${term}`),
      language,
      term,
      means: [...means],
      seeded: true,
    })),
    skipDuplicates: true,
  });
}

/** The lists of the folder searchWords as rows: German everyday words, and each concept in six languages. */
export function readSearchWords(): readonly SeedSearchWord[] {
  const meanings = new Map(linesOf("meanings", "=").map(([code, words]) => [code, listOf(words)]));
  const german = linesOf("de", "=").flatMap(([terms, words]) =>
    listOf(terms).map((term) => ({ language: "de", term, means: without(term, listOf(words)) })),
  );
  const translated = TRANSLATED.flatMap((language) =>
    linesOf(language, ":").flatMap(([code, terms]) =>
      listOf(terms).map((term) => ({ language, term, means: meanings.get(code) ?? [] })),
    ),
  );
  return [...german, ...translated];
}

function linesOf(name: string, between: string): readonly (readonly [string, string])[] {
  return readFileSync(path.join(FOLDER, `${name}.txt`), "utf8")
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"))
    .map((line): readonly [string, string] => {
      const at = line.indexOf(between);
      return [line.slice(0, at).trim(), line.slice(at + 1).trim()];
    });
}

function listOf(words: string): readonly string[] {
  return words.split(",").map((word) => word.trim());
}

/** A word need not mean itself: it is looked for anyway. */
function without(term: string, words: readonly string[]): readonly string[] {
  const others = words.filter((word) => word !== term);
  return others.length > 0 ? others : words;
}
