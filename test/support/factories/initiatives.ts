import type { Db } from "../../../src/shared/db/client.ts";
import { slugFrom, sortKeyFrom } from "../../../src/shared/ids/ids.ts";
import type { PublishState, Verified } from "../../../src/generated/prisma/client.ts";

interface InitiativeFacts {
  readonly name: string;
  /** Theme ids, the main one first. */
  readonly themes?: readonly string[];
  readonly state?: PublishState;
  readonly verified?: Verified;
  readonly createdAt?: Date;
  readonly description?: string;
  readonly goal?: string;
  readonly parentId?: string;
}

/** An initiative with its profile and themes; public unless it says otherwise. */
export async function buildInitiative(db: Db, facts: InitiativeFacts): Promise<{ id: string; slug: string }> {
  const organization = await db.organization.create({
    data: {
      slug: slugFrom(facts.name),
      name: facts.name,
      sortKey: sortKeyFrom(facts.name),
      description: facts.description ?? "Eine Gruppe aus dem Viertel.",
      isInitiative: true,
      state: facts.state ?? "published",
      verified: facts.verified ?? "yes",
      createdAt: facts.createdAt ?? new Date("2026-11-15T10:00:00Z"),
      parentId: facts.parentId ?? null,
      initiativeProfile: { create: { goal: facts.goal ?? "Zusammen etwas tun." } },
    },
    select: { id: true, slug: true },
  });
  await db.attribute.createMany({
    data: (facts.themes ?? []).map((termId, index) => ({
      termId,
      linkType: "organization" as const,
      linkId: organization.id,
      isMain: index === 0,
    })),
  });
  return organization;
}

/** "kreativ!, wohnen": the themes of an initiative by code, the main one with "!", sorted. */
export async function themesIn(db: Db, initiativeId: string): Promise<string> {
  const links = await db.attribute.findMany({
    where: { linkType: "organization", linkId: initiativeId },
    select: { isMain: true, term: { select: { code: true } } },
  });
  return links
    .map((link) => `${link.term.code}${link.isMain ? "!" : ""}`)
    .sort()
    .join(", ");
}
