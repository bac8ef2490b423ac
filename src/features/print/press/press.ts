import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { AppError } from "../../../shared/errors/AppError.ts";
import { createShelf } from "./shelf.ts";
import { createTypesetter, type Printing } from "./typesetter.ts";

/** Makes tagged documents (PDF/UA-1) off the web's process, one after the other, and keeps them. */
export interface Press {
  /** The content's own mark: the same content gives the same document. */
  readonly markOf: (printing: Printing) => string;
  /** The document if it was made before and is still kept, or null. */
  readonly kept: (mark: string) => Buffer | null;
  /** Makes the document; refuses (tooMany) when too many wait already, rejects when it takes too long. */
  readonly print: (printing: Printing) => Promise<Buffer>;
  /** The same for a document about one person: nothing of it is kept. */
  readonly printOnce: (printing: Printing) => Promise<Buffer>;
  /** Ends the process, if one runs; the next document starts another. */
  readonly stop: () => void;
}

export interface PressLimits {
  /** Longest time for one document. */
  readonly longestMs: number;
  /** After so long without work the process ends, and its memory returns. */
  readonly restMs: number;
  readonly mostWaiting: number;
  readonly keptBytes: number;
}

const LIMITS: PressLimits = { longestMs: 20_000, restMs: 60_000, mostWaiting: 12, keptBytes: 12 * 1024 * 1024 };

/** Nothing is loaded or started before the first document. */
export function createPress(given: Partial<PressLimits> = {}): Press {
  const limits = { ...LIMITS, ...given };
  const shelf = createShelf(limits.keptBytes);
  const typesetter = createTypesetter(limits);
  const underway = new Map<string, Promise<Buffer>>();
  let last: Promise<unknown> = Promise.resolve();

  async function make(printing: Printing): Promise<Buffer> {
    if (underway.size >= limits.mostWaiting) throw new AppError("tooMany", "print:press.busy");
    const turn = last.then(() => typesetter.set(printing));
    last = turn.catch(() => null);
    return turn;
  }

  function once(printing: Printing): Promise<Buffer> {
    const mark = markOf(printing);
    const making = underway.get(mark) ?? make(printing).finally(() => underway.delete(mark));
    underway.set(mark, making);
    return making;
  }

  return {
    markOf,
    kept: shelf.find,
    async print(printing) {
      const mark = markOf(printing);
      const made = shelf.find(mark);
      if (made) return made;
      const pdf = await once(printing);
      shelf.keep(mark, pdf);
      return pdf;
    },
    printOnce: once,
    stop: typesetter.stop,
  };
}

const SHEETS = path.join(import.meta.dirname, "../sheets");
let edition: string | undefined;

/** The sheets themselves: a new release makes new documents of the same content. */
function editionOfSheets(): string {
  edition ??= readdirSync(SHEETS)
    .reduce((hash, name) => hash.update(readFileSync(path.join(SHEETS, name))), createHash("sha256"))
    .digest("hex");
  return edition;
}

function markOf({ sheet, content, drawings }: Printing): string {
  return createHash("sha256")
    .update(JSON.stringify([editionOfSheets(), sheet, content, drawings]))
    .digest("base64url")
    .slice(0, 27);
}
