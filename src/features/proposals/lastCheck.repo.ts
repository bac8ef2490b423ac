import type { AssureMethod } from "../../generated/prisma/client.ts";
import type { Db } from "../../shared/db/client.ts";
import type { KeptLink } from "./recordKind.ts";

/** When an entry was confirmed last, and how. */
export interface LastCheck {
  readonly doneAt: Date;
  readonly method: AssureMethod | null;
}

/** The last confirmation of an entry that keeps no day of its own; null when nobody ever confirmed it. */
export async function lastCheck(db: Db, link: KeptLink | "space", id: string): Promise<LastCheck | null> {
  const row = await db.freshnessTask.findFirst({
    where: { linkType: link, linkId: id, outcome: { in: ["confirmed", "changed"] }, doneAt: { not: null } },
    orderBy: { doneAt: "desc" },
    select: { doneAt: true, method: true },
  });
  return row?.doneAt ? { doneAt: row.doneAt, method: row.method } : null;
}
