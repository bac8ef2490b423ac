import type { Tx } from "../../shared/db/client.ts";
import { notFound } from "../../shared/errors/AppError.ts";
import { keepFirstVersions } from "../../shared/versions/keepVersions.ts";
import { allThemeIds, noThemes, themesByRecord } from "../../shared/vocabulary/recordThemes.ts";

const COLUMNS = {
  id: true,
  title: true,
  kind: true,
  summary: true,
  description: true,
  possibleUses: true,
  locationId: true,
  locationText: true,
  areaM2: true,
  capacity: true,
  equipment: true,
  accessText: true,
  vacancyState: true,
  isSensitive: true,
  publicRadiusM: true,
  state: true,
  source: true,
  seenOn: true,
  version: true,
  location: { select: { address: { select: { address1: true, postalCode: true } } } },
} as const;

/** One space, held until the end of the transaction, with its themes; AppError "notFound". */
export async function lockSpace(tx: Tx, slug: string) {
  await tx.$queryRaw`SELECT "id" FROM "Space" WHERE "slug" = ${slug} FOR UPDATE`;
  const row = await tx.space.findUnique({ where: { slug }, select: COLUMNS });
  if (!row) throw notFound();
  await keepFirstVersions(tx, "space", [row.id]);
  const themes = (await themesByRecord(tx, "space", [row.id])).get(row.id) ?? noThemes;
  return { ...row, themes, themeIds: allThemeIds(themes), ...addressOf(row.location) };
}

function addressOf(location: { address: { address1: string; postalCode: string } | null } | null) {
  const address = location?.address;
  return { address: address?.address1 ?? null, postalCode: address?.postalCode ?? null };
}

interface KnownAddress {
  readonly locationId?: string | null;
  readonly address: string | null;
  readonly postalCode: string | null;
}

/** Wehringhausen, where every place of the first years lies. */
const POSTAL_CODE = "58089";
const CITY = "Hagen";

/**
 * Keeps the address of a space and returns its location, null for none. A changed address makes a new location,
 * because contact points may stand at the old one.
 */
export async function storeAddress(tx: Tx, before: KnownAddress | null, given: KnownAddress): Promise<string | null> {
  if (given.address === null) return null;
  const postalCode = given.postalCode ?? POSTAL_CODE;
  const isSame = before?.address === given.address && before.postalCode === postalCode;
  if (isSame && before.locationId !== undefined) return before.locationId;
  const { id } = await tx.location.create({
    data: { address: { create: { address1: given.address, postalCode, city: CITY } } },
    select: { id: true },
  });
  return id;
}
