import type { RequestHandler } from "express";
import { pino, type Logger } from "pino";
import type { Metrics } from "./http/health.ts";
import type { Visit } from "./http/visit.ts";
import { databaseFaultOf } from "./db/databaseFault.ts";

/** JSON lines without personal data: no address, no query, no cookie, no text of a form, no row values. */
export function createLog(level: string): Logger {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime });
}

/** Asked too often to be worth a line. */
const QUIET = /^\/(?:assets\/|healthz|readyz)/u;

/** One line per answered request: id, method, route pattern (never the address itself), status, milliseconds. */
export function logRequests(log: Logger, metrics: Metrics): RequestHandler {
  return (req, res, next) => {
    const began = performance.now();
    const isQuiet = QUIET.test(req.url);
    res.on("finish", () => {
      const milliseconds = performance.now() - began;
      metrics.observe(res.statusCode, milliseconds / 1000);
      if (isQuiet) return;
      const line = {
        requestId: (res.locals["visit"] as Visit | undefined)?.requestId,
        method: req.method,
        route: (req.route as { path?: string } | undefined)?.path ?? "-",
        status: res.statusCode,
        milliseconds: Math.round(milliseconds),
      };
      if (res.statusCode >= 500) log.error(line, "request");
      else log.info(line, "request");
    });
    next();
  };
}

/** What may be logged of an error: its kind, SQLSTATE, and where in our code; never the message of a database error. */
export function describeError(error: unknown): Readonly<Record<string, string | undefined>> {
  if (!(error instanceof Error)) return { error: typeof error };
  const fault = databaseFaultOf(error);
  const isForeign = fault !== null || error.name.startsWith("Prisma");
  const frames = (error.stack ?? "")
    .split("\n")
    .filter((line) => line.trim().startsWith("at "))
    .slice(0, 8)
    .join("\n");
  return {
    error: error.name,
    code: fault?.code,
    constraint: fault?.constraint ?? undefined,
    message: isForeign ? undefined : error.message,
    stack: frames,
  };
}
