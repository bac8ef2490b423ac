import { openTestHouse, type TestHouse } from "../../support/app.ts";
import { buildLanguages, buildPlace } from "../../support/factories/contactPoints.ts";
import { buildThemes } from "../../support/factories/themes.ts";
import { readPage } from "../../support/page.ts";

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});
beforeEach(() => house.empty());
afterAll(() => house.close());

const list = async (query = "", prefix = "") =>
  readPage(await house.visitor().get(`${prefix}/anlaufstellen${query}`).expect(200));

/** Three places that differ in everything a list can be narrowed by. */
async function buildThree(): Promise<void> {
  const { db } = house.database;
  const themes = await buildThemes(db);
  await buildLanguages(db, { de: "Deutsch", tr: "Türkisch" });
  await buildPlace(db, "Mietberatung", {
    hours: "Mo-Fr 08:00-17:00",
    themes: [themes["zusammenhalt"] ?? ""],
    wheelchair: "yes",
    street: "Lange Straße 22",
    point: { summary: "Hilfe bei Streit um die Miete.", languages: ["de", "tr"] },
  });
  await buildPlace(db, "Reparaturcafé", {
    hours: "Fr 18:00-02:00",
    themes: [themes["kreativ"] ?? ""],
    wheelchair: "no",
    street: "Augustastraße 3",
    point: { summary: "Fahrräder und Radios.", languages: ["de"] },
  });
  await buildPlace(db, "Nähstube", {
    themes: [themes["kreativ"] ?? "", themes["zusammenhalt"] ?? ""],
    street: "Rehstraße 5",
  });
}

it("a visitor sees every published place by name, with street, themes and its state at the moment", async () => {
  await buildThree();
  const page = await list();
  expect(page.heading).toBe("Anlaufstellen");
  expect(page.text).toContain("3 Orte");
  expect(page.text).toContain("Lange Straße 22 · Sozialer Zusammenhalt");
  expect(page.text).toContain("Jetzt geöffnet, schließt um 17 Uhr");
  expect(page.text).toContain("geschlossen, öffnet um 18 Uhr");
  expect(page.text).toContain("Zeiten unbekannt");
  expect(page.linkTo("Nähstube")).toBe("/anlaufstellen/naehstube");
  expect(page.text.indexOf("Mietberatung")).toBeLessThan(page.text.indexOf("Nähstube"));
});

it("drafts and archived places are in no list, and neither is a place once it is withdrawn", async () => {
  await buildThree();
  const { db } = house.database;
  await buildPlace(db, "Entwurf", { point: { state: "draft" } });
  await buildPlace(db, "Archiviert", { point: { state: "archived" } });
  await db.serviceAtLocation.updateMany({ where: { title: "Nähstube" }, data: { state: "archived" } });
  const page = await list();
  expect(page.text).toContain("2 Orte");
  for (const title of ["Entwurf", "Archiviert", "Nähstube"]) expect(page.hasLink(title)).toBe(false);
});

it.each([
  ["?thema=zusammenhalt", ["Mietberatung", "Nähstube"]],
  ["?thema=kreativ", ["Nähstube", "Reparaturcafé"]],
  ["?thema=kreativ&thema=zusammenhalt", ["Mietberatung", "Nähstube", "Reparaturcafé"]],
  ["?sprache=tr", ["Mietberatung"]],
  ["?rollstuhl=ja", ["Mietberatung"]],
  ["?offen=jetzt", ["Mietberatung"]],
  ["?q=miete", ["Mietberatung"]],
  ["?q=beratung", ["Mietberatung"]],
  ["?q=naehstube", ["Nähstube"]],
  ["?q=Augustastrasse", ["Reparaturcafé"]],
  ["?q=fahrrad&thema=kreativ&sprache=de", ["Reparaturcafé"]],
  ["?q=fahrrad&sprache=tr", []],
  ["?thema=zusammenhalt&rollstuhl=ja&offen=jetzt&sprache=de", ["Mietberatung"]],
])("the filter %s leaves %j", async (query, titles) => {
  await buildThree();
  const page = await list(query);
  const shown = ["Mietberatung", "Nähstube", "Reparaturcafé"].filter((title) => page.hasLink(title));
  expect(shown).toEqual(titles);
  expect(page.text).toContain(`${String(titles.length)} von 3 Orten`.replace("3 von 3 Orten", "3 Orte"));
});

