import { openTestHouse, type TestHouse } from "../../support/app.ts";
import { buildContactPoint, buildOrganisation, buildVocabulary } from "../../support/factories/directory.ts";
import { contactPointFields } from "../../support/contactPointFields.ts";
import { buildThemes } from "../../support/factories/themes.ts";
import { readPage } from "../../support/page.ts";

let house: TestHouse;
let organisationId: string;
let themes: Readonly<Record<string, string>>;
beforeAll(async () => {
  house = await openTestHouse();
});
beforeEach(async () => {
  await house.empty();
  const { db } = house.database;
  organisationId = (await buildOrganisation(db, "Roter Stern")).id;
  themes = await buildThemes(db);
  await buildVocabulary(db, "accessibility", ["lift", "seating"]);
  await buildVocabulary(db, "language", ["de", "tr"]);
});
afterAll(() => house.close());

const decided = () => ({ ...contactPointFields(organisationId, themes), state: "published", verified: "no" });
const points = () => house.database.db.serviceAtLocation;
const coordination = async () => house.as(await house.staff("coordinator"));
const NEW = "/buero/anlaufstellen/neu";

it("hours the fields cannot say stand in the text field, and the fields stay empty", async () => {
  const { id } = await buildContactPoint(house.database.db, organisationId, { hours: "Sa 15:00+; PH off" });
  const page = readPage(await (await coordination()).get(`/buero/anlaufstellen/${id}`).expect(200));
  expect(page.value("hoursText")).toBe("Sa 15:00+; PH off");
  expect(page.value("sa")).toBe("");
});

it("a whole plan of hours is stored as opening_hours, and stands in its fields again", async () => {
  const coordinator = await coordination();
  const plan = {
    mo: "9-12 und 14:30–18 Uhr",
    sa: "10-12",
    saRhythm: "odd",
    extra1Day: "sa",
    extra1Rhythm: "1,3",
    extra1Times: "15-18",
    extra1Note: "Fahrräder",
    season1Time: "dates",
    season1From: "1.4.",
    season1To: "30.9.",
    season1we: "16-20",
    season2Time: "school",
    exception1From: "2026-12-24",
    exception1To: "2027-01-03",
    exception1Reason: "Betriebsferien",
    exception2From: "2027-01-04",
    exception2Times: "10-11",
    holidays: "own",
    holidayTimes: "11-12",
    byAppointment: "ja",
  };
  await coordinator.post(NEW, { ...decided(), ...plan }).expect(303);
  const { id, openingHours } = await points().findFirstOrThrow({ include: { openingHours: true } });
  expect(openingHours?.text).toBe(
    'Mo 09:00-12:00,14:30-18:00; week 01-53/2 Sa 10:00-12:00, Sa[1,3] 15:00-18:00 open "Fahrräder"; ' +
      "Apr 01-Sep 30 off; Apr 01-Sep 30 We 16:00-20:00; SH off; PH 11:00-12:00; " +
      '2026 Dec 24-2027 Jan 03 off "Betriebsferien"; 2027 Jan 04 10:00-11:00 || "nach Vereinbarung"',
  );
  const answer = await coordinator.get(`/buero/anlaufstellen/${id}`).expect(200);
  const page = readPage(answer);
  const isTyped = (field: string) => !/Rhythm|Day|Time$|holidays|byAppointment/u.test(field);
  const shown = Object.fromEntries(
    Object.entries(plan).map(([field, typed]) => [field, isTyped(field) ? (page.value(field) ?? "") : typed]),
  );
  expect(shown).toMatchObject({ mo: "9:00–12:00, 14:30–18:00", extra1Note: "Fahrräder", season1From: "1.4." });
  expect(shown).toMatchObject({
    exception1To: "2027-01-03",
    exception2Times: "10:00–11:00",
    holidayTimes: "11:00–12:00",
  });
  await coordinator.post(`/buero/anlaufstellen/${id}`, { ...decided(), ...shown, version: "1" }).expect(303);
  expect(await house.database.db.openingHours.count()).toBe(1);
  for (const chosen of [
    'value="odd" selected',
    'value="1,3" selected',
    'value="school" selected',
    'value="own" checked',
  ]) {
    expect(answer.text).toContain(chosen);
  }
});

it.each([
  [{ extra1Times: "15-18" }, "Wählen Sie den Wochentag der weiteren Zeit."],
  [{ season1we: "9-10" }, "Wählen Sie, wann diese andere Woche gilt."],
  [{ season1Time: "dates", season1From: "31.4." }, "Diesen Tag gibt es nicht. Schreiben Sie Tag und Monat wie 1.4."],
  [{ exception1Reason: "Urlaub" }, "Tragen Sie den Tag der Ausnahme ein."],
  [{ exception1From: "2026-12-24", exception1To: "2026-12-23" }, "Der letzte Tag muss nach dem ersten liegen."],
  [
    { mo: "", exception1From: "2026-12-24" },
    "Tragen Sie auch ein, wann sonst geöffnet ist. Ausnahmen allein sagen das nicht.",
  ],
  [{ holidays: "own" }, "Tragen Sie die Zeiten an Feiertagen ein."],
])("hours that say too little (%j) are named, and nothing is stored", async (fault, message) => {
  const page = readPage(await (await coordination()).post(NEW, { ...decided(), ...fault }).expect(422));
  expect(page.faults).toEqual([message]);
  expect(await points().count()).toBe(0);
});

it.each([
  ["twenty kilobytes of text", "Mo-Fr 09:00-12:00; ".repeat(1100)],
  ["nonsense", "geöffnet wann wir Lust haben !!"],
  ["a tower of brackets", "Mo[".repeat(160)],
  ["endless wrong times", "Mo 25:99-; ".repeat(45)],
])("%s as opening hours is refused and kept in the form", async (_what, hoursText) => {
  const coordinator = await coordination();
  const answer = await coordinator.post(NEW, { ...decided(), mo: "", hoursText }).expect(422);
  expect(readPage(answer).value("hoursText")).toBe(hoursText);
  expect(await points().count()).toBe(0);
});
