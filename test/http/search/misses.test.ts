import { forgetOldMisses } from "../../../src/features/search/index.ts";
import { openTestHouse, type TestHouse } from "../../support/app.ts";
import { readPage } from "../../support/page.ts";

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});
beforeEach(() => house.empty());
afterAll(() => house.close());

const ask = (query: string, agent = "Mozilla/5.0", prefix = "") =>
  house
    .visitor()
    .get(`${prefix}/suche?q=${encodeURIComponent(query)}`)
    .set("User-Agent", agent)
    .expect(200);
const misses = () =>
  house.database.db.searchMiss.findMany({
    orderBy: { words: "asc" },
    select: { words: true, language: true, count: true },
  });

/** Counting happens after the answer. */
async function untilCounted(count: number): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    if ((await misses()).length >= count) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error("the miss was not counted");
}

it("words that found nothing are counted by day and language, without a trace of who asked", async () => {
  await ask("Quastenflosser  Aquarium!", "Mozilla/5.0", "/en");
  await untilCounted(1);
  expect(await misses()).toEqual([{ words: "quastenflosser aquarium", language: "en", count: 1 }]);
});

it("the same words from the same address count once a day", async () => {
  await ask("Quastenflosser");
  await untilCounted(1);
  await ask("Quastenflosser");
  await ask("Wombat");
  await untilCounted(2);
  expect(await misses()).toContainEqual({ words: "quastenflosser", language: "de", count: 1 });
});

it("one address is heard twenty times a day", async () => {
  house.clock.now = new Date("2026-12-24T10:00:00Z");
  for (let number = 0; number < 24; number += 1) {
    await ask(`Quasten${"abcdefghijklmnopqrstuvwx".charAt(number).repeat(3)}`);
    await untilCounted(Math.min(number + 1, 20));
  }
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(await misses()).toHaveLength(20);
});

it.each(["Erika 1234567", "erika@example.org", "x".repeat(61), "eins zwei drei vier fünf sechs sieben"])(
  "%s is not kept: it may be a number, an address or a story",
  async (query) => {
    await ask(query);
    await ask("Wombat");
    await untilCounted(1);
    expect((await misses()).map(({ words }) => words)).toEqual(["wombat"]);
  },
);

it("machines are not counted", async () => {
  await ask("Quastenflosser", "Examplebot/1.0");
  await ask("Wombat");
  await untilCounted(1);
  expect((await misses()).map(({ words }) => words)).toEqual(["wombat"]);
});

it("the desk sees only what was asked on two days or three times, and no more once it is a synonym", async () => {
  const { db } = house.database;
  const on = (day: string) => new Date(`2026-11-${day}`);
  await db.searchMiss.createMany({
    data: [
      { day: on("20"), words: "erika mustermann", count: 2 },
      { day: on("20"), words: "glücksrad", count: 3 },
      { day: on("20"), words: "wombat", count: 1 },
      { day: on("21"), words: "wombat", count: 1, language: "en" },
    ],
  });
  const desk = await house.as(await house.staff("coordinator"));
  const page = readPage(await desk.get("/buero/suche").expect(200));
  expect(page.text).not.toContain("erika");
  expect(page.text).toContain("glücksrad");
  expect(page.text).toContain("2-mal, zuletzt am 21. November 2026");
  expect(page.linkTo("Synonym anlegen : wombat")).toBe("/buero/suche/neu?wort=wombat&sprache=en");
  const form = readPage(await desk.get("/buero/suche/neu?wort=wombat&sprache=en").expect(200));
  expect(form.value("term")).toBe("wombat");
  await desk.post("/buero/suche/neu", { term: "Wombat", language: "en", means: "Tiere", version: "0" }).expect(303);
  expect(readPage(await desk.get("/buero/suche").expect(200)).hasLink("Synonym anlegen : wombat")).toBe(false);
});

it("the desk can forget words at once; the audit tells that, not which", async () => {
  await house.database.db.searchMiss.create({ data: { day: new Date("2026-11-20"), words: "erika", count: 5 } });
  const desk = await house.as(await house.staff("coordinator"));
  await desk.post("/buero/suche/vergessen", { words: "erika" }).expect(303);
  expect(await misses()).toEqual([]);
  const [entry] = await house.database.db.auditEntry.findMany({ where: { action: "search_miss.removed" } });
  expect(JSON.stringify(entry)).not.toContain("erika");
});

it("after 180 days they are deleted", async () => {
  await house.database.db.searchMiss.createMany({
    data: [
      { day: new Date("2026-05-30"), words: "alt" },
      { day: new Date("2026-06-01"), words: "neu" },
    ],
  });
  await forgetOldMisses(house.deps);
  expect((await misses()).map(({ words }) => words)).toEqual(["neu"]);
});
