import type { z } from "zod";
import type { Ask } from "../reader.ts";
import { minimalService } from "./minimal.schema.ts";

/** Services with nothing but when they changed: with their places, their rooms or their organisation. */
const CHANGES = `
  SELECT v.id, greatest(v.updated_at, o.updated_at, max(p.updated_at), max(l.updated_at)) AS modified
  FROM open_data.service v LEFT JOIN open_data.organization o ON o.id = v.organization_id
  JOIN open_data.contact_point p ON p.service_id = v.id JOIN open_data.location l ON l.id = p.location_id
  WHERE v.id = ANY ($1) GROUP BY v.id, v.updated_at, o.updated_at ORDER BY v.id`;

/** For those who keep a copy and ask what they have to fetch anew (`minimal`). */
export async function readMinimalServices(
  ask: Ask,
  ids: readonly string[],
): Promise<readonly z.output<typeof minimalService>[]> {
  const rows = await ask<{ id: string; modified: Date }>(CHANGES, [ids]);
  return rows.map(({ id, modified }) => minimalService.parse({ id, modified_date: modified.toISOString() }));
}
