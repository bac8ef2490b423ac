import { auditActionsFor, openTestHouse, type TestHouse } from "../../support/app.ts";
import { buildPlace } from "../../support/factories/contactPoints.ts";
import { buildVocabulary, buildVolunteer } from "../../support/factories/volunteers.ts";
import { comparedFields, readPage } from "../../support/page.ts";

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});
beforeEach(async () => {
  await house.empty();
  await buildVocabulary(house.database.db);
});
afterAll(() => house.close());

const db = () => house.database.db;
const part = (code: string) => `/konto/angaben/${code}`;

async function ownBrowser() {
  const volunteer = await buildVolunteer(db());
  return { id: volunteer.id, browser: await house.as(volunteer) };
}

it("every part has a page of its own for the volunteer alone; others are sent away, unknown parts are not there", async () => {
  const { browser } = await ownBrowser();
  for (const code of ["kontakt", "zeiten", "interessen", "koennen", "sprachen", "aussagen", "weg", "erinnerung"]) {
    await browser.get(part(code)).expect(200);
    await house.visitor().get(part(code)).expect(303);
    await (await house.as(await house.staff("coordinator"))).get(part(code)).expect(403);
  }
  await browser.get(part("passwort")).expect(404);
  await browser.post(part("passwort"), { version: "1" }).expect(404);
});

it("statements: fits, partly, no; skipped ones leave no row; one counts double, and only one that is answered", async () => {
  const { id, browser } = await ownBrowser();
  const fresh = (await browser.get(part("aussagen"))).text;
  expect(fresh.match(/value="" checked/gu)).toHaveLength(3);
  const told = { "aussage-draussen": "fits", "aussage-gruppe": "no", "aussage-allein": "", doppelt: "draussen" };
  const refused = await browser.post(part("aussagen"), { ...told, doppelt: "allein", version: "1" }).expect(422);
  expect(readPage(refused).faults).toEqual(["Beantworten Sie auch die Aussage, die doppelt zählen soll."]);
  expect(refused.text).toMatch(/name="aussage-gruppe" value="no" checked/u);
  await browser.post(part("aussagen"), { ...told, version: "1" }).expect(303);
  const rows = await db().volunteerAnswer.findMany({ where: { personId: id }, include: { term: true } });
  expect(rows.map(({ term, answer, isDoubled }) => [term.code, answer, isDoubled]).toSorted()).toEqual([
    ["draussen", "fits", true],
    ["gruppe", "no", false],
  ]);
  expect(readPage(await browser.get("/konto")).text).toContain("Passt Ich bin gern draußen. (zählt doppelt)");
  await browser.post(part("aussagen"), { "aussage-draussen": "vielleicht", version: "2" }).expect(422);
  await browser.post(part("aussagen"), { "aussage-erfunden": "fits", version: "2" }).expect(422);
  expect(await auditActionsFor(house, id)).toEqual(["volunteer.changed"]);
});

it("skills with their level, and what is passed on; languages spoken a little", async () => {
  const { id, browser } = await ownBrowser();
  await browser
    .post(part("koennen"), { "kann-garten": "3", "kann-kochen": "1", weiter: ["garten", "uebersetzen"], version: "1" })
    .expect(303);
  const skills = await db().volunteerSkill.findMany({ where: { personId: id }, include: { term: true } });
  expect(skills.map(({ term, level, canTeach }) => [term.code, level, canTeach]).toSorted()).toEqual([
    ["garten", 3, true],
    ["kochen", 1, false],
  ]);
  await browser.post(part("sprachen"), { "spricht-de": "2", "spricht-tr": "1", version: "2" }).expect(303);
  const person = await db().person.findUniqueOrThrow({ where: { id }, include: { volunteerProfile: true } });
  expect([person.languages, person.volunteerProfile?.basicLanguages]).toEqual([["de", "tr"], ["tr"]]);
  const { text } = readPage(await browser.get("/konto"));
  for (const words of ["Garten (sehr gut)", "Kochen (etwas)", "Gibt gern weiter Garten", "Türkisch (ein wenig)"])
    expect(text).toContain(words);
});

it("the week: first and second choice, and a winter of its own", async () => {
  const { id, browser } = await ownBrowser();
  const told = { "zeit-0-0": "1", "zeit-5-1": "2", jahreszeit: "anders", "winter-2-2": "1", hours: "4" };
  await browser.post(part("zeiten"), { ...told, version: "1" }).expect(303);
  const rows = await db().availability.findMany({ where: { personId: id }, orderBy: { weekday: "asc" } });
  expect(rows.map(({ weekday, priority, season }) => [weekday, priority, season])).toEqual([
    [1, "primary", "summer"],
    [3, "primary", "winter"],
    [6, "secondary", "summer"],
  ]);
  const page = (await browser.get(part("zeiten"))).text;
  expect(page).toMatch(/name="zeit-5-1" value="2" aria-label="zur Not" checked/u);
  expect(page).toMatch(/name="winter-2-2" value="1" aria-label="passt gut" checked/u);
  expect(readPage(await browser.get("/konto")).text).toContain(
    "April bis September zur Not Samstag nachmittags, 12 bis 17 Uhr",
  );
  await browser.post(part("zeiten"), { ...told, jahreszeit: "gleich", version: "2" }).expect(303);
  expect(await db().availability.count({ where: { personId: id, season: "all_year" } })).toBe(2);
  expect(await db().availability.count({ where: { personId: id } })).toBe(2);
});

