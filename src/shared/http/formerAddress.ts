import type { Request, Response } from "express";
import type { Db } from "../db/client.ts";
import { notFound } from "../errors/AppError.ts";
import { localPath } from "../text/languages.ts";
import type { VersionedType } from "../versions/keepVersions.ts";
import { visitOf } from "./visit.ts";

/** An address that no public record has now, and how its record's address is made. */
export interface FormerAddress {
  readonly linkType: VersionedType;
  readonly slug: string;
  readonly pathOf: (slug: string) => string;
}

/** Leads from a former address to the present one (301), in the reader's language, with the query; else notFound. */
export type SendToPresent = (req: Request, res: Response, former: FormerAddress) => Promise<void>;

/** A slug as slugFrom makes it; anything else is no address of ours. */
const SLUG = /^[a-z0-9][a-z0-9-]{0,118}$/u;

/** Kept for minutes only: a merged record that comes back has its own address again. */
const CACHE = "public, max-age=300";

export function createSendToPresent(db: Db): SendToPresent {
  return async (req, res, { linkType, slug, pathOf }) => {
    const present = SLUG.test(slug) ? await presentSlug(db, linkType, slug) : null;
    if (present === null || present === slug) throw notFound();
    const query = /\?.*$/su.exec(req.originalUrl)?.[0] ?? "";
    res.set("Cache-Control", CACHE);
    res.redirect(301, localPath(visitOf(res).language, pathOf(present)) + query);
  };
}

const PUBLIC = { in: ["published" as const, "needs_check" as const] };

/** The present address part of the public record behind a former one. */
async function presentSlug(db: Db, linkType: VersionedType, slug: string): Promise<string | null> {
  const former = await db.slugRedirect.findUnique({
    where: { linkType_slug: { linkType, slug } },
    select: { linkId: true },
  });
  if (!former) return null;
  const where = { id: former.linkId, state: PUBLIC };
  const select = { slug: true };
  const row = await {
    organization: () => db.organization.findFirst({ where: { ...where, isInitiative: true }, select }),
    service_at_location: () => db.serviceAtLocation.findFirst({ where, select }),
    space: () => db.space.findFirst({ where, select }),
  }[linkType]();
  return row?.slug ?? null;
}
