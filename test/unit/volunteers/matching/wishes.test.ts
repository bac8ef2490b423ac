import fc from "fast-check";
import type { BatchProposal, BatchQuestion, Pair } from "../../../../src/features/volunteers/matching/flow/batch.ts";
import { proposeBatch } from "../../../../src/features/volunteers/matching/flow/proposeBatch.ts";
import type { ReadyOpportunity, ReadyVolunteer } from "../../../../src/features/volunteers/matching/ready.ts";
import { NO_HISTORY } from "../../../../src/features/volunteers/matching/types.ts";
import { seededRandom, townShifts, townVolunteers, TOWN_NOW } from "../../../../src/tools/matchingTown.ts";
import { NOW, opportunity, span, volunteer } from "./facts.ts";

// How often somebody wants to come at most holds over the whole of a proposal, together with what they already have.

function ask(
  volunteers: readonly ReadyVolunteer[],
  shifts: readonly ReadyOpportunity[],
  more: Partial<BatchQuestion> = {},
): BatchProposal {
  return proposeBatch({ volunteers, shifts, locks: [], rejected: [], history: NO_HISTORY, now: NOW, ...more });
}

const pair = (volunteerId: string, opportunityId: string): Pair => ({ volunteerId, opportunityId });
const known = { knownInitiativeIds: new Set(["i"]) };

it("nobody is proposed more often than they wish over the whole season, with what they have and were asked for", () => {
  const dates = ["11-28", "12-05", "12-12", "12-19", "12-26", "01-02", "01-09"].map((day) => {
    const year = day.startsWith("01") ? "2027" : "2026";
    return { day, span: span(`${year}-${day}T09:00Z`, `${year}-${day}T11:00Z`) };
  });
  const season = dates.map(({ day, span: date }) => opportunity({ id: day, spans: [date], maxPeople: 1 }));
  const asked = [{ opportunityId: "elsewhere", ...span("2026-12-01T09:00Z", "2026-12-01T11:00Z") }];
  const twice = volunteer({ id: "a", maxTimes: { count: 2, per: "month" }, asked, ...known });
  const proposal = ask([twice], season);
  expect(proposal.cells.map(({ opportunityId }) => opportunityId.slice(0, 2))).toEqual(["01", "01", "11", "12"]);
  const left = season.map(({ facts }) => proposal.reasonAgainst(pair("a", facts.id))).filter((why) => why !== null);
  expect(left).toEqual(Array(3).fill({ code: "TIMES_CAP", wish: { count: 2, per: "month" } }));
  const all = season.map(({ facts }) => pair("a", facts.id));
  const held = ask([twice], season, { locks: all });
  expect(held.cells.filter(({ isOverTimes }) => isOverTimes).map(({ opportunityId }) => opportunityId)).toEqual(
    dates.map(({ day }) => day).filter((day) => day.startsWith("12")),
  );
});

it("wishes hold in every week and month of any proposal, and what speaks against a pair is what decided", () => {
  const seasons = fc.record({ seed: fc.integer({ min: 0, max: 100_000 }), count: fc.integer({ min: 5, max: 40 }) });
  fc.assert(
    fc.property(seasons, ({ seed, count }) => {
      const random = seededRandom(seed);
      const [volunteers, shifts] = [townVolunteers(12, random), townShifts(count, 70, random)];
      const proposal = ask(volunteers, shifts, { now: TOWN_NOW });
      for (const { facts } of volunteers) {
        if (facts.maxTimes === null) continue;
        const { count: most, per } = facts.maxTimes;
        const own = proposal.cells.filter((cell) => cell.volunteerId === facts.id);
        const dates = [...own.map((cell) => startOf(shifts, cell.opportunityId)), ...startsOf(facts.commitments)];
        for (const inPeriod of Map.groupBy(dates, (date) => periodText(per, date)).values()) {
          expect(inPeriod.length).toBeLessThanOrEqual(most);
        }
        expect(own.some((cell) => cell.isOverTimes)).toBe(false);
      }
    }),
    { numRuns: 80 },
  );
});

const startOf = (shifts: readonly ReadyOpportunity[], id: string) =>
  new Date(shifts.find((shift) => shift.facts.id === id)?.spans[0]?.startsAt ?? 0);
const startsOf = (dates: readonly { readonly startsAt: Date }[]) => dates.map(({ startsAt }) => startsAt);

/** "2026-12", or the Monday of the week, by the wall clock in Berlin. */
function periodText(per: "week" | "month", date: Date): string {
  const day = date.toTemporalInstant().toZonedDateTimeISO("Europe/Berlin").toPlainDate();
  return per === "month" ? day.toString().slice(0, 7) : day.subtract({ days: day.dayOfWeek - 1 }).toString();
}
