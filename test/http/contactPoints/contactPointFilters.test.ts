import { openTestHouse, type TestHouse } from "../../support/app.ts";
import { buildPlace, buildLanguages, buildTerms, markPlace } from "../../support/factories/contactPoints.ts";
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

const list = async (query = "", prefix = "") =>
  readPage(await house.visitor().get(`${prefix}/anlaufstellen${query}`).expect(200));
const NAMES = ["Geldrat", "Kleiderkammer", "Mietberatung", "Nähstube"];
const shown = async (query: string) => {
  const page = await list(query);
  return NAMES.filter((name) => page.hasLink(name));
};
/** The number in brackets behind a choice of the filter. */
const countBehind = (text: string, label: string) => new RegExp(`${label} \\((\\d+)\\)`, "u").exec(text)?.[1];

async function buildFour(): Promise<void> {
  const { db } = house.database;
  await buildLanguages(db, { de: "Deutsch", tr: "Türkisch" });
  const concerns = await buildTerms(db, "concern", { wohnen: "Wohnen und Miete", geld: "Geld und Schulden" });
  const targets = await buildTerms(db, "target_group", { familien: "Familien" });
  const geld = await buildPlace(db, "Geldrat", {
    hours: "Mo-Fr 09:00-12:00",
    service: { isFree: true },
    point: { languages: ["de"], interpretedLanguages: ["tr"] },
  });
  const miete = await buildPlace(db, "Mietberatung", {
    hours: "Mo-Fr 08:00-17:00",
    wheelchair: "yes",
    service: { isFree: true },
    point: { languages: ["de", "tr"] },
  });
  await buildPlace(db, "Kleiderkammer", { hours: "Sa 10:00-13:00", service: { isFree: false } });
  await buildPlace(db, "Nähstube", { hours: "Mo-Fr 08:00-17:00 unknown" });
  await markPlace(db, geld, [concerns["geld"] ?? "", targets["familien"] ?? ""]);
  await markPlace(db, miete, [concerns["wohnen"] ?? "", concerns["geld"] ?? ""]);
}

it.each([
  ["?anliegen=geld", ["Geldrat", "Mietberatung"]],
  ["?anliegen=wohnen", ["Mietberatung"]],
  ["?anliegen=wohnen&anliegen=geld", ["Geldrat", "Mietberatung"]],
  ["?anliegen=geld&zielgruppe=familien", ["Geldrat"]],
  ["?kostenlos=ja", ["Geldrat", "Mietberatung"]],
  ["?kostenlos=ja&rollstuhl=ja", ["Mietberatung"]],
  ["?sprache=tr", ["Geldrat", "Mietberatung"]],
  ["?tag=2026-11-28", ["Kleiderkammer"]],
  ["?tag=28.11.2026&zeit=10:30", ["Kleiderkammer"]],
  ["?tag=2026-11-28&zeit=13:00", []],
  ["?tag=2026-11-30&zeit=11:59", ["Geldrat", "Mietberatung"]],
  ["?tag=2026-11-30&zeit=12:00", ["Mietberatung"]],
  ["?zeit=16:30", ["Mietberatung"]],
  ["?offen=jetzt&tag=2026-11-28", []],
  ["?tag=2026-12-25", ["Geldrat", "Mietberatung"]],
  ["?tag=2026-02-31", NAMES],
  ["?tag=heute&zeit=25:00&kostenlos=nein&anliegen=unsinn", NAMES],
])("the filter %s leaves %j", async (query, names) => {
  await buildFour();
  expect(await shown(query)).toEqual(names);
});

it("beside each choice stands how many places it leaves within the other filters", async () => {
  await buildFour();
  const all = (await list()).text;
  expect([
    countBehind(all, "Geld und Schulden"),
    countBehind(all, "Wohnen und Miete"),
    countBehind(all, "Familien"),
    countBehind(all, "Kostenlos"),
    countBehind(all, "Jetzt geöffnet"),
    countBehind(all, "Türkisch"),
  ]).toEqual(["2", "1", "1", "2", "1", "2"]);
  expect(countBehind((await list("?anliegen=wohnen")).text, "Geld und Schulden")).toBe("2");
  expect(countBehind((await list("?offen=jetzt")).text, "Jetzt geöffnet")).toBe("1");
  const narrowed = (await list("?anliegen=wohnen&rollstuhl=ja")).text;
  expect([
    countBehind(narrowed, "Geld und Schulden"),
    countBehind(narrowed, "Wohnen und Miete"),
    countBehind(narrowed, "Familien"),
    countBehind(narrowed, "Mit Rollstuhl erreichbar"),
  ]).toEqual(["1", "1", "0", "1"]);
});

it("counts also hold within the words that were looked for", async () => {
  await buildFour();
  const { text } = await list("?q=Mietberatung&anliegen=geld");
  expect(text).toContain("1 von 4 Orten");
  expect([countBehind(text, "Wohnen und Miete"), countBehind(text, "Familien")]).toEqual(["1", "0"]);
});

