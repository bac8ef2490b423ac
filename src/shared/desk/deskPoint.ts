import type { Db } from "../db/client.ts";

/** Address part of the contact point that is the desk itself; its page and its hours are kept like any other's. */
const DESK_POINT_SLUG = "koordination";

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
  title: true,
  assuredOn: true,
  openingHoursNote: true,
  isExample: true,
  openingHours: { select: { text: true } },
  location: { select: { address: { select: { address1: true, postalCode: true, city: true } } } },
  phones: { take: 1, orderBy: { id: "asc" }, select: { number: true } },
  contacts: { where: { isPublic: true, email: { not: null } }, take: 1, select: { email: true } },
} as const;

/** Reads the desk's own contact point; null when there is none or it is not public. */
export function createDeskPoint(db: Db) {
  const find = () =>
    db.serviceAtLocation.findFirst({
      where: { slug: DESK_POINT_SLUG, state: { in: ["published", "needs_check"] } },
      select: COLUMNS,
    });
  return async (): Promise<DeskPoint | null> => {
    const point = await find();
    return point === null ? null : asDeskPoint(point);
  };

  function asDeskPoint(point: NonNullable<Awaited<ReturnType<typeof find>>>): DeskPoint {
    const { title, phones, contacts, openingHours, isExample } = point;
    return {
      title,
      path: `/anlaufstellen/${DESK_POINT_SLUG}`,
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
