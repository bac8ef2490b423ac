import type { RequestHandler } from "express";

const OPEN = /^\/api(?:\/|$)/u;
/** A day: what may be read does not change. */
const SECONDS = "86400";

/**
 * Answers a browser that asks whether a script of another site may read open data (CORS preflight, Fetch standard): it
 * asks as soon as the script sends a header of its own, such as If-None-Match. Reading only, without credentials.
 */
export const answerPreflight: RequestHandler = (req, res, next) => {
  if (req.method !== "OPTIONS" || !OPEN.test(req.path)) {
    next();
    return;
  }
  res
    .status(204)
    .set({
      "Access-Control-Allow-Origin": "*",
      "Access-Control-Allow-Methods": "GET, HEAD",
      "Access-Control-Allow-Headers": "*",
      "Access-Control-Max-Age": SECONDS,
      Allow: "GET, HEAD, OPTIONS",
    })
    .end();
};
