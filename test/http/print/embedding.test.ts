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

const SETTING = "/buero/verwaltung/einbetten";
const LIST = "/einbetten/anlaufstellen";
const FRAMED = /frame-ancestors ([^;]*)/u;

async function allow(...origins: readonly string[]): Promise<void> {
  const value = { origins: [...origins] };
  await house.database.db.setting.upsert({
    where: { key: "embedding" },
    create: { key: "embedding", value },
    update: { value },
  });
}

async function framing(path: string): Promise<{ ancestors: string | undefined; options: string | undefined }> {
  const { headers } = await house.visitor().get(path);
  return {
    ancestors: FRAMED.exec(headers["content-security-policy"] ?? "")?.[1],
    options: headers["x-frame-options"],
  };
}

it("nobody may frame the list until the administration names a site; then those alone, at once", async () => {
  const admin = await house.as(await house.staff("administrator"));
  expect(await framing(LIST)).toEqual({ ancestors: "'none'", options: "DENY" });
  const sites = "https://www.verein-beispiel.de\nhttps://HAGEN.example:8443/\n\nhttps://www.verein-beispiel.de";
  await admin.post(SETTING, { origins: sites, version: "0" }).expect(303);
  expect(await framing(LIST)).toEqual({
    ancestors: "https://www.verein-beispiel.de https://hagen.example:8443",
    options: undefined,
  });
  expect(readPage(await admin.get(SETTING).expect(200)).value("origins")).toBe(
    "https://www.verein-beispiel.de\nhttps://hagen.example:8443",
  );
  const entry = await house.database.db.auditEntry.findFirstOrThrow({ where: { action: "embedding.changed" } });
  expect(JSON.stringify(entry.changes)).toContain("https://hagen.example:8443");
  expect(readPage(await admin.get("/buero/verwaltung/protokoll").expect(200)).text).toContain(
    "welche Seiten unsere Liste zeigen dürfen",
  );
  await admin.post(SETTING, { origins: "", version: "1" }).expect(303);
  expect(await framing(LIST)).toEqual({ ancestors: "'none'", options: "DENY" });
});

it("the kept page carries the same headers as the one made first", async () => {
  await allow("https://www.verein-beispiel.de");
  const visitor = house.visitor();
  const first = await visitor.get(LIST).expect(200);
  const second = await visitor.get(LIST).expect(200);
  expect(second.headers["etag"]).toBeDefined();
  for (const name of ["content-security-policy", "x-frame-options", "cross-origin-resource-policy", "cache-control"])
    expect([name, second.headers[name]]).toEqual([name, first.headers[name]]);
});

const REFUSED = [
  "http://www.verein-beispiel.de",
  "https://*.beispiel.de",
  "https://beispiel.de/pfad",
  "https://beispiel.de?x",
  "https://name:wort@beispiel.de",
  "https://beispiel",
  "beispiel.de",
  "javascript:alert(1)",
  "https://beispiel.de;script-src",
  "https://beispiel.de, https://andere.de",
  "'self'",
  "*",
];
it.each(REFUSED)("%s is no site that can be allowed: told, kept as typed, nothing stored", async (typed) => {
  const admin = await house.as(await house.staff("administrator"));
  const page = readPage(await admin.post(SETTING, { origins: typed, version: "0" }).expect(422));
  expect(page.faults[0]).toContain("https://www.beispiel.de");
  expect(page.value("origins")).toBe(typed);
  expect(await house.database.db.setting.count({ where: { key: "embedding" } })).toBe(0);
});

it("more than thirty sites are refused; what somebody else saved is not overwritten; others may not", async () => {
  const admin = await house.as(await house.staff("administrator"));
  const many = Array.from({ length: 31 }, (_, index) => `https://seite${String(index)}.example`).join("\n");
  await admin.post(SETTING, { origins: many, version: "0" }).expect(422);
  await admin.post(SETTING, { origins: "https://eins.example", version: "0" }).expect(303);
  const late = readPage(await admin.post(SETTING, { origins: "https://zwei.example", version: "0" }).expect(422));
  expect(late.faults[0]).toContain("inzwischen geändert");
  expect(await framing(LIST)).toMatchObject({ ancestors: "https://eins.example" });
  const coordinator = await house.as(await house.staff("coordinator"));
  await coordinator.post(SETTING, { origins: "https://drei.example", version: "1" }).expect(403);
  await house.visitor().post(SETTING, { origins: "https://drei.example", version: "1" }).expect(401);
});