it("how often at most: stored as a number and what it counts by, shown in words, and taken back", async () => {
  const { id, browser } = await ownBrowser();
  await browser.post(part("zeiten"), { jahreszeit: "gleich", often: "month-2", version: "1" }).expect(303);
  const wish = () =>
    db().volunteerProfile.findUniqueOrThrow({ where: { personId: id }, select: { maxTimes: true, maxTimesPer: true } });
  expect(await wish()).toEqual({ maxTimes: 2, maxTimesPer: "month" });
  expect((await browser.get(part("zeiten"))).text).toMatch(/<option value="month-2" selected/u);
  expect(readPage(await browser.get("/konto")).text).toContain("Wie oft höchstens? 2-mal im Monat");
  await browser.post(part("zeiten"), { jahreszeit: "gleich", often: "month-9", version: "2" }).expect(422);
  expect(await wish()).toEqual({ maxTimes: 2, maxTimesPer: "month" });
  await browser.post(part("zeiten"), { jahreszeit: "gleich", often: "", version: "2" }).expect(303);
  expect(await wish()).toEqual({ maxTimes: null, maxTimesPer: null });
});

it("a street becomes its corner of the grid; the exact place is stored nowhere", async () => {
  const location = { latitude: 51.35432, longitude: 7.46012, geoQuality: "geocoded" } as const;
  await buildPlace(db(), "Laden", { street: "Lange Straße 22", location });
  const { id, browser } = await ownBrowser();
  expect((await browser.get(part("weg"))).text).toContain('<option value="Lange Straße"');
  const told = { street: "Lange Straße", maxDistanceM: "1000", mobility: "wheelchair" };
  await browser.post(part("weg"), { ...told, version: "1" }).expect(303);
  const profile = () => db().volunteerProfile.findUniqueOrThrow({ where: { personId: id } });
  expect(await profile()).toMatchObject({ homeStreet: "Lange Straße", maxDistanceM: 1000, mobility: "wheelchair" });
  const { homeLatitude, homeLongitude } = await profile();
  expect([homeLatitude, homeLongitude]).not.toEqual([51.35432, 7.46012]);
  expect(Math.abs((homeLatitude ?? 0) - 51.35432)).toBeLessThan(0.0012);
  expect(Math.abs((homeLongitude ?? 0) - 7.46012)).toBeLessThan(0.0019);
  await browser.post(part("weg"), { ...told, street: "Erfundene Straße", version: "2" }).expect(422);
  await db().serviceAtLocation.updateMany({ data: { state: "archived" } });
  house.cache.clear();
  await browser.post(part("weg"), { ...told, mobility: "bicycle", version: "2" }).expect(303);
  expect(await profile()).toMatchObject({ homeStreet: "Lange Straße", homeLatitude, mobility: "bicycle" });
  await browser.post(part("weg"), { street: "", maxDistanceM: "", mobility: "", version: "3" }).expect(303);
  expect(await profile()).toMatchObject({ homeStreet: null, homeLatitude: null, homeLongitude: null, mobility: null });
});

it("reminders as wished; the desk's form shows and changes all of it", async () => {
  const { id, browser } = await ownBrowser();
  await browser.post(part("erinnerung"), { remindHoursBefore: "2", version: "1" }).expect(303);
  expect(await db().volunteerProfile.findUniqueOrThrow({ where: { personId: id } })).toMatchObject({
    remindDayBefore: false,
    remindHoursBefore: 2,
  });
  const desk = await house.as(await house.staff("coordinator"));
  const page = await desk.get(`/buero/freiwillige/${id}/angaben`).expect(200);
  expect(page.text).toMatch(/<option value="2" selected>2 Stunden vorher/u);
  const fields = { name: "Am Tisch", channel: "in_person", jahreszeit: "gleich", "kann-garten": "1", version: "2" };
  await desk.post(`/buero/freiwillige/${id}/angaben`, { ...fields, remindDayBefore: "ja" }).expect(303);
  expect(readPage(await desk.get(`/buero/freiwillige/${id}`)).text).toContain("Garten (etwas)");
});

it("somebody who saved meanwhile is shown beside what was typed, in words", async () => {
  const { id, browser } = await ownBrowser();
  const told = { "spricht-de": "0", "spricht-ro": "0", "spricht-ar": "0", version: "1" };
  await browser.post(part("sprachen"), { ...told, "spricht-tr": "2" }).expect(303);
  const answer = await browser.post(part("sprachen"), { ...told, "spricht-tr": "1" }).expect(422);
  expect(comparedFields(answer.text)).toEqual([{ label: "Türkisch", stored: "gut", typed: "ein wenig" }]);
  expect(readPage(answer).value("version")).toBe("2");
  expect((await db().person.findUniqueOrThrow({ where: { id } })).version).toBe(2);
});
