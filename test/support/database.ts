import pg from "pg";
import { TEMPLATE, databaseUrl, query } from "./testServer.ts";

export interface TestDatabase {
  readonly url: string;
  readonly pool: pg.Pool;
  /** Deletes every row except those of kept tables, past all triggers and foreign keys. */
  empty(): Promise<void>;
  /** Ends the pool; the database stays for the next file of this worker. */
  close(): Promise<void>;
}

/** Tables whose rows come from migrations. */
const REFERENCE_TABLES: readonly string[] = [];

/** The migrated database of this Jest worker, made from the template once and handed over empty. */
export async function testDatabase(keep: readonly string[] = REFERENCE_TABLES): Promise<TestDatabase> {
  const serverUrl = process.env.TEST_SERVER_URL;
  if (serverUrl === undefined) throw new Error("TEST_SERVER_URL is set by globalSetup; run the tests through Jest.");
  const name = `worker_${process.env.JEST_WORKER_ID ?? "1"}`;
  await ensureWorkerDatabase(serverUrl, name);
  const url = databaseUrl(serverUrl, name);
  const pool = new pg.Pool({ connectionString: url, max: 10 });
  const database: TestDatabase = { url, pool, empty: () => emptyTables(pool, keep), close: () => pool.end() };
  await database.empty();
  return database;
}

async function ensureWorkerDatabase(serverUrl: string, name: string): Promise<void> {
  const { rowCount } = await query(serverUrl, `SELECT 1 FROM pg_database WHERE datname = '${name}'`);
  if (rowCount === 0) await query(serverUrl, `CREATE DATABASE ${name} TEMPLATE ${TEMPLATE}`);
}

/** One simple query of DELETEs: 2.6 ms for 70 tables, where TRUNCATE takes 330 ms. */
async function emptyTables(pool: pg.Pool, keep: readonly string[]): Promise<void> {
  const { rows } = await pool.query<{ name: string }>(
    `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
      WHERE (schemaname = 'public' AND tablename <> '_prisma_migrations' AND tablename <> ALL ($1))
         OR (schemaname = 'jobs' AND tablename = 'job')`,
    [keep],
  );
  if (rows.length === 0) return;
  const deletes = rows.map(({ name }) => `DELETE FROM ${name}`).join("; ");
  await pool.query(`BEGIN; SET LOCAL session_replication_role = replica; ${deletes}; COMMIT`);
}
