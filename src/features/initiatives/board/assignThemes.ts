import { holds, personIdOf } from "../../../shared/access/actor.ts";
import { ensure } from "../../../shared/access/decision.ts";
import type { Clock } from "../../../shared/clock.ts";
import type { UnitOfWork, Work, WorkBy } from "../../../shared/db/unitOfWork.ts";
import { AppError, notFound } from "../../../shared/errors/AppError.ts";
import { mayAssign } from "../initiatives.policy.ts";
import { allOf, countInitiatives } from "../initiatives.queries.ts";
import { withIds } from "./board.queries.ts";
import { asSides, auditEntriesOf, loadBoard, loadThemes, lockInitiatives, writeChanges } from "./board.store.ts";
import { rebase, type LinkChange } from "./links.ts";

/** How an assignment ended: written, nothing left to do, or nothing written because others were faster. */
export type Assignment =
  | { readonly kind: "saved"; readonly changeId: string }
  | { readonly kind: "unchanged" }
  | { readonly kind: "stale"; readonly initiativeIds: readonly string[] };

/**
 * Writes the differences between what a form showed and what it became, all or nothing. Initiatives that somebody
 * else changed at the same places meanwhile are reported, and then nothing is written.
 */
export function createAssignThemes(unitOfWork: UnitOfWork, now: Clock) {
  return async (by: WorkBy, changes: readonly LinkChange[]): Promise<Assignment> => {
    if (changes.length === 0) return { kind: "unchanged" };
    // The unit of work knows no quiet way out: it is left by an error, and the reason stays here.
    const setbacks: Assignment[] = [];
    const leave = (reason: Assignment): never => {
      setbacks.push(reason);
      throw new AppError("conflict", "initiatives:board.stale");
    };
    try {
      return await unitOfWork(by, (work) => assign(work, { by, changes, leave, at: now() }));
    } catch (error) {
      const [setback] = setbacks;
      if (setback === undefined) throw error;
      return setback;
    }
  };
}

interface Order {
  readonly by: WorkBy;
  readonly changes: readonly LinkChange[];
  readonly leave: (reason: Assignment) => never;
  readonly at: Date;
}

async function assign({ tx, audit }: Work, { by, changes, leave, at }: Order): Promise<Assignment> {
  const ids = [...new Set(changes.map((change) => change.initiativeId))];
  await lockInitiatives(tx, ids);
  const seen = await countInitiatives(tx, allOf([withIds(ids, by.actor)]));
  const themes = await loadThemes(tx);
  if (seen !== ids.length || changes.some((change) => !themes.has(change.themeId))) throw notFound();
  const active = new Set([...themes.values()].filter((theme) => theme.isActive).map((theme) => theme.id));
  ensure(mayAssign(by.actor, changes, active));
  const { writable, stale } = rebase(changes, await loadBoard(tx, ids));
  if (stale.length > 0) return leave({ kind: "stale", initiativeIds: stale });
  if (writable.length === 0) return leave({ kind: "unchanged" });
  const actorId = personIdOf(by.actor);
  if (actorId === null) throw notFound();
  await writeChanges(tx, writable, { personId: actorId, keepsAssigner: !holds(by.actor, "coordinator") });
  const kept = await tx.attributeChange.create({
    data: { actorId, createdAt: at, ...asSides(writable) },
    select: { id: true },
  });
  for (const entry of auditEntriesOf("initiative.themes_assigned", writable, themes)) audit(entry);
  return { kind: "saved", changeId: kept.id };
}
