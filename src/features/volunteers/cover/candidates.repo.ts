import type { Tx } from "../../../shared/db/client.ts";
import { ZONE } from "../../../shared/clock.ts";
import { loadHistory } from "../fitting/history.repo.ts";
import { loadOpportunityFacts } from "../fitting/opportunityFacts.repo.ts";
import { loadVolunteerFacts } from "../fitting/volunteerFacts.repo.ts";
import { hourBandOf, type CoverCandidate, type HourBand, type PastAsk } from "../matching/cover.ts";
import { isEligible } from "../matching/eligibility.ts";
import { fitOf } from "../matching/fit.ts";
import { readyOpportunity, readyVolunteer } from "../matching/ready.ts";
import type { Place } from "../taking/place.ts";

interface AskRow {
  readonly personId: string;
  readonly at: Date;
  readonly startsAt: Date | null;
  readonly answer: "yes" | "no" | null;
  readonly answeredAt: Date | null;
  readonly requestId: string | null;
}

/** Who can step in, how well they fit, and what they were asked before. Whoever gave the shift back is not asked. */
export async function loadCoverCandidates(
  tx: Tx,
  place: Place,
  requestId: string,
  now: Date,
): Promise<readonly CoverCandidate[]> {
  const opportunities = await loadOpportunityFacts(tx, { needId: place.needId }, now);
  const found = opportunities.find((one) => one.facts.id === place.shiftId);
  if (!found) return [];
  const opportunity = readyOpportunity(found.facts);
  const history = await loadHistory(tx, { needId: place.needId });
  const left = await tx.assignment.findMany({
    where: { shiftId: place.shiftId, state: { in: ["withdrawn", "declined"] } },
    select: { personId: true },
  });
  const gone = new Set(left.map((one) => one.personId));
  const people = await loadVolunteerFacts(tx, "askable", now);
  const able = people
    .filter(({ facts }) => !gone.has(facts.id))
    .map(({ facts }) => readyVolunteer(facts))
    .filter((volunteer) => isEligible(volunteer, opportunity, now, history));
  const asks = await loadAsks(
    tx,
    able.map((volunteer) => volunteer.facts.id),
    requestId,
  );
  return able.map((volunteer) => ({
    volunteerId: volunteer.facts.id,
    fit: fitOf(volunteer, opportunity).value,
    asks: asks.get(volunteer.facts.id) ?? [],
  }));
}

async function loadAsks(
  tx: Tx,
  ids: readonly string[],
  requestId: string,
): Promise<ReadonlyMap<string, readonly PastAsk[]>> {
  const rows = await tx.$queryRaw<AskRow[]>`
    SELECT c."personId", c."askedAt" AS at, s."startsAt", c."answeredAt", c."requestId",
      CASE c."answer" WHEN 'no' THEN 'no' WHEN 'yes' THEN 'yes' WHEN 'too_late' THEN 'yes' END AS answer
    FROM "CoverAsk" c JOIN "CoverRequest" r ON r."id" = c."requestId" JOIN "Shift" s ON s."id" = r."shiftId"
    WHERE c."personId" = ANY (${[...ids]}::uuid[])
    UNION ALL
    SELECT a."personId", a."createdAt", a."startsAt", a."decidedAt", NULL,
      CASE WHEN a."state" = 'declined' THEN 'no' WHEN a."state" IN ('accepted', 'confirmed', 'attended') THEN 'yes' END
    FROM "Assignment" a WHERE a."personId" = ANY (${[...ids]}::uuid[]) AND a."origin" IN ('offer', 'batch')`;
  return Map.groupBy(
    rows.map(({ startsAt, ...row }) => ({
      ...row,
      band: bandOf(startsAt ?? row.at),
      isThisGap: row.requestId === requestId,
    })),
    (ask) => ask.personId,
  );
}

/** The band of the clock in which a shift begins. */
export function bandOf(startsAt: Date): HourBand {
  const local = startsAt.toTemporalInstant().toZonedDateTimeISO(ZONE);
  return hourBandOf(local.hour * 60 + local.minute);
}
