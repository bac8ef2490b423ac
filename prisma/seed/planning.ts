import { planPeople } from "../../src/features/volunteers/batch/askPlan.ts";
import { loadBatchFacts } from "../../src/features/volunteers/batch/batchFacts.repo.ts";
import { storeCells } from "../../src/features/volunteers/batch/storeCells.repo.ts";
import { dateColumn } from "../../src/shared/clock.ts";
import { DEMO_COORDINATOR, before, seedId } from "./marks.ts";
import type { SeedContext, SeedDatabase } from "./marks.ts";
import { largeCleanUpDay } from "./needs.ts";

/** Where the search for somebody to step in stands: one wave is out, the next one is due in three hours. */
const HOURS_SINCE_WAVE = 1;
const HOURS_TO_NEXT = 3;
const NEED = seedId("need/aufraeumtag");
const SHIFT = seedId("shift/aufraeumtag/1");

/** What the coordination plans: a proposal for the large clean-up day, and a search for people for the next one. */
export async function seedPlanning(db: SeedDatabase, context: SeedContext): Promise<void> {
  await seedProposal(db, context);
  await seedCoverRequest(db, context);
}

/** Worked out by the house itself, so that every reason is a true one; one place is held. */
async function seedProposal(db: SeedDatabase, { now }: SeedContext): Promise<void> {
  const id = seedId("batch/aufraeumtag");
  const maxShifts = 1;
  const day = largeCleanUpDay(now);
  const needIds = [NEED];
  const facts = await loadBatchFacts(db, { needIds, from: day.toString(), until: day.toString() }, now);
  await db.batchProposal.create({
    data: {
      id,
      title: "Beispiel: Großer Aufräumtag",
      needIds,
      startsOn: dateColumn(day),
      endsOn: dateColumn(day),
      maxShifts,
      createdById: DEMO_COORDINATOR,
      computedAt: now,
      createdAt: now,
    },
  });
  await storeCells(db, id, planPeople(facts, maxShifts, []).cells);
  const first = await db.batchCell.findFirstOrThrow({
    where: { batchId: id },
    orderBy: [{ shift: { startsAt: "asc" } }, { personId: "asc" }],
    select: { personId: true, shiftId: true },
  });
  const batchId_personId_shiftId = { batchId: id, ...first };
  await db.batchCell.update({ where: { batchId_personId_shiftId }, data: { isLocked: true } });
}

/** One person said no, another one has to be told at the advice table and has not answered. */
async function seedCoverRequest(db: SeedDatabase, { now }: SeedContext): Promise<void> {
  const id = seedId("cover/aufraeumtag");
  const askedAt = before(now, 0, HOURS_SINCE_WAVE);
  await db.coverRequest.create({
    data: {
      id,
      needId: NEED,
      shiftId: SHIFT,
      wave: 1,
      nextWaveAt: before(now, 0, -HOURS_TO_NEXT),
      createdById: DEMO_COORDINATOR,
      createdAt: askedAt,
      asks: {
        create: [
          { personId: seedId("person/f"), wave: 1, askedAt, answer: "no", answeredAt: now },
          { personId: seedId("person/e"), wave: 1, askedAt },
        ],
      },
    },
  });
  await db.contactTask.create({
    data: {
      personId: seedId("person/e"),
      channel: "in_person",
      template: "cover.ask",
      language: "de",
      subject: "Können Sie einspringen? Aufräumtag im Viertel",
      text: "Guten Tag, jemand ist ausgefallen, und wir suchen Ersatz: Aufräumtag im Viertel, am nächsten Samstag um 10 Uhr. Können Sie einspringen? Wer zuerst zusagt, ist dabei. Ein Nein ist völlig in Ordnung.",
      needId: NEED,
      dueAt: before(now, -1),
      createdAt: askedAt,
    },
  });
}
