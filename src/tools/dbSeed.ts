import path from "node:path";
import type { Config } from "../config.ts";
import { seedDemo } from "../demo.ts";
import { systemClock } from "../shared/clock.ts";
import { openDatabase } from "../shared/db/client.ts";
import { migrate } from "../shared/db/migrate.ts";
import { StartError } from "../shared/errors/StartError.ts";
import { createSecretBox } from "../shared/ids/secretBox.ts";
import { withDatabaseInUse } from "./databaseInUse.ts";
import { runTool } from "./runTool.ts";

/** Migrates and loads the demo rows if the database is empty; npm run db:reset empties it. */
async function seedDatabase(url: string, config: Config): Promise<void> {
  if (!config.demo) throw new StartError("DEMO must be 1: demo rows belong into a demo installation only.");
  await migrate({ url, dir: path.resolve("prisma/migrations") });
  const database = openDatabase(url, { max: 2, onPoolError: console.error });
  try {
    const deps = { now: systemClock, secretBox: createSecretBox(config.sessionSecret) };
    await seedDemo({ database, deps }, { isGiven: config.databaseUrl !== undefined });
    console.log("The demo rows are there.");
  } finally {
    await database.close();
  }
}

await runTool(() => withDatabaseInUse(seedDatabase));
