import { changesBetween } from "../../../shared/audit/audit.ts";
import type { Tx } from "../../../shared/db/client.ts";
import type { UnitOfWork, WorkBy } from "../../../shared/db/unitOfWork.ts";
import { AppError } from "../../../shared/errors/AppError.ts";
import { chooseSlug } from "../../../shared/ids/chooseSlug.ts";
import {
  lockVocabulary,
  orderWith,
  placeOf,
  readNames,
  refuseTwin,
  storeNames,
  storeOrder,
  termOf,
  type LockedTerm,
  type LockedVocabulary,
} from "./term.repo.ts";
import type { TermState, TermValues } from "./vocabulary.forms.ts";
import type { VocabularyCode } from "./vocabulary.paths.ts";

/** A term by its vocabulary; a new one has no code yet. */
interface TermKey {
  readonly vocabulary: VocabularyCode;
  readonly code: string | null;
}

const LONGEST_CODE = 50;

/**
 * Adds a term to a vocabulary or changes one, at the place that is asked for (last when none is); refuses a name that
 * the vocabulary has already, and when somebody else saved the term meanwhile.
 */
export function createSaveTerm(unitOfWork: UnitOfWork) {
  return (by: WorkBy, { vocabulary, code }: TermKey, { version, ...values }: TermValues): Promise<void> =>
    unitOfWork(by, async ({ tx, audit }) => {
      const locked = await lockVocabulary(tx, vocabulary);
      const known = code === null ? null : unchangedTerm(locked, code, version);
      refuseTwin(locked, known?.id ?? null, values.name);
      const before = known && (await readStored(tx, locked, known));
      const id = known ? await rename(tx, known, values.name) : await add(tx, locked, values.name);
      await storeNames(tx, id, values);
      const order = orderWith(locked, id, values.position);
      await storeOrder(tx, order);
      audit({
        action: known ? "vocabulary.changed" : "vocabulary.added",
        resourceType: "vocabulary",
        resourceId: id,
        changes: changesBetween({ ...before }, { ...values, position: order.indexOf(id) + 1 }),
      });
    });
}

function unchangedTerm(locked: LockedVocabulary, code: string, version: number): LockedTerm {
  const term = termOf(locked, code);
  if (term.version !== version) throw new AppError("conflict", "frame:form.staleVersion");
  return term;
}

async function readStored(tx: Tx, locked: LockedVocabulary, { id, name }: LockedTerm) {
  return { name, ...(await readNames(tx, id)), position: placeOf(locked, id) };
}

async function rename(tx: Tx, { id }: LockedTerm, name: string): Promise<string> {
  await tx.taxonomyTerm.update({ where: { id }, data: { name, version: { increment: 1 } }, select: { id: true } });
  return id;
}

/** At the end of its vocabulary. */
async function add(tx: Tx, locked: LockedVocabulary, name: string): Promise<string> {
  const data = { name, taxonomyId: locked.id, code: codeFor(locked, name), position: locked.terms.length + 1 };
  return (await tx.taxonomyTerm.create({ data, select: { id: true } })).id;
}

/** Takes a term out of forms and filters or back in, or leaves it as it is; entries that have it keep it. */
export function createSetTermState(unitOfWork: UnitOfWork) {
  return (by: WorkBy, { vocabulary, code }: TermKey & { readonly code: string }, state: TermState): Promise<void> =>
    unitOfWork(by, async ({ tx, audit, unchanged }) => {
      const term = termOf(await lockVocabulary(tx, vocabulary), code);
      const isActive = state === "active";
      if (term.isActive === isActive) {
        unchanged();
        return;
      }
      await tx.taxonomyTerm.update({ where: { id: term.id }, data: { isActive, version: { increment: 1 } } });
      audit({
        action: isActive ? "vocabulary.restored" : "vocabulary.retired",
        resourceType: "vocabulary",
        resourceId: term.id,
      });
    });
}

/** Codes stand in addresses and in open data: they stay when a name changes. */
function codeFor({ terms }: LockedVocabulary, name: string): string {
  return chooseSlug(
    name,
    terms.map((term) => term.code),
    LONGEST_CODE,
  );
}