it.each([
  ["2026-11-27T07:59+01:00", []],
  ["2026-11-27T08:00+01:00", ["Mietberatung"]],
  ["2026-11-27T17:00+01:00", []],
  ["2026-11-27T18:00+01:00", ["Reparaturcafé"]],
  ["2026-11-28T01:59+01:00", ["Reparaturcafé"]],
  ["2026-11-28T02:00+01:00", []],
])("open now at %s: %j", async (moment, titles) => {
  await buildThree();
  house.clock.now = new Date("2026-11-27T12:00+01:00");
  expect((await list("?offen=jetzt")).hasLink("Mietberatung")).toBe(true);
  house.cache.clear();
  house.clock.now = new Date(moment);
  const page = await list("?offen=jetzt");
  expect(["Mietberatung", "Nähstube", "Reparaturcafé"].filter((title) => page.hasLink(title))).toEqual(titles);
});

it("a kept page does not outlive the state it tells", async () => {
  await buildThree();
  house.clock.now = new Date("2026-11-27T16:59:00+01:00");
  expect((await list()).text).toContain("Jetzt geöffnet, schließt um 17 Uhr");
  house.clock.now = new Date("2026-11-27T17:00:00+01:00");
  expect((await list()).text).toContain("geschlossen, öffnet Mo 8 Uhr");
});

it("hours that nobody confirmed for a year, and services that rest, are not called open", async () => {
  const { db } = house.database;
  await buildPlace(db, "Lange her", { hours: "24/7", point: { assuredOn: new Date("2025-09-01") } });
  await buildPlace(db, "Ruht gerade", { hours: "24/7", service: { status: "temporarily_closed" } });
  await buildPlace(db, "Früher einmal", { hours: "24/7", point: { verified: "historic" } });
  await buildPlace(db, "Immer offen", { hours: "24/7" });
  const page = await list("?offen=jetzt");
  expect(page.text).toContain("1 von 4 Orten");
  expect(page.hasLink("Immer offen")).toBe(true);
  const all = await list();
  expect(all.text).toContain("Zeiten seit 14 Monaten nicht bestätigt");
  expect(all.text).toContain("vorübergehend geschlossen");
});

it("each chosen filter can be taken away by its own link, and all by one", async () => {
  await buildThree();
  const page = await list("?q=miete&thema=zusammenhalt&offen=jetzt&sprache=tr&rollstuhl=ja");
  expect(page.linkTo("Filter entfernen: Suche: miete")).toBe(
    "/anlaufstellen?thema=zusammenhalt&offen=jetzt&sprache=tr&rollstuhl=ja",
  );
  expect(page.linkTo("Filter entfernen: Sozialer Zusammenhalt")).toBe(
    "/anlaufstellen?q=miete&offen=jetzt&sprache=tr&rollstuhl=ja",
  );
  expect(page.linkTo("Filter entfernen: Jetzt geöffnet")).toBe(
    "/anlaufstellen?q=miete&thema=zusammenhalt&sprache=tr&rollstuhl=ja",
  );
  expect(page.linkTo("Filter entfernen: Sprache: Türkisch")).toBe(
    "/anlaufstellen?q=miete&thema=zusammenhalt&offen=jetzt&rollstuhl=ja",
  );
  expect(page.linkTo("Filter entfernen: Mit Rollstuhl erreichbar")).toBe(
    "/anlaufstellen?q=miete&thema=zusammenhalt&offen=jetzt&sprache=tr",
  );
  expect(page.linkTo("Alle Filter entfernen")).toBe("/anlaufstellen");
  expect(page.value("q")).toBe("miete");
});

it("a slip of the pen finds the nearest spelling and says so", async () => {
  await buildThree();
  const page = await list("?q=Mietberatugn");
  expect(page.hasLink("Mietberatung")).toBe(true);
  expect(page.text).toContain("Zu „Mietberatugn“ gibt es nichts. Gezeigt wird „mietberatung“.");
});

it("nothing found says so, keeps the words for an enquiry and leads back to all", async () => {
  await buildThree();
  const page = await list("?q=Quastenflosser");
  expect(page.text).toContain("0 von 3 Orten");
  expect(page.linkTo("Anliegen senden")).toBe("/kontakt?q=Quastenflosser");
  expect(page.linkTo("Alle Anlaufstellen zeigen")).toBe("/anlaufstellen");
});

