import { spawn, spawnSync } from "node:child_process";
import type { ChildProcessByStdio } from "node:child_process";
import { chmodSync, chownSync, lstatSync, readdirSync } from "node:fs";
import path from "node:path";
import type { Readable, Writable } from "node:stream";
import { StartError } from "../shared/errors/StartError.ts";
import type { Binaries } from "./binaries.ts";

export type GuardedChild = ChildProcessByStdio<Writable, null, Readable>;

/** How a program is started so that PostgreSQL, which refuses root, accepts its user. */
export interface Launcher {
  readonly prefix: readonly string[];
  /** Set: the program runs as this user, who must own the folder. */
  readonly uid: number | undefined;
}

// The pipe ends with this process, also when it is killed; after exec, $$ is the program itself.
const GUARD = 'exec 3<&0; ( { cat <&3 >/dev/null; kill -INT $$ 2>/dev/null; } & ) ; exec "$@" </dev/null 3<&-';
const ENVIRONMENT = {
  PATH: "/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin:/run/current-system/sw/bin",
  LC_ALL: "C",
  TZ: "UTC",
};
// initdb looks the user up by number: 65534 (nobody) exists everywhere
const NOBODY = 65534;

const asCaller: Launcher = { prefix: [], uid: undefined };
const asMappedUser: Launcher = {
  prefix: ["unshare", "--user", `--map-user=${String(NOBODY)}`, `--map-group=${String(NOBODY)}`],
  uid: undefined,
};
const asNobody: Launcher = { prefix: [], uid: NOBODY };

/** Chooses how to run PostgreSQL here: as ourselves, as root in a user namespace, as nobody; StartError if none works. */
export function chooseLauncher(binaries: Binaries): Launcher {
  if (process.getuid?.() !== 0) return asCaller;
  const launcher = [asMappedUser, asNobody].find((candidate) => canRun(candidate, binaries.postgres));
  if (launcher) return launcher;
  throw new StartError(
    "DATABASE_URL must be set: PostgreSQL refuses to run as root, and this system allows no other user for it.",
  );
}

function canRun({ prefix, uid }: Launcher, program: string): boolean {
  const words: readonly string[] = [...prefix, program, "--version"];
  const [command = program, ...args] = words;
  return spawnSync(command, args, { env: ENVIRONMENT, uid, gid: uid, stdio: "ignore" }).status === 0;
}

/** Starts a program that ends when this process ends, however it ends. */
export function spawnGuarded(launcher: Launcher, program: readonly string[]): GuardedChild {
  const [command = "sh", ...args] = [...launcher.prefix, "sh", "-c", GUARD, "sh", ...program];
  // detached: Ctrl-C reaches this process alone, which stops the database after the web server has drained
  return spawn(command, args, {
    stdio: ["pipe", "ignore", "pipe"],
    detached: true,
    env: ENVIRONMENT,
    cwd: "/",
    uid: launcher.uid,
    gid: launcher.uid,
  });
}

/** Gives a folder to the user PostgreSQL runs as; only root can and needs to. */
export function giveFolder(launcher: Launcher, folder: string): void {
  if (process.getuid?.() !== 0) return;
  if (launcher.uid !== undefined) chmodSync(path.dirname(folder), 0o711);
  const owner = launcher.uid ?? 0;
  if (lstatSync(folder).uid === owner) return;
  for (const entry of readdirSync(folder, { recursive: true, encoding: "utf8" }))
    chownSync(path.join(folder, entry), owner, owner);
  chownSync(folder, owner, owner);
}
