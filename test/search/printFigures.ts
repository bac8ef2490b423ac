import { createSearchQueries } from "../../src/features/search/index.ts";
import { openDemoHouse } from "../../src/tools/demoHouse.ts";
import { measure, type Figures } from "./measure.ts";
import { HELD_OUT, TUNING } from "./pairs.ts";

// How well the search finds, on the demo data: `npm run search:measure`. Of the held-out half only the figures are
// shown, so that nobody mends the search for its sake.

const demo = await openDemoHouse();
const queries = createSearchQueries(demo.house.database.pool, demo.house.deps.keepAnswer);
const tuning = await measure(queries, TUNING);
print("tuning", TUNING.length, tuning);
for (const { query, place, first } of tuning.behind)
  console.log(`  ${query}: ${place === null ? "not found" : `place ${String(place)}`}, first is ${first}`);
print("held out", HELD_OUT.length, await measure(queries, HELD_OUT));
await demo.close();

function print(name: string, count: number, { recallAt5, meanReciprocalRank }: Figures): void {
  const cells = [
    name.padEnd(9),
    `${String(count)} queries`,
    `recall@5 ${recallAt5.toFixed(3)}`,
    `MRR ${meanReciprocalRank.toFixed(3)}`,
  ];
  console.log(cells.join("  "));
}
