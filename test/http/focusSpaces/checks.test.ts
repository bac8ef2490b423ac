import { auditActionsFor, openTestHouse, TEST_NOW, type TestHouse } from "../../support/app.ts";
import { buildSpace } from "../../support/factories/focusSpaces.ts";
import { buildThemes } from "../../support/factories/themes.ts";
import { daysLater } from "../../support/factories/upkeep.ts";
import { readPage } from "../../support/page.ts";

let house: TestHouse;
let themes: Readonly<Record<string, string>>;
beforeAll(async () => {
  house = await openTestHouse();
});
beforeEach(async () => {
  await house.empty();
  themes = await buildThemes(house.database.db, { wohnen: "Wohnen", kreativ: "KreativQuartier" });
});
afterAll(() => house.close());

const shown = "/fokusraeume/laden-am-markt";
const desk = `/buero${shown}`;
const said = async () => readPage(await house.visitor().get(shown).expect(200)).text;
const space = () => house.database.db.space.findFirstOrThrow();
const hire = async (role: "coordinator" | "viewer") => house.as(await house.staff(role));

it("a space says that nobody checked it, then when and how, and after a year for how long nobody has", async () => {
  const { id } = await buildSpace(house.database.db);
  expect(await said()).toContain("Diese Angaben sind noch nicht geprüft.");
  const coordinator = await hire("coordinator");
  await coordinator.post(`${desk}/geprueft`, { method: "visit" }).expect(303);
  expect(await said()).toContain("Angaben geprüft am 27. November 2026 durch den Stadtteilladen, bei einem Besuch.");
  expect(await house.database.db.freshnessTask.findFirstOrThrow()).toMatchObject({
    linkType: "space",
    linkId: id,
    state: "done",
    outcome: "confirmed",
    method: "visit",
  });
  expect((await space()).version).toBe(1);
  expect(await auditActionsFor(house, id)).toEqual(["space.assured"]);
  house.cache.clear();
  house.clock.now = daysLater(TEST_NOW, 430);
  expect(await said()).toMatch(/Seit 14 Monaten nicht bestätigt\. Angaben geprüft am 27\. November 2026/u);
});

it("is due at the desk until somebody has checked it, and again when the period is over", async () => {
  await buildSpace(house.database.db);
  await buildSpace(house.database.db, { slug: "entwurf", title: "Entwurf", state: "draft" });
  const onDesk = async () => readPage(await (await hire("coordinator")).get("/buero/pflege").expect(200));
  const first = await onDesk();
  expect(first.text).toContain("Fokusräume prüfen (1)");
  expect(first.linkTo("Laden am Markt")).toBe(desk);
  const list = async () => readPage(await (await hire("coordinator")).get("/buero/fokusraeume").expect(200)).text;
  expect(await list()).toMatch(/Laden am Markt.*Noch nie geprüft Prüfung fällig/su);
  await (await hire("coordinator")).post(`${desk}/geprueft`, { method: "phone" }).expect(303);
  expect((await onDesk()).text).toContain("Fokusräume prüfen (0)");
  expect(await list()).toMatch(/Zuletzt geprüft am 27\. November 2026(?!.*Prüfung fällig)/su);
  house.clock.now = daysLater(TEST_NOW, 364);
  expect((await onDesk()).text).toContain("Fokusräume prüfen (0)");
  house.clock.now = daysLater(TEST_NOW, 366);
  expect((await onDesk()).text).toContain("Fokusräume prüfen (1)");
});

it("the period is the one that the coordination has set for spaces", async () => {
  await buildSpace(house.database.db);
  await (await hire("coordinator")).post(`${desk}/geprueft`, { method: "mail" }).expect(303);
  await house.database.db.setting.create({ data: { key: "freshness", value: { spaces: 2 } } });
  house.clock.now = daysLater(TEST_NOW, 70);
  expect(readPage(await (await hire("viewer")).get("/buero/pflege").expect(200)).text).toContain(
    "Fokusräume prüfen (1)",
  );
});

it("a check ends a doubt", async () => {
  await buildSpace(house.database.db);
  await house.database.db.space.updateMany({ data: { state: "needs_check" } });
  await (await hire("coordinator")).post(`${desk}/geprueft`, { method: "phone" }).expect(303);
  expect(await space()).toMatchObject({ state: "published" });
});

it("asks how it was checked, and keeps what the page shows", async () => {
  await buildSpace(house.database.db);
  const coordinator = await hire("coordinator");
  const page = readPage(await coordinator.post(`${desk}/geprueft`, {}).expect(422));
  expect(page.faults).toEqual(["Wählen Sie, wie Sie es geprüft haben."]);
  expect(page.value("title")).toBe("Laden am Markt");
  await coordinator.post(`${desk}/geprueft`, { method: "source" }).expect(422);
  expect(await house.database.db.freshnessTask.count()).toBe(0);
});

it("only those who may change a space note a check; archived ones are not checked", async () => {
  await buildSpace(house.database.db, { themeIds: [themes["wohnen"] ?? ""] });
  const lead = (code: string) =>
    house.staff("theme_lead", { scopeType: "theme", scopeId: themes[code] ?? "" }).then(house.as);
  await (await hire("viewer")).post(`${desk}/geprueft`, { method: "visit" }).expect(403);
  await (await lead("kreativ")).post(`${desk}/geprueft`, { method: "visit" }).expect(404);
  await (await lead("wohnen")).post(`${desk}/geprueft`, { method: "visit" }).expect(303);
  await house.database.db.space.updateMany({ data: { state: "archived" } });
  await (await hire("coordinator")).post(`${desk}/geprueft`, { method: "visit" }).expect(409);
  expect(await house.database.db.freshnessTask.count()).toBe(1);
});
