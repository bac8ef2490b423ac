import type { AssureMethod, ServiceStatus, Verified } from "../../src/generated/prisma/client.ts";

/** A contact point with its service, as the sources tell it. */
export interface SeedContactPoint {
  readonly key: string;
  readonly title: string;
  readonly organisation: string;
  readonly location: string;
  readonly themes: readonly string[];
  readonly service: string;
  readonly summary: string;
  readonly description: string;
  /** OSM opening_hours; left out where nobody wrote them down. */
  readonly hours?: string;
  readonly hoursNote?: string;
  readonly fees?: string;
  readonly eligibility?: string;
  readonly application?: string;
  readonly interpretation?: string;
  readonly status?: ServiceStatus;
  readonly languages?: readonly string[];
  /** E.164 */
  readonly phone?: string;
  /** The office to turn to, shown to everybody. */
  readonly contact?: { readonly department: string; readonly email?: string };
  /** Days before the moment of the seed. */
  readonly checkedDaysAgo?: number;
  readonly checkedBy?: string;
  readonly checkedHow?: AssureMethod;
  readonly source?: string;
  readonly verified?: Verified;
}
