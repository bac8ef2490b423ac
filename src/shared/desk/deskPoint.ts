import type { Db } from "../db/client.ts";
import { readOperatorFacts } from "../settings/operatorFacts.ts";

// The contact point that is the desk itself: the operator chooses it, its page and hours are kept like any other's.

/** The states in which a contact point can be seen by everybody. */
export const PUBLIC_STATES: ("published" | "needs_check")[] = ["published", "needs_check"];

export function isPublicState(state: string): boolean {
  return (PUBLIC_STATES as readonly string[]).includes(state);
}

/** The desk as a place to go to. */
export interface DeskPoint {
  readonly title: string;
  readonly path: string;
  readonly address: string;
  readonly phone: string;
  readonly mail: string;
  /** OpenStreetMap opening_hours text, null when not known. */
  readonly hours: string | null;
  /** ISO day on which somebody last confirmed the entry, or null. */
  readonly assuredOn: string | null;
  readonly hoursNote: string;
  readonly isExample: boolean;
}

const COLUMNS = {
  slug: true,
  title: true,
  assuredOn: true,
  openingHoursNote: true,
  isExample: true,
  openingHours: { select: { text: true } },
  location: { select: { address: { select: { address1: true, postalCode: true, city: true } } } },
  phones: { take: 1, orderBy: { id: "asc" }, select: { number: true } },
  contacts: { where: { isPublic: true, email: { not: null } }, take: 1, select: { email: true } },
} as const;

/** Reads the desk's own contact point; null when none is chosen or the chosen one is not public. */
export function createDeskPoint(db: Db) {
  const find = (id: string) =>
    db.serviceAtLocation.findFirst({ where: { id, state: { in: PUBLIC_STATES } }, select: COLUMNS });
  return async (): Promise<DeskPoint | null> => {
    const { deskPointId } = await readOperatorFacts(db);
    const point = deskPointId === null ? null : await find(deskPointId);
    return point === null ? null : asDeskPoint(point);
  };

  function asDeskPoint(point: NonNullable<Awaited<ReturnType<typeof find>>>): DeskPoint {
    const { slug, title, phones, contacts, openingHours, isExample } = point;
    return {
      title,
      path: `/anlaufstellen/${slug}`,
      address: addressText(point.location.address),
      phone: phones[0]?.number ?? "",
      mail: contacts[0]?.email ?? "",
      hours: openingHours?.text ?? null,
      assuredOn: isoDay(point.assuredOn),
      hoursNote: point.openingHoursNote ?? "",
      isExample,
    };
  }
}

function addressText(address: { address1: string; postalCode: string; city: string } | null): string {
  return address === null ? "" : `${address.address1}, ${address.postalCode} ${address.city}`;
}

/** A DATE column as its ISO day. */
function isoDay(date: Date | null): string | null {
  return date === null ? null : date.toISOString().slice(0, 10);
}
