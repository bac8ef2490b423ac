import type { Prisma } from "../../src/generated/prisma/client.ts";
import { dateColumn, dayOf } from "../../src/shared/clock.ts";
import { before, seedId, type SeedContext, type SeedDatabase } from "./marks.ts";

// Invented checks and proposals for the two invented contact points, so that the desk has something to decide.

/** Writes two checks (one address is dead, one owner was asked) and two proposed changes. */
export async function seedUpkeep(db: SeedDatabase, { now }: SeedContext): Promise<void> {
  await db.freshnessTask.createMany({ data: checks(now) });
  await db.changeProposal.createMany({ data: proposals(now) });
}

const entry = (key: string) => ({ linkType: "service_at_location" as const, linkId: seedId(`contactPoint/${key}`) });

function checks(now: Date): Prisma.FreshnessTaskCreateManyInput[] {
  const dueOn = (daysAgo: number) => dateColumn(dayOf(before(now, daysAgo)));
  return [
    {
      id: seedId("check/lesestube"),
      ...entry("lesestube"),
      dueOn: dueOn(20),
      state: "call",
      askedAt: before(now, 20),
      remindedAt: before(now, 6),
      bouncedAt: before(now, 5),
      attempts: 1,
      createdAt: before(now, 20),
    },
    {
      id: seedId("check/koordination"),
      ...entry("koordination"),
      dueOn: dueOn(3),
      state: "asked",
      askedAt: before(now, 3),
      createdAt: before(now, 3),
    },
  ];
}

function proposals(now: Date): Prisma.ChangeProposalCreateManyInput[] {
  return [
    {
      id: seedId("proposal/lesestube"),
      ...entry("lesestube"),
      origin: "visitor",
      fields: { hours: "Tu 14:00-18:00; PH off" },
      base: { hours: "Tu 14:00-17:00; PH off" },
      message: "Am Aushang steht: dienstags jetzt bis 18 Uhr.",
      senderEmail: "hinweis-e@example.org",
      createdAt: before(now, 1, 3),
    },
    {
      id: seedId("proposal/koordination"),
      ...entry("koordination"),
      origin: "owner",
      fields: {
        fees: "kostenlos, Kopien 10 Cent",
        application: "Ohne Anmeldung. Für ein längeres Gespräch bitte anrufen.",
      },
      base: {
        fees: "kostenlos",
        application: "Ohne Anmeldung. Für ein längeres Gespräch hilft ein Termin.",
      },
      createdAt: before(now, 0, 5),
    },
  ];
}
