// The whole directory as one file, for `npm run bench`: how long it takes, how much it is, and how far the memory of the
// server grows while it is sent. It must not grow with the directory.

interface Memory {
  readonly rss?: number;
}

const EXPORTS = [
  { name: "export, HSDS in full", path: "/api/hsds/services?format=ndjson&full=true" },
  { name: "export, GeoJSON", path: "/api/anlaufstellen.geojson" },
  { name: "export, CSV", path: "/api/anlaufstellen.csv" },
];
const SAMPLE_MS = 100;

/** Loads each export once and prints a line for it. Short ones are kept and compressed whole; memory is looked at while it is loaded. */
export async function measureExports(origin: string, askMemory: () => Promise<Memory>): Promise<void> {
  console.log(
    "whole files".padEnd(33),
    "seconds".padStart(8),
    "MB".padStart(8),
    "rss before".padStart(11),
    "rss at most".padStart(12),
  );
  for (const { name, path } of EXPORTS) {
    const before = (await askMemory()).rss ?? 0;
    const begun = performance.now();
    const loading = load(origin + path);
    const most = await highest(loading, askMemory, before);
    const seconds = (performance.now() - begun) / 1000;
    const cells = [
      seconds.toFixed(1).padStart(8),
      ((await loading) / 1024 / 1024).toFixed(1).padStart(8),
      `${inMegabytes(before)} MB`.padStart(11),
      `${inMegabytes(most)} MB`.padStart(12),
    ];
    console.log(name.padEnd(33), ...cells);
  }
}

/** The bytes of an answer, thrown away as they come. */
async function load(address: string): Promise<number> {
  const answer = await fetch(address, { headers: { "accept-encoding": "gzip" } });
  if (!answer.ok || answer.body === null) throw new Error(`${address} answered ${String(answer.status)}`);
  let bytes = 0;
  for await (const piece of answer.body as unknown as AsyncIterable<Uint8Array>) bytes += piece.length;
  return bytes;
}

async function highest(loading: Promise<number>, askMemory: () => Promise<Memory>, before: number): Promise<number> {
  let most = before;
  const state = { isDone: false };
  const done = loading.then(() => {
    state.isDone = true;
  });
  while (!state.isDone) {
    await Promise.race([done, new Promise((resolve) => setTimeout(resolve, SAMPLE_MS))]);
    most = Math.max(most, (await askMemory()).rss ?? 0);
  }
  return most;
}

function inMegabytes(bytes: number): string {
  return (bytes / 1024 / 1024).toFixed(0);
}
