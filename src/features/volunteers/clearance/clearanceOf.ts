import type { Db, Tx } from "../../../shared/db/client.ts";
import { judgeClearance, type Clearance } from "./clearance.policy.ts";

/** The columns of a record, the newest alone: for reading it together with the person. */
export const NEWEST_CLEARANCE = {
  select: { isSuitable: true, validUntil: true },
  orderBy: [{ seenOn: "desc" as const }, { createdAt: "desc" as const }],
  take: 1,
};

/** Whether somebody's certificate of conduct counts on a day (Europe/Berlin). */
export async function clearanceOf(tx: Db | Tx, personId: string, day: Temporal.PlainDate): Promise<Clearance> {
  const [newest = null] = await tx.clearanceCheck.findMany({ where: { personId }, ...NEWEST_CLEARANCE });
  return judgeClearance(newest, day);
}
