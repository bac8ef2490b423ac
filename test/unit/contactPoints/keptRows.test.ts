import type { ContactPointRow } from "../../../src/features/contactPoints/contactPoints.queries.ts";
import { createKeptRows } from "../../../src/features/contactPoints/keptRows.ts";
import { createKeepAnswer } from "../../../src/shared/cache/keptAnswers.ts";
import { createPageCache } from "../../../src/shared/cache/pageCache.ts";

function openRows() {
  const now = () => new Date("2026-11-24T10:00:00Z");
  const cache = createPageCache({ now });
  cache.setConnected(true);
  const asked: string[][] = [];
  const gone = new Set<string>();
  const rowsById = createKeptRows((ids, language) => {
    asked.push([...ids]);
    const known = ids.filter((id) => !gone.has(id));
    return Promise.resolve(known.map((id) => ({ id, title: `${id} ${language}` }) as ContactPointRow));
  }, createKeepAnswer({ now, cache }));
  return { rowsById, asked, gone, cache };
}

const titles = (rows: readonly ContactPointRow[]) => rows.map(({ title }) => title);

it("a row that stood on a page is not asked for again, in the order that was asked for", async () => {
  const { rowsById, asked } = openRows();
  await rowsById(["a", "b"], "de");
  expect(titles(await rowsById(["c", "b", "a"], "de"))).toEqual(["c de", "b de", "a de"]);
  expect(asked).toEqual([["a", "b"], ["c"]]);
});

it("every language has rows of its own", async () => {
  const { rowsById } = openRows();
  await rowsById(["a"], "de");
  expect(titles(await rowsById(["a"], "en"))).toEqual(["a en"]);
});

it("a change lets all rows be read anew, and what is gone is left out", async () => {
  const { rowsById, gone, cache } = openRows();
  await rowsById(["a", "b"], "de");
  gone.add("a");
  cache.changed("contact_point");
  expect(titles(await rowsById(["a", "b"], "de"))).toEqual(["b de"]);
});

it("a change that comes while rows are read is not overlooked by the next page", async () => {
  const { rowsById, asked, cache } = openRows();
  const reading = rowsById(["a"], "de");
  cache.changed("contact_point");
  await reading;
  await rowsById(["a"], "de");
  expect(asked).toEqual([["a"], ["a"]]);
});

it("not more than 500 rows stay in memory", async () => {
  const { rowsById, asked } = openRows();
  for (let page = 0; page < 26; page += 1) {
    await rowsById(
      Array.from({ length: 20 }, (_, place) => `${String(page)}-${String(place)}`),
      "de",
    );
  }
  await rowsById(["0-0", "25-0"], "de");
  expect(asked.at(-1)).toEqual(["0-0"]);
});
