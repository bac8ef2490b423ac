import cluster from "node:cluster";
import { readConfig, type Config } from "./config.ts";
import { startEmbedded, type EmbeddedDatabase } from "./embedded.ts";
import { StartError } from "./shared/errors/StartError.ts";

/** Reads the configuration, prepares what is missing, serves, and shuts down in order. */
async function main(): Promise<void> {
  const signal = firstSignal();
  const config = readConfig();
  if (cluster.isWorker) {
    await serveAsWorker(config, signal);
    return;
  }
  await prepareBuild();
  const embedded = config.databaseUrl === undefined ? await startEmbedded({ dataDir: config.dataDir }) : null;
  try {
    await serveAsFirst(config, embedded, signal);
  } catch (error) {
    await embedded?.stop();
    throw error;
  }
}

async function serveAsFirst(config: Config, embedded: EmbeddedDatabase | null, signal: Promise<void>): Promise<void> {
  const { serveHouse } = await import("./serve.ts");
  const databaseUrl = config.databaseUrl ?? embedded?.url ?? "";
  const house = await serveHouse({ config, databaseUrl, workers: config.webConcurrency });
  for (const line of house.greeting) console.log(line);
  const lostDatabase = new Promise<string>((resolve) => embedded?.onUnexpectedExit(resolve));
  const reason = await Promise.race([signal, lostDatabase]);
  if (reason !== undefined) console.error(`The embedded database ended: ${reason}`);
  await house.stop();
  await embedded?.stop();
  process.exit(reason === undefined ? 0 : 1);
}

async function serveAsWorker(config: Config, signal: Promise<void>): Promise<void> {
  const { serveOnly } = await import("./serve.ts");
  const stop = await serveOnly(config);
  await signal;
  await stop();
  process.exit(0);
}

/** Makes the database client and the assets when their sources changed; nothing to do in an image built before. */
async function prepareBuild(): Promise<void> {
  const { ensureClient } = await import("./tools/generateClient.ts");
  const { ensureAssets } = await import("./assets/build.ts");
  await ensureClient();
  await ensureAssets();
}

/** The first SIGTERM or SIGINT, also one that comes while everything still starts. Further ones change nothing. */
function firstSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const name of ["SIGTERM", "SIGINT"] as const) process.on(name, () => resolve());
  });
}

/** One clear line for what the operator can mend; the whole error for what is a bug. A web process tells its parent. */
function complain(error: unknown): void {
  const isRefusal = error instanceof StartError;
  process.exitCode = 1;
  if (isRefusal && process.send) process.send({ refused: error.message }, () => process.exit(1));
  else {
    console.error(isRefusal ? `Start refused: ${error.message}` : error);
    process.exit(1);
  }
}

main().catch(complain);
