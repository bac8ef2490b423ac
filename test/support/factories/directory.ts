import type { Prisma } from "../../../src/generated/prisma/client.ts";
import type { Db } from "../../../src/shared/db/client.ts";
import { slugFrom, sortKeyFrom } from "../../../src/shared/ids/ids.ts";

/** An organisation; only what matters to a test is named there. */
export function buildOrganisation(
  db: Db,
  name: string,
  given: Partial<Prisma.OrganizationUncheckedCreateInput> = {},
): Promise<{ id: string; version: number }> {
  return db.organization.create({
    data: { name, slug: slugFrom(name), sortKey: sortKeyFrom(name), ...given },
    select: { id: true, version: true },
  });
}

/** A published contact point of an organisation, with service, place and address. */
export async function buildContactPoint(
  db: Db,
  organizationId: string,
  given: Partial<Prisma.ServiceAtLocationUncheckedCreateInput> & { readonly hours?: string } = {},
): Promise<{ id: string; locationId: string }> {
  const { hours, ...columns } = given;
  const title = given.title ?? "Lesestube";
  const service = await db.service.create({ data: { organizationId, name: "Vorlesen" }, select: { id: true } });
  const place = { address1: "Lange Straße 1", postalCode: "58089", city: "Hagen" };
  const location = await db.location.create({ data: { address: { create: place } }, select: { id: true } });
  const openingHours = hours === undefined ? null : await db.openingHours.create({ data: { text: hours } });
  return db.serviceAtLocation.create({
    data: {
      title,
      slug: slugFrom(title),
      sortKey: sortKeyFrom(title),
      serviceId: service.id,
      locationId: location.id,
      openingHoursId: openingHours?.id ?? null,
      ...columns,
    },
    select: { id: true, locationId: true },
  });
}

/** A vocabulary with these codes; each code is its own name. */
export async function buildVocabulary(db: Db, code: string, terms: readonly string[]): Promise<void> {
  await db.taxonomy.create({
    data: { code, name: code, terms: { create: terms.map((term) => ({ code: term, name: term })) } },
  });
}
