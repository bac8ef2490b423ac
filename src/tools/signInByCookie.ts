import { createHmac, randomBytes } from "node:crypto";
import type { House } from "../compose.ts";
import { hashToken } from "../shared/ids/ids.ts";

/** Opens a session for a demo sign-in without password and code; only tools with the secret at hand can. */
export async function signInByCookie(
  { database, deps }: House,
  secret: string,
  login: string,
): Promise<{ name: string; value: string }> {
  const { personId } = await database.db.credential.findUniqueOrThrow({ where: { login }, select: { personId: true } });
  const sid = randomBytes(24).toString("base64url");
  const time = deps.now().getTime();
  const sess = { cookie: { path: "/" }, kind: "staff", personId, startedAt: time, lastSeenAt: time };
  await database.db.session.create({ data: { sid: hashToken(sid), expire: new Date("2100-01-01"), sess } });
  const signature = createHmac("sha256", secret).update(sid).digest("base64").replace(/=+$/u, "");
  return { name: "sid", value: encodeURIComponent(`s:${sid}.${signature}`) };
}
