import { randomUUID } from "node:crypto";
import pg from "pg";
import { StartError } from "../errors/StartError.ts";
import { readMigrationFiles, readMigrationNames } from "./migrationFiles.ts";
import type { MigrationFile } from "./migrationFiles.ts";

export interface MigrateOptions {
  readonly url: string;
  /** The folder of the migrations, one folder with a migration.sql each. */
  readonly dir: string;
}

interface AppliedRow {
  migration_name: string;
  checksum: string;
  finished_at: Date | null;
}

// Prisma's own number: its command line and this code keep each other out
const PRISMA_LOCK = 72707369;
const OLDEST_SERVER = 150_000;
const TABLE = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
  id VARCHAR(36) PRIMARY KEY NOT NULL,
  checksum VARCHAR(64) NOT NULL,
  finished_at TIMESTAMPTZ,
  migration_name VARCHAR(255) NOT NULL,
  logs TEXT,
  rolled_back_at TIMESTAMPTZ,
  started_at TIMESTAMPTZ NOT NULL DEFAULT now(),
  applied_steps_count INTEGER NOT NULL DEFAULT 0
)`;

/** Applies the pending migrations, one transaction each, and names them; several processes may call it at once. */
export async function migrate({ url, dir }: MigrateOptions): Promise<{ applied: string[] }> {
  const files = await readMigrationFiles(dir);
  const client = await connect(url);
  try {
    await client.query("SELECT pg_advisory_lock($1)", [PRISMA_LOCK]);
    // the notice that the table exists already is of no use
    await client.query(`SET client_min_messages = warning; ${TABLE}`);
    const pending = findPending(files, await readApplied(client));
    for (const file of pending) await apply(client, file);
    return { applied: pending.map((file) => file.name) };
  } finally {
    await client.end();
  }
}

/** Tells whether every migration of this version of the program is applied; rejects when the database is away. */
export async function isMigrated(db: Pick<pg.Pool, "query">, dir: string): Promise<boolean> {
  const names = await readMigrationNames(dir);
  const { rows } = await db.query<{ isComplete: boolean }>(
    `SELECT $1::text[] <@ coalesce(array_agg(migration_name::text), '{}') AS "isComplete"
       FROM "_prisma_migrations" WHERE finished_at IS NOT NULL`,
    [names],
  );
  return rows[0]?.isComplete === true;
}

/** What the operator can mend about DATABASE_URL; codes: PostgreSQL, appendix A. */
function explainConnection({ code, message }: { code?: string; message: string }): string {
  if (code === "28P01" || code === "28000") return `DATABASE_URL: the server refuses its user or password (${code}).`;
  if (code === "3D000") return `DATABASE_URL: the server has no database of this name (${code}).`;
  return `DATABASE_URL must lead to a running PostgreSQL (${code ?? message}).`;
}

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  try {
    await client.connect();
  } catch (error) {
    throw new StartError(explainConnection(error as { code?: string; message: string }), { cause: error });
  }
  const { rows } = await client.query<{ version: number }>(
    "SELECT current_setting('server_version_num')::int AS version",
  );
  if ((rows[0]?.version ?? 0) >= OLDEST_SERVER) return client;
  await client.end();
  throw new StartError("DATABASE_URL must lead to PostgreSQL 15 or newer.");
}

async function readApplied(client: pg.Client): Promise<Map<string, AppliedRow>> {
  const { rows } = await client.query<AppliedRow>(
    'SELECT migration_name, checksum, finished_at FROM "_prisma_migrations" WHERE rolled_back_at IS NULL',
  );
  return new Map(rows.map((row) => [row.migration_name, row]));
}

/** What the database has and this version does not know is left alone: an older version may run beside a newer one for a while. */
function findPending(files: readonly MigrationFile[], applied: ReadonlyMap<string, AppliedRow>): MigrationFile[] {
  for (const { name, checksum } of files) {
    const row = applied.get(name);
    if (!row) continue;
    if (row.finished_at === null)
      throw new StartError(`Migration ${name} failed half-way earlier: mend the database by hand first.`);
    if (row.checksum !== checksum)
      throw new StartError(`Migration ${name} was edited after it was applied: write a new migration.`);
  }
  return files.filter(({ name }) => !applied.has(name));
}

async function apply(client: pg.Client, { name, sql, checksum }: MigrationFile): Promise<void> {
  try {
    await client.query("BEGIN; SET LOCAL lock_timeout = '5s'; SET LOCAL statement_timeout = '10min'");
    // without parameters a file goes over whole: function bodies in $$ stay in one piece
    await client.query(sql);
    await client.query(
      `INSERT INTO "_prisma_migrations" (id, checksum, migration_name, finished_at, applied_steps_count)
       VALUES ($1, $2, $3, now(), 1)`,
      [randomUUID(), checksum, name],
    );
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK").catch(() => undefined);
    throw new StartError(`Migration ${name} was not applied, nothing of it remains: ${(error as Error).message}.`, {
      cause: error,
    });
  }
}
