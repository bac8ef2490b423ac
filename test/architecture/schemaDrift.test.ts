import { readFileSync } from "node:fs";
import { diffSchemas } from "../../src/tools/diffSchemas.ts";
import { describeSchema } from "../support/catalog.ts";
import { TEMPLATE, databaseUrl, query } from "../support/testServer.ts";

const serverUrl = process.env.TEST_SERVER_URL ?? "";
const suffix = process.env.JEST_WORKER_ID ?? "1";
const migrated = `drift_migrated_${suffix}`;
const drawn = `drift_drawn_${suffix}`;

/** What Prisma's schema cannot say, so that only the migrations have it. */
const ONLY_SQL =
  /^(constraint .* (CHECK|EXCLUDE) |trigger |function |extension |text search |column .* GENERATED |index .*( WHERE | USING gi(n|st) |\(.*\())/;

let onlyInMigrations: string[] = [];
let onlyInSchema: string[] = [];

beforeAll(async () => {
  const schema = readFileSync("prisma/schema.prisma", "utf8");
  const sql = await diffSchemas(serverUrl, undefined, schema);
  await query(serverUrl, `CREATE DATABASE ${migrated} TEMPLATE ${TEMPLATE}`);
  await query(serverUrl, `CREATE DATABASE ${drawn}`);
  // indexes in the schema name operator classes of extensions, which Prisma does not create
  const { rows } = await query(
    databaseUrl(serverUrl, migrated),
    "SELECT format('CREATE EXTENSION IF NOT EXISTS %I', extname) AS sql FROM pg_extension",
  );
  const extensions = (rows as { sql: string }[]).map((row) => row.sql);
  await query(databaseUrl(serverUrl, drawn), [...extensions, sql].join(";\n"));
  const [inMigrations, inSchema] = [
    await describeSchema(databaseUrl(serverUrl, migrated)),
    await describeSchema(databaseUrl(serverUrl, drawn)),
  ];
  expect(inMigrations.length).toBeGreaterThan(200);
  onlyInMigrations = inMigrations.filter((line) => line.startsWith("extension ") || !inSchema.includes(line));
  onlyInSchema = inSchema.filter((line) => !inMigrations.includes(line));
});

afterAll(async () => {
  for (const name of [migrated, drawn]) await query(serverUrl, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
});

test("what only the migrations have is of a kind that Prisma cannot say", () => {
  expect(onlyInMigrations.filter((line) => !ONLY_SQL.test(line))).toEqual([]);
});

test("what only the migrations have is what was reviewed", () => {
  expect(onlyInMigrations).toMatchSnapshot();
});

test("everything in the schema is in the migrations, but for the plain twins of generated columns", () => {
  const generated = onlyInMigrations
    .filter((line) => / GENERATED /.test(line))
    .map((line) => line.split(" ").slice(0, 2).join(" "));
  expect(onlyInSchema.filter((line) => !generated.includes(line.split(" ").slice(0, 2).join(" ")))).toEqual([]);
});

test("the newest migration leads to the schema as it stands: npm run db:migration was not forgotten", async () => {
  const last = readFileSync("prisma/migrations/schema.last.prisma", "utf8");
  const sql = await diffSchemas(serverUrl, last, readFileSync("prisma/schema.prisma", "utf8"));
  expect(sql.trim()).toBe("-- This is an empty migration.");
});
