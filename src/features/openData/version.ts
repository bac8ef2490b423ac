import { createHash } from "node:crypto";
import type { Answering } from "./answers.routes.ts";
import type { ReadOpenData } from "./reader.ts";

const CHANGED = `
  SELECT (SELECT changed_at FROM open_data.last_change)::text AS changed_at,
    (SELECT count(*) FROM open_data.contact_point p WHERE p.alert IS NOT NULL AND p.alert_until > $1)::text AS alerts`;

/** A tag that changes with every change of the directory, its licence or its standing notices. */
export async function readVersion(
  read: ReadOpenData,
  { licence, now }: Pick<Answering, "licence" | "now">,
  question: string,
): Promise<string> {
  const rows = await read((ask) => ask<{ changed_at: string | null; alerts: string }>(CHANGED, [now]));
  const facts = [question, rows[0]?.changed_at ?? "", rows[0]?.alerts ?? "", licence.url, licence.attribution];
  return createHash("sha256").update(facts.join("\u0000")).digest("base64url").slice(0, 22);
}