it("each new filter has a chip that takes it away", async () => {
  await buildFour();
  const page = await list("?anliegen=geld&zielgruppe=familien&tag=2026-11-30&zeit=10:00&kostenlos=ja");
  const rest = (name: string) => page.linkTo(`Filter entfernen: ${name}`);
  expect(rest("Geld und Schulden")).toBe("/anlaufstellen?zielgruppe=familien&tag=2026-11-30&zeit=10%3A00&kostenlos=ja");
  expect(rest("Familien")).toBe("/anlaufstellen?anliegen=geld&tag=2026-11-30&zeit=10%3A00&kostenlos=ja");
  expect(rest("Geöffnet am Montag, 30. November 2026")).toBe(
    "/anlaufstellen?anliegen=geld&zielgruppe=familien&zeit=10%3A00&kostenlos=ja",
  );
  expect(rest("Geöffnet um 10 Uhr")).toBe(
    "/anlaufstellen?anliegen=geld&zielgruppe=familien&tag=2026-11-30&kostenlos=ja",
  );
  expect(rest("Kostenlos")).toBe("/anlaufstellen?anliegen=geld&zielgruppe=familien&tag=2026-11-30&zeit=10%3A00");
});

it("hours that nobody confirmed for a year are not told as open on a chosen day either", async () => {
  const { db } = house.database;
  await buildPlace(db, "Geldrat", { hours: "24/7", point: { assuredOn: new Date("2025-09-01") } });
  await buildPlace(db, "Mietberatung", { hours: "24/7", point: { assuredOn: new Date("2026-09-01") } });
  expect(await shown("?tag=2026-11-30&zeit=10:00")).toEqual(["Mietberatung"]);
});

it("the nearest to a street come first, those without a point on the map behind, and it is said", async () => {
  const { db } = house.database;
  const at = (latitude: number) => ({ geoQuality: "geocoded" as const, latitude, longitude: 7.46 });
  await buildPlace(db, "Geldrat", { street: "Rehstraße 4", location: at(51.37) });
  await buildPlace(db, "Kleiderkammer", { street: "Rehstraße 1" });
  await buildPlace(db, "Mietberatung", { street: "Lange Str. 3", location: at(51.3505) });
  await buildPlace(db, "Nähstube", { street: "Lange Straße 9", location: { ...at(51.3545), geoQuality: "estimated" } });
  const page = await list("?entfernung=lange-strasse");
  const order = ["Mietberatung", "Geldrat", "Kleiderkammer", "Nähstube"].map((name) => page.text.indexOf(`${name} `));
  expect(order.toSorted((one, other) => one - other)).toEqual(order);
  expect(page.text).toContain("weniger als 100 m entfernt");
  expect(page.text).toContain("etwa 2,2 km entfernt");
  expect(page.text.match(/Entfernung unbekannt/gu)).toHaveLength(2);
  expect(page.text).toContain("4 Orte");
  expect(page.linkTo("Filter entfernen: Nah an: Lange Straße")).toBe("/anlaufstellen");
});

it("where no place has a point on the map, no distance is offered", async () => {
  await buildFour();
  expect((await list()).text).not.toContain("Nah an");
  expect((await list("?entfernung=lange-strasse")).text).not.toContain("Entfernung unbekannt");
});

it("English and Arabic readers get the filters in their language", async () => {
  await buildFour();
  expect((await list("?kostenlos=ja", "/en")).linkTo("Remove filter: Free of charge")).toBe("/en/anlaufstellen");
  expect((await list("", "/ar")).text).toContain("أحتاج إلى مساعدة في …");
});

it("a notice that closes a place overrules its hours on list and page, and ends by itself", async () => {
  const { db } = house.database;
  const until = new Date("2026-11-27T23:00:00Z");
  const alert = { alert: "Heute geschlossen, wir sind krank.", alertUntil: until, alertCloses: true };
  await buildPlace(db, "Mietberatung", { hours: "24/7", point: alert });
  await buildPlace(db, "Nähstube", { hours: "24/7", point: { ...alert, alert: "Eingang im Hof", alertCloses: false } });
  expect(await shown("?offen=jetzt")).toEqual(["Nähstube"]);
  expect(await shown("?zeit=20:00")).toEqual(["Nähstube"]);
  expect(await shown("?tag=2026-11-28&zeit=20:00")).toEqual(["Mietberatung", "Nähstube"]);
  const entry = readPage(await house.visitor().get("/anlaufstellen/mietberatung").expect(200));
  expect(entry.text).toContain("Heute geschlossen, wir sind krank. heute geschlossen");
  expect(entry.text).not.toContain("Jetzt geöffnet");
  expect((await list()).text).toContain("Eingang im Hof gilt heute");
  const start = readPage(await house.visitor().get("/").expect(200));
  expect(start.text).toContain("Heute geschlossen, wir sind krank.");
  house.clock.now = until;
  expect(await shown("?offen=jetzt")).toEqual(["Mietberatung", "Nähstube"]);
  for (const path of ["/anlaufstellen/mietberatung", "/anlaufstellen", "/"]) {
    const page = readPage(await house.visitor().get(path).expect(200));
    expect(page.text).not.toContain("krank");
    expect(page.text).toContain("Jetzt geöffnet");
  }
});
