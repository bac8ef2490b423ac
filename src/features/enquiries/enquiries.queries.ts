import { Prisma, type EnquiryChannel, type EnquiryKind, type EnquiryState } from "../../generated/prisma/client.ts";
import type { Db } from "../../shared/db/client.ts";
import type { ListQuery } from "./enquiries.forms.ts";
import { CLOSED_STATES, OPEN_STATES } from "./enquiries.policy.ts";

/** One line of the list at the desk. */
export interface EnquiryRow {
  readonly reference: string;
  readonly kind: EnquiryKind;
  readonly channel: EnquiryChannel;
  readonly state: EnquiryState;
  readonly text: string;
  readonly createdAt: Date;
  readonly isExample: boolean;
}

/** A contact point somebody can be referred to, as far as a slip of paper needs it. */
export interface ReferralTarget {
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  readonly summary: string;
  readonly address: string;
  readonly phone: string;
}

export const PAGE_SIZE = 50;

const STATES_OF: Readonly<Record<ListQuery["stand"], readonly EnquiryState[]>> = {
  offen: OPEN_STATES,
  neu: ["new"],
  wartet: ["answered", "referred", "follow_up"],
  geschlossen: CLOSED_STATES,
  alle: [...OPEN_STATES, ...CLOSED_STATES],
};

const TARGET = Prisma.sql`SELECT p."id", p."slug", p."title", p."summary",
    concat_ws(', ', nullif(a."address1", ''), nullif(concat_ws(' ', a."postalCode", a."city"), '')) AS address,
    coalesce((SELECT h."number" FROM "Phone" h WHERE h."serviceAtLocationId" = p."id" ORDER BY h."id" LIMIT 1), '') AS phone
  FROM "ServiceAtLocation" p LEFT JOIN "Address" a ON a."locationId" = p."locationId"`;
const PUBLISHED = Prisma.sql`p."state" IN ('published', 'needs_check')`;

export type EnquiryQueries = ReturnType<typeof createEnquiryQueries>;
export type Enquiry = NonNullable<Awaited<ReturnType<EnquiryQueries["byReference"]>>>;

export function createEnquiryQueries(db: Db) {
  return {
    /** One page, what is unanswered first and the oldest first; one row more than a page says that more follow. */
    list({ stand, art, seite }: ListQuery, reference: string | null): Promise<readonly EnquiryRow[]> {
      const states = reference === null ? STATES_OF[stand] : STATES_OF.alle;
      const kind = art === "" ? Prisma.empty : Prisma.sql`AND "kind" = ${art}::"EnquiryKind"`;
      const one = reference === null ? Prisma.empty : Prisma.sql`AND "reference" = ${reference}`;
      return db.$queryRaw<EnquiryRow[]>`
        SELECT "reference", "kind"::text, "channel"::text, "state"::text, left("text", 200) AS "text", "createdAt", "isExample"
        FROM "Enquiry" WHERE "state" = ANY(${[...states]}::"EnquiryState"[]) ${kind} ${one}
        ORDER BY ("state" <> 'new'), ("closedAt" IS NOT NULL), "createdAt", "id"
        LIMIT ${PAGE_SIZE + 1} OFFSET ${(seite - 1) * PAGE_SIZE}`;
    },

    /** One enquiry with its answers, the latest first. */
    byReference(reference: string) {
      return db.enquiry.findUnique({
        where: { reference },
        select: {
          id: true,
          reference: true,
          kind: true,
          channel: true,
          text: true,
          pagePath: true,
          language: true,
          personId: true,
          contactName: true,
          contactEmail: true,
          contactPhone: true,
          state: true,
          isExample: true,
          version: true,
          createdAt: true,
          closedAt: true,
          referrals: {
            orderBy: [{ createdAt: "desc" }, { id: "desc" }],
            select: {
              answer: true,
              sentByMail: true,
              createdAt: true,
              serviceAtLocation: { select: { title: true, slug: true } },
            },
          },
        },
      });
    },

    /** When an enquiry was closed, opened again or emptied; the answers tell the rest. */
    stateChanges(enquiryId: string): Promise<readonly { at: Date; action: string; result: string }[]> {
      return db.$queryRaw<{ at: Date; action: string; result: string }[]>`
        SELECT "at", "action", coalesce("changes"->0->>'new', '') AS result FROM "AuditEntry"
        WHERE "resourceType" = 'enquiry' AND "resourceId" = ${enquiryId}::uuid
          AND "action" IN ('enquiry.closed', 'enquiry.reopened', 'enquiry.forgotten')
        ORDER BY "at" DESC LIMIT 50`;
    },

    async target(id: string): Promise<ReferralTarget | null> {
      const [row] = await db.$queryRaw<ReferralTarget[]>`${TARGET} WHERE p."id" = ${id}::uuid AND ${PUBLISHED}`;
      return row ?? null;
    },

    /** Published contact points that hold these words, the best first. */
    searchTargets(words: string): Promise<readonly ReferralTarget[]> {
      const pattern = `%${words.replace(/[\\%_]/gu, "\\$&")}%`;
      return db.$queryRaw<ReferralTarget[]>`${TARGET}
        JOIN "SearchEntry" s ON s."resourceType" = 'service_at_location' AND s."resourceId" = p."id"
        WHERE ${PUBLISHED} AND (s."document" @@ websearch_to_tsquery('german_folded', ${words}) OR s."folded" LIKE fold_text(${pattern}))
        ORDER BY ts_rank(s."document", websearch_to_tsquery('german_folded', ${words})) DESC, p."sortKey" LIMIT 8`;
    },

    /** Contact points that share words with the enquiry: a first idea for the desk, nothing more. */
    suggestTargets(text: string): Promise<readonly ReferralTarget[]> {
      return db.$queryRaw<ReferralTarget[]>`
        WITH wanted AS (SELECT replace(plainto_tsquery('german_folded', ${text})::text, ' & ', ' | ')::tsquery AS words)
        ${TARGET} JOIN "SearchEntry" s ON s."resourceType" = 'service_at_location' AND s."resourceId" = p."id", wanted
        WHERE ${PUBLISHED} AND s."document" @@ wanted.words
        ORDER BY ts_rank(s."document", wanted.words) DESC, p."sortKey" LIMIT 4`;
    },
  };
}
