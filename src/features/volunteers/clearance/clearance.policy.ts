import { dateColumn } from "../../../shared/clock.ts";

/** The newest record that a certificate of conduct was seen. Which certificate, and what it says, is nowhere. */
export interface ClearanceRecord {
  readonly isSuitable: boolean;
  /** The last day on which it counts. */
  readonly validUntil: Date;
}

/** What the record means for tasks that need a certificate; other tasks do not ask. */
export type Clearance = "none" | "valid" | "unsuitable";

/** The newest record decides; one that has run out counts as none. */
export function judgeClearance(newest: ClearanceRecord | null, day: Temporal.PlainDate): Clearance {
  if (newest === null || newest.validUntil < dateColumn(day)) return "none";
  return newest.isSuitable ? "valid" : "unsuitable";
}
