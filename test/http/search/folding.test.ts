import { foldText } from "../../../src/features/search/fold.ts";
import { openTestHouse, type TestHouse } from "../../support/app.ts";

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});
afterAll(() => house.close());

/** Letters of the scripts people write in here, with all their marks. */
const LETTERS = [
  [0x20, 0x7e],
  [0xa1, 0x24f],
  [0x300, 0x30f],
  [0x400, 0x45f],
  [0x490, 0x491],
  [0x620, 0x6d5],
  [0x1e9e, 0x1e9e],
  [0x2018, 0x201f],
].flatMap(([from = 0, to = 0]) =>
  Array.from({ length: to - from + 1 }, (_, index) => String.fromCodePoint(from + index)),
);

it("what is typed is folded letter by letter as the database folds what is stored", async () => {
  const { rows } = await house.database.pool.query<{ letter: string; folded: string }>(
    "SELECT letter, fold_text(letter) AS folded FROM unnest($1::text[]) AS letter",
    [LETTERS],
  );
  const differing = rows.filter(({ letter, folded }) => foldText(letter) !== folded);
  expect(rows.length).toBeGreaterThan(800);
  expect(differing).toEqual([]);
});
