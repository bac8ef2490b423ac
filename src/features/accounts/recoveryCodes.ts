import { randomInt } from "node:crypto";
import { hashToken } from "../../shared/ids/ids.ts";

// Recovery codes replace the telephone with the authenticator once each. 120 bits, so a plain hash may keep them
// (ASVS 5 6.5.2); no 0/O and 1/I, because they are written down by hand.

const COUNT = 8;
const GROUPS = 6;
const ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

/** Eight codes like "W7K4-…" (six groups of four), shown once and kept only as hashes. */
export function newRecoveryCodes(): readonly string[] {
  return Array.from({ length: COUNT }, () => Array.from({ length: GROUPS }, newGroup).join("-"));
}

function newGroup(): string {
  return Array.from({ length: 4 }, () => ALPHABET.charAt(randomInt(ALPHABET.length))).join("");
}

/** The stored form of a code, however its groups were typed. */
export function hashRecoveryCode(code: string): string {
  return hashToken(code.toUpperCase().replace(/[^0-9A-Z]/gu, ""));
}
