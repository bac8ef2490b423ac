import { proposeBatch } from "../features/volunteers/matching/flow/proposeBatch.ts";
import { rankVolunteers } from "../features/volunteers/matching/rank.ts";
import { NO_HISTORY } from "../features/volunteers/matching/types.ts";
import { seededRandom, TOWN_NOW, townShifts, townVolunteers } from "./matchingTown.ts";

// How long matching takes in an invented town (always the same one): a proposal for 500 people and 200 shifts, one for
// 5,000 and 2,000, and the ranking of one need among 50,000 volunteers. `npm run bench:matching`. The clock on the wall
// is what a person waits; the processor's time says what it takes on a machine with nothing else to do.

const LOOKS = 200;

interface Mark {
  readonly wall: number;
  readonly cpu: number;
}

console.log("".padEnd(40), "wall ms".padStart(9), "cpu ms".padStart(9), "limit".padStart(9), "peak MB".padStart(9));
measureProposal(500, 200, { days: 28, limit: "1 s" });
measureProposal(5000, 2000, { days: 56, limit: "30 s" });
measureRanking(50_000);

function measureProposal(people: number, count: number, { days, limit }: { days: number; limit: string }): void {
  const random = seededRandom(people);
  const volunteers = townVolunteers(people, random);
  const shifts = townShifts(count, days, random);
  const begun = mark();
  const proposal = proposeBatch({ volunteers, shifts, locks: [], rejected: [], history: NO_HISTORY, now: TOWN_NOW });
  print(`${String(people)} people x ${String(count)} shifts`, since(begun), limit);
  const { cost, cells, isBest } = proposal;
  console.log(
    `    ${String(cells.length)} cells, ${String(cost.unmet)} places below the minima, ${String(cost.alone)} shifts with`,
    `newcomers alone, ${String(cost.overload)} above own hours, proven best: ${isBest ? "yes" : "no"}`,
  );
}

function measureRanking(people: number): void {
  const random = seededRandom(people);
  const volunteers = townVolunteers(people, random);
  const needs = townShifts(LOOKS, 28, random);
  const listing = { now: TOWN_NOW, history: NO_HISTORY, count: 50 };
  for (const need of needs.slice(0, 20)) rankVolunteers(need, volunteers, listing);
  const marks = needs.map((need) => {
    const begun = mark();
    rankVolunteers(need, volunteers, listing);
    return since(begun);
  });
  print(`one need among ${String(people)}, median`, percentile(marks, 0.5), "");
  print(`one need among ${String(people)}, p95`, percentile(marks, 0.95), "50 ms");
}

/** Each figure by itself: the wall's 95 per cent need not be the processor's. */
function percentile(marks: readonly Mark[], share: number): Mark {
  const at = (pick: (one: Mark) => number): number =>
    marks.map(pick).toSorted((a, b) => a - b)[Math.ceil(share * marks.length) - 1] ?? 0;
  return { wall: at((one) => one.wall), cpu: at((one) => one.cpu) };
}

function mark(): Mark {
  const { user, system } = process.cpuUsage();
  return { wall: performance.now(), cpu: (user + system) / 1000 };
}

function since(begun: Mark): Mark {
  const now = mark();
  return { wall: now.wall - begun.wall, cpu: now.cpu - begun.cpu };
}

function print(name: string, { wall, cpu }: Mark, limit: string): void {
  const peak = (process.resourceUsage().maxRSS / 1024).toFixed(0);
  console.log(
    name.padEnd(40),
    wall.toFixed(0).padStart(9),
    cpu.toFixed(0).padStart(9),
    limit.padStart(9),
    peak.padStart(9),
  );
}
