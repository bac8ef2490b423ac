import type { Tx } from "../../shared/db/client.ts";
import { slugFrom } from "../../shared/ids/ids.ts";

type Kind = "organization" | "service_at_location";

/**
 * An address part from a name that nothing of this kind uses: "cafe", "cafe-2", … It is given once and kept for ever,
 * so that printed addresses stay right. The lock makes two people who add the same name at once wait for each other.
 */
export async function freeSlug(tx: Tx, kind: Kind, name: string): Promise<string> {
  const wanted = slugFrom(name).slice(0, 70);
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext(${`slug:${kind}`}))`;
  const where = { slug: { startsWith: wanted } };
  const rows =
    kind === "organization"
      ? await tx.organization.findMany({ where, select: { slug: true } })
      : await tx.serviceAtLocation.findMany({ where, select: { slug: true } });
  const taken = new Set(rows.map((row) => row.slug));
  // "neu" is an address of its own at the desk and would be confusing as a name of an entry.
  if (!taken.has(wanted) && wanted !== "neu") return wanted;
  const counter = Array.from({ length: taken.size + 1 }, (_, index) => index + 2).find(
    (number) => !taken.has(`${wanted}-${String(number)}`),
  );
  return `${wanted}-${String(counter ?? taken.size + 2)}`;
}
