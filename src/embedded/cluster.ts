import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { once } from "node:events";
import os from "node:os";
import path from "node:path";
import { text } from "node:stream/consumers";
import { StartError } from "../shared/errors/StartError.ts";
import { makeFolder } from "../shared/makeFolder.ts";
import type { Binaries } from "./binaries.ts";
import { giveFolder, spawnGuarded } from "./launcher.ts";
import type { Launcher } from "./launcher.ts";

export interface ClusterFolders {
  /** Everything of the database, handed to the user PostgreSQL runs as. */
  readonly root: string;
  readonly cluster: string;
  /** Holds the socket. */
  readonly run: string;
  readonly passwordFile: string;
}

export const DATABASE_USER = "app";
// a socket's whole path is limited to 107 bytes
const LONGEST_RUN_FOLDER = 87;

/** Creates the folders of the embedded database; StartError when the data folder cannot be written to. */
export function prepareFolders(dataDir: string): ClusterFolders {
  const root = path.resolve(dataDir, "database");
  try {
    // parents first: mkdir gives its mode to every folder it creates
    makeFolder(path.dirname(root));
    mkdirSync(root, { recursive: true, mode: 0o700 });
    const near = path.join(root, "run");
    const isShort = Buffer.byteLength(near) <= LONGEST_RUN_FOLDER;
    if (isShort) mkdirSync(near, { recursive: true, mode: 0o700 });
    const run = isShort ? near : mkdtempSync(path.join(os.tmpdir(), "stadtteilladen-"));
    return { root, run, cluster: path.join(root, "cluster"), passwordFile: path.join(root, "password") };
  } catch (error) {
    throw new StartError(`DATA_DIR must be a folder this user can write to (${path.resolve(dataDir)}).`, {
      cause: error,
    });
  }
}

/** Makes the database files once and returns the password; an interrupted first start leaves nothing that counts. */
export async function ensureCluster(
  folders: ClusterFolders,
  binaries: Binaries,
  launcher: Launcher,
  isDurable: boolean,
): Promise<string> {
  if (existsSync(folders.cluster)) {
    giveFolder(launcher, folders.root);
    return readExisting(folders);
  }
  const password = randomBytes(24).toString("base64url");
  const draft = `${folders.cluster}.new`;
  rmSync(draft, { recursive: true, force: true });
  writeFileSync(folders.passwordFile, password, { mode: 0o600 });
  giveFolder(launcher, folders.root);
  await runInitdb(
    [binaries.initdb, "-D", draft, `--pwfile=${folders.passwordFile}`, ...initdbOptions(isDurable)],
    launcher,
  );
  renameSync(draft, folders.cluster);
  return password;
}

function readExisting(folders: ClusterFolders): string {
  const isComplete = [folders.passwordFile, path.join(folders.cluster, "PG_VERSION")].every((file) => existsSync(file));
  if (!isComplete) {
    throw new StartError(
      `The data folder ${folders.root} is damaged: restore it from a backup, or move it away to begin anew.`,
    );
  }
  return readFileSync(folders.passwordFile, "utf8").trim();
}

function initdbOptions(isDurable: boolean): string[] {
  const options = [`--username=${DATABASE_USER}`, "--auth=scram-sha-256", "--encoding=UTF8"];
  return [...options, "--locale=C", "--locale-provider=icu", "--icu-locale=de", ...(isDurable ? [] : ["--no-sync"])];
}

async function runInitdb(program: string[], launcher: Launcher): Promise<void> {
  const child = spawnGuarded(launcher, program);
  const exit = once(child, "exit") as Promise<[number | null]>;
  const [said, [code]] = await Promise.all([text(child.stderr), exit, endGuard(child)]);
  if (code === 0) return;
  const reason =
    said.split("\n").find((line) => /error|fatal|could not|cannot|denied/i.test(line)) ?? "no reason given";
  throw new StartError(
    `The embedded PostgreSQL could not create its files: ${reason.trim()}. Set DATABASE_URL to use another one.`,
  );
}

/** The guard holds the program's error stream open until it is let go. */
async function endGuard(child: ReturnType<typeof spawnGuarded>): Promise<void> {
  await once(child, "exit");
  child.stdin.destroy();
}
