import type { Tx } from "../db/client.ts";
import { slugFrom } from "../ids/ids.ts";
import { SLUG_LENGTH } from "./freeSlug.ts";

type BulkKind = "organization" | "service_at_location";

/**
 * Chooses addresses for many records of one kind: all present and former ones are read once, without a lock that others
 * would wait for as long as the work lasts. What was chosen is taken for the next one; one that somebody else takes in
 * between is refused by the database, and the unit of work tries again (`mayRetry`).
 */
export async function freeSlugs(tx: Tx, kind: BulkKind): Promise<(name: string) => string> {
  const select = { slug: true };
  const former = await tx.slugRedirect.findMany({ where: { linkType: kind }, select });
  const present = await (kind === "organization"
    ? tx.organization.findMany({ select })
    : tx.serviceAtLocation.findMany({ select }));
  return createChooser(["neu", ...[...former, ...present].map((row) => row.slug)]);
}

/** Remembers the last number of each name, so that a thousand of one name do not count up a thousand times. */
function createChooser(taken: readonly string[]): (name: string) => string {
  const used = new Set(taken);
  const counts = new Map<string, number>();
  return (name) => {
    const wanted = slugFrom(name).slice(0, SLUG_LENGTH);
    let number = counts.get(wanted) ?? 1;
    let slug = number === 1 ? wanted : `${wanted}-${String(number)}`;
    while (used.has(slug)) {
      number += 1;
      slug = `${wanted}-${String(number)}`;
    }
    counts.set(wanted, number);
    used.add(slug);
    return slug;
  };
}
