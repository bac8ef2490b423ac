import { openTestHouse, type TestHouse } from "../../support/app.ts";
import { buildPlace } from "../../support/factories/contactPoints.ts";
import { buildThemes } from "../../support/factories/themes.ts";
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
      .expect(200),
  );

async function buildQuarter(): Promise<void> {
  const { db } = house.database;
  await buildThemes(db);
  await buildPlace(db, "Mietberatung", {
    point: { summary: "Hilfe bei Streit um die Wohnung.", description: "Bringen Sie den Vertrag mit." },
  });
  await db.organization.create({
    data: {
      slug: "radgruppe",
      name: "Radgruppe",
      sortKey: "radgruppe",
      isInitiative: true,
      description: "Wir reparieren Fahrräder im Büro.",
    },
  });
  await db.need.create({ data: { slug: "helfer", title: "Fahrradhelfer gesucht", state: "open" } });
  await db.space.create({ data: { slug: "hof", title: "Hof mit Fahrradständer", sortKey: "hof", kind: "yard" } });
  await db.event.create({ data: { slug: "tour", title: "Fahrradtour", startsAt: new Date("2026-12-05T10:00Z") } });
  await db.article.create({
    data: { slug: "neu", title: "Neue Fahrradwege", state: "published", publishedOn: new Date("2026-11-01") },
  });
}

it("one search finds every kind and groups it", async () => {
  await buildQuarter();
  const page = await search("Fahrrad");
  expect(page.heading).toBe("Suche: Fahrrad");
  expect(page.text).toContain("Gefunden in 5 Bereichen.");
  const groups = [
    "Initiativen Radgruppe",
    "Gesuche Fahrrad helfer gesucht",
    "Fokusräume Hof mit Fahrrad ständer",
    "Termine Fahrrad tour",
    "Aktuelles Neue Fahrrad wege",
  ];
  for (const group of groups) expect(page.text).toContain(group);
  expect(page.linkTo("Radgruppe")).toBe("/initiativen/radgruppe");
});

it("contact points come first where they stand as surely as the best of another kind, and behind it where they do not", async () => {
  const { db } = house.database;
  await buildPlace(db, "Mietberatung und Fahrradwerkstatt im Hof");
  await db.need.create({ data: { slug: "rad", title: "Fahrradwerkstatt", state: "open" } });
  await db.need.create({ data: { slug: "hoffest", title: "Hoffest", state: "open" } });
  await buildPlace(db, "Stube", { point: { description: "Wir laden zum Hoffest ein." } });
  const sure = (await search("Fahrradwerkstatt")).text;
  expect(sure.indexOf("Mietberatung und")).toBeGreaterThan(0);
  expect(sure.indexOf("Mietberatung und")).toBeLessThan(sure.indexOf("Gesuche Fahrradwerkstatt"));
  const vague = (await search("Hoffest")).text;
  expect(vague.indexOf("Gesuche Hoffest")).toBeGreaterThan(0);
  expect(vague.indexOf("Gesuche Hoffest")).toBeLessThan(vague.indexOf("Anlaufstellen Stube"));
});

it("each result says why it was found, with the words marked and nothing unescaped", async () => {
  const { db } = house.database;
  await buildPlace(db, "Stube", {
    point: { summary: "Kaffee", description: "Hier <b>steht</b> ein Webstuhl & mehr." },
  });
  const response = await house.visitor().get("/suche?q=webstuhl").expect(200);
  expect(response.text).toContain("<mark>Webstuhl</mark>");
  expect(response.text).toContain("&lt;b&gt;steht");
});

it.each([
  ["miete", "Mietberatung"],
  ["Beratung", "Mietberatung"],
  ["MIETBERATUNG", "Mietberatung"],
  ["vertraege", "Mietberatung"],
  ["Vertrag", "Mietberatung"],
  ["buero", "Radgruppe"],
  ["Büro", "Radgruppe"],
  ["Lange Strasse", "Mietberatung"],
])("the words %s find %s", async (query, title) => {
  await buildQuarter();
  const response = await house
    .visitor()
    .get(`/suche?q=${encodeURIComponent(query)}`)
    .expect(200);
  expect(response.text.replaceAll(/<\/?mark>/gu, "")).toContain(`<bdi lang="de">${title}</bdi>`);
});

it("contact points lead to the list that holds them all; no more than five are shown", async () => {
  for (let number = 1; number <= 7; number += 1) await buildPlace(house.database.db, `Lesekreis ${String(number)}`);
  const page = await search("Lesekreis");
  expect(page.linkTo("Alle Anlaufstellen mit „Lesekreis“")).toBe("/anlaufstellen?q=Lesekreis");
  expect(page.text.match(/(?<!Verein )Lesekreis \d/gu)).toHaveLength(5);
});

it("drafts, closed needs and cancelled events are not found, and what is withdrawn is gone at once", async () => {
  const { db } = house.database;
  await buildPlace(db, "Geheimtreff", { point: { state: "draft" } });
  await db.need.create({ data: { slug: "zu", title: "Geheimhelfer", state: "closed" } });
  await db.event.create({
    data: { slug: "aus", title: "Geheimfest", status: "cancelled", startsAt: new Date("2026-12-05T10:00Z") },
  });
  const id = await buildPlace(db, "Geheimbund");
  expect((await search("Geheimbund")).text).toContain("Anlaufstellen");
  await db.serviceAtLocation.update({ where: { id }, data: { state: "archived" } });
  expect((await search("Geheim")).text).toContain("haben wir nichts gefunden");
});