it("what was put into the table by hand never reaches the header", async () => {
  for (const value of [{ origins: ["https://x.example; script-src *"] }, { origins: "https://x.example" }, {}, [1]]) {
    await house.database.db.setting.upsert({
      where: { key: "embedding" },
      create: { key: "embedding", value },
      update: { value },
    });
    house.cache.clear();
    expect(await framing(LIST)).toEqual({ ancestors: "'none'", options: "DENY" });
  }
});

it("every other page denies to be framed, whatever is allowed", async () => {
  await allow("https://www.verein-beispiel.de");
  await buildPlace(house.database.db, "Lesestube");
  const paths = house.routes
    .filter((route) => route.method === "get")
    .map((route) => route.path.replace(":slug", "lesestube").replace(/:\w+/gu, "x"));
  expect(paths.length).toBeGreaterThan(80);
  const framed: string[] = [];
  for (const path of ["/gibt-es-nicht", ...paths]) {
    const { ancestors, options } = await framing(path);
    if (ancestors !== "'none'" && !(path.startsWith("/dokumente") && options === "DENY")) framed.push(path);
  }
  expect(framed).toEqual([LIST]);
}, 60_000);

it("the list has no script, no form, no cookie; its links leave the frame, its filters are those of the list", async () => {
  const { db } = house.database;
  const themes = await buildThemes(db);
  await buildPlace(db, "Lesestube", { themes: [themes["kreativ"] ?? ""], point: { languages: ["tr"] } });
  await buildPlace(db, "Werkhof", { themes: [themes["zusammenhalt"] ?? ""] });
  const answer = await house.visitor().get(`${LIST}?thema=kreativ`).expect(200);
  expect(answer.text).toContain('<base target="_top">');
  expect(answer.text).not.toMatch(/<script|<form|<iframe| on\w+=/u);
  expect(answer.headers["set-cookie"]).toBeUndefined();
  const page = readPage(answer);
  expect([page.hasLink("Lesestube"), page.hasLink("Werkhof")]).toEqual([true, false]);
  expect(page.linkTo("Stadtteilladen Wehringhausen")).toBe("/anlaufstellen?thema=kreativ");
  for (const nonsense of ["?thema=gibt-es-nicht", "?seite=999", "?seite=-1&sprache[]=x", `?q=${"a".repeat(900)}`])
    await house
      .visitor()
      .get(LIST + nonsense)
      .expect(200);
  const arabic = await house.visitor().get(`/ar${LIST}`).expect(200);
  expect(arabic.text).toContain('dir="rtl"');
  expect(readPage(arabic).linkTo("Lesestube")).toBe("/ar/anlaufstellen/lesestube");
});

it("paging stays in the frame and keeps the filter", async () => {
  const { db } = house.database;
  const themes = await buildThemes(db);
  for (let number = 0; number < 21; number += 1)
    await buildPlace(db, `Ort ${String(number)}`, { themes: [themes["kreativ"] ?? ""] });
  const { text } = await house.visitor().get(`${LIST}?thema=kreativ`).expect(200);
  expect(text).toContain(`<a href="${LIST}?thema=kreativ&amp;seite=2" target="_self">`);
});

it("partners find the code to copy, for the theme and language they choose", async () => {
  await buildThemes(house.database.db);
  const page = readPage(await house.visitor().get("/en/einbetten?thema=kreativ&in=ar").expect(200));
  expect(page.text).toContain('<iframe src="http://stadtteilladen.test/ar/einbetten/anlaufstellen?thema=kreativ"');
  expect(page.linkTo("What the list looks like")).toBe("/ar/einbetten/anlaufstellen?thema=kreativ");
  const plain = readPage(await house.visitor().get('/einbetten?thema="><script>&in=xx').expect(200));
  expect(plain.text).toContain('src="http://stadtteilladen.test/einbetten/anlaufstellen"');
});
