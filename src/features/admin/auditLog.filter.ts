import { z } from "zod";
import { momentAt } from "../../shared/clock.ts";
import { optionalDay } from "../../shared/forms/fields.ts";
import { isResourceType, type AuditFilter } from "./auditLog.queries.ts";

const MIDNIGHT = new Temporal.PlainTime(0, 0);
const id = z.uuid().nullable().catch(null);
const day = optionalDay().catch(null);

/** The filter in an address, and where the page begins. Values that make no sense count as not given. */
export function readAuditQuery(query: Readonly<Record<string, unknown>>): {
  readonly filter: AuditFilter;
  readonly after: string | null;
} {
  const kind = z.string().refine(isResourceType).nullable().catch(null).parse(query["art"]);
  const from = day.parse(query["von"]);
  const until = day.parse(query["bis"]);
  return {
    filter: {
      person: id.parse(query["person"]),
      kind: kind !== null && isResourceType(kind) ? kind : null,
      action: z
        .string()
        .regex(/^[a-z_]{1,40}\.[a-z_]{1,40}$/u)
        .nullable()
        .catch(null)
        .parse(query["aktion"]),
      from: from && momentAt(from, MIDNIGHT),
      until: until && momentAt(until.add({ days: 1 }), MIDNIGHT),
    },
    after: id.parse(query["nach"]),
  };
}
