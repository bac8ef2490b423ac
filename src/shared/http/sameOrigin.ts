import type { RequestHandler } from "express";
import { AppError } from "../errors/AppError.ts";

/**
 * Refuses changes that another site asks for (CSRF), by Sec-Fetch-Site and else by Origin; no token, no cookie.
 * `origins` are our own; without either header the request is refused.
 */
export function requireSameOrigin(origins: (host: string | undefined) => readonly string[]): RequestHandler {
  return (req, _res, next) => {
    if (req.method === "GET" || req.method === "HEAD") {
      next();
      return;
    }
    const site = req.get("sec-fetch-site");
    const origin = req.get("origin");
    const isOurs =
      site === undefined
        ? origin !== undefined && origins(req.get("host")).includes(origin)
        : site === "same-origin" || site === "none";
    next(isOurs ? undefined : new AppError("forbidden", "frame:error.foreignOrigin"));
  };
}
