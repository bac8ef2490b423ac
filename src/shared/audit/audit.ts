import type { Actor } from "../access/actor.ts";
import { personIdOf } from "../access/actor.ts";
import type { Tx } from "../db/client.ts";

/** What kinds of record there are: the audit names them, and pages in the cache depend on them. */
export const RESOURCE_TYPES = [
  "theme",
  "vocabulary",
  "organization",
  "contact_point",
  "need",
  "assignment",
  "space",
  "meeting",
  "article",
  "event",
  "enquiry",
  "person",
  "role_grant",
  "credential",
  "session",
  "setting",
  "mail",
  "freshness_task",
  "change_proposal",
  "claim",
  "import",
] as const;
export type ResourceType = (typeof RESOURCE_TYPES)[number];

/** One changed field. Personal fields are named without their values. */
export interface FieldChange {
  readonly field: string;
  readonly old?: string | number | boolean | null | readonly string[];
  readonly new?: string | number | boolean | null | readonly string[];
}

export interface AuditEntry {
  /** "theme.renamed": resource and past participle. */
  readonly action: string;
  readonly resourceType: ResourceType;
  readonly resourceId: string | null;
  readonly changes?: readonly FieldChange[];
}

export type WriteAudit = (
  tx: Tx,
  by: { actor: Actor; requestId: string | null },
  entries: readonly AuditEntry[],
) => Promise<void>;

/** An import leaves thousands of entries; more at once only makes the statement longer. */
const PER_STATEMENT = 1000;

/** Writes the trace of a change in the transaction of the change (ADR 0004). */
export const writeAudit: WriteAudit = async (tx, { actor, requestId }, entries) => {
  for (let from = 0; from < entries.length; from += PER_STATEMENT) {
    const rows = entries.slice(from, from + PER_STATEMENT).map((entry) => ({
      ...entry,
      changes: (entry.changes ?? []).map((change) => ({ ...change, old: change.old ?? null, new: change.new ?? null })),
    }));
    await tx.$executeRaw`
      INSERT INTO "AuditEntry" ("id", "at", "actorId", "actorKind", "requestId", "resourceType", "resourceId", "action", "changes")
      SELECT uuidv7(), clock_timestamp(), ${personIdOf(actor)}::uuid, ${actor.kind}, ${requestId}, r."resourceType",
        r."resourceId", r."action", r."changes"
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        AS r("resourceType" text, "resourceId" uuid, "action" text, "changes" jsonb)`;
  }
};

/** Lists the fields that differ, with both values. `personal` fields are listed without values. */
export function changesBetween(
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
  personal: readonly string[] = [],
): readonly FieldChange[] {
  return Object.keys(after)
    .filter((field) => JSON.stringify(before[field] ?? null) !== JSON.stringify(after[field] ?? null))
    .map((field) =>
      personal.includes(field) ? { field } : { field, old: plain(before[field]), new: plain(after[field]) },
    );
}

function plain(value: unknown): string | number | boolean | null {
  if (value === null || value === undefined) return null;
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return value;
  return value instanceof Date ? value.toISOString() : JSON.stringify(value);
}
