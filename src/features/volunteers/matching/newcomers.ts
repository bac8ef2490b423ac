import { DAY_MS } from "./weekTime.ts";

/** Without an applicant for so long nothing is gained by keeping a seat open. */
const QUIET_DAYS = 28;

/** What decides whether somebody may take on all dates of a series. */
export interface SeriesFacts {
  /** Places of each date. */
  readonly places: number;
  /** How many have taken on the whole series. */
  readonly adopted: number;
  /** When people applied for the need, whoever they were. */
  readonly appliedAt: readonly Date[];
}

export type Adoption =
  | { readonly code: "OK"; readonly keepsSeat: boolean }
  | { readonly code: "FULL" }
  /** The last seat stays open for newcomers; `until` is when that ends if nobody else applies. */
  | { readonly code: "SEATS_FOR_NEWCOMERS"; readonly until: Date };

/** A series can be taken on as long as one seat stays open for newcomers; where nobody applied in 28 days, all of them. */
export function adoptionOf({ places, adopted, appliedAt }: SeriesFacts, now: Date): Adoption {
  if (adopted >= places) return { code: "FULL" };
  const earliest = now.getTime() - QUIET_DAYS * DAY_MS;
  const recent = appliedAt.map((at) => at.getTime()).filter((at) => at > earliest);
  if (recent.length === 0) return { code: "OK", keepsSeat: false };
  if (adopted < places - 1) return { code: "OK", keepsSeat: true };
  return { code: "SEATS_FOR_NEWCOMERS", until: new Date(Math.max(...recent) + QUIET_DAYS * DAY_MS) };
}
