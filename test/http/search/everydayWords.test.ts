import { openTestHouse, type TestHouse } from "../../support/app.ts";
import { buildPlace } from "../../support/factories/contactPoints.ts";
import { readPage } from "../../support/page.ts";

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});
beforeEach(async () => {
  await house.empty();
  house.cache.clear();
});
afterAll(() => house.close());

const open = async (path: string, query: string) =>
  readPage(
    await house
      .visitor()
      .get(`${path}?q=${encodeURIComponent(query)}`)
      .set("User-Agent", "Mozilla/5.0")
      .expect(200),
  );

async function buildStreet(): Promise<void> {
  const { db } = house.database;
  await db.searchSynonym.createMany({
    data: [
      { language: "de", term: "Kita", means: ["Kindertagesstätte"] },
      { language: "de", term: "Miete", means: ["Mietberatung"] },
      { language: "de", term: "Asche", means: ["Schulden"] },
    ],
  });
  await buildPlace(db, "Kindertagesstätte Beispielhof", { point: { summary: "Betreuung für Kinder." } });
  await buildPlace(db, "Mietberatung", {
    point: { summary: "Rat bei Nebenkosten." },
    street: "Pelmkestr. 14",
  });
  await buildPlace(db, "Marktcafé", { point: { summary: "Mittags mit Kuchen. Der Wirt nahm Schulden auf." } });
  await buildPlace(db, "Jugendhaus", { point: { summary: "Treff der Jugendverbände." } });
}

it.each([
  ["Kinderbetreuung", "Kindertagesstätte Beispielhof"],
  ["Kitaplatz", "Kindertagesstätte Beispielhof"],
  ["Mietrecht", "Mietberatung"],
])("the list takes %s apart as the search does, and says so", async (query, title) => {
  await buildStreet();
  expect((await open("/suche", query)).text.replaceAll(" ", "")).toContain(title.replaceAll(" ", ""));
  const list = await open("/anlaufstellen", query);
  expect(list.linkTo(title)).not.toBeNull();
  expect(list.text).toContain(`Zu „${query}“ gibt es nichts. Gezeigt wird`);
});

it("a part of a compound that is only near to a word is not taken for it", async () => {
  await buildStreet();
  const page = await open("/suche", "Nähmaschine");
  expect(page.linkTo("Marktcafé")).toBeNull();
  expect(page.text).not.toContain("Asche");
});

it("a short stem is no beginning: Miten is not everything that begins with mit", async () => {
  await buildStreet();
  const page = await open("/suche", "Miten");
  expect(page.text).toContain("Zu „Miten“ haben wir nichts gefunden.");
  expect(page.linkTo("Marktcafé")).toBeNull();
});

it("a short word that keeps its letters is a beginning: Zahn leads to the Zahnarzt", async () => {
  await buildPlace(house.database.db, "Zahnarzt");
  expect((await open("/suche", "Zahn")).text).toContain("im Titel");
  expect((await open("/anlaufstellen", "Zahn")).linkTo("Zahnarzt")).toBe("/anlaufstellen/zahnarzt");
});

it.each(["Pelmkestraße", "Pelmkestrasse 14", "pelmkestr"])("%s finds the house in the Pelmkestr.", async (query) => {
  await buildStreet();
  expect((await open("/suche", query)).linkTo("Mietberatung")).toBe("/anlaufstellen/mietberatung");
});

it("every result says why it was found, also one of the same stem", async () => {
  await buildStreet();
  const page = await open("/suche", "Jugendlicher");
  expect(page.linkTo("Jugendhaus")).not.toBeNull();
  expect(page.text).toContain("Gefunden: verwandtes Wort im Text");
});

it("words that find nothing in the list are counted too, each time, but not beside another filter", async () => {
  await buildStreet();
  await open("/anlaufstellen", "Raketenstart");
  await open("/anlaufstellen", "Mietberatung");
  await house.visitor().get("/anlaufstellen?q=Zauberei&rollstuhl=ja").set("User-Agent", "Mozilla/5.0").expect(200);
  const misses = () => house.database.db.searchMiss.findMany({ select: { words: true, count: true } });
  for (let tries = 0; tries < 100 && (await misses()).length === 0; tries += 1) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  expect(await misses()).toEqual([{ words: "raketenstart", count: 1 }]);
});

it("a word in more entries than are followed is not counted as if there were no more", async () => {
  const { db } = house.database;
  const id = await buildPlace(db, "Treffpunkt");
  const first = await db.serviceAtLocation.findUniqueOrThrow({ where: { id } });
  const data = Array.from({ length: 309 }, (_, number) => ({
    title: `Treffpunkt ${String(number)}`,
    slug: `treffpunkt-${String(number)}`,
    sortKey: `treffpunkt ${String(number)}`,
    serviceId: first.serviceId,
    locationId: first.locationId,
  }));
  await db.serviceAtLocation.createMany({ data });
  expect((await open("/anlaufstellen", "Treffpunkt")).text).toContain("mindestens 300 von 310 Orten");
  expect((await open("/en/anlaufstellen", "Treffpunkt")).text).toContain("at least 300 of 310 places");
  expect((await open("/anlaufstellen", "Treffpunkt 17")).text).not.toContain("mindestens");
});
