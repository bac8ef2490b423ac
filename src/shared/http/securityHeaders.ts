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
];
const UNFRAMED = [...POLICY, "frame-ancestors 'none'"].join("; ");

/** The security headers of every answer, as lines, so that the page cache can send them without Express. */
export function securityLines(isHttps: boolean): HeaderLines {
  return {
    "Content-Security-Policy": UNFRAMED,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    ...(isHttps ? { "Strict-Transport-Security": "max-age=63072000; includeSubDomains" } : {}),
  };
}

/**
 * The same lines for a page that these sites may show inside theirs (origins, already checked); without any it stays
 * with the others. X-Frame-Options cannot name sites, so it is left out where the policy does (CSP 3, 6.4.2.2).
 */
export function framedBy(origins: readonly string[], lines: HeaderLines): HeaderLines {
  if (origins.length === 0) return lines;
  const { "X-Frame-Options": _denied, ...others } = lines;
  return {
    ...others,
    "Content-Security-Policy": [...POLICY, `frame-ancestors ${origins.join(" ")}`].join("; "),
    "Cross-Origin-Resource-Policy": "cross-origin",
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
