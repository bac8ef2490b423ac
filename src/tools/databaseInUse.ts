import { readConfig } from "../config.ts";
import type { Config } from "../config.ts";
import { startEmbedded } from "../embedded.ts";

/** Runs a piece of work against the database the program would use, started for as long as the work takes if it is the embedded one. */
export async function withDatabaseInUse(work: (url: string, config: Config) => Promise<void>): Promise<void> {
  const config = readConfig();
  if (config.databaseUrl !== undefined) {
    await work(config.databaseUrl, config);
    return;
  }
  const embedded = await startEmbedded({ dataDir: config.dataDir });
  try {
    await work(embedded.url, config);
  } finally {
    await embedded.stop();
  }
}
