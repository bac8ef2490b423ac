import type { Tx } from "../../../shared/db/client.ts";
import { AppError, notFound } from "../../../shared/errors/AppError.ts";
import type { VocabularyCode } from "./vocabulary.paths.ts";

/** A vocabulary under its lock, in its order. */
export interface LockedVocabulary {
  readonly id: string;
  readonly terms: readonly LockedTerm[];
}

export interface LockedTerm {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly isActive: boolean;
  readonly version: number;
}

/** Names in the other languages of the site; null for none. */
export interface OtherNames {
  readonly nameEn: string | null;
  readonly nameAr: string | null;
}

/** One person at a time puts a vocabulary in order. */
export async function lockVocabulary(tx: Tx, code: VocabularyCode | "theme"): Promise<LockedVocabulary> {
  await tx.$queryRaw`SELECT "id" FROM "Taxonomy" WHERE "code" = ${code} FOR UPDATE`;
  const vocabulary = await tx.taxonomy.findUnique({
    where: { code },
    select: {
      id: true,
      terms: {
        select: { id: true, code: true, name: true, isActive: true, version: true },
        orderBy: [{ position: "asc" }, { name: "asc" }],
      },
    },
  });
  if (!vocabulary) throw notFound();
  return vocabulary;
}

/** The term with this code; "notFound" when there is none. */
export function termOf({ terms }: LockedVocabulary, code: string): LockedTerm {
  const term = terms.find((one) => one.code === code);
  if (!term) throw notFound();
  return term;
}

/** Two terms of one name could not be told apart; capitals make no difference. */
export function refuseTwin({ terms }: LockedVocabulary, id: string | null, name: string): void {
  const key = (text: string) => text.normalize("NFC").toLowerCase();
  if (terms.some((term) => term.id !== id && key(term.name) === key(name)))
    throw new AppError("conflict", "themes:terms.nameTaken");
}

/** The place of a term in its vocabulary, from 1; 0 when it is not in it. */
export function placeOf({ terms }: LockedVocabulary, id: string): number {
  return terms.findIndex((term) => term.id === id) + 1;
}

/** All ids in their order, the given one at its place from 1; without a place it stays, or comes last when it is new. */
export function orderWith(locked: LockedVocabulary, id: string, place: number | null): readonly string[] {
  const ids = locked.terms.map((term) => term.id);
  const wanted = place ?? (placeOf(locked, id) || ids.length + 1);
  return ids.filter((other) => other !== id).toSpliced(wanted - 1, 0, id);
}

/** Numbers the terms from 1 in this order; those whose place stays are not written. */
export async function storeOrder(tx: Tx, ids: readonly string[]): Promise<void> {
  await tx.$executeRaw`
    UPDATE "TaxonomyTerm" t SET "position" = o."place", "updatedAt" = now()
    FROM unnest(${[...ids]}::uuid[]) WITH ORDINALITY AS o("id", "place") WHERE t."id" = o."id" AND t."position" <> o."place"`;
}

export async function readNames(tx: Tx, id: string): Promise<OtherNames> {
  const rows = await tx.translation.findMany({
    where: { resourceType: "taxonomy_term", resourceId: id, field: "name" },
    select: { language: true, text: true },
  });
  const nameIn = (language: string) => rows.find((row) => row.language === language)?.text ?? null;
  return { nameEn: nameIn("en"), nameAr: nameIn("ar") };
}

export async function storeNames(tx: Tx, id: string, { nameEn, nameAr }: OtherNames): Promise<void> {
  const key = { resourceType: "taxonomy_term", resourceId: id, field: "name" };
  for (const [language, text] of [["en", nameEn] as const, ["ar", nameAr] as const]) {
    if (text === null) await tx.translation.deleteMany({ where: { ...key, language } });
    else
      await tx.translation.upsert({
        where: { resourceType_resourceId_language_field: { ...key, language } },
        create: { ...key, language, text },
        update: { text },
      });
  }
}
