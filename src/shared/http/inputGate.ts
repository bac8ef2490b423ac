import type { RequestHandler } from "express";

/** Answers 400 to an address that holds NUL or bytes that are not UTF-8 (RFC 3629), before anything reads it. */
export const refuseMalformedAddress: RequestHandler = (req, res, next) => {
  if (isWellFormed(req.url)) {
    next();
    return;
  }
  refuse(res);
};

/**
 * The same for the raw bytes of a posted form, before they are parsed: the parser would keep a broken sequence as
 * typed. Throws an error with status 400.
 */
export function refuseMalformedForm(_req: unknown, _res: unknown, body: Buffer): void {
  if (!isWellFormed(body.toString("utf8")) || body.toString("utf8").includes("\uFFFD")) {
    throw Object.assign(new Error("malformed form"), { status: 400 });
  }
}

/** The same for parsed fields (uploads): PostgreSQL text cannot hold NUL, and U+FFFD marks bytes that were not UTF-8. */
export const refuseMalformedBody: RequestHandler = (req, res, next) => {
  const values = Object.values((req.body ?? {}) as Record<string, unknown>).flat();
  const isSound = values.every(
    (value) =>
      typeof value !== "string" || (!value.includes("\0") && !value.includes("\uFFFD") && value.isWellFormed()),
  );
  if (isSound) {
    next();
    return;
  }
  refuse(res);
};

function isWellFormed(url: string): boolean {
  try {
    return !decodeURIComponent(url.replaceAll("+", " ")).includes("\0");
  } catch {
    return false;
  }
}

function refuse(res: Parameters<RequestHandler>[1]): void {
  res
    .status(400)
    .type("text/plain; charset=utf-8")
    .send("Bad request: the address or a field holds characters that are not valid UTF-8 text.");
}