it("nothing found: the nearest spelling with its results, the themes, the desk, and an enquiry that keeps the words", async () => {
  await buildQuarter();
  await house.database.db.setting.create({
    data: { key: "operator", value: { phone: "+492331123456", email: "laden@example.org" } },
  });
  const near = await search("Farradtour");
  expect(near.linkTo("fahrradtour")).toBe("/suche?q=fahrradtour");
  expect(near.linkTo("Fahrradtour")).toBe("/termine/tour");
  const nothing = await search("Quastenflosser im Aquarium");
  expect(nothing.text).toContain("Zu „Quastenflosser im Aquarium“ haben wir nichts gefunden.");
  expect(nothing.linkTo("02331 123456")).toBe("tel:+492331123456");
  expect(nothing.linkTo("KreativQuartier")).toBe("/themen/kreativ");
  expect(nothing.linkTo("Anliegen senden")).toBe("/kontakt?q=Quastenflosser%20im%20Aquarium");
});

it.each([
  "",
  "%",
  "_",
  "'",
  '"',
  "a & | ! :*",
  "\\",
  "-",
  "x".repeat(20_000).slice(0, 4000),
  "<script>alert(1)</script>",
  "der die das",
  "ا",
  "‏",
])("the odd words %j get a page", async (query) => {
  await buildQuarter();
  const page = await search(query);
  expect(page.heading).toMatch(/^Suche/u);
});

it("a repeated or missing query is an empty search", async () => {
  expect(readPage(await house.visitor().get("/suche").expect(200)).heading).toBe("Suche");
  expect(readPage(await house.visitor().get("/suche?q=a&q=b").expect(200)).heading).toBe("Suche");
});

it("English and Arabic search in the same entries", async () => {
  await buildQuarter();
  expect((await search("Fahrradtour", "/en")).linkTo("Fahrradtour")).toBe("/en/termine/tour");
  expect((await search("Fahrradtour", "/ar")).heading).toBe("البحث: Fahrradtour");
});

it("no page of the search is kept", async () => {
  await buildQuarter();
  const response = await house.visitor().get("/suche?q=Fahrrad").expect(200);
  expect(response.headers["cache-control"]).toBe("no-store");
});

describe("hostile questions", () => {
  it.each([
    ["20,000 letters", "x".repeat(20_000)],
    ["20,000 words", "ab ".repeat(7000)],
    ["20,000 different words", Array.from({ length: 4000 }, (_, number) => `w${String(number)}`).join(" ")],
    ["a wildcard bomb", "%_".repeat(5000)],
    ["stars", "*".repeat(5000)],
    ["operators", "((((! & | <-> :* 'a' <2> b)".repeat(200)],
    ["an unclosed quote", `'${'"'.repeat(3000)}`],
    ["backslashes", "\\".repeat(3000)],
    ["a pattern that backtracks", "(a+)+$".repeat(500)],
    ["combining marks", `a${"\u0301".repeat(5000)}`],
    ["bidi marks", "\u202E\u202Dmiete\u2066"],
    ["half a pair", "\uD83D"],
  ])("%s get a page, quickly, or are refused", async (_name, query) => {
    await buildQuarter();
    const begun = performance.now();
    for (const path of ["/suche", "/anlaufstellen"]) {
      const address = `${path}?q=${encodeURIComponent(query.toWellFormed())}`;
      const response = await house.visitor().get(address);
      expect([200, 400, 414, 431]).toContain(response.status);
    }
    expect(performance.now() - begun).toBeLessThan(5000);
  });

  it("NUL is refused at the door", async () => {
    await house.visitor().get("/suche?q=a%00b").expect(400);
  });

  it("operators are letters like others: they neither widen nor narrow what is found", async () => {
    await buildQuarter();
    expect((await search("!Mietberatung")).linkTo("Mietberatung")).toBe("/anlaufstellen/mietberatung");
    expect((await search("Miet beratung | Fahrradtour & !x")).text).not.toContain("500");
  });
});

it("the words typed first count all, then most: articles and filler words count nothing", async () => {
  await buildQuarter();
  const both = await search("wo gibt es eine Fahrradtour");
  expect(both.linkTo("Fahrradtour")).toBe("/termine/tour");
  const some = await search("Fahrradtour Quastenflosser");
  expect(some.linkTo("Fahrradtour")).toBe("/termine/tour");
});

it("an unknown compound is taken apart", async () => {
  await buildQuarter();
  const page = await search("Wohnungsstreit");
  expect(page.linkTo("wohnung streit")).toBe("/suche?q=wohnung%20streit");
  expect(page.linkTo("Mietberatung")).toBe("/anlaufstellen/mietberatung");
});

it("an entry is found by what it says in another language", async () => {
  const id = await buildPlace(house.database.db, "Stube");
  const word = { resourceType: "service_at_location", resourceId: id, field: "summary" };
  await house.database.db.translation.create({ data: { ...word, language: "en", text: "Weaving and knitting" } });
  await house.database.db.translation.create({ data: { ...word, language: "ar", text: "الحِياكة للجميع" } });
  expect((await search("knitting", "/en")).text).toContain("Found: in the translation");
  expect((await search("حياكة", "/ar")).linkTo("Stube")).toBe("/ar/anlaufstellen/stube");
  await house.database.db.translation.deleteMany({});
  expect((await search("knitting", "/en")).linkTo("Stube")).toBeNull();
});
