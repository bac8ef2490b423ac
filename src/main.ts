import cluster from "node:cluster";
import { readConfig, type Config } from "./config.ts";
import { startEmbedded, type EmbeddedDatabase } from "./embedded.ts";
import { StartError } from "./shared/errors/StartError.ts";

/** Reads the configuration, prepares what is missing, serves, and shuts down in order. */
async function main(): Promise<void> {
  const config = readConfig();
  if (cluster.isWorker) {
    await serveAsWorker(config);
    return;
  }
  await prepareBuild();
  const embedded = config.databaseUrl === undefined ? await startEmbedded({ dataDir: config.dataDir }) : null;
  try {
    await serveAsFirst(config, embedded);
  } catch (error) {
    await embedded?.stop();
    throw error;
  }
}

async function serveAsFirst(config: Config, embedded: EmbeddedDatabase | null): Promise<void> {
  const { serveHouse } = await import("./serve.ts");
  const databaseUrl = config.databaseUrl ?? embedded?.url ?? "";
  const house = await serveHouse({ config, databaseUrl, workers: config.webConcurrency });
  for (const line of house.greeting) console.log(line);
  stopInOrder(house.stop, embedded);
}

async function serveAsWorker(config: Config): Promise<void> {
  const { serveOnly } = await import("./serve.ts");
  const stop = await serveOnly(config);
  stopInOrder(stop, null);
}

/** Makes the database client and the assets when their sources changed; nothing to do in an image built before. */
async function prepareBuild(): Promise<void> {
  const { ensureClient } = await import("./tools/generateClient.ts");
  const { ensureAssets } = await import("./assets/build.ts");
  await ensureClient();
  await ensureAssets();
}

/** http, jobs and connections first, the embedded database last. A second signal changes nothing. */
function stopInOrder(stop: () => Promise<void>, embedded: EmbeddedDatabase | null): void {
  let stopping: Promise<void> | null = null;
  const end = (exitCode: number) => {
    stopping ??= stop()
      .then(() => embedded?.stop())
      .then(
        () => process.exit(exitCode),
        (error: unknown) => {
          complain(error);
        },
      );
  };
  process.on("SIGTERM", () => {
    end(0);
  });
  process.on("SIGINT", () => {
    end(0);
  });
  embedded?.onUnexpectedExit((reason) => {
    console.error(`The embedded database ended: ${reason}`);
    end(1);
  });
}

/** One clear line for what the operator can mend; the whole error for what is a bug. */
function complain(error: unknown): never {
  console.error(error instanceof StartError ? `Start refused: ${error.message}` : error);
  process.exit(1);
}

main().catch(complain);
