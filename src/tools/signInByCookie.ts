import { createHmac, randomBytes } from "node:crypto";
import type { House } from "../compose.ts";
import type { SignedIn } from "../shared/http/sessions.ts";
import { hashToken } from "../shared/ids/ids.ts";

/** Opens a session without password and code, for tools and tests that have the secret at hand; returns its cookie. */
export async function signInByCookie(
  { database, deps }: Pick<House, "database" | "deps">,
  secret: string,
  who: SignedIn,
): Promise<{ name: string; value: string }> {
  const sid = randomBytes(24).toString("base64url");
  const time = deps.now().getTime();
  const sess = { cookie: { path: "/" }, ...who, startedAt: time, lastSeenAt: time };
  await database.db.session.create({ data: { sid: hashToken(sid), expire: new Date("2100-01-01"), sess } });
  const signature = createHmac("sha256", secret).update(sid).digest("base64").replace(/=+$/u, "");
  return { name: "sid", value: encodeURIComponent(`s:${sid}.${signature}`) };
}
