import { sortKeyFrom } from "../../src/shared/ids/ids.ts";
import { INITIATIVES } from "./initiativeRows.ts";
import { linkThemes } from "./links.ts";
import { seedId, verifiedOriginOf } from "./marks.ts";
import type { SeedDatabase } from "./marks.ts";

/** Writes the initiatives with their profiles; three of them have no theme yet, so that the desk has something to assign. */
export async function seedInitiatives(db: SeedDatabase): Promise<void> {
  await db.organization.createMany({
    data: INITIATIVES.map((initiative) => ({
      id: seedId(`organization/${initiative.key}`),
      slug: initiative.key,
      name: initiative.name,
      alternateName: initiative.alternateName ?? null,
      sortKey: sortKeyFrom(initiative.name),
      description: initiative.description,
      website: initiative.website ?? null,
      legalStatus: initiative.legalStatus ?? null,
      parentId: initiative.parent === undefined ? null : seedId(`organization/${initiative.parent}`),
      isInitiative: true,
      ...verifiedOriginOf(initiative.source, initiative.verified),
    })),
  });
  await db.initiativeProfile.createMany({
    data: INITIATIVES.map((initiative) => ({
      organizationId: seedId(`organization/${initiative.key}`),
      goal: initiative.goal,
      since: initiative.since ?? null,
      howToJoin: initiative.howToJoin ?? null,
      meetingSchedule: initiative.meetingSchedule ?? null,
    })),
  });
  const links = INITIATIVES.map(({ key, themes }) => [`organization/${key}`, themes] as const);
  await linkThemes(db, "organization", links);
}
