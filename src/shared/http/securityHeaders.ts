import type { RequestHandler } from "express";
import helmet from "helmet";
import type { HeaderLines } from "../cache/pageCache.ts";

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join("; ");

/** The security headers of every answer, as lines, so that the page cache can send them without Express. */
export function securityLines(isHttps: boolean): HeaderLines {
  return {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    ...(isHttps ? { "Strict-Transport-Security": "max-age=63072000; includeSubDomains" } : {}),
  };
}

/** Sets those lines on answers that Express makes. Helmet removes what should not be told. */
export function securityHeaders(isHttps: boolean): readonly RequestHandler[] {
  const lines = Object.entries(securityLines(isHttps));
  return [
    helmet.hidePoweredBy(),
    (_req, res, next) => {
      for (const [name, value] of lines) res.setHeader(name, value);
      next();
    },
  ];
}
