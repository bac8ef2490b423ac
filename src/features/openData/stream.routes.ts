import type { Response } from "express";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { constants, createBrotliCompress, createGzip } from "node:zlib";
import { chooseEncoding } from "../../shared/cache/pageCache.ts";
import { sendKept, sendProblem, type Answering } from "./answers.routes.ts";

/** A file of any length, in pieces that are made one after the other. */
interface LongFile {
  readonly type: string;
  readonly pieces: AsyncIterator<string>;
  readonly until: () => Date | null;
  /** Changes whenever the file does. Asked only for a file too long to be kept. */
  readonly version: () => Promise<string>;
  readonly fileName?: string;
}

export type SendLong = (answering: Answering, file: LongFile) => Promise<void>;

const KEPT_CHARACTERS = 512 * 1024;
/** Each takes a share of one processor; a fourth reader is asked to come back. */
const MOST_AT_ONCE = 3;
const LATER_SECONDS = "30";

/**
 * Sends short files whole and keeps them; long ones go out as they are made, compressed on the way, so that memory does
 * not grow with the directory. A long one carries a weak tag of the directory's last change.
 */
export function createSendLong(): SendLong {
  let running = 0;
  return async (answering, file) => {
    const begun = await gather(file.pieces);
    const disposition: Readonly<Record<string, string>> =
      file.fileName === undefined ? {} : { "Content-Disposition": `attachment; filename="${file.fileName}"` };
    if (begun.isWhole) {
      sendKept(answering, { type: file.type, text: begun.text, until: file.until(), more: disposition });
      return;
    }
    answering.res.set({ ...disposition, "Content-Type": file.type, "Content-Language": "de" });
    if (running >= MOST_AT_ONCE) {
      answering.res.removeHeader("Content-Disposition");
      sendProblem(answering.res.set("Retry-After", LATER_SECONDS), 503, "openData:problem.busy");
      return;
    }
    running += 1;
    try {
      await stream(answering, begun.text, file);
    } finally {
      running -= 1;
    }
  };
}

async function gather(pieces: AsyncIterator<string>): Promise<{ text: string; isWhole: boolean }> {
  let text = "";
  while (text.length <= KEPT_CHARACTERS) {
    const next = await pieces.next();
    if (next.done === true) return { text, isWhole: true };
    text += next.value;
  }
  return { text, isWhole: false };
}

async function stream({ req, res }: Answering, beginning: string, file: LongFile): Promise<void> {
  const encoding = chooseEncoding(req.headers);
  res.set({
    "Cache-Control": "public, max-age=0, must-revalidate",
    ETag: `W/"${await file.version()}-${encoding}"`,
    Vary: "Accept-Encoding",
  });
  if (req.fresh || req.method === "HEAD") {
    res.status(req.fresh ? 304 : 200).end();
    return;
  }
  if (encoding !== "identity") res.set("Content-Encoding", encoding);
  await send(res, Readable.from(rest(beginning, file.pieces)), encoding);
}

async function* rest(beginning: string, pieces: AsyncIterator<string>): AsyncGenerator<string> {
  yield beginning;
  for (let next = await pieces.next(); next.done !== true; next = await pieces.next()) yield next.value;
}

/** A reader who leaves early is no fault. */
async function send(res: Response, text: Readable, encoding: "br" | "gzip" | "identity"): Promise<void> {
  try {
    if (encoding === "identity") await pipeline(text, res);
    else await pipeline(text, encoding === "br" ? createBrotliCompress(BROTLI) : createGzip({ level: 6 }), res);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== "ERR_STREAM_PREMATURE_CLOSE" && code !== "ECONNRESET" && code !== "EPIPE") throw error;
  }
}

const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } };
