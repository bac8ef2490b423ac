import type { Prisma } from "../../../src/generated/prisma/client.ts";
import type { Db } from "../../../src/shared/db/client.ts";
import { slugFrom, sortKeyFrom } from "../../../src/shared/ids/ids.ts";

export interface PlaceWishes {
  readonly hours?: string;
  /** Ids of theme terms, the main one first. */
  readonly themes?: readonly string[];
  readonly wheelchair?: "yes" | "limited" | "no" | "unknown";
  readonly service?: Partial<Prisma.ServiceUncheckedCreateInput>;
  readonly point?: Partial<Prisma.ServiceAtLocationUncheckedCreateInput>;
  readonly street?: string;
  readonly location?: Partial<Prisma.LocationUncheckedCreateInput>;
}

/** A published contact point with everything it stands on; returns its id. */
export async function buildPlace(db: Db, title: string, wishes: PlaceWishes = {}): Promise<string> {
  const slug = slugFrom(title);
  const name = `Verein ${title}`;
  const organization = await db.organization.create({
    data: { name, slug: `verein-${slug}`, sortKey: sortKeyFrom(name) },
  });
  const service = await db.service.create({
    data: { organizationId: organization.id, name: "Angebot", ...wishes.service },
  });
  const address = { address1: wishes.street ?? "Lange Straße 1", postalCode: "58089", city: "Hagen" };
  const location = await db.location.create({
    data: { wheelchair: wishes.wheelchair ?? "unknown", ...wishes.location, address: { create: address } },
  });
  const hours =
    wishes.hours === undefined
      ? null
      : await db.openingHours.upsert({ where: { text: wishes.hours }, create: { text: wishes.hours }, update: {} });
  const point = await db.serviceAtLocation.create({
    data: {
      title,
      slug,
      sortKey: sortKeyFrom(title),
      serviceId: service.id,
      locationId: location.id,
      openingHoursId: hours?.id ?? null,
      ...wishes.point,
    },
  });
  await db.attribute.createMany({
    data: (wishes.themes ?? []).map((termId, index) => ({
      termId,
      linkType: "service_at_location" as const,
      linkId: point.id,
      isMain: index === 0,
    })),
  });
  return point.id;
}

/** The language vocabulary that the filter offers. */
export async function buildLanguages(db: Db, names: Readonly<Record<string, string>>): Promise<void> {
  const terms = Object.entries(names).map(([code, name], position) => ({ code, name, position }));
  await db.taxonomy.create({ data: { code: "language", name: "Sprachen", terms: { create: terms } } });
}

/** A vocabulary with these names by code; returns the ids of its terms by code. */
export async function buildTerms(
  db: Db,
  code: string,
  names: Readonly<Record<string, string>>,
): Promise<Readonly<Record<string, string>>> {
  const terms = Object.entries(names).map(([term, name], position) => ({ code: term, name, position }));
  const vocabulary = await db.taxonomy.create({
    data: { code, name: code, terms: { create: terms } },
    select: { terms: { select: { id: true, code: true } } },
  });
  return Object.fromEntries(vocabulary.terms.map((term) => [term.code, term.id]));
}

/** Puts terms on a contact point, none of them as its main one. */
export async function markPlace(db: Db, linkId: string, termIds: readonly string[]): Promise<void> {
  await db.attribute.createMany({
    data: termIds.map((termId) => ({ termId, linkType: "service_at_location" as const, linkId })),
  });
}
