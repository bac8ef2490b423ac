import { Prisma, type FreshnessState } from "../../../generated/prisma/client.ts";
import type { Db } from "../../../shared/db/client.ts";
import type { KeptLink, ProposalOrigin } from "../../proposals/index.ts";
import { takenSince } from "../checks/checks.repo.ts";

/** A proposal that waits for a decision. */
export interface OpenProposal {
  readonly id: string;
  readonly title: string;
  readonly origin: ProposalOrigin;
  readonly fields: number;
  readonly createdAt: Date;
  readonly isExample: boolean;
}

/** A check that is under way. */
export interface OpenCheckRow {
  readonly id: string;
  readonly title: string;
  readonly state: FreshnessState;
  /** When its state began. */
  readonly since: Date;
  readonly isDead: boolean;
  readonly isTaken: boolean;
  readonly hasPhone: boolean;
  readonly attempts: number;
  readonly isExample: boolean;
}

/** A public entry of which somebody said that it no longer exists. */
export interface DoubtedEntry {
  readonly link: KeptLink;
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  readonly since: Date;
  readonly isExample: boolean;
}

const ROWS = 100;

const { sql } = Prisma;

/** The entry behind a row r with linkType and linkId, as p, s and o. */
const ENTRY = sql`
  LEFT JOIN "ServiceAtLocation" p ON r."linkType" = 'service_at_location' AND p."id" = r."linkId"
  LEFT JOIN "Service" s ON s."id" = p."serviceId"
  JOIN "Organization" o ON o."id" = CASE WHEN r."linkType" = 'organization' THEN r."linkId" ELSE s."organizationId" END`;
const TITLE = sql`coalesce(p."title", o."name") AS title, coalesce(p."isExample", o."isExample") AS "isExample"`;
const HAS_PHONE = sql`(EXISTS (SELECT FROM "Phone" n WHERE n."serviceAtLocationId" = p."id" OR n."organizationId" = o."id")
  OR EXISTS (SELECT FROM "Contact" c WHERE c."organizationId" = o."id" AND p."id" IS NULL AND c."isPublic" AND c."phone" IS NOT NULL))`;
const IS_DEAD = sql`(r."bouncedAt" IS NOT NULL OR EXISTS (SELECT FROM "Outbox" m
  WHERE m."concernsId" = r."id" AND m."state" = 'failed' AND m."text" <> ''))`;

export type UpkeepDeskQueries = ReturnType<typeof createUpkeepDeskQueries>;

export function createUpkeepDeskQueries(db: Db) {
  return {
    /** The oldest first. */
    proposals(): Promise<readonly OpenProposal[]> {
      return db.$queryRaw<OpenProposal[]>`
        SELECT r."id", r."origin"::text, r."createdAt", ${TITLE},
          (SELECT count(*)::int FROM jsonb_object_keys(r."fields")) AS fields
        FROM "ChangeProposal" r ${ENTRY} WHERE r."state" = 'open' ORDER BY r."createdAt", r."id" LIMIT ${ROWS}`;
    },

    /** What somebody has to call first, then what waits for an answer. */
    checks(now: Date): Promise<readonly OpenCheckRow[]> {
      return db.$queryRaw<OpenCheckRow[]>`
        SELECT r."id", r."state"::text, coalesce(r."remindedAt", r."askedAt", r."createdAt") AS since, r."attempts", ${TITLE},
          ${IS_DEAD} AS "isDead", r."assigneeId" IS NOT NULL AND r."assignedAt" > ${takenSince(now)} AS "isTaken",
          ${HAS_PHONE} AS "hasPhone"
        FROM "FreshnessTask" r ${ENTRY} WHERE r."state" <> 'done'
        ORDER BY ${IS_DEAD} DESC, r."state" <> 'call', since, r."id" LIMIT ${ROWS}`;
    },

    doubted(): Promise<readonly DoubtedEntry[]> {
      return db.$queryRaw<DoubtedEntry[]>`
        SELECT r."linkType"::text AS link, r."linkId" AS id, coalesce(p."slug", o."slug") AS slug, r."doneAt" AS since, ${TITLE}
        FROM "FreshnessTask" r ${ENTRY}
        WHERE r."state" = 'done' AND r."outcome" = 'gone' AND coalesce(p."state", o."state") = 'needs_check'
          AND NOT EXISTS (SELECT FROM "FreshnessTask" l WHERE l."linkType" = r."linkType" AND l."linkId" = r."linkId" AND l."doneAt" > r."doneAt")
        ORDER BY r."doneAt", r."id" LIMIT ${ROWS}`;
    },
  };
}
