import supertest from "supertest";
import { openTestHouse, TEST_ORIGIN, type TestHouse } from "../../support/app.ts";
import { buildThemes } from "../../support/factories/themes.ts";
import { readPage } from "../../support/page.ts";

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});
beforeEach(() => house.empty());
afterAll(() => house.close());

const raw = () => supertest(house.app);
const HEADERS = ["content-security-policy", "x-content-type-options", "referrer-policy", "x-frame-options"];

it.each(["/themen", "/gibt-es-nicht", "/healthz", "/assets/gibt-es-nicht.css", "/%00", "/buero"])(
  "%s carries the security headers and no cookie",
  async (path) => {
    const response = await house.visitor().get(path);
    for (const header of HEADERS) expect(response.headers[header]).toBeDefined();
    expect(response.headers["set-cookie"]).toBeUndefined();
    expect(response.headers["x-powered-by"]).toBeUndefined();
  },
);

it("a form of another site changes nothing: Sec-Fetch-Site decides, else Origin", async () => {
  await buildThemes(house.database.db);
  const { cookie } = await house.as(await house.staff("coordinator"));
  const post = (headers: Record<string, string>) =>
    raw()
      .post("/buero/themen/kreativ/status")
      .set({ Cookie: cookie ?? "", ...headers })
      .type("form")
      .send({ state: "retired" });
  for (const headers of [
    { "Sec-Fetch-Site": "cross-site" },
    { "Sec-Fetch-Site": "same-site", Origin: TEST_ORIGIN },
    { Origin: "https://evil.example" },
    { Origin: "null" },
    {} as Record<string, string>,
  ]) {
    await post(headers).expect(403);
  }
  expect((await house.database.db.taxonomyTerm.findFirstOrThrow({ where: { code: "kreativ" } })).isActive).toBe(true);
  await post({ "Sec-Fetch-Site": "same-origin" }).expect(303);
});

it.each(["/themen/%00", "/themen/%ff", "/themen/%c3%28", "/themen?q=%00", "/themen/%ed%a0%80"])(
  "%s holds what is not text: 400",
  async (path) => {
    await house.visitor().get(path).expect(400);
  },
);

it("NUL or broken UTF-8 in a field of a form: 400, nothing written", async () => {
  await buildThemes(house.database.db);
  const coordinator = await house.as(await house.staff("coordinator"));
  await coordinator.post("/buero/themen/neu", { name: "a\0b" }).expect(400);
  await raw()
    .post("/buero/themen/neu")
    .set({ Cookie: coordinator.cookie ?? "", Origin: TEST_ORIGIN })
    .type("form")
    .send("name=%ff%fe")
    .expect(400);
  expect(await house.database.db.auditEntry.count()).toBe(0);
});

it("unknown fields and polluted names are refused with the form, not written", async () => {
  await buildThemes(house.database.db);
  const coordinator = await house.as(await house.staff("coordinator"));
  const fields = { name: "Neu", house: "wohnen", version: "1", position: "", description: "", shortName: "" };
  for (const extra of ["id", "__proto__", "constructor", "isActive", "taxonomyId"]) {
    const response = await coordinator.post("/buero/themen/neu", { ...fields, [extra]: "x" });
    expect([422, 303]).toContain(response.status);
    if (extra !== "__proto__") expect(response.status).toBe(422);
  }
  expect(({} as Record<string, unknown>)["x"]).toBeUndefined();
});

it("a body over 100 kB: 413 in words", async () => {
  const coordinator = await house.as(await house.staff("coordinator"));
  const page = readPage(await coordinator.post("/buero/themen/neu", { name: "x".repeat(200_000) }).expect(413));
  expect(page.text).toContain("zu groß");
});

it("a page that is not there: 404 with search and contact; English in English, Arabic from the right", async () => {
  const page = readPage(await house.visitor().get("/gibt-es-nicht").expect(404));
  expect(page.heading).toBe("Seite nicht gefunden");
  expect(page.hasLink("Kontakt")).toBe(true);
  expect(readPage(await house.visitor().get("/en/gibt-es-nicht").expect(404)).heading).toBe("Page not found");
  expect((await house.visitor().get("/ar/gibt-es-nicht").expect(404)).text).toContain('dir="rtl"');
});

