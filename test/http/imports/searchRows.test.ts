import { openTestHouse, type Browser, type TestHouse } from "../../support/app.ts";
import { buildTerms } from "../../support/factories/contactPoints.ts";
import { checkTable, row, runImport, table } from "../../support/importFile.ts";

let house: TestHouse;
let coordinator: Browser;
beforeAll(async () => {
  house = await openTestHouse();
});
beforeEach(async () => {
  await house.empty();
  coordinator = await house.as(await house.staff("coordinator"));
});
afterAll(() => house.close());

const db = () => house.database.db;

interface SearchRow {
  readonly title: string;
  readonly keywords: string;
  readonly path: string;
  readonly facets: readonly string[];
}

/** Everything a search row says, but its id and the moment it was written. */
async function searchRows(): Promise<readonly SearchRow[]> {
  const { rows } = await house.database.pool.query<SearchRow>(`
    SELECT "resourceId", "title", "summary", "keywords", "translated", "path", "isExample", "sortKey", "facets",
      "openingHoursId", "assuredOn", "document"::text, "folded"
    FROM "SearchEntry" WHERE "resourceType" = 'service_at_location' ORDER BY "path"`);
  return rows;
}

/** The rows as they come about when each entry is touched by itself, one after the other. */
async function rowsOfSingleChanges(): Promise<readonly SearchRow[]> {
  await house.database.pool.query(`DELETE FROM "SearchEntry"`);
  for (const { id } of await db().serviceAtLocation.findMany({ select: { id: true } })) {
    await db().serviceAtLocation.update({ where: { id }, data: { assuredOn: null } });
  }
  return searchRows();
}

async function wordsLeft(): Promise<readonly string[]> {
  const rows = await db().searchWord.findMany({ select: { word: true }, orderBy: { word: "asc" } });
  return rows.map(({ word }) => word);
}

it("what an import writes at once is what single changes write: new entries, changed ones, hidden ones", async () => {
  await buildTerms(db(), "theme", { wohnen: "Wohnen", bildung: "Bildung" });
  const first = [
    row("A1", "Mietberatung", { theme: "Bildung, wohnen", fees: "kostenlos" }),
    row("A2", "Nähcafé", { street: "Rehstraße 4" }),
    row("A3", "Fahrradwerkstatt", { theme: "wohnen", hours: "" }),
  ];
  await runImport(house, coordinator, await checkTable(house, coordinator, table(...first)));
  const imported = await searchRows();
  expect(imported.map(({ title }) => title)).toEqual(["Fahrradwerkstatt", "Mietberatung", "Nähcafé"]);
  expect(imported[1]).toMatchObject({ path: "/anlaufstellen/mietberatung" });
  expect(imported[1]?.facets.slice(0, 2)).toEqual(["theme:bildung", "theme:wohnen"]);
  expect(imported[1]?.facets).toContain("wheelchair:yes");
  expect(imported[1]?.keywords).toContain("Verein Nord Lange Straße 1");
  expect(await wordsLeft()).toEqual(expect.arrayContaining(["fahrradwerkstatt", "mietberatung", "nähcafé", "wohnen"]));
  expect(await rowsOfSingleChanges()).toEqual(imported);

  await db().serviceAtLocation.updateMany({ where: { slug: "naehcafe" }, data: { state: "archived" } });
  const second = [
    row("A1", "Mietberatung", { theme: "wohnen", fees: "5 Euro", street: "Rehstraße 9" }),
    row("A2", "Nähcafé am Bach"),
    row("A3", "Fahrradhilfe", { theme: "Bildung" }),
    row("A4", "Sprachcafé"),
  ];
  await runImport(house, coordinator, await checkTable(house, coordinator, table(...second)));
  const changed = await searchRows();
  expect(changed.map(({ title }) => title)).toEqual(["Fahrradhilfe", "Mietberatung", "Sprachcafé"]);
  expect(changed[1]?.keywords).toContain("Rehstraße 9");
  expect(changed[1]?.facets).toEqual(["theme:wohnen", "wheelchair:yes"]);
  expect(await wordsLeft()).toEqual(expect.arrayContaining(["fahrradhilfe", "sprachcafé"]));
  expect(await rowsOfSingleChanges()).toEqual(changed);
});

it("the rows of many entries follow one change of what they stand on", async () => {
  const themes = await buildTerms(db(), "theme", { wohnen: "Wohnen", bildung: "Bildung" });
  await runImport(
    house,
    coordinator,
    await checkTable(house, coordinator, table(row("A1", "Eins", { theme: "wohnen" }), row("A2", "Zwei"))),
  );
  const all = {};
  const changes: readonly [() => Promise<unknown>, (found: SearchRow) => boolean][] = [
    [() => db().organization.updateMany({ data: { name: "Bund" } }), ({ keywords }) => keywords.includes("Bund")],
    [() => db().service.updateMany({ data: { isFree: true } }), ({ facets }) => facets.includes("free:yes")],
    [
      () => db().location.updateMany({ data: { wheelchair: "no" } }),
      ({ facets }) => !facets.includes("wheelchair:yes"),
    ],
    [() => db().address.updateMany({ data: { address1: "Am Hof" } }), ({ keywords }) => keywords.includes("Am Hof")],
    [() => db().address.deleteMany({ where: all }), ({ keywords }) => !keywords.includes("Am Hof")],
  ];
  for (const [change, holds] of changes) {
    expect((await searchRows()).map(holds)).toEqual([false, false]);
    await change();
    expect((await searchRows()).map(holds)).toEqual([true, true]);
  }
  await db().attribute.updateMany({ data: { termId: themes["bildung"] ?? "" } });
  expect((await searchRows()).map(({ facets }) => facets.includes("theme:bildung"))).toEqual([true, false]);
  await db().taxonomyTerm.updateMany({ where: { code: "bildung" }, data: { name: "Lernen" } });
  expect((await searchRows()).map(({ keywords }) => keywords.includes("Lernen"))).toEqual([true, false]);
  await db().attribute.deleteMany({ where: all });
  expect((await searchRows()).map(({ facets }) => facets.includes("theme:bildung"))).toEqual([false, false]);
});
