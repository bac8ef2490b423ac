import { changesBetween } from "../../../shared/audit/audit.ts";
import type { Tx } from "../../../shared/db/client.ts";
import type { UnitOfWork, WorkBy } from "../../../shared/db/unitOfWork.ts";
import { AppError, notFound } from "../../../shared/errors/AppError.ts";
import type { SynonymValues } from "./synonym.forms.ts";
import { keyOf, type SynonymRow } from "./synonyms.queries.ts";

/** Adds a synonym or changes one; refuses a term that its language has already, and when somebody else saved it meanwhile. */
export function createSaveSynonym(unitOfWork: UnitOfWork) {
  return (by: WorkBy, id: string | null, { version, ...values }: SynonymValues): Promise<void> =>
    unitOfWork(by, async ({ tx, audit }) => {
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('search words'))`;
      const before = id === null ? null : await lock(tx, id, version);
      await refuseTwin(tx, id, values);
      const stored = before
        ? await tx.searchSynonym.update({
            where: { id: before.id },
            data: { ...values, version: { increment: 1 } },
            select: { id: true },
          })
        : await tx.searchSynonym.create({ data: values, select: { id: true } });
      audit({
        action: before ? "search_word.changed" : "search_word.added",
        resourceType: "vocabulary",
        resourceId: stored.id,
        changes: changesBetween({ ...before }, values),
      });
    });
}

/** Removes a synonym; it does not come back with the next start. */
export function createRemoveSynonym(unitOfWork: UnitOfWork) {
  return (by: WorkBy, id: string, version: number): Promise<void> =>
    unitOfWork(by, async ({ tx, audit }) => {
      const { term, language, means } = await lock(tx, id, version);
      await tx.searchSynonym.delete({ where: { id }, select: { id: true } });
      audit({
        action: "search_word.removed",
        resourceType: "vocabulary",
        resourceId: id,
        changes: changesBetween({ term, language, means }, { term: null, language: null, means: null }),
      });
    });
}

/** Forgets words that found nothing; they may name a person, so that the audit does not repeat them. */
export function createForgetMiss(unitOfWork: UnitOfWork) {
  return (by: WorkBy, words: string): Promise<void> =>
    unitOfWork(by, async ({ tx, audit, unchanged }) => {
      const { count } = await tx.searchMiss.deleteMany({ where: { words } });
      if (count === 0) {
        unchanged();
        return;
      }
      audit({ action: "search_miss.removed", resourceType: "vocabulary", resourceId: null });
    });
}

async function lock(tx: Tx, id: string, version: number): Promise<SynonymRow> {
  const [row] = await tx.$queryRaw<SynonymRow[]>`
    SELECT "id", "language", "term", "means", "version" FROM "SearchSynonym" WHERE "id" = ${id}::uuid FOR UPDATE`;
  if (!row) throw notFound();
  if (row.version !== version) throw new AppError("conflict", "frame:form.staleVersion");
  return row;
}

async function refuseTwin(
  tx: Tx,
  id: string | null,
  { language, term }: Pick<SynonymRow, "language" | "term">,
): Promise<void> {
  const others = await tx.searchSynonym.findMany({ where: { language }, select: { id: true, term: true } });
  const isTaken = others.some((other) => other.id !== id && keyOf(other.term) === keyOf(term));
  if (isTaken) throw new AppError("conflict", "searchDesk:form.termTaken");
}
