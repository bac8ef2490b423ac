import { randomInt } from "node:crypto";
import { hashToken } from "../../../shared/ids/ids.ts";

/** Letters and digits that nobody takes for one another on paper. */
const ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
const LENGTH = 12;
const GROUP = 4;

/** A code for a printed card, "7KQM-4XWT-PA93": 60 bits. Only its hash is stored. */
export function newCardCode(): string {
  const letters = Array.from({ length: LENGTH }, () => ALPHABET.charAt(randomInt(ALPHABET.length))).join("");
  return Array.from({ length: LENGTH / GROUP }, (_, index) => letters.slice(index * GROUP, (index + 1) * GROUP)).join(
    "-",
  );
}

/** The stored form of a code as typed: small letters, blanks and hyphens do not matter. */
export function hashCardCode(typed: string): string {
  return hashToken(`card:${typed.toUpperCase().replace(/[^A-Z0-9]/gu, "")}`);
}
