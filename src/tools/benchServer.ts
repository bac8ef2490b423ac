import { createServer } from "node:http";
import { gzipSync } from "node:zlib";
import type { AddressInfo } from "node:net";
import { openDemoHouse } from "./demoHouse.ts";
import { fillContactPoints } from "./benchRows.ts";

// The measured side of `npm run bench`, in a process of its own: the app, and the floor beside it, a bare node:http
// server that sends the same bytes.

export type BenchOrder =
  | { readonly kind: "fill"; readonly count: number }
  | { readonly kind: "floor"; readonly path: string }
  | { readonly kind: "memory" }
  | { readonly kind: "stop" };

export interface BenchAnswer {
  readonly origin?: string;
  readonly bytes?: number;
  readonly rss?: number;
}

const demo = await openDemoHouse();
let floorBytes = Buffer.alloc(0);
const floor = createServer((_req, res) => {
  res
    .writeHead(200, {
      "Content-Type": "text/html; charset=utf-8",
      "Content-Encoding": "gzip",
      "Content-Length": floorBytes.length,
    })
    .end(floorBytes);
}).listen(0, "127.0.0.1");

process.on("message", (order: BenchOrder) => {
  void obey(order).then((answer) => process.send?.(answer));
});
process.send?.({ origin: demo.origin } satisfies BenchAnswer);

async function obey(order: BenchOrder): Promise<BenchAnswer> {
  if (order.kind === "fill") {
    await fillContactPoints(demo.house.database.pool, order.count);
    demo.house.cache.clear();
    return {};
  }
  if (order.kind === "floor") {
    const page = await fetch(demo.origin + order.path);
    floorBytes = gzipSync(Buffer.from(await page.arrayBuffer()), { level: 6 });
    return { origin: `http://127.0.0.1:${String((floor.address() as AddressInfo).port)}`, bytes: floorBytes.length };
  }
  if (order.kind === "memory") return { rss: process.memoryUsage().rss };
  floor.close();
  floor.closeAllConnections();
  await demo.close();
  setImmediate(() => process.disconnect?.());
  return {};
}
