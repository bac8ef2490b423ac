import type { Request, Response } from "express";
import { z } from "zod";
import { DESK } from "../access/access.ts";
import { holds } from "../access/actor.ts";
import type { Db } from "../db/client.ts";
import { notFound } from "../errors/AppError.ts";
import { paramOf, type RouteSpec } from "../http/routes.ts";
import { actorOf } from "../http/visit.ts";

/** A browser that opens a document in spite of everything finds neither script nor style nor our origin. */
const POLICY = "default-src 'none'; sandbox";

/** The address of a document, the same in all languages. */
export function documentPath({ id, fileName }: { id: string; fileName: string }): string {
  return `/dokumente/${id}/${encodeURIComponent(fileName)}`;
}

/**
 * GET /dokumente/:id/:fileName, always as a download. Guests get only what belongs to a public record: the search
 * rows, which the database keeps, tell which records are public. The desk also reads what is not yet published.
 */
export function documentRoute(db: Db): RouteSpec {
  return { method: "get", path: "/dokumente/:id/:fileName", access: "public", handle: sendDocument };

  async function sendDocument(req: Request, res: Response): Promise<void> {
    const id = z.uuid().safeParse(paramOf(req, "id"));
    if (!id.success) throw notFound();
    const found = await db.attachment.findFirst({
      where: { id: id.data, fileName: paramOf(req, "fileName") },
      select: { fileName: true, mediaType: true, sha256: true, linkType: true, linkId: true, content: true },
    });
    if (!found) throw notFound();
    if (!holds(actorOf(res), ...DESK) && !(await isPublic(found))) throw notFound();
    res.set({
      "Content-Type": found.mediaType.startsWith("text/") ? `${found.mediaType}; charset=utf-8` : found.mediaType,
      "Content-Disposition": `attachment; filename="${found.fileName}"`,
      "Content-Security-Policy": POLICY,
      "X-Content-Type-Options": "nosniff",
      "Cache-Control": "private, no-cache",
      ETag: `"${found.sha256}"`,
    });
    res.send(Buffer.from(found.content));
  }

  async function isPublic({ linkType, linkId }: { linkType: string; linkId: string }): Promise<boolean> {
    return (await db.searchEntry.count({ where: { resourceType: linkType, resourceId: linkId } })) > 0;
  }
}