it("twenty places a page, the filter kept while paging, and no page beyond the last", async () => {
  const { db } = house.database;
  const themes = await buildThemes(db);
  for (let number = 10; number < 52; number += 1) {
    await buildPlace(db, `Treffpunkt ${String(number)}`, { themes: [themes["kreativ"] ?? ""] });
  }
  const first = await list("?thema=kreativ");
  expect(first.text).toContain("42 Orte");
  expect(first.hasLink("Treffpunkt 29")).toBe(true);
  expect(first.hasLink("Treffpunkt 30")).toBe(false);
  expect(first.linkTo("weiter")).toBe("/anlaufstellen?thema=kreativ&seite=2");
  const last = await list("?thema=kreativ&seite=3");
  expect(last.hasLink("Treffpunkt 50")).toBe(true);
  expect(last.hasLink("weiter")).toBe(false);
  expect((await list("?thema=kreativ&seite=4")).text).toContain("So viele Seiten hat diese Liste nicht.");
  const byWord = await list("?q=Treffpunkt&seite=2");
  expect(byWord.hasLink("Treffpunkt 30")).toBe(true);
  expect(byWord.linkTo("zurück")).toBe("/anlaufstellen?q=Treffpunkt");
});

it.each([
  "?seite=0",
  "?seite=-1",
  "?seite=abc",
  "?seite=99999999999999999999",
  "?seite=1&seite=2",
  "?thema=gibtesnicht",
  "?thema=%27%3B--",
  "?thema[]=kreativ",
  "?offen=gestern&rollstuhl=nein&sprache=xx",
  "?sprache=de&sprache=tr",
  "?q=%25%25%25_",
  "?q=%27%29%20OR%201%3D1--",
  "?q=a%26b%7C%21%3A*%3C-%3E",
  `?q=${"x".repeat(5000)}`,
  "?q=%F0%9D%84%9E",
  "?q=der+die+das",
  "?unbekannt=1",
])("the odd query %s gets a sensible page", async (query) => {
  await buildThree();
  const page = await list(query);
  expect(page.heading).toBe("Anlaufstellen");
});

it("English and Arabic speak of places, hours and filters, and keep German names German", async () => {
  await buildThree();
  const english = await list("?offen=jetzt", "/en");
  expect(english.text).toContain("1 of 3 places");
  expect(english.text).toContain("Open now, closes at 17:00");
  expect(english.linkTo("Mietberatung")).toBe("/en/anlaufstellen/mietberatung");
  const arabic = await house.visitor().get("/ar/anlaufstellen").expect(200);
  expect(readPage(arabic).heading).toBe("أماكن المساعدة");
  expect(arabic.text).toContain('<bdi lang="de">Mietberatung</bdi>');
  expect(arabic.text).toContain('dir="rtl"');
});

it("the start page is told what is open, what opens next and until when that holds", async () => {
  await buildThree();
  const { createContactPoints } = await import("../../../src/features/contactPoints/index.ts");
  const { createOpenData } = await import("../../../src/features/openData/index.ts");
  const { createSearch } = await import("../../../src/features/search/index.ts");
  const { createThemes } = await import("../../../src/features/themes/index.ts");
  const { createReader } = await import("../../../src/shared/text/reader.ts");
  const search = createSearch(house.deps, { themes: createThemes(house.deps) });
  const places = createContactPoints(house.deps, { search, openData: createOpenData(house.deps, { search }) });
  const reader = createReader(house.deps.texts, "de");
  const open = await places.openNow(reader, house.clock.now, 5);
  expect(open.items.map(({ name, href }) => [name, href])).toEqual([["Mietberatung", "/anlaufstellen/mietberatung"]]);
  expect(open.nextChangeAt).toEqual(new Date("2026-11-27T17:00+01:00"));
  const next = await places.opensNext(reader, house.clock.now, 5);
  expect(next.items.map(({ name }) => name)).toEqual(["Reparaturcafé"]);
  expect((await places.listForReferral("")).map(({ title }) => title)).toEqual([
    "Mietberatung",
    "Nähstube",
    "Reparaturcafé",
  ]);
  expect((await places.listForReferral("miete")).map(({ title }) => title)).toEqual(["Mietberatung"]);
});
