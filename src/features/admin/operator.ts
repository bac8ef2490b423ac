import { z } from "zod";
import { changesBetween } from "../../shared/audit/audit.ts";
import type { Db } from "../../shared/db/client.ts";
import type { UnitOfWork, WorkBy } from "../../shared/db/unitOfWork.ts";
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
});

/** Who runs this installation; it stands in the imprint and the privacy notice. "" for what is not known yet. */
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

/** Saves who runs this installation; throws conflict when somebody else saved meanwhile. */
export function createSaveOperator(unitOfWork: UnitOfWork) {
  return (by: WorkBy, operator: Operator, version: number): Promise<void> =>
    unitOfWork(by, async ({ tx, audit }) => {
      await tx.$executeRaw`
        INSERT INTO "Setting" ("key", "value", "version", "updatedAt") VALUES (${KEY}, '{}', 0, now())
        ON CONFLICT ("key") DO NOTHING`;
      await tx.$queryRaw`SELECT "key" FROM "Setting" WHERE "key" = ${KEY} FOR UPDATE`;
      const row = await tx.setting.findUniqueOrThrow({ where: { key: KEY }, select: { value: true, version: true } });
      if (row.version !== version) throw new AppError("conflict", "frame:form.staleVersion");
      await tx.setting.update({ where: { key: KEY }, data: { value: operator, version: { increment: 1 } } });
      const changes = changesBetween(storedOperator.parse(row.value), operator, ["responsible"]);
      audit({ action: "operator.changed", resourceType: "setting", resourceId: null, changes });
    });
}
