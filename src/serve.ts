import cluster from "node:cluster";
import { systemClock } from "./shared/clock.ts";
import type { Config } from "./config.ts";
import { composeHouse, MIGRATIONS, type House, type Surroundings } from "./compose.ts";
import { createFirstAdministratorLink } from "./features/accounts/index.ts";
import { admitReader } from "./features/openData/index.ts";
import { createJobs } from "./jobs.ts";
import { DEMO_SIGN_INS, seedDemo } from "./demo.ts";
import { listenToChanges } from "./shared/db/changeListener.ts";
import { migrate } from "./shared/db/migrate.ts";
import { createLog, describeError } from "./shared/log.ts";
import { listen } from "./server.ts";
import { prepareVocabulary } from "./vocabulary.ts";
import { forkWorkers } from "./workers.ts";

interface Serving {
  readonly config: Config;
  readonly databaseUrl: string;
  readonly workers: number;
}

/** Migrates, adds the rows that a start needs, and serves from this process or from `workers` of them. */
export async function serveHouse({
  config,
  databaseUrl,
  workers,
}: Serving): Promise<{ greeting: readonly string[]; stop: () => Promise<void> }> {
  await migrate({ url: databaseUrl, dir: MIGRATIONS });
  const { house, stop: stopHouse } = await openHouse(config, databaseUrl);
  const begin = async () => {
    const openDataFault = await admitReader(house.database.pool);
    await prepareRows(house, config);
    const stopWeb = await (workers > 1 ? forkWorkers(databaseUrl, workers) : serve(house, config, databaseUrl));
    // last: a new link ends the one before, and a start that is refused tells nobody its own
    const firstLink = config.demo ? null : await createFirstAdministratorLink(house.deps);
    return { openDataFault, firstLink, stopWeb };
  };
  const { openDataFault, firstLink, stopWeb } = await begin().catch(async (error: unknown) => {
    await stopHouse();
    throw error;
  });
  return {
    greeting: [...greetingFor(config, firstLink), ...(openDataFault === null ? [] : [openDataFault])],
    async stop() {
      await stopWeb();
      await stopHouse();
    },
  };
}

/** What must be there before anybody comes: the vocabulary, and the rows of the demo. */
async function prepareRows(house: House, config: Config): Promise<void> {
  await prepareVocabulary(house.database.db);
  if (config.demo) await seedDemo(house, { isGiven: config.databaseUrl !== undefined });
}

/** One of several web processes: everything is prepared, jobs run elsewhere. */
export async function serveOnly(config: Config): Promise<() => Promise<void>> {
  const databaseUrl = config.databaseUrl ?? config.workerDatabaseUrl ?? "";
  const { house, stop } = await openHouse(config, databaseUrl);
  const stopWeb = await serve(house, config, databaseUrl).catch(async (error: unknown) => {
    await stop();
    throw error;
  });
  return async () => {
    await stopWeb();
    await stop();
  };
}

async function openHouse(config: Config, databaseUrl: string): Promise<{ house: House; stop: () => Promise<void> }> {
  const log = createLog(config.logLevel);
  const sender = `stadtteilladen@${new URL(config.publicUrl).hostname}`;
  const jobs = createJobs({ databaseUrl, smtpUrl: config.smtpUrl, sender, log, isWorking: cluster.isPrimary });
  const surroundings: Surroundings = {
    databaseUrl,
    log,
    secret: config.sessionSecret,
    origin: config.publicUrl,
    isOriginFixed: config.databaseUrl !== undefined,
    isDemo: config.demo,
    sendsMail: config.smtpUrl !== undefined,
    proxyHops: config.trustProxy,
    mapFile: config.mapFile,
    now: systemClock,
    enqueue: jobs.enqueue,
    onTextFault: (fault) => {
      log.error({ fault }, "text");
    },
    watchViews: config.nodeEnv === "development" && process.execArgv.includes("--watch"),
  };
  const house = composeHouse(surroundings);
  await jobs.start(house);
  return {
    house,
    async stop() {
      await jobs.stop();
      await house.database.close();
    },
  };
}

async function serve(house: House, config: Config, databaseUrl: string): Promise<() => Promise<void>> {
  const web = await listen(house.handle, config);
  const listener = listenToChanges(databaseUrl, {
    onChange: house.cache.changed,
    onConnected: (connected) => {
      house.cache.setConnected(connected);
      if (connected) house.cache.clear();
    },
    onError: (error) => {
      createLog(config.logLevel).warn(describeError(error), "listening for changes");
    },
  });
  return async () => {
    await web.stop();
    await listener.stop();
  };
}

function greetingFor(config: Config, firstLink: string | null): readonly string[] {
  const address = `http://${config.host === "127.0.0.1" || config.host === "0.0.0.0" ? "localhost" : config.host}:${String(config.port)}`;
  const signIns = config.demo
    ? [
        "Demodaten sind geladen. Anmelden unter /anmelden (Code steht dort):",
        ...DEMO_SIGN_INS.map((demo) => `  ${demo.role.padEnd(14)} ${demo.login}  ${demo.password}`),
      ]
    : [];
  const first =
    firstLink === null
      ? []
      : ["Noch niemand verwaltet diese Installation. Dieser Link gilt 30 Minuten und nur einmal:", `  ${firstLink}`];
  return [`Stadtteilladen: ${address}`, ...signIns, ...first];
}
