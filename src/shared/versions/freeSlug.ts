import type { Tx } from "../db/client.ts";
import { chooseSlug } from "../ids/chooseSlug.ts";
import { slugFrom } from "../ids/ids.ts";
import type { VersionedType } from "./keepVersions.ts";

/** Longest address part made from a name; a number may follow. */
export const SLUG_LENGTH = 70;

/**
 * An address part from a name that no record of this kind has or ever had: "cafe", "cafe-2", … Printed addresses stay
 * right, because former ones lead to their record for ever. Of two who choose the same one at once, the database lets
 * the second wait for the first and then refuses it; the unit of work tries again (`mayRetry`) and chooses the next.
 * `reserved` are pages of their own.
 */
export async function freeSlug(
  tx: Tx,
  kind: VersionedType,
  name: string,
  reserved: readonly string[] = [],
): Promise<string> {
  const where = { slug: { startsWith: slugFrom(name).slice(0, SLUG_LENGTH) } };
  const former = await tx.slugRedirect.findMany({ where: { linkType: kind, ...where }, select: { slug: true } });
  const present = await presentSlugs(tx, kind, where);
  return chooseSlug(name, [...reserved, ...[...former, ...present].map((row) => row.slug)], SLUG_LENGTH);
}

function presentSlugs(tx: Tx, kind: VersionedType, where: { slug: { startsWith: string } }) {
  const select = { slug: true };
  if (kind === "organization") return tx.organization.findMany({ where, select });
  if (kind === "space") return tx.space.findMany({ where, select });
  return tx.serviceAtLocation.findMany({ where, select });
}
