import type { Request, Response } from "express";
import type { RateLimit } from "../../shared/http/rateLimit.ts";
import type { Press } from "./press/press.ts";
import type { Printing } from "./press/typesetter.ts";

/** Documents that had to be made anew for one address; those that are kept cost nothing and are not counted. */
const MAKING = { name: "print", points: 40, seconds: 600 };

interface Deps {
  readonly press: Press;
  readonly rateLimit: RateLimit;
}

/** Answers with the document; 304 when the reader has this very one. Refuses (tooMany) who asks for too many. */
export function createSendDocument({ press, rateLimit }: Deps) {
  return async (req: Request, res: Response, printing: Printing, fileName: string): Promise<void> => {
    const mark = press.markOf(printing);
    res.set({ ETag: `"${mark}"`, "Cache-Control": "public, max-age=0, must-revalidate" });
    if (req.fresh) {
      res.status(304).end();
      return;
    }
    const pdf = press.kept(mark) ?? (await make(req, printing));
    res
      .set({ "Content-Type": "application/pdf", "Content-Disposition": `inline; filename="${fileName}.pdf"` })
      .send(pdf);
  };

  async function make(req: Request, printing: Printing): Promise<Buffer> {
    await rateLimit.byAddress(MAKING, req);
    return press.print(printing);
  }
}

export type SendDocument = ReturnType<typeof createSendDocument>;

/** Answers with a document about one person: made anew each time, kept nowhere, and saved under a name without theirs. */
export function createSendPersonal({ press, rateLimit }: Deps) {
  return async (req: Request, res: Response, printing: Printing, fileName: string): Promise<void> => {
    await rateLimit.byAddress(MAKING, req);
    const pdf = await press.printOnce(printing);
    res
      .set({
        "Cache-Control": "no-store",
        "Content-Type": "application/pdf",
        "Content-Disposition": `inline; filename="${fileName}.pdf"`,
      })
      .send(pdf);
  };
}

export type SendPersonal = ReturnType<typeof createSendPersonal>;
