import pg from "pg";
import { admitReader } from "../../../src/features/openData/index.ts";
import { MIGRATIONS } from "../../../src/compose.ts";
import { migrate } from "../../../src/shared/db/migrate.ts";
import { databaseUrl, query } from "../../support/testServer.ts";
import { openTestHouse, type TestHouse } from "../../support/app.ts";
import { buildPlace } from "../../support/factories/contactPoints.ts";

// The role that reads open data sees the views of what is published and nothing else, whatever is asked of it.

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});
beforeEach(() => house.empty());
afterAll(() => house.close());

/** Tries a statement as the reader; the SQLSTATE of its refusal, or "" when it went through. */
async function tryAsReader(statement: string, begin = "BEGIN"): Promise<string> {
  const client = await house.database.pool.connect();
  try {
    await client.query(begin);
    await client.query("SET LOCAL ROLE stadtteilladen_reader");
    await client.query(statement);
    return "";
  } catch (error) {
    return (error as pg.DatabaseError).code ?? "?";
  } finally {
    await client.query("ROLLBACK");
    client.release();
  }
}

it("is refused every table, in every schema", async () => {
  const { rows } = await house.database.pool.query<{ name: string }>(
    `SELECT format('%I.%I', n.nspname, c.relname) AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f', 'S') AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast', 'open_data')`,
  );
  expect(rows.length).toBeGreaterThan(50);
  const open: string[] = [];
  for (const { name } of rows) if ((await tryAsReader(`SELECT * FROM ${name} LIMIT 1`)) !== "42501") open.push(name);
  expect(open).toEqual([]);
});

it("reads the views, and changes nothing even there", async () => {
  const { rows } = await house.database.pool.query<{ name: string }>(
    `SELECT format('open_data.%I', c.relname) AS name FROM pg_class c WHERE c.relnamespace = 'open_data'::regnamespace AND c.relkind = 'v'`,
  );
  expect(rows.length).toBeGreaterThan(10);
  for (const { name } of rows) {
    expect([name, await tryAsReader(`SELECT * FROM ${name} LIMIT 1`)]).toEqual([name, ""]);
    expect([name, await tryAsReader(`DELETE FROM ${name}`)]).not.toEqual([name, ""]);
  }
});

it.each([
  ["making a table", "CREATE TABLE open_data.mine (id int)"],
  ["making one in public", "CREATE TABLE public.mine (id int)"],
  ["renewing its own rights", "SELECT admit_open_data_reader()"],
])("is refused %s", async (_what, statement) => {
  expect(await tryAsReader(statement)).toBe("42501");
});

it("cannot sign in", async () => {
  const { rows } = await house.database.pool.query(
    "SELECT rolcanlogin, rolsuper, rolcreaterole, rolinherit FROM pg_roles WHERE rolname = 'stadtteilladen_reader'",
  );
  expect(rows).toEqual([expect.objectContaining({ rolcanlogin: false, rolsuper: false, rolcreaterole: false })]);
});

it("sees no draft, no hidden contact, no place of a focus space", async () => {
  const { db, pool } = house.database;
  const shown = await buildPlace(db, "Gezeigt");
  const draft = await buildPlace(db, "Entwurf", { point: { state: "draft" } });
  await db.contact.createMany({
    data: [
      { name: "Öffentlich", isPublic: true, serviceAtLocationId: shown },
      { name: "Versteckt", isPublic: false, serviceAtLocationId: shown },
      { name: "Am Entwurf", isPublic: true, serviceAtLocationId: draft },
    ],
  });
  await db.location.create({ data: { name: "Geheimer Raum" } });
  const seen = async (view: string, column: string) =>
    (await pool.query<{ value: string }>(`SELECT ${column} AS value FROM open_data.${view}`)).rows.map(
      (row) => row.value,
    );
  expect(await seen("contact_point", "title")).toEqual(["Gezeigt"]);
  expect(await seen("contact", "name")).toEqual(["Öffentlich"]);
  expect(await seen("location", "name")).toEqual([null]);
  expect(await seen("service", "id")).toHaveLength(1);
});

describe("where the application's own user is no administrator of the server", () => {
  const user = `plain_${process.env["JEST_WORKER_ID"] ?? "1"}`;
  const serverUrl = process.env["TEST_SERVER_URL"] ?? "";
  const asUser = () => {
    const url = new URL(databaseUrl(serverUrl, user));
    url.username = user;
    url.password = "x";
    return url.href;
  };
  const pools: pg.Pool[] = [];
  const open = () => {
    const pool = new pg.Pool({ connectionString: asUser(), max: 2 });
    // its last connections may still be closing when the database is dropped
    pool.on("error", () => undefined);
    pools.push(pool);
    return pool;
  };

  beforeEach(async () => {
    await query(serverUrl, `DROP DATABASE IF EXISTS ${user} WITH (FORCE)`);
    await query(serverUrl, `DROP ROLE IF EXISTS ${user}`);
    await query(serverUrl, `CREATE ROLE ${user} LOGIN PASSWORD 'x'`);
    await query(serverUrl, `CREATE DATABASE ${user} OWNER ${user}`);
    await migrate({ url: asUser(), dir: MIGRATIONS });
  }, 60_000);
  afterEach(async () => {
    for (const pool of pools.splice(0)) await pool.end();
    await query(serverUrl, `DROP DATABASE IF EXISTS ${user} WITH (FORCE)`);
    await query(serverUrl, `DROP ROLE IF EXISTS ${user}`);
  });

  it("the start says what to run instead of failing silently; once it was run, all is well", async () => {
    const said = await admitReader(open());
    expect(said).toContain(`GRANT stadtteilladen_reader TO ${user};`);
    expect(said).not.toContain("CREATE ROLE");
    await query(serverUrl, `GRANT stadtteilladen_reader TO ${user}`);
    expect(await admitReader(open())).toBeNull();
  });

  it("the role still sees no table there", async () => {
    await query(serverUrl, `GRANT stadtteilladen_reader TO ${user}`);
    const pool = open();
    expect(await admitReader(pool)).toBeNull();
    const client = await pool.connect();
    try {
      await client.query("BEGIN; SET LOCAL ROLE stadtteilladen_reader");
      await expect(client.query(`SELECT FROM "Person"`)).rejects.toMatchObject({ code: "42501" });
    } finally {
      await client.query("ROLLBACK");
      client.release();
    }
  });
});

it("an administrator of the server needs to be told nothing", async () => {
  expect(await admitReader(house.database.pool)).toBeNull();
});
