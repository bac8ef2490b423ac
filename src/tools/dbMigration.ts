import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { systemClock } from "../shared/clock.ts";
import { StartError } from "../shared/errors/StartError.ts";
import { diffSchemas } from "./diffSchemas.ts";
import { runTool } from "./runTool.ts";
import { withTemporaryServer } from "./temporaryServer.ts";

const SCHEMA = path.resolve("prisma/schema.prisma");
const MIGRATIONS = path.resolve("prisma/migrations");
/** The schema the newest migration leads to; the next migration begins here. */
const LAST_SCHEMA = path.join(MIGRATIONS, "schema.last.prisma");
const NOTHING = "-- This is an empty migration.";

/** Writes the migration from the last schema to the present one, to be read and completed by hand. */
async function writeMigration(): Promise<void> {
  const name = process.argv[2] ?? "";
  if (!/^[a-z]+(_[a-z0-9]+)+$/.test(name)) {
    throw new StartError("Give the migration a verb and an object: npm run db:migration -- add_shift_notes");
  }
  const schema = await readFile(SCHEMA, "utf8");
  const last = await readFile(LAST_SCHEMA, "utf8").catch(() => undefined);
  const sql = await withTemporaryServer((url) => diffSchemas(url, last, schema));
  const folder = path.join(MIGRATIONS, `${timestamp()}_${name}`);
  await mkdir(folder, { recursive: true });
  await writeFile(
    path.join(folder, "migration.sql"),
    sql.trim() === NOTHING ? `-- ${name.replaceAll("_", " ")}\n` : sql,
  );
  await writeFile(LAST_SCHEMA, schema);
  console.log(
    `${path.relative(".", folder)}/migration.sql: read it by hand, add what Prisma cannot say (CHECK, EXCLUDE,`,
  );
  console.log("triggers), remove what must not happen, then run npm run db:migrate and the schema drift test.");
}

function timestamp(): string {
  return systemClock().toISOString().slice(0, 19).replaceAll(/\D/g, "");
}

await runTool(writeMigration);
