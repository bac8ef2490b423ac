import type { Tx } from "../../shared/db/client.ts";
import { keepFirstVersions } from "../../shared/versions/keepVersions.ts";
import type { ContactValues, PhoneValues } from "./partFields.ts";
import { changeByPlace } from "./changeByPlace.ts";

const COLUMNS = {
  id: true,
  slug: true,
  name: true,
  alternateName: true,
  description: true,
  email: true,
  website: true,
  legalStatus: true,
  state: true,
  reviewMode: true,
  verified: true,
  source: true,
  isExample: true,
  version: true,
  phones: { select: { id: true, number: true, type: true, description: true }, orderBy: { id: "asc" } },
  contacts: {
    select: { id: true, name: true, department: true, email: true, phone: true, isPublic: true },
    orderBy: { id: "asc" },
  },
} as const;

/** An organisation that is not an initiative, with its parts and themes; null when there is none. */
export async function readOrganisation(tx: Tx, id: string) {
  const row = await tx.organization.findFirst({ where: { id, isInitiative: false }, select: COLUMNS });
  if (!row) return null;
  const links = await tx.attribute.findMany({
    where: { linkType: "organization", linkId: id, state: "approved" },
    select: { termId: true },
  });
  return { ...row, themeIds: links.map((link) => link.termId) };
}
export type OrganisationRow = NonNullable<Awaited<ReturnType<typeof readOrganisation>>>;

/** Reads an organisation under a lock that lasts until the end of the transaction; its history begins here. */
export async function lockOrganisation(tx: Tx, id: string): Promise<OrganisationRow | null> {
  await tx.$queryRaw`SELECT 1 FROM "Organization" WHERE "id" = ${id}::uuid FOR UPDATE`;
  await keepFirstVersions(tx, "organization", [id]);
  return readOrganisation(tx, id);
}

/** How many contact points of an organisation are public. */
export function countPublicContactPoints(tx: Tx, organizationId: string): Promise<number> {
  return tx.serviceAtLocation.count({
    where: { service: { organizationId }, state: { in: ["published", "needs_check"] } },
  });
}

type PhoneOwner = { readonly organizationId: string } | { readonly serviceAtLocationId: string };

/** Brings the telephone numbers of an owner to what the form says, row by row. */
export function storePhones(
  tx: Tx,
  owner: PhoneOwner,
  stored: readonly { readonly id: string }[],
  typed: readonly (PhoneValues | null)[],
): Promise<void> {
  return changeByPlace(stored, typed, {
    add: (values) => tx.phone.create({ data: { ...owner, ...values } }),
    change: (id, values) => tx.phone.update({ where: { id }, data: values }),
    remove: (id) => tx.phone.delete({ where: { id } }),
  });
}

/** Brings the contacts of an organisation to what the form says, row by row. */
export function storeContacts(
  tx: Tx,
  organizationId: string,
  stored: readonly { readonly id: string }[],
  typed: readonly (ContactValues | null)[],
): Promise<void> {
  return changeByPlace(stored, typed, {
    add: (values) => tx.contact.create({ data: { organizationId, ...values } }),
    change: (id, values) => tx.contact.update({ where: { id }, data: values }),
    remove: (id) => tx.contact.delete({ where: { id } }),
  });
}
