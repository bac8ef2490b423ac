import { openTestHouse, type TestHouse } from "../../support/app.ts";
import { buildPlace } from "../../support/factories/contactPoints.ts";
import { readPage } from "../../support/page.ts";

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});
beforeEach(() => house.empty());
afterAll(() => house.close());

const search = async (query: string, prefix = "") =>
  readPage(
    await house
      .visitor()
      .get(`${prefix}/suche?q=${encodeURIComponent(query)}`)
      .set("User-Agent", "Mozilla/5.0")
      .expect(200),
  );
const HEADING = { "": "Seiten dieser Website", "/en": "Pages of this site", "/ar": "صفحات هذا الموقع" } as const;

it.each([
  ["Impressum", "", "/impressum"],
  ["Leichte Sprache", "", "/leicht/"],
  ["barriere melden", "", "/barrierefreiheit/melden"],
  ["Termin", "", "/termine"],
  ["Stadtteilfuehrer", "", "/stadtteilfuehrer"],
  ["ehrenamt anmelden", "", "/mitmachen/anmelden"],
  ["privacy", "/en", "/en/datenschutz"],
  ["Datenschutz", "/en", "/en/datenschutz"],
  ["حماية البيانات", "/ar", "/ar/datenschutz"],
] as const)("%s (%s) leads to the page of the site", async (query, prefix, path) => {
  const page = await search(query, prefix);
  expect(page.text).toContain(HEADING[prefix]);
  const { text: html } = await house.visitor().get(`${prefix}/suche?q=${encodeURIComponent(query)}`);
  expect(html.slice(html.indexOf(HEADING[prefix]))).toContain(`<h3><a href="${path}">`);
  await house.visitor().get(path).expect(200);
});

it("a page whose title says the words stands before entries, one that only mentions them behind", async () => {
  await buildPlace(house.database.db, "Kontaktstelle", { point: { summary: "Kontakt und Kalender." } });
  const first = (await search("Kontakt")).text;
  expect(first.indexOf("Seiten dieser Website")).toBeLessThan(first.indexOf("Anlaufstellen Kontakt"));
  const last = (await search("Kalender")).text;
  expect(last).toContain("Gefunden in 2 Bereichen.");
  expect(last.lastIndexOf("Seiten dieser Website")).toBeGreaterThan(last.indexOf("stelle"));
});

it("words that only a page holds are no miss; all words must be there", async () => {
  expect((await search("Impressum")).text).toContain("Gefunden in einem Bereich.");
  const none = await search("Impressum Raumfahrt");
  expect(none.text).not.toContain("Seiten dieser Website");
  expect(none.text).toContain("haben wir nichts gefunden");
  for (let tries = 0; tries < 100 && (await house.database.db.searchMiss.count()) === 0; tries += 1) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  expect(await house.database.db.searchMiss.findMany({ select: { words: true } })).toEqual([
    { words: "impressum raumfahrt" },
  ]);
});
