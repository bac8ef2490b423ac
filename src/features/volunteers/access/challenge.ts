import { equalSignatures, hashToken, newToken } from "../../../shared/ids/ids.ts";
import type { Tx } from "../../../shared/db/client.ts";

/** How long somebody may take to put a finger on the sensor. */
const VALID_MS = 5 * 60_000;
const DAY_MS = 86_400_000;

/**
 * Challenges for passkeys (WebAuthn 13.4.3) that need no storage while nobody uses them: a secret, the moment, and our
 * signature. Each counts once.
 */
export interface Challenges {
  readonly make: (now: Date) => string;
  /** Uses a challenge: false when it is not ours, too old, or used before. */
  readonly spend: (tx: Tx, challenge: string, now: Date) => Promise<boolean>;
}

export function createChallenges(sign: (text: string) => string): Challenges {
  const signed = (secret: string, time: string) => `${secret}.${time}.${sign(`passkey:${secret}.${time}`)}`;
  return {
    make: (now) => encode(signed(newToken(), String(now.getTime()))),
    async spend(tx, challenge, now) {
      const text = decode(challenge);
      const [secret = "", time = ""] = text.split(".");
      const age = now.getTime() - Number(time);
      if (!equalSignatures(text, signed(secret, time)) || !(age >= 0 && age <= VALID_MS)) return false;
      const { count } = await tx.oneTimeToken.createMany({
        data: {
          tokenHash: hashToken(challenge),
          purpose: "passkey_challenge",
          usedAt: now,
          expiresAt: new Date(now.getTime() + DAY_MS),
        },
        skipDuplicates: true,
      });
      return count === 1;
    },
  };
}

function encode(text: string): string {
  return Buffer.from(text).toString("base64url");
}

function decode(text: string): string {
  return Buffer.from(text, "base64url").toString();
}
