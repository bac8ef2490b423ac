import type { Db, Tx } from "../../../shared/db/client.ts";
import type { History } from "../matching/types.ts";

interface Pair {
  readonly id: string;
  readonly personId: string;
}

/** Who is in or waits, and who is never proposed again: of one person, of one need, or of everybody. */
export async function loadHistory(
  db: Db | Tx,
  { personId = null, needId = null }: { readonly personId?: string | null; readonly needId?: string | null },
): Promise<History> {
  const rejected = await db.$queryRaw<Pair[]>`
    SELECT DISTINCT r."needId" AS id, r."personId" FROM "Rejection" r
    WHERE (${personId}::uuid IS NULL OR r."personId" = ${personId}::uuid) AND (${needId}::uuid IS NULL OR r."needId" = ${needId}::uuid)`;
  const joined = await db.$queryRaw<Pair[]>`
    SELECT DISTINCT coalesce(a."shiftId", a."needId") AS id, a."personId" FROM "Assignment" a
    WHERE a."state" IN ('suggested', 'offered', 'accepted', 'confirmed', 'waitlisted')
      AND (${personId}::uuid IS NULL OR a."personId" = ${personId}::uuid) AND (${needId}::uuid IS NULL OR a."needId" = ${needId}::uuid)`;
  return { rejected: sets(rejected), joined: sets(joined) };
}

function sets(pairs: readonly Pair[]): ReadonlyMap<string, ReadonlySet<string>> {
  const groups = Map.groupBy(pairs, (pair) => pair.id);
  return new Map([...groups].map(([id, own]) => [id, new Set(own.map((pair) => pair.personId))]));
}
