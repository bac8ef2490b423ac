import { createHash, createHmac, randomBytes, randomInt, timingSafeEqual } from "node:crypto";

/** A secret for a link: 256 bits, URL-safe. Only its hash is ever stored. */
export function newToken(): string {
  return randomBytes(32).toString("base64url");
}

/** SHA-256 in hex: how tokens and session ids are stored. */
export function hashToken(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

/** Keyed hash (HMAC-SHA-256, base64url): for signatures and for addresses that must not be stored. */
export function signText(secret: string, text: string): string {
  return createHmac("sha256", secret).update(text).digest("base64url");
}

/** Compares two signatures in constant time. */
export function equalSignatures(a: string, b: string): boolean {
  const left = Buffer.from(a);
  const right = Buffer.from(b);
  return left.length === right.length && timingSafeEqual(left, right);
}

const REFERENCE_ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

/** A number to read out on the phone: "W7K-4QX", no 0/O and 1/I, 30 bits, tells nothing about the count. */
export function newReference(): string {
  const letters = Array.from({ length: 6 }, () => REFERENCE_ALPHABET.charAt(randomInt(REFERENCE_ALPHABET.length)));
  return `${letters.slice(0, 3).join("")}-${letters.slice(3).join("")}`;
}

const FOLDED: Readonly<Record<string, string>> = { ä: "ae", ö: "oe", ü: "ue", ß: "ss", ı: "i", ł: "l", ø: "o", đ: "d" };

/** An address part from a name: lower case ASCII words joined by hyphens, at most 80 characters. */
export function slugFrom(name: string): string {
  const folded = name.toLowerCase().replace(/[äöüßıłøđ]/gu, (letter) => FOLDED[letter] ?? letter);
  const ascii = folded.normalize("NFKD").replace(/\p{M}/gu, "");
  const slug = ascii
    .replace(/[^a-z0-9]+/gu, "-")
    .slice(0, 80)
    .replace(/^-|-$/gu, "");
  return slug === "" ? "eintrag" : slug;
}

/** The key that sorts names as German readers expect (DIN 5007-1: ä as a, ß as ss). */
export function sortKeyFrom(name: string): string {
  return name.toLowerCase().replaceAll("ß", "ss").normalize("NFKD").replace(/\p{M}/gu, "").slice(0, 200);
}
