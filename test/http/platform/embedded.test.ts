import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as wait } from "node:timers/promises";
import { query } from "../../support/testServer.ts";

interface Holder {
  readonly child: ChildProcess;
  /** The first line: "ready <url>" or the refusal. */
  readonly line: string;
  readonly exit: Promise<number | null>;
}

const holders: Holder[] = [];
let base = "";
let dataDir = "";

async function hold(folder: string): Promise<Holder> {
  const child = spawn(process.execPath, ["test/support/holdEmbedded.ts", folder], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const exit = once(child, "exit").then(([code]) => code as number | null);
  const [line] = (await once(createInterface(child.stdout), "line")) as [string];
  const holder = { child, line, exit };
  holders.push(holder);
  return holder;
}

async function release({ child, exit }: Holder): Promise<number | null> {
  child.kill("SIGTERM");
  return exit;
}

const lockOf = (folder: string) => path.join(folder, "database/cluster/postmaster.pid");
const serverPid = (folder: string) => Number(readFileSync(lockOf(folder), "utf8").split("\n")[0]);

/** Backends and helpers of a server carry its folder or are its children; a zombie is nobody. */
function processesOn(folder: string): string[] {
  return readdirSync("/proc").filter((pid) => {
    try {
      return (
        /^\d+$/.test(pid) &&
        readFileSync(`/proc/${pid}/cmdline`, "utf8").includes(folder) &&
        Number(pid) !== process.pid
      );
    } catch {
      return false;
    }
  });
}

async function until(isTrue: () => boolean): Promise<void> {
  for (let waited = 0; waited < 5000 && !isTrue(); waited += 20) await wait(20);
  expect(isTrue()).toBe(true);
}

beforeAll(async () => {
  // a space, an umlaut, an ß and an ampersand: people name folders so
  base = mkdtempSync(path.join(os.tmpdir(), "Straße & Größe "));
  dataDir = path.join(base, "data");
  const holder = await hold(dataDir);
  expect(holder.line).toMatch(/^ready /);
  await query(holder.line.slice(6), "CREATE TABLE kept (id int); INSERT INTO kept VALUES (7)");
  expect(await release(holder)).toBe(0);
});

afterAll(() => {
  for (const { child } of holders) child.kill("SIGKILL");
  rmSync(base, { recursive: true, force: true });
});

describe("the embedded database", () => {
  test("keeps its rows over a stop, sorts as German does, and is reachable by its socket and password only", async () => {
    const holder = await hold(dataDir);
    const url = holder.line.slice(6);
    expect((await query(url, "SELECT id FROM kept")).rows).toEqual([{ id: 7 }]);
    const { rows } = await query(
      url,
      "SELECT string_agg(x, '' ORDER BY x) AS x FROM unnest('{z,ä,a,b,ö,o}'::text[]) x",
    );
    expect(rows).toEqual([{ x: "aäboöz" }]);
    expect((await query(url, "SHOW listen_addresses")).rows).toEqual([{ listen_addresses: "" }]);
    await expect(query(url.replace(/:[^:@]+@/, ":wrong@"), "SELECT 1")).rejects.toThrow(
      "password authentication failed",
    );
    expect(statSync(path.join(dataDir, "database/password")).mode & 0o777).toBe(0o600);
    expect(await release(holder)).toBe(0);
    expect(existsSync(lockOf(dataDir))).toBe(false);
  });

  test("a second instance on the same folder is one line with the other's process, and the first lives on", async () => {
    const first = await hold(dataDir);
    const second = await hold(dataDir);
    expect(second.line).toBe(
      `Another instance is already running on ${dataDir} (database process ${String(serverPid(dataDir))}): stop it, or set another DATA_DIR.`,
    );
    expect(await second.exit).toBe(2);
    expect((await query(first.line.slice(6), "SELECT id FROM kept")).rows).toHaveLength(1);
    await release(first);
  });

  test("kill -9 of the program ends the server too, and a start right after it waits for that", async () => {
    const killed = await hold(dataDir);
    killed.child.kill("SIGKILL");
    await killed.exit;
    const next = await hold(dataDir);
    expect(next.line).toMatch(/^ready /);
    next.child.kill("SIGKILL");
    await until(() => processesOn(base).length === 0 && !existsSync(lockOf(dataDir)));
  });

  test("a server that dies unasked is told, and the next start mends the files", async () => {
    const holder = await hold(dataDir);
    process.kill(serverPid(dataDir), "SIGKILL");
    expect(await holder.exit).toBe(3);
    await until(() => processesOn(base).length === 0);
    const next = await hold(dataDir);
    expect((await query(next.line.slice(6), "SELECT id FROM kept")).rows).toHaveLength(1);
    await release(next);
  });

  test("a lock left behind whose number now belongs to another program does not stand in the way", async () => {
    writeFileSync(lockOf(dataDir), `${String(process.pid)}\n${path.join(dataDir, "database/cluster")}\n`);
    const holder = await hold(dataDir);
    expect(holder.line).toMatch(/^ready /);
    await release(holder);
  });

  test.each([
    ["lost its control file", "cluster/global/pg_control"],
    ["lost its log", "cluster/pg_wal"],
    ["lost its version", "cluster/PG_VERSION"],
    ["lost its password", "password"],
  ])("a folder that %s is one clear line and stays as it is", async (_, lost) => {
    const damaged = mkdtempSync(path.join(base, "damaged-"));
    cpSync(dataDir, damaged, { recursive: true });
    rmSync(path.join(damaged, "database", lost), { recursive: true });
    const holder = await hold(damaged);
    expect(holder.line).toMatch(/data folder .+ restore it from a backup, or move it away to begin anew\.$/);
    expect(await holder.exit).toBe(2);
    expect(existsSync(path.join(damaged, "database/cluster/base"))).toBe(true);
  });

  test("a folder that cannot be made is one clear line", async () => {
    writeFileSync(path.join(base, "file"), "");
    const holder = await hold(path.join(base, "file/data"));
    expect(holder.line).toMatch(/^DATA_DIR must be a folder this user can write to/);
    expect(await holder.exit).toBe(2);
  });

  test("a first start that was cut off begins anew", async () => {
    const folder = path.join(base, "cut off");
    cpSync(path.join(dataDir, "database/cluster"), path.join(folder, "database/cluster.new"), { recursive: true });
    const holder = await hold(folder);
    expect(holder.line).toMatch(/^ready /);
    expect(readdirSync(path.join(folder, "database")).sort()).toEqual(["cluster", "password", "run"]);
    await release(holder);
  });
});
