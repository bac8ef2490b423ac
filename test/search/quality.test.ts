import { createSearchQueries, type SearchQueries } from "../../src/features/search/index.ts";
import { openTestHouse, type TestHouse } from "../support/app.ts";
import { measure } from "./measure.ts";
import { HELD_OUT, TUNING, type Pair } from "./pairs.ts";

let house: TestHouse;
let queries: SearchQueries;
beforeAll(async () => {
  house = await openTestHouse({ hasDemoData: true, isDemo: true });
  queries = createSearchQueries(house.database.pool, house.deps.keepAnswer);
});
afterAll(() => house.close());

it("there are at least 120 pairs, each once, and half of them are only measured", () => {
  const all = [...TUNING, ...HELD_OUT].map(([query]) => query);
  expect(all.length).toBeGreaterThanOrEqual(120);
  expect(new Set(all).size).toBe(all.length);
  expect(HELD_OUT).toHaveLength(TUNING.length);
});

it("every expected entry is one of the demo's", async () => {
  const { rows } = await house.database.pool.query<{ path: string }>(`SELECT "path" FROM "SearchEntry"`);
  const lost = [...TUNING, ...HELD_OUT]
    .flatMap(([, ...expected]) => expected)
    .filter((beginning) => !rows.some(({ path }) => path.startsWith(beginning)));
  expect(lost).toEqual([]);
});

it.each<[string, readonly Pair[]]>([
  ["to tune with", TUNING],
  ["only measured", HELD_OUT],
])("of the pairs %s, the first five hold 95 %% and the entry stands near the top", async (_name, pairs) => {
  const { recallAt5, meanReciprocalRank } = await measure(queries, pairs);
  expect(recallAt5).toBeGreaterThanOrEqual(0.95);
  expect(meanReciprocalRank).toBeGreaterThanOrEqual(0.85);
});

it.each([
  ["Miete", "/anlaufstellen/mietberatung"],
  ["kira yardımı", "/anlaufstellen/mietberatung"],
  ["إيجار", "/anlaufstellen/mietberatung"],
  ["الإيجار", "/anlaufstellen/mietberatung"],
  ["Kita", "/anlaufstellen/kindertagesstaette"],
  ["buero pelmke", "/anlaufstellen/pelmke-buero"],
])("%s finds %s first", async (query, path) => {
  expect((await measure(queries, [[query, path]])).behind).toEqual([]);
});
