import { createHash } from "node:crypto";

/**
 * The id of something that has no row of its own (a language of a service, a rule of its hours): the same parts give the
 * same id at all times. A UUID of version 8 (RFC 9562 5.8).
 */
export function derivedId(...parts: readonly (string | number)[]): string {
  const hex = createHash("sha256").update(parts.join("\u0000")).digest("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    "-",
  );
}
