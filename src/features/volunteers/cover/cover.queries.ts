import type { Db } from "../../../shared/db/client.ts";
import { hashToken } from "../../../shared/ids/ids.ts";

/** A shift somebody is looked for, or should be. */
export interface CoverShift {
  readonly shiftId: string;
  readonly title: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly isRunning: boolean;
  /** The last search found nobody. */
  readonly isAskedOut: boolean;
  readonly missing: number;
}

/** Shifts to come with a running search, and those with too few people that somebody left late or nobody was found for. */
export function shiftsToCover(db: Db, now: Date): Promise<readonly CoverShift[]> {
  return db.$queryRaw<CoverShift[]>`
    SELECT * FROM (SELECT s."id" AS "shiftId", n."title", s."startsAt", s."endsAt",
      EXISTS (SELECT 1 FROM "CoverRequest" c WHERE c."shiftId" = s."id" AND c."state" = 'open') AS "isRunning",
      coalesce((SELECT c."state" = 'exhausted' FROM "CoverRequest" c WHERE c."shiftId" = s."id"
        ORDER BY c."createdAt" DESC, c."id" DESC LIMIT 1), false) AS "isAskedOut",
      s."minPeople" - s."placesTaken" AS missing,
      EXISTS (SELECT 1 FROM "Assignment" a WHERE a."shiftId" = s."id" AND a."state" = 'withdrawn' AND a."isLate") AS "isLeft"
      FROM "Shift" s JOIN "Need" n ON n."id" = s."needId"
      WHERE s."startsAt" > ${now} AND s."state" IN ('planned', 'confirmed') AND n."archivedAt" IS NULL AND n."state" = 'open') x
    WHERE x."isRunning" OR ((x."isLeft" OR x."isAskedOut") AND x.missing > 0) ORDER BY x."startsAt" LIMIT 100`;
}

/** One shift with its newest search; null for an unknown id. */
export function loadCover(db: Db, shiftId: string) {
  return db.shift.findFirst({
    where: { id: shiftId, need: { archivedAt: null } },
    select: {
      id: true,
      startsAt: true,
      endsAt: true,
      minPeople: true,
      maxPeople: true,
      placesTaken: true,
      need: { select: { id: true, title: true } },
      coverRequests: {
        orderBy: { createdAt: "desc" },
        take: 1,
        select: {
          state: true,
          nextWaveAt: true,
          asks: {
            orderBy: [{ wave: "asc" }, { id: "asc" }],
            select: {
              id: true,
              wave: true,
              askedAt: true,
              answer: true,
              answeredAt: true,
              person: { select: { id: true, displayName: true, email: true, preferredChannel: true } },
            },
          },
        },
      },
    },
  });
}

export type CoverOfShift = NonNullable<Awaited<ReturnType<typeof loadCover>>>;

/** Whose question a secret link is about; null for unknown ones. A link stays good for looking after it was used. */
export async function askOfLink(db: Db, token: string): Promise<{ id: string; personId: string } | null> {
  const found = await db.oneTimeToken.findFirst({
    where: { tokenHash: hashToken(token), purpose: "answer_cover", person: { deactivatedAt: null } },
    select: { subjectId: true, personId: true },
  });
  return found?.subjectId && found.personId ? { id: found.subjectId, personId: found.personId } : null;
}

/** What somebody is asked; null when the question is gone. */
export function loadAsk(db: Db, { id, personId }: { id: string; personId: string }) {
  return db.coverAsk.findFirst({
    where: { id, personId },
    select: {
      answer: true,
      request: {
        select: {
          state: true,
          shift: { select: { startsAt: true, endsAt: true, state: true } },
          need: { select: { slug: true, title: true, locationText: true, isExample: true } },
        },
      },
    },
  });
}

export type AskRecord = NonNullable<Awaited<ReturnType<typeof loadAsk>>>;
