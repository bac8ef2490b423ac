import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import autocannon from "autocannon";
import { measureExports } from "./benchExports.ts";
import { printGrowth, type Measure } from "./benchGrowth.ts";
import type { BenchAnswer, BenchOrder } from "./benchServer.ts";

// Requests per second, p50, p97.5 and p99 of the public pages at 100 to 100,000 contact points, beside the floor: a bare
// node:http server that sends the same bytes. "alone" is one request at a time, without a queue before it. `npm run bench -- 1000` measures one size, `--seconds 1` shortens it.
// At the end: how much longer each takes at the largest size; as fast as the directory must none of them grow.

const SIZES = [100, 1000, 10_000, 100_000];
const CONNECTIONS = 8;
/** A cookie that is not ours: the page is made anew for every request. */
const UNCACHED = { cookie: "bench=1" };

interface Row {
  readonly name: string;
  readonly path: string;
  readonly isCached: boolean;
}
const ROWS: readonly Row[] = [
  { name: "start page", path: "/", isCached: true },
  { name: "start page, uncached", path: "/", isCached: false },
  { name: "list", path: "/anlaufstellen", isCached: true },
  { name: "list, uncached", path: "/anlaufstellen", isCached: false },
  { name: "list, theme and open now", path: "/anlaufstellen?thema=wohnen&offen=jetzt", isCached: false },
  { name: "list, by word", path: "/anlaufstellen?q=beratung", isCached: false },
  { name: "entry", path: "/anlaufstellen/wiederherstell-bar", isCached: true },
  { name: "entry, uncached", path: "/anlaufstellen/wiederherstell-bar", isCached: false },
  { name: "search", path: "/suche?q=beratung", isCached: false },
  { name: "search, rare word", path: "/suche?q=fahrrad", isCached: false },
  { name: "search, two words", path: "/suche?q=beratung+familien", isCached: false },
  { name: "search, translated", path: "/suche?q=kira+yard%C4%B1m%C4%B1", isCached: false },
  { name: "search, nothing found", path: "/suche?q=quastenflosser", isCached: false },
];

const sizes = process.argv
  .slice(2)
  .map(Number)
  .filter((size) => SIZES.includes(size));
const secondsAt = process.argv.indexOf("--seconds");
const seconds = secondsAt > 0 ? Number(process.argv[secondsAt + 1]) : 3;

const child = fork(path.join(import.meta.dirname, "benchServer.ts"), {
  // as npm start does
  execArgv: ["--max-semi-space-size=4", "--max-old-space-size=256", "--wasm-tiering-budget=1000000000"],
  env: { ...process.env, MALLOC_ARENA_MAX: "1" },
  stdio: ["ignore", "inherit", "inherit", "ipc"],
});
const { origin = "" } = await answerOf(child);
console.log(
  `Node ${process.version}, ${String(CONNECTIONS)} connections, ${String(seconds)} s each; server and load share this machine`,
);
console.log(`memory at rest: ${megabytes((await ask({ kind: "memory" })).rss)}`);
const measures: Measure[] = [];
for (const size of sizes.length > 0 ? sizes : SIZES) await measureSize(size);
if (printGrowth(measures)) process.exitCode = 1;
console.log(`memory under load: ${megabytes((await ask({ kind: "memory" })).rss)}`);
await ask({ kind: "stop" });

async function measureSize(size: number): Promise<void> {
  await ask({ kind: "fill", count: size });
  console.log(
    `\n${String(size)} contact points`.padEnd(34),
    "req/s".padStart(8),
    "p50 ms".padStart(8),
    "p97.5 ms".padStart(8),
    "p99 ms".padStart(8),
    "of floor".padStart(9),
    "alone p97.5".padStart(12),
  );
  for (const row of ROWS) await measureRow(row, size);
  await measureExports(origin, () => ask({ kind: "memory" }));
}

async function measureRow(row: Row, size: number): Promise<void> {
  const url = origin + row.path;
  const headers = row.isCached ? {} : UNCACHED;
  await fire(url, headers, 0.5);
  const own = await fire(url, headers, seconds);
  measures.push({ name: row.name, size, perSecond: own.requests.average, slowest: own.latency.p97_5 });
  let ratio = "";
  let alone = "";
  if (row.isCached) {
    const floor = await ask({ kind: "floor", path: row.path });
    const bare = await fire(floor.origin ?? "", {}, seconds);
    ratio = (own.requests.average / bare.requests.average).toFixed(2);
  } else {
    alone = String((await fire(url, headers, seconds, 1)).latency.p97_5);
  }
  const cells = [own.requests.average.toFixed(0), own.latency.p50, own.latency.p97_5, own.latency.p99].map((cell) =>
    String(cell).padStart(8),
  );
  console.log(
    row.name.padEnd(33),
    ...cells,
    ratio.padStart(9),
    alone.padStart(12),
    own.non2xx > 0 ? `${String(own.non2xx)} not 2xx` : "",
  );
}

function fire(
  url: string,
  headers: Record<string, string>,
  duration: number,
  connections = CONNECTIONS,
): Promise<autocannon.Result> {
  return autocannon({ url, connections, duration, headers: { "accept-encoding": "gzip", ...headers } });
}

function ask(order: BenchOrder): Promise<BenchAnswer> {
  child.send(order);
  return answerOf(child);
}

async function answerOf(process: ChildProcess): Promise<BenchAnswer> {
  const [answer] = (await once(process, "message")) as [BenchAnswer];
  return answer;
}

function megabytes(bytes = 0): string {
  return `${(bytes / 1024 / 1024).toFixed(0)} MB`;
}
