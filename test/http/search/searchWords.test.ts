import { readSearchWords, TRANSLATED } from "../../../prisma/seed/searchWords.ts";
import { skeletonOf } from "../../../src/features/search/fold.ts";
import { wordsOf } from "../../../src/features/search/words.ts";
import { prepareVocabulary } from "../../../src/vocabulary.ts";
import { openTestHouse, type TestHouse } from "../../support/app.ts";

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});
beforeEach(() => house.empty());
afterAll(() => house.close());

const words = readSearchWords();
const of = (language: string) => words.filter((word) => word.language === language);

it("the list that comes with the program holds 120 German words and 60 concepts in each of six languages", () => {
  expect(of("de").length).toBeGreaterThanOrEqual(120);
  for (const language of TRANSLATED)
    expect(new Set(of(language).map(({ means }) => means.join())).size).toBeGreaterThanOrEqual(60);
});

it("every line can be read: a term of one to five words, meanings of letters, nothing twice in a language", () => {
  const keys = words.map(({ language, term }) => `${language} ${wordsOf(term).map(skeletonOf).join(" ")}`);
  expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
  for (const { term, means } of words) {
    expect(wordsOf(term).length).toBeGreaterThanOrEqual(1);
    expect(wordsOf(term).length).toBeLessThanOrEqual(5);
    expect(means.length).toBeGreaterThanOrEqual(1);
    for (const meaning of means) expect(meaning).toMatch(/^[\p{L} -]+$/u);
  }
});

it("every installation gets them once; what the desk removed does not come back", async () => {
  const { db } = house.database;
  await prepareVocabulary(db);
  expect(await db.searchSynonym.count()).toBe(words.length);
  await db.searchSynonym.deleteMany({ where: { language: "de" } });
  await prepareVocabulary(db);
  expect(await db.searchSynonym.count({ where: { language: "de" } })).toBe(0);
});
