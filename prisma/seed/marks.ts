import { dateColumn } from "../../src/shared/clock.ts";
import { hashToken } from "../../src/shared/ids/ids.ts";
import type { Prisma, Verified } from "../../src/generated/prisma/client.ts";

/** What the demo rows are written with: a transaction, so that they come all or not at all. */
export type SeedDatabase = Prisma.TransactionClient;

/** The moment the demo data is made for; dates of examples are counted from it. */
export interface SeedContext {
  readonly now: Date;
}

/** The day the public sources were read. */
export const SEEN_ON = dateColumn(Temporal.PlainDate.from("2026-11-22"));

/** What stands in the field source of everything invented. */
const INVENTED = "Beispiel, frei erfunden";

/** The same id for the same key in every installation, so that rows can point at each other before they exist (UUID version 8). */
export function seedId(key: string): string {
  const hash = hashToken(`stadtteilladen/${key}`);
  return [
    hash.slice(0, 8),
    hash.slice(8, 12),
    `8${hash.slice(13, 16)}`,
    `a${hash.slice(17, 20)}`,
    hash.slice(20, 32),
  ].join("-");
}

/** The person behind the demo's sign-in for the coordination; seeded rows name them before they exist. */
export const DEMO_COORDINATOR = seedId("person/koordination@example.org");

/** The id of a seeded term, for example of the theme "wohnen". */
export function termId(taxonomy: string, code: string): string {
  return seedId(`term/${taxonomy}/${code}`);
}

/** Where a row comes from; without a source it is an example. */
export interface Origin {
  readonly source: string;
  readonly seenOn: Date;
  readonly seeded: true;
  readonly isExample: boolean;
}

/** The origin of a row taken from a public source, or of an invented one when no source is given. */
export function originOf(source: string | undefined): Origin {
  return { source: source ?? INVENTED, seenOn: SEEN_ON, seeded: true, isExample: source === undefined };
}

/** yes: a public source of the last three years, or a settled fact; no: older or unconfirmed; historic: over. */
export function verifiedOriginOf(
  source: string | undefined,
  verified: Verified | undefined,
): Origin & { verified: Verified } {
  return { ...originOf(source), verified: verified ?? "no" };
}

/** The moment so many days and hours before another one. */
export function before(now: Date, days: number, hours = 0): Date {
  return new Date(now.getTime() - (days * 24 + hours) * 3_600_000);
}
