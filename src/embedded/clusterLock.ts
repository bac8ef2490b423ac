import { existsSync, readFileSync, readlinkSync, rmSync } from "node:fs";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";

const STEP_MS = 50;
const GRACE_MS = 500;
const STOPPING_MS = 10_000;

/** Removes a lock whose process number now belongs to something else, as is usual in containers; PostgreSQL would refuse to start. */
function dropForeignLock(cluster: string): void {
  // without /proc nothing can be told about a process; PostgreSQL's own check has to do
  if (process.platform !== "linux") return;
  const lock = readLock(cluster);
  if (!lock) return;
  try {
    if (path.basename(readlinkSync(`/proc/${lock.pid}/exe`)).startsWith("postgres")) return;
    rmSync(lock.file, { force: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") rmSync(lock.file, { force: true });
  }
}

/** Waits for a predecessor that is stopping (a quick restart) and returns the process number of one that is not. */
export async function findOtherInstance(cluster: string): Promise<string | undefined> {
  for (let waited = 0; ; waited += STEP_MS) {
    dropForeignLock(cluster);
    const lock = readLock(cluster);
    if (!lock) return undefined;
    if (waited >= (lock.isStopping ? STOPPING_MS : GRACE_MS)) return isAlive(lock.pid) ? lock.pid : undefined;
    await wait(STEP_MS);
  }
}

function isAlive(pid: string): boolean {
  try {
    return process.kill(Number(pid), 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

function readLock(cluster: string): { file: string; pid: string; isStopping: boolean } | undefined {
  const file = path.join(cluster, "postmaster.pid");
  if (!existsSync(file)) return undefined;
  try {
    const lines = readFileSync(file, "utf8").split("\n");
    // line 8 is the state, see PostgreSQL's utils/pidfile.h
    return { file, pid: (lines[0] ?? "").trim(), isStopping: (lines[7] ?? "").startsWith("stopping") };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}
