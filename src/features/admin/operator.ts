import { z } from "zod";
import { changesBetween } from "../../shared/audit/audit.ts";
import type { Db, Tx } from "../../shared/db/client.ts";
import type { UnitOfWork, WorkBy } from "../../shared/db/unitOfWork.ts";
import { isPublicState, PUBLIC_STATES } from "../../shared/desk/deskPoint.ts";
import { AppError } from "../../shared/errors/AppError.ts";

export const CARRIER_TYPES = ["association", "municipal", "church"] as const;

const KEY = "operator";
const text = z.string().catch("");
const storedOperator = z.object({
  name: text,
  street: text,
  postalCode: text,
  city: text,
  email: text,
  phone: text,
  responsible: text,
  carrierType: z.enum(CARRIER_TYPES).catch("association"),
  /** The contact point that is the desk itself; null while none is chosen. */
  deskPointId: z.uuid().nullable().catch(null),
});

/**
 * Who runs this installation, as the imprint and the privacy notice tell it, and where its desk is. "" for what is not
 * known yet.
 */
export type Operator = z.infer<typeof storedOperator>;

export interface OperatorRow {
  readonly operator: Operator;
  /** 0 while nothing was ever saved. */
  readonly version: number;
}

export function createReadOperator(db: Db) {
  return async (): Promise<OperatorRow> => {
    const row = await db.setting.findUnique({ where: { key: KEY }, select: { value: true, version: true } });
    return { operator: storedOperator.parse(row?.value ?? {}), version: row?.version ?? 0 };
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
  return (by: WorkBy, operator: Operator, version: number): Promise<void> =>
    unitOfWork(by, async ({ tx, audit }) => {
      await tx.$executeRaw`
        INSERT INTO "Setting" ("key", "value", "version", "updatedAt") VALUES (${KEY}, '{}', 0, now())
        ON CONFLICT ("key") DO NOTHING`;
      await tx.$queryRaw`SELECT "key" FROM "Setting" WHERE "key" = ${KEY} FOR UPDATE`;
      const row = await tx.setting.findUniqueOrThrow({ where: { key: KEY }, select: { value: true, version: true } });
      if (row.version !== version) throw new AppError("conflict", "frame:form.staleVersion");
      const before = storedOperator.parse(row.value);
      const points = await pointNames(tx, before.deskPointId, operator.deskPointId);
      await tx.setting.update({ where: { key: KEY }, data: { value: operator, version: { increment: 1 } } });
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

function withPoint({ deskPointId: _id, ...operator }: Operator, deskPoint: string) {
  return { ...operator, deskPoint };
}
