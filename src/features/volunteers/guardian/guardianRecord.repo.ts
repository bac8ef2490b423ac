import type { Prisma } from "../../../generated/prisma/client.ts";

export type GuardianState = "asked" | "given" | "refused" | "withdrawn";

/** What is known of a guardian and of their consent. */
export interface GuardianRecord {
  readonly id: string;
  readonly guardianName: string;
  readonly guardianEmail: string | null;
  readonly guardianPhone: string | null;
  readonly state: GuardianState;
  readonly text: string;
  readonly textVersion: string;
  readonly language: string;
  readonly channel: "web" | "desk" | "paper";
  readonly askedAt: Date;
  readonly decidedAt: Date | null;
  readonly withdrawnAt: Date | null;
}

export const GUARDIAN_COLUMNS = {
  id: true,
  guardianName: true,
  guardianEmail: true,
  guardianPhone: true,
  state: true,
  text: true,
  textVersion: true,
  language: true,
  channel: true,
  askedAt: true,
  decidedAt: true,
  withdrawnAt: true,
} as const satisfies Prisma.GuardianConsentSelect;
