import type { Express, Request, Response } from "express";
import { collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import type { PageCache } from "../cache/pageCache.ts";

export interface Metrics {
  readonly registry: Registry;
  readonly observe: (status: number, seconds: number) => void;
}

/** Process figures, request times by status class, and the size of the page cache. */
export function createMetrics(cache: PageCache): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const duration = new Histogram({
    name: "http_request_duration_seconds",
    help: "Time to answer, cached pages left out",
    labelNames: ["status"],
    registers: [registry],
  });
  new Gauge({
    name: "page_cache_bytes",
    help: "Bytes held by the page cache",
    registers: [registry],
    collect() {
      this.set(cache.size().bytes);
    },
  });
  return {
    registry,
    observe: (status, seconds) => {
      duration.observe({ status: `${String(Math.floor(status / 100))}xx` }, seconds);
    },
  };
}

/** Alive, ready (database reachable and migrated), and figures for this machine alone. */
export function mountHealth(
  app: Express,
  { metrics, isReady }: { metrics: Metrics; isReady: () => Promise<boolean> },
): void {
  app.get("/healthz", (_req: Request, res: Response) => {
    res.set("Cache-Control", "no-store").type("text/plain").send("alive\n");
  });
  app.get("/readyz", async (_req: Request, res: Response) => {
    const ready = await isReady().catch(() => false);
    res
      .set("Cache-Control", "no-store")
      .status(ready ? 200 : 503)
      .type("text/plain")
      .send(ready ? "ready\n" : "not ready\n");
  });
  app.get("/metrics", async (req: Request, res: Response, next) => {
    if (!isFromThisMachine(req)) {
      next();
      return;
    }
    res
      .set("Cache-Control", "no-store")
      .type(metrics.registry.contentType)
      .send(await metrics.registry.metrics());
  });
}

/** A proxy in front adds forwarding headers; whoever comes through it sees a 404. */
function isFromThisMachine(req: Request): boolean {
  const address = req.socket.remoteAddress ?? "";
  const isForwarded = ["x-forwarded-for", "x-forwarded-host", "forwarded", "via"].some(
    (name) => req.headers[name] !== undefined,
  );
  return !isForwarded && /^(?:127\.|::1$|::ffff:127\.)/u.test(address);
}
