import type { Request, RequestHandler, Response } from "express";
import { pino, type Logger } from "pino";
import { pinoHttp } from "pino-http";
import type { Metrics } from "./http/health.ts";
import { databaseFaultOf } from "./db/databaseFault.ts";

/** JSON lines without personal data: no address, no query, no cookie, no text of a form, no row values. */
export function createLog(level: string): Logger {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime });
}

/** One line per answered request: id, method, route pattern (never the address itself), status, time. */
export function logRequests(log: Logger, metrics: Metrics): RequestHandler {
  const write = pinoHttp<Request, Response>({
    logger: log,
    autoLogging: { ignore: (req) => req.url.startsWith("/assets/") || req.url === "/healthz" || req.url === "/readyz" },
    serializers: { req: () => undefined, res: () => undefined, err: () => undefined },
    customProps: (req, res) => ({
      requestId: (res.locals["visit"] as { requestId?: string } | undefined)?.requestId,
      method: req.method,
      route: (req.route as { path?: string } | undefined)?.path ?? "-",
      status: res.statusCode,
    }),
    customLogLevel: (_req, res) => (res.statusCode >= 500 ? "error" : "info"),
  });
  return (req, res, next) => {
    const began = performance.now();
    res.on("finish", () => {
      metrics.observe(res.statusCode, (performance.now() - began) / 1000);
    });
    write(req, res);
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
