import type { z } from "zod";
import type { Db, Tx } from "../db/client.ts";
import { AppError } from "../errors/AppError.ts";

/** One row of Setting: its key, and the schema that reads what is stored and fills in what was never told. */
export interface SettingKind<Value> {
  readonly key: string;
  readonly schema: z.ZodType<Value>;
}

export interface StoredSetting<Value> {
  readonly value: Value;
  /** 0 while nothing was ever saved. */
  readonly version: number;
}

/** Reads a setting; one that was never saved has the values of its schema. */
export async function readSetting<Value>(db: Db, kind: SettingKind<Value>): Promise<StoredSetting<Value>> {
  const row = await db.setting.findUnique({ where: { key: kind.key }, select: { value: true, version: true } });
  return { value: kind.schema.parse(row?.value ?? {}), version: row?.version ?? 0 };
}

/**
 * Stores a setting under its lock and returns what was stored before, for the audit. Throws conflict when somebody
 * else saved since `version`.
 */
export async function storeSetting<Value extends object>(
  tx: Tx,
  { key, schema }: SettingKind<Value>,
  { value, version }: StoredSetting<Value>,
): Promise<Value> {
  await tx.$executeRaw`
    INSERT INTO "Setting" ("key", "value", "version", "updatedAt") VALUES (${key}, '{}', 0, now())
    ON CONFLICT ("key") DO NOTHING`;
  await tx.$queryRaw`SELECT "key" FROM "Setting" WHERE "key" = ${key} FOR UPDATE`;
  const row = await tx.setting.findUniqueOrThrow({ where: { key }, select: { value: true, version: true } });
  if (row.version !== version) throw new AppError("conflict", "frame:form.staleVersion");
  await tx.setting.update({ where: { key }, data: { value, version: { increment: 1 } } });
  return schema.parse(row.value);
}
