import type { Db } from "../../shared/db/client.ts";

/** What a person sees about their own access. */
export interface OwnAccount {
  readonly displayName: string;
  readonly login: string;
  readonly recoveryCodes: number;
  readonly sessions: number;
  readonly passwordChangedAt: Date;
}

export function createOwnAccountQuery(db: Db) {
  return async (personId: string): Promise<OwnAccount | null> => {
    const [row] = await db.$queryRaw<OwnAccount[]>`
      SELECT p."displayName", c."login", cardinality(c."recoveryCodes") AS "recoveryCodes", c."passwordChangedAt",
        (SELECT count(*)::int FROM "Session" s WHERE s."sess"->>'personId' = ${personId}) AS "sessions"
      FROM "Person" p JOIN "Credential" c ON c."personId" = p."id" WHERE p."id" = ${personId}::uuid`;
    return row ?? null;
  };
}
