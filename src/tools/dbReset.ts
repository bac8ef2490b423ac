import { rm } from "node:fs/promises";
import path from "node:path";
import { readConfig } from "../config.ts";
import { startEmbedded } from "../embedded.ts";
import { StartError } from "../shared/errors/StartError.ts";
import { runTool } from "./runTool.ts";

/** Throws the embedded database away; the next start makes a new one. A database of one's own is never touched. */
async function resetDatabase(): Promise<void> {
  const { databaseUrl, dataDir } = readConfig();
  if (databaseUrl !== undefined) {
    throw new StartError(
      "DATABASE_URL must be unset: only the embedded database can be reset. Drop another one by hand.",
    );
  }
  await refuseWhileRunning(dataDir);
  await rm(path.join(dataDir, "database"), { recursive: true, force: true });
  console.log("The database is gone: the next start makes a new one.");
}

/** Starting it is the one sure way to learn that nobody else is using it; a damaged one may go. */
async function refuseWhileRunning(dataDir: string): Promise<void> {
  try {
    const server = await startEmbedded({ dataDir });
    await server.stop();
  } catch (error) {
    if (!(error instanceof StartError) || error.message.startsWith("Another instance")) throw error;
  }
}

await runTool(resetDatabase);
