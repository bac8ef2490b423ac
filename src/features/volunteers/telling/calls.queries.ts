import type { Db } from "../../../shared/db/client.ts";
import type { Channel } from "../channels.ts";

/** Something that waits to be said to somebody, with how to reach them. */
export interface WaitingWord {
  readonly id: string;
  readonly template: string;
  readonly channel: Channel;
  readonly language: string;
  readonly subject: string;
  readonly text: string;
  readonly needId: string | null;
  readonly dueAt: Date;
  readonly attempts: number;
  readonly triedAt: Date | null;
  readonly personId: string;
  readonly name: string;
  readonly phone: string | null;
  readonly postalAddress: string | null;
  readonly isExample: boolean;
}

/** More than this nobody calls in a day; the rest moves up. */
const MOST_PEOPLE = 60;
/** Who was not reached is tried again after this long. */
const REST_HOURS = 3;

export interface CallFilter {
  readonly channel?: Channel | null;
  readonly personId?: string | null;
}

export function createCallQueries(db: Db) {
  return {
    /** What waits, by person: first who is most urgent, last who was tried within the last hours. */
    waiting(now: Date, { channel = null, personId = null }: CallFilter = {}): Promise<readonly WaitingWord[]> {
      const restUntil = new Date(now.getTime() - REST_HOURS * 3_600_000);
      return db.$queryRaw<WaitingWord[]>`
        WITH open AS (
          SELECT t.* FROM "ContactTask" t WHERE t."state" = 'open' AND (${channel}::text IS NULL OR t."channel"::text = ${channel})
            AND (${personId}::uuid IS NULL OR t."personId" = ${personId}::uuid)),
        people AS (
          SELECT "personId", coalesce(bool_or("triedAt" > ${restUntil}), false) AS rests, min("dueAt") AS first FROM open
          GROUP BY 1 ORDER BY 2, 3, 1 LIMIT ${MOST_PEOPLE})
        SELECT t."id", t."template", t."channel"::text, t."language", t."subject", t."text", t."needId", t."dueAt", t."attempts", t."triedAt",
          p."id" AS "personId", p."displayName" AS name, p."phone", p."postalAddress", p."isExample"
        FROM people q JOIN open t ON t."personId" = q."personId" JOIN "Person" p ON p."id" = t."personId"
        WHERE p."state" <> 'anonymised'
        ORDER BY q.rests, q.first, p."id", t."createdAt", t."id"`;
    },
    /** How many people wait for a word, by channel. */
    async peopleByChannel(): Promise<ReadonlyMap<Channel, number>> {
      const rows = await db.$queryRaw<{ channel: Channel; people: number }[]>`
        SELECT "channel"::text AS channel, count(DISTINCT "personId")::int AS people FROM "ContactTask" WHERE "state" = 'open' GROUP BY 1`;
      return new Map(rows.map(({ channel, people }) => [channel, people]));
    },
  };
}

export type CallQueries = ReturnType<typeof createCallQueries>;
