import { once } from "node:events";
import { rmSync } from "node:fs";
import { createInterface } from "node:readline";
import pg from "pg";
import { findBinaries } from "./embedded/binaries.ts";
import { DATABASE_USER, ensureCluster, prepareFolders } from "./embedded/cluster.ts";
import type { ClusterFolders } from "./embedded/cluster.ts";
import { findOtherInstance } from "./embedded/clusterLock.ts";
import { chooseLauncher, spawnGuarded } from "./embedded/launcher.ts";
import type { GuardedChild } from "./embedded/launcher.ts";
import { StartError } from "./shared/errors/StartError.ts";

export interface EmbeddedOptions {
  readonly dataDir: string;
  /** Trades safety of the data for speed. */
  readonly forTests?: boolean;
}

export interface EmbeddedDatabase {
  readonly url: string;
  /** Resolves when the server has written everything and is gone. */
  stop(): Promise<void>;
  /** Tells the last thing the server said when it ends without having been stopped. */
  onUnexpectedExit(listener: (reason: string) => void): void;
}

const SETTINGS = [
  "listen_addresses=",
  "max_connections=60",
  "shared_buffers=32MB",
  "work_mem=8MB",
  "maintenance_work_mem=32MB",
  "max_wal_size=256MB",
  "io_method=sync",
  "jit=off",
  "max_parallel_workers_per_gather=0",
  "random_page_cost=1.1",
  "timezone=UTC",
  "log_timezone=UTC",
];
const TEST_SETTINGS = ["fsync=off", "synchronous_commit=off", "full_page_writes=off", "autovacuum=off"];
const DATABASE = "app";

/** Starts npm's PostgreSQL on files under `dataDir`, reachable by a socket only; every reason the operator can mend is a StartError. */
export async function startEmbedded({ dataDir, forTests = false }: EmbeddedOptions): Promise<EmbeddedDatabase> {
  const binaries = await findBinaries();
  const launcher = chooseLauncher(binaries);
  const folders = prepareFolders(dataDir);
  const password = await ensureCluster(folders, binaries, launcher, !forTests);
  const other = await findOtherInstance(folders.cluster);
  if (other !== undefined) throw secondInstance(dataDir, other);

  const settings = [...SETTINGS, ...(forTests ? TEST_SETTINGS : []), `unix_socket_directories=${folders.run}`];
  const child = spawnGuarded(launcher, [
    binaries.postgres,
    "-D",
    folders.cluster,
    ...settings.flatMap((setting) => ["-c", setting]),
  ]);
  const said = await untilReady(child, dataDir);
  const addressOf = (database: string) =>
    `postgresql://${DATABASE_USER}:${password}@localhost:5432/${database}?host=${encodeURIComponent(folders.run)}`;
  const server = watchServer(child, folders, said);
  try {
    await ensureDatabase(addressOf("postgres"));
  } catch (error) {
    await server.stop();
    throw new StartError(damaged(dataDir, "its password does not open it"), { cause: error });
  }
  return { url: addressOf(DATABASE), ...server };
}

function watchServer(
  child: GuardedChild,
  folders: ClusterFolders,
  said: readonly string[],
): Omit<EmbeddedDatabase, "url"> {
  let isStopping = false;
  const ended = once(child, "exit").then(() => {
    child.stdin.destroy();
    if (!folders.run.startsWith(folders.root)) rmSync(folders.run, { recursive: true, force: true });
  });
  return {
    async stop() {
      isStopping = true;
      child.kill("SIGINT");
      await ended;
    },
    onUnexpectedExit(listener) {
      void ended.then(() => {
        if (!isStopping) listener(said.at(-1) ?? "no reason given");
      });
    },
  };
}

/** Resolves with the growing list of what the server says (the last lines only); rejects with one line when it gives up. */
function untilReady(child: GuardedChild, dataDir: string): Promise<readonly string[]> {
  const said: string[] = [];
  return new Promise((resolve, reject) => {
    createInterface(child.stderr).on("line", (line) => {
      said.push(line);
      if (said.length > 20) said.shift();
      if (line.includes("ready to accept connections")) resolve(said);
    });
    child.once("error", reject);
    child.once("exit", () => {
      child.stdin.destroy();
    });
    child.once("close", () => {
      reject(explainRefusal(said, dataDir));
    });
  });
}

function explainRefusal(said: readonly string[], dataDir: string): StartError {
  const other = /PID (\d+)\) running/.exec(said.join("\n"))?.[1];
  if (other !== undefined) return secondInstance(dataDir, other);
  const reason = said.find((line) => /FATAL|PANIC/.test(line)) ?? said.at(-1) ?? "no reason given";
  const text = reason.replace(/^.*?(FATAL|PANIC|postgres):\s*/, "").trim();
  const detail = said.find((line) => line.includes("DETAIL:"))?.replace(/^.*DETAIL:\s*/, " – ") ?? "";
  return new StartError(damaged(dataDir, text + detail));
}

function damaged(dataDir: string, reason: string): string {
  return `The data folder ${dataDir} cannot be used (${reason}): restore it from a backup, or move it away to begin anew.`;
}

function secondInstance(dataDir: string, pid: string): StartError {
  return new StartError(
    `Another instance is already running on ${dataDir} (database process ${pid}): stop it, or set another DATA_DIR.`,
  );
}

async function ensureDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rowCount } = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [DATABASE]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${DATABASE}`);
  } finally {
    await client.end();
  }
}
