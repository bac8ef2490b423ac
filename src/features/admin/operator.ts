import { changesBetween } from "../../shared/audit/audit.ts";
import type { Db, Tx } from "../../shared/db/client.ts";
import type { UnitOfWork, WorkBy } from "../../shared/db/unitOfWork.ts";
import { isPublicState, PUBLIC_STATES } from "../../shared/desk/deskPoint.ts";
import { AppError } from "../../shared/errors/AppError.ts";
import { OPERATOR, type OperatorFacts } from "../../shared/settings/operatorFacts.ts";
import { readSetting, storeSetting } from "../../shared/settings/setting.ts";

export interface OperatorRow {
  readonly operator: OperatorFacts;
  /** 0 while nothing was ever saved. */
  readonly version: number;
}

export function createReadOperator(db: Db) {
  return async (): Promise<OperatorRow> => {
    const { value, version } = await readSetting(db, OPERATOR);
    return { operator: value, version };
  };
}

/** A contact point that can be chosen as the desk's own. */
export interface DeskPointChoice {
  readonly id: string;
  readonly title: string;
  /** False for the chosen one once nobody can see it any more. */
  readonly isPublic: boolean;
}

/** All public contact points by name, and the chosen one even if it is no longer public. */
export function createListDeskPoints(db: Db) {
  return async (chosenId: string | null): Promise<readonly DeskPointChoice[]> => {
    const rows = await db.serviceAtLocation.findMany({
      where: { OR: [{ state: { in: PUBLIC_STATES } }, ...(chosenId === null ? [] : [{ id: chosenId }])] },
      orderBy: [{ sortKey: "asc" }, { id: "asc" }],
      select: { id: true, title: true, state: true },
    });
    return rows.map(({ id, title, state }) => ({ id, title, isPublic: isPublicState(state) }));
  };
}

/**
 * Saves who runs this installation. Throws conflict when somebody else saved meanwhile, or when the contact point that
 * is newly chosen as the desk is not public.
 */
export function createSaveOperator(unitOfWork: UnitOfWork) {
  return (by: WorkBy, operator: OperatorFacts, version: number): Promise<void> =>
    unitOfWork(by, async ({ tx, audit }) => {
      const before = await storeSetting(tx, OPERATOR, { value: operator, version });
      const points = await pointNames(tx, before.deskPointId, operator.deskPointId);
      const [told, telling] = [withPoint(before, points.old), withPoint(operator, points.new)];
      const changes = changesBetween(told, telling, ["responsible"]);
      audit({ action: "operator.changed", resourceType: "setting", resourceId: null, changes });
    });
}

/** The names of the old and the new desk point, which the log tells instead of their ids. */
async function pointNames(tx: Tx, oldId: string | null, newId: string | null) {
  const ids = [oldId, newId].filter((id) => id !== null);
  const rows = await tx.serviceAtLocation.findMany({
    where: { id: { in: ids } },
    select: { id: true, title: true, state: true },
  });
  const next = rows.find(({ id, state }) => id === newId && (id === oldId || isPublicState(state)));
  if (newId !== null && !next) throw new AppError("conflict", "admin:operator.deskPointGone");
  return { old: rows.find(({ id }) => id === oldId)?.title ?? "", new: next?.title ?? "" };
}

function withPoint({ deskPointId: _id, ...operator }: OperatorFacts, deskPoint: string) {
  return { ...operator, deskPoint };
}
