import { openTestHouse, type TestHouse } from "../../support/app.ts";
import { buildLanguages, buildPlace, buildTerms, markPlace } from "../../support/factories/contactPoints.ts";
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

const TITLE = "Mit einem Filter weniger finden Sie mehr";
const list = async (query: string, prefix = "") =>
  readPage(await house.visitor().get(`${prefix}/anlaufstellen${query}`).expect(200));

/** Five places for money matters, four of them free, three step-free, none of them both; one elsewhere. */
async function buildSix(): Promise<void> {
  const { db } = house.database;
  await buildLanguages(db, { tr: "Türkisch" });
  const concerns = await buildTerms(db, "concern", { geld: "Geld", wohnen: "Wohnen" });
  for (const [number, title] of ["Eins", "Zwei", "Drei", "Vier", "Fünf"].entries()) {
    const id = await buildPlace(db, `Geldrat ${title}`, {
      wheelchair: number === 4 ? "yes" : "no",
      service: { isFree: number < 4 },
      hours: "Mo-Fr 08:00-17:00",
    });
    await markPlace(db, id, [concerns["geld"] ?? ""]);
  }
  const id = await buildPlace(db, "Wohnstube", { wheelchair: "yes", service: { isFree: true } });
  await markPlace(db, id, [concerns["wohnen"] ?? ""]);
}

it("nothing found: each filter that would help can be left out, with the number it leaves", async () => {
  await buildSix();
  const page = await list("?anliegen=geld&rollstuhl=ja&kostenlos=ja");
  expect(page.text).toContain("keine Anlaufstelle");
  expect(page.text).toContain(TITLE);
  expect(page.linkTo("ohne „Mit Rollstuhl erreichbar“: 4 Orte")).toBe("/anlaufstellen?anliegen=geld&kostenlos=ja");
  expect(page.linkTo("ohne „Kostenlos“: ein Ort")).toBe("/anlaufstellen?anliegen=geld&rollstuhl=ja");
  expect(page.linkTo("ohne „Geld“: ein Ort")).toBe("/anlaufstellen?rollstuhl=ja&kostenlos=ja");
  expect(page.text.indexOf("4 Orte")).toBeLessThan(page.text.indexOf("ohne „Kostenlos“"));
});

it("little found: the wider lists are offered beside it; enough found, or nothing wider: they are not", async () => {
  await buildSix();
  const few = await list("?anliegen=geld&rollstuhl=ja");
  expect(few.hasLink("Geldrat Fünf")).toBe(true);
  expect(few.linkTo("ohne „Mit Rollstuhl erreichbar“: 5 Orte")).toBe("/anlaufstellen?anliegen=geld");
  expect((await list("?kostenlos=ja")).text).not.toContain(TITLE);
  expect((await list("")).text).not.toContain(TITLE);
  await house.database.db.serviceAtLocation.updateMany({ data: { state: "archived" } });
  house.cache.clear();
  expect((await list("?anliegen=geld&rollstuhl=ja")).text).not.toContain(TITLE);
});

it("several choices of a group go together, and so do day and time", async () => {
  await buildSix();
  const page = await list("?anliegen=geld&anliegen=wohnen&tag=2026-11-28&zeit=10:00");
  expect(page.linkTo("ohne „Geöffnet am Samstag, 28. November 2026, Geöffnet um 10 Uhr“: 6 Orte")).toBe(
    "/anlaufstellen?anliegen=geld&anliegen=wohnen",
  );
  expect(page.text).not.toContain("ohne „Geld");
});

it("words can be left out as well as filters, and counts hold within the words", async () => {
  await buildSix();
  const page = await list("?q=Geldrat&anliegen=wohnen");
  expect(page.linkTo("ohne „Wohnen“: 5 Orte")).toBe("/anlaufstellen?q=Geldrat");
  expect(page.linkTo("ohne „Suche: Geldrat“: ein Ort")).toBe("/anlaufstellen?anliegen=wohnen");
  expect((await list("?q=Wohnstube")).text).not.toContain(TITLE);
});

it("in the reader's language, with its plural forms", async () => {
  await buildSix();
  const query = "?anliegen=geld&rollstuhl=ja&kostenlos=ja";
  expect((await list(query, "/en")).text).toContain("without “Free of charge”: one place");
  const arabic = await list(query, "/ar");
  expect(arabic.text).toContain("4 أماكن");
  expect(arabic.text).toContain("مكان واحد");
});