it("at the desk a page that is not there, or not for this task, leads back to the desk", async () => {
  const editor = await house.as(await house.staff("editor"));
  const gone = readPage(await editor.get("/buero/gibt-es-nicht").expect(404));
  expect([gone.hasLink("Zum Büro"), gone.text.includes("zusammengeführt")]).toEqual([true, true]);
  const denied = readPage(await editor.get("/buero/verwaltung/personen").expect(403));
  expect([denied.hasLink("Zum Büro"), denied.text.includes("Menü des Büros")]).toEqual([true, true]);
});

it("a link of a letter that is over says so, whatever it was for", async () => {
  for (const path of [
    "/konto/angebot",
    "/konto/einspringen",
    "/konto/rueckblick",
    "/mitmachen/ich-war-da",
    "/pflegen/antrag",
  ]) {
    const page = readPage(
      await house
        .visitor()
        .get(`${path}/${"x".repeat(43)}`)
        .expect(404),
    );
    expect([path, page.heading]).toEqual([path, "Dieser Link gilt nicht mehr"]);
  }
});

it("a visitor at the desk's door is led to the sign-in, and back", async () => {
  const response = await house.visitor().get("/buero/themen").expect(303);
  expect(response.headers["location"]).toBe("/anmelden?weiter=%2Fbuero%2Fthemen");
});

it("a planted or forged cookie is nobody", async () => {
  await raw().get("/buero/themen").set("Cookie", "sid=s%3Aabc.def").expect(303);
});

it("31 minutes idle or 13 hours in all end a session; activity between keeps it", async () => {
  const coordinator = await house.as(await house.staff("coordinator"));
  const start = house.clock.now.getTime();
  for (let minutes = 20; minutes <= 700; minutes += 20) {
    house.clock.now = new Date(start + minutes * 60_000);
    await coordinator.get("/buero/themen").expect(200);
  }
  house.clock.now = new Date(start + 731 * 60_000);
  await coordinator.get("/buero/themen").expect(303);
  const second = await house.as(await house.staff("coordinator"));
  house.clock.now = new Date(house.clock.now.getTime() + 31 * 60_000);
  await second.get("/buero/themen").expect(303);
});

it("a drawing that is not there: 404, as everything else", async () => {
  const page = readPage(await house.visitor().get("/assets/gibt-es-nicht.css").expect(404));
  expect(page.heading).toBe("Seite nicht gefunden");
});

it("figures are for this machine alone", async () => {
  await raw().get("/metrics").set("X-Forwarded-For", "203.0.113.9").expect(404);
  expect((await raw().get("/metrics").expect(200)).text).toContain("http_request_duration_seconds");
});

it("ready when the database answers and is migrated", async () => {
  await house.visitor().get("/readyz").expect(200);
});

it("a form of the desk sent after the session ended comes back as text to copy, without secrets and marks", async () => {
  const sent = {
    title: "Neue Bänke",
    body: "Erste Zeile\nZweite Zeile <b>",
    themes: ["01890000-0000-7000-8000-000000000000"],
    password: "sehr-geheim-1",
    newPassword: "sehr-geheim-2",
    code: "123456",
    lead: "",
    version: "7",
  };
  for (const path of ["/buero/aktuelles/neu", "/ar/buero/aktuelles/neu"]) {
    const answer = await house.visitor().post(path, sent).expect(401);
    expect(answer.text).toMatch(/<input[^>]*value="Neue Bänke"[^>]* readonly/u);
    expect(answer.text).toMatch(/<textarea[^>]* readonly[^>]*>\s*Erste Zeile\nZweite Zeile &lt;b&gt;<\/textarea>/u);
    expect(answer.text).not.toMatch(/geheim|123456|01890000|value="7"/u);
  }
  const labels = async (path: string, fields: Readonly<Record<string, string>>) => {
    const { text } = await house.visitor().post(path, fields).expect(401);
    return Array.from(
      text.matchAll(/for="getippt-\d+">([^<]*)<[\s\S]*?(?: value="([^"]*)"|readonly)/gu),
      ([, label, value]) => [label, value],
    );
  };
  const typed = { title: "Bänke", state: "draft", unbekannt: "Rest" };
  expect(await labels("/buero/aktuelles/neu", typed)).toEqual([
    ["Überschrift", "Bänke"],
    ["Stand", "Entwurf"],
    ["Weitere Angabe", "Rest"],
  ]);
  expect((await labels("/en/buero/aktuelles/neu", typed)).map(([label]) => label)).toEqual([
    "Headline",
    "State",
    "Further entry",
  ]);
  const nothing = await house.visitor().post("/buero/aktuelles/neu").expect(401);
  expect(nothing.text).not.toContain("getippt");
});
