import type { Tx } from "../../../shared/db/client.ts";
import { keepFirstVersions } from "../../../shared/versions/keepVersions.ts";

const COLUMNS = {
  id: true,
  slug: true,
  title: true,
  summary: true,
  description: true,
  languages: true,
  interpretedLanguages: true,
  openingHoursNote: true,
  alert: true,
  alertUntil: true,
  alertCloses: true,
  state: true,
  assuredOn: true,
  assurerName: true,
  assureMethod: true,
  verified: true,
  source: true,
  isExample: true,
  version: true,
  openingHours: { select: { text: true } },
  phones: { select: { id: true, number: true, type: true, description: true }, orderBy: { id: "asc" } },
  contacts: {
    where: { isPublic: true },
    select: { id: true, email: true, department: true },
    orderBy: { id: "asc" },
    take: 1,
  },
  service: {
    select: {
      id: true,
      name: true,
      feesDescription: true,
      eligibility: true,
      applicationProcess: true,
      interpretationServices: true,
      isFree: true,
      waitTime: true,
      requiredDocuments: { select: { document: true }, orderBy: { position: "asc" } },
      organizationId: true,
      organization: { select: { name: true, state: true } },
      atLocations: { select: { id: true, title: true }, orderBy: { sortKey: "asc" } },
    },
  },
  location: {
    select: {
      id: true,
      name: true,
      wheelchair: true,
      transportation: true,
      locationType: true,
      latitude: true,
      longitude: true,
      geoQuality: true,
      address: { select: { address1: true, address2: true, attention: true, postalCode: true, city: true } },
      accessibilities: { select: { feature: true, answer: true, details: true } },
      _count: { select: { serviceAtLocations: true, spaces: true } },
    },
  },
} as const;

/** A contact point with service, place, parts and approved themes; null when there is none. */
export async function readContactPoint(tx: Tx, id: string) {
  const row = await tx.serviceAtLocation.findUnique({ where: { id }, select: COLUMNS });
  if (!row) return null;
  const links = await tx.attribute.findMany({
    where: { linkType: "service_at_location", linkId: id, state: "approved" },
    select: { termId: true, isMain: true, term: { select: { taxonomy: { select: { code: true } } } } },
    orderBy: { termId: "asc" },
  });
  const of = (vocabulary: string) => links.filter((link) => link.term.taxonomy.code === vocabulary);
  return {
    ...row,
    organisationId: row.service.organizationId,
    themeIds: of("theme").map((link) => link.termId),
    mainThemeId: of("theme").find((link) => link.isMain)?.termId ?? null,
    concernIds: of("concern").map((link) => link.termId),
    targetIds: of("target_group").map((link) => link.termId),
  };
}
export type ContactPointRow = NonNullable<Awaited<ReturnType<typeof readContactPoint>>>;

/** Reads a contact point under a lock that lasts until the end of the transaction; its history begins here. */
export async function lockContactPoint(tx: Tx, id: string): Promise<ContactPointRow | null> {
  await tx.$queryRaw`SELECT 1 FROM "ServiceAtLocation" WHERE "id" = ${id}::uuid FOR UPDATE`;
  await keepFirstVersions(tx, "service_at_location", [id]);
  return readContactPoint(tx, id);
}

/** Other entries that stand at the same place. */
export function othersAtPlace({ location }: ContactPointRow): number {
  return location._count.serviceAtLocations + location._count.spaces - 1;
}

/** The row of an opening_hours text: one per distinct text; a new one waits to be evaluated. */
export async function openingHoursId(tx: Tx, text: string | null): Promise<string | null> {
  if (text === null) return null;
  const row = await tx.openingHours.upsert({ where: { text }, create: { text }, update: {}, select: { id: true } });
  return row.id;
}

/**
 * Brings the themes of a contact point to what the form says. Themes that rest and can't be chosen stay as they are;
 * a main theme among them gives way to a new one.
 */
export async function storeThemes(
  tx: Tx,
  linkId: string,
  chosen: { readonly themeIds: readonly string[]; readonly mainThemeId: string | null },
): Promise<void> {
  const link = { linkType: "service_at_location" as const, linkId };
  const term = { isActive: true, taxonomy: { code: "theme" } };
  await tx.attribute.deleteMany({
    where: { ...link, state: "approved", term, termId: { notIn: [...chosen.themeIds] } },
  });
  await tx.attribute.updateMany({ where: { ...link, isMain: true }, data: { isMain: false } });
  for (const termId of chosen.themeIds) {
    const isMain = termId === chosen.mainThemeId;
    await tx.attribute.upsert({
      where: { linkType_linkId_termId: { ...link, termId } },
      create: { ...link, termId, isMain },
      update: { state: "approved", isMain },
    });
  }
}

/** Brings the words of another vocabulary to what the form says; words that rest stay as they are. */
export async function storeTerms(
  tx: Tx,
  linkId: string,
  vocabulary: "concern" | "target_group",
  termIds: readonly string[],
): Promise<void> {
  const link = { linkType: "service_at_location" as const, linkId };
  const term = { isActive: true, taxonomy: { code: vocabulary } };
  await tx.attribute.deleteMany({ where: { ...link, term, termId: { notIn: [...termIds] } } });
  await tx.attribute.createMany({ data: termIds.map((termId) => ({ ...link, termId })), skipDuplicates: true });
}

/** The one public contact of a contact point; further ones stay as they are. */
export async function storeContact(
  tx: Tx,
  given: { readonly pointId: string; readonly storedId: string | null },
  contact: { readonly email: string | null; readonly department: string | null },
): Promise<void> {
  const isEmpty = contact.email === null && contact.department === null;
  if (given.storedId !== null && isEmpty) await tx.contact.delete({ where: { id: given.storedId } });
  else if (given.storedId !== null) await tx.contact.update({ where: { id: given.storedId }, data: contact });
  else if (!isEmpty) {
    await tx.contact.create({ data: { ...contact, serviceAtLocationId: given.pointId, isPublic: true } });
  }
}
