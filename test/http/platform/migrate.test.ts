import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import { isMigrated, migrate } from "../../../src/shared/db/migrate.ts";
import { StartError } from "../../../src/shared/errors/StartError.ts";
import { databaseUrl, query } from "../../support/testServer.ts";

const serverUrl = process.env.TEST_SERVER_URL ?? "";
const name = `migrate_${process.env.JEST_WORKER_ID ?? "1"}`;
const url = databaseUrl(serverUrl, name);
const folders: string[] = [];

const TABLE = "CREATE TABLE door (id int PRIMARY KEY, opened int NOT NULL DEFAULT 0);";
const TRIGGER = `
  -- a semicolon; inside a comment, a text and a function body must not split the file
  CREATE FUNCTION count_opening() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN NEW.opened := NEW.opened + 1; RETURN NEW; END
  $$;
  CREATE TRIGGER door_opening BEFORE UPDATE ON door FOR EACH ROW EXECUTE FUNCTION count_opening();
  COMMENT ON TABLE door IS 'open; shut';`;

async function folderOf(migrations: Record<string, string>): Promise<string> {
  const dir = await mkdtemp(path.join(os.tmpdir(), "migrations-"));
  folders.push(dir);
  for (const [migration, sql] of Object.entries(migrations)) {
    await mkdir(path.join(dir, migration));
    await writeFile(path.join(dir, migration, "migration.sql"), sql);
  }
  return dir;
}

async function tables(): Promise<string[]> {
  const { rows } = await query(url, "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1");
  return (rows as { tablename: string }[]).map((row) => row.tablename);
}

beforeEach(async () => {
  await query(serverUrl, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  await query(serverUrl, `CREATE DATABASE ${name}`);
});

afterAll(async () => {
  await query(serverUrl, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  for (const dir of folders) await rm(dir, { recursive: true });
});

describe("migrate", () => {
  test("applies files in the order of their names and remembers them", async () => {
    const dir = await folderOf({ "2_trigger": TRIGGER, "1_table": TABLE });
    expect(await migrate({ url, dir })).toEqual({ applied: ["1_table", "2_trigger"] });
    await query(url, "INSERT INTO door (id) VALUES (1); UPDATE door SET id = 1");
    expect((await query(url, "SELECT opened FROM door")).rows).toEqual([{ opened: 1 }]);
    expect(await migrate({ url, dir })).toEqual({ applied: [] });
  });

  test("called by two processes at once, applies each file once", async () => {
    const dir = await folderOf({ "1_table": TABLE, "2_trigger": TRIGGER });
    const results = await Promise.all([migrate({ url, dir }), migrate({ url, dir }), migrate({ url, dir })]);
    expect(results.map((result) => result.applied.length).sort()).toEqual([0, 0, 2]);
  });

  test("a file that fails half-way leaves nothing of itself and names itself", async () => {
    const dir = await folderOf({ "1_table": TABLE, "2_wrong": "CREATE TABLE bell (id int); SELECT 1 / 0;" });
    await expect(migrate({ url, dir })).rejects.toThrow(
      /^Migration 2_wrong was not applied, nothing of it remains: division by zero\.$/,
    );
    expect(await tables()).toEqual(["_prisma_migrations", "door"]);
  });

  test("a file edited after it was applied is refused", async () => {
    await migrate({ url, dir: await folderOf({ "1_table": TABLE }) });
    const edited = await folderOf({ "1_table": `${TABLE} -- edited`, "2_trigger": TRIGGER });
    await expect(migrate({ url, dir: edited })).rejects.toThrow("Migration 1_table was edited after it was applied");
  });

  test("a migration Prisma left unfinished is refused", async () => {
    const dir = await folderOf({ "1_table": TABLE });
    await migrate({ url, dir });
    await query(url, "UPDATE _prisma_migrations SET finished_at = NULL");
    await expect(migrate({ url, dir })).rejects.toThrow("Migration 1_table failed half-way earlier");
  });

  test("a migration gives up on a table somebody holds, leaves nothing, and can be repeated", async () => {
    const dir = await folderOf({ "1_table": TABLE });
    await migrate({ url, dir });
    const reader = new pg.Client({ connectionString: url });
    await reader.connect();
    await reader.query("BEGIN; SELECT * FROM door");
    const next = await folderOf({
      "1_table": TABLE,
      "2_add": "SET LOCAL lock_timeout = '50ms'; ALTER TABLE door ADD colour text;",
    });
    await expect(migrate({ url, dir: next })).rejects.toThrow("lock timeout");
    await reader.end();
    expect(await migrate({ url, dir: next })).toEqual({ applied: ["2_add"] });
  });

  test("a migration waits 5 s for a lock and runs 10 minutes at most", async () => {
    const sql = `CREATE TABLE limits AS SELECT current_setting('lock_timeout') AS lock, current_setting('statement_timeout') AS run`;
    await migrate({ url, dir: await folderOf({ "1_limits": sql }) });
    expect((await query(url, "SELECT * FROM limits")).rows).toEqual([{ lock: "5s", run: "10min" }]);
  });

  test("no database at the address is one clear line without the address", async () => {
    const away = migrate({ url: "postgresql://app:hidden@127.0.0.1:1/app", dir: "/nowhere" });
    await expect(away).rejects.toThrow(StartError);
    await expect(away).rejects.toThrow(/^DATABASE_URL must lead to a running PostgreSQL \(ECONNREFUSED\)\.$/);
  });

  test("a name or a password that the server does not know is said as what it is, without showing it", async () => {
    const wrong = (change: (given: URL) => void) => {
      const given = new URL(url);
      change(given);
      return migrate({ url: given.href, dir: "/nowhere" });
    };
    const elsewhere = wrong((given) => (given.pathname = "/nowhere_at_all"));
    await expect(elsewhere).rejects.toThrow(/^DATABASE_URL: the server has no database of this name \(3D000\)\.$/);
    const stranger = wrong((given) => (given.password = "hidden"));
    await expect(stranger).rejects.toThrow(/^DATABASE_URL: the server refuses its user or password \(28P01\)\.$/);
  });
});

describe("isMigrated", () => {
  test("is false while a file is pending and true afterwards", async () => {
    const first = await folderOf({ "1_table": TABLE });
    const both = await folderOf({ "1_table": TABLE, "2_trigger": TRIGGER });
    await migrate({ url, dir: first });
    const pool = new pg.Pool({ connectionString: url });
    try {
      expect(await isMigrated(pool, first)).toBe(true);
      expect(await isMigrated(pool, both)).toBe(false);
      await migrate({ url, dir: both });
      expect(await isMigrated(pool, both)).toBe(true);
    } finally {
      await pool.end();
    }
  });
});
