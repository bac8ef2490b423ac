import { dayOf } from "../../shared/clock.ts";
import type { Db, Tx } from "../../shared/db/client.ts";
import { givenByOthers } from "../../shared/db/givenThemes.ts";
import { slugFrom } from "../../shared/ids/ids.ts";

const FIELDS = {
  id: true,
  title: true,
  description: true,
  organizationId: true,
  startsAt: true,
  endsAt: true,
  locationText: true,
  isFree: true,
  cost: true,
  accessText: true,
  source: true,
  state: true,
  status: true,
  version: true,
} as const;

/** A date, held until the end of the work. */
export async function lockEvent(tx: Tx, id: string, personId: string | null) {
  await tx.$queryRaw`SELECT "id" FROM "Event" WHERE "id" = ${id}::uuid FOR UPDATE`;
  const event = await tx.event.findUnique({ where: { id }, select: FIELDS });
  return event === null ? null : { ...event, themeIds: await themesOfOrganizer(tx, event.organizationId, personId) };
}

/** The themes others gave an organisation: a theme lead answers for its dates too, but not by their own word. */
export async function themesOfOrganizer(
  tx: Tx,
  organizationId: string | null,
  personId: string | null,
): Promise<readonly string[]> {
  if (organizationId === null) return [];
  const rows = await tx.$queryRaw<{ termId: string }[]>`
    SELECT a."termId" FROM "Attribute" a WHERE a."linkType" = 'organization' AND a."linkId" = ${organizationId}::uuid
      AND a."state" = 'approved' AND ${givenByOthers(personId)}`;
  return rows.map((row) => row.termId);
}

/** The organisations to which others gave one of these themes. */
export async function organizersOfThemes(
  db: Db,
  themeIds: readonly string[],
  personId: string | null,
): Promise<readonly string[]> {
  if (themeIds.length === 0) return [];
  const rows = await db.$queryRaw<{ linkId: string }[]>`
    SELECT a."linkId" FROM "Attribute" a WHERE a."linkType" = 'organization' AND a."termId" = ANY(${[...themeIds]}::uuid[])
      AND a."state" = 'approved' AND ${givenByOthers(personId)}`;
  return rows.map((row) => row.linkId);
}

export type LockedEvent = NonNullable<Awaited<ReturnType<typeof lockEvent>>>;

/** An address part from title and day that no other date uses; given once and kept. */
export async function freeEventSlug(tx: Tx, title: string, startsAt: Date): Promise<string> {
  const wanted = `${slugFrom(title).slice(0, 60)}-${dayOf(startsAt).toString()}`;
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('slug:event'))`;
  const rows = await tx.event.findMany({ where: { slug: { startsWith: wanted } }, select: { slug: true } });
  const taken = new Set(rows.map((row) => row.slug));
  if (!taken.has(wanted)) return wanted;
  const counter = Array.from({ length: taken.size + 1 }, (_, index) => index + 2).find(
    (number) => !taken.has(`${wanted}-${String(number)}`),
  );
  return `${wanted}-${String(counter)}`;
}
