import { ensureVocabulary } from "../prisma/seed/themes.ts";
import type { Db } from "./shared/db/client.ts";

/** Writes the vocabularies that a new installation lacks, so that themes, skills and languages can be chosen on its first day. */
export async function prepareVocabulary(db: Db): Promise<void> {
  await db.$transaction((tx) => ensureVocabulary(tx));
}
