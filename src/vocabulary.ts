import { ensureSearchWords } from "../prisma/seed/searchWords.ts";
import { ensureVocabulary } from "../prisma/seed/themes.ts";
import type { Db } from "./shared/db/client.ts";

/** A first start on a slow machine writes for a while, and a second process waits for it. */
const PATIENCE = { maxWait: 60_000, timeout: 60_000 };

/**
 * Writes the vocabularies that a new installation lacks, so that themes, skills and languages can be chosen and
 * everyday words are understood on its first day.
 */
export async function prepareVocabulary(db: Db): Promise<void> {
  await db.$transaction(async (tx) => {
    await ensureVocabulary(tx);
    await ensureSearchWords(tx);
  }, PATIENCE);
}
