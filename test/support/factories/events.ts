import type { Prisma } from "../../../src/generated/prisma/client.ts";
import type { Db } from "../../../src/shared/db/client.ts";

/** A published date: Saturday, 28 November 2026, 10 to 12 in Wehringhausen, unless told otherwise. */
export function buildEvent(
  db: Db,
  given: Partial<Prisma.EventUncheckedCreateInput> = {},
): Promise<{ id: string; slug: string; version: number }> {
  return db.event.create({
    data: {
      slug: "aufraeumtag",
      title: "Aufräumtag",
      description: "Zangen sind da.",
      startsAt: new Date("2026-11-28T09:00:00Z"),
      endsAt: new Date("2026-11-28T11:00:00Z"),
      locationText: "Wilhelmsplatz",
      ...given,
    },
    select: { id: true, slug: true, version: true },
  });
}

export async function buildOrganisation(db: Db, name: string): Promise<string> {
  const slug = name.toLowerCase().replaceAll(" ", "-");
  const { id } = await db.organization.create({ data: { slug, name, sortKey: slug }, select: { id: true } });
  return id;
}
