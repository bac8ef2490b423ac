import { auditActionsFor, openTestHouse, type TestHouse } from "../../support/app.ts";
import { buildNeed, buildVocabulary, buildVolunteer } from "../../support/factories/volunteers.ts";
import { readPage } from "../../support/page.ts";

let house: TestHouse;
let vocabulary: Readonly<Record<string, string>>;
beforeAll(async () => {
  house = await openTestHouse();
});
beforeEach(async () => {
  await house.empty();
  vocabulary = await buildVocabulary(house.database.db);
});
afterAll(() => house.close());

const db = () => house.database.db;
// 27 November 2026 is a Friday; the test's clock stands there at 14:10.
const saturdayMorning = { from: "2026-11-28T09:00:00Z", to: "2026-11-28T11:00:00Z" };
const mondayEvening = { from: "2026-11-30T17:00:00Z", to: "2026-11-30T19:00:00Z" };

/** Free on Saturday mornings, speaks Turkish, likes cohesion. */
async function buildSaturdayPerson() {
  const person = await buildVolunteer(db(), { languages: ["de", "tr"] });
  await db().availability.create({ data: { personId: person.id, weekday: 6, startMinute: 480, endMinute: 720 } });
  await db().attribute.create({
    data: { linkType: "person", linkId: person.id, termId: vocabulary["zusammenhalt"] ?? "" },
  });
  return person;
}

it("what suits best comes first, each with its reasons, and can be joined from the list", async () => {
  const themeIds = [vocabulary["zusammenhalt"] ?? ""];
  const fitting = await buildNeed(db(), { title: "Tisch aufbauen", themeIds, shifts: [saturdayMorning] });
  await db().need.update({ where: { id: fitting.id }, data: { languages: ["tr"] } });
  await buildNeed(db(), { title: "Montags kochen", themeIds: [vocabulary["kreativ"] ?? ""], shifts: [mondayEvening] });
  const browser = await house.as(await buildSaturdayPerson());
  const { text } = readPage(await browser.get("/konto/passt").expect(200));
  expect(text.indexOf("Tisch aufbauen")).toBeLessThan(text.indexOf("Montags kochen"));
  for (const said of [
    "2 Aufgaben von 2 offenen",
    "Zeit: Samstag 10–12 Uhr",
    "Türkisch gesucht und vorhanden",
    "Thema: Sozialer Zusammenhalt",
    "3 von 3 Angaben passen",
    "Zeit: Montag 18–20 Uhr ist nicht angekreuzt",
  ]) {
    expect(text).toContain(said);
  }
  await browser.post(`/mitmachen/${fitting.slug}/zusage`, { schicht: fitting.shiftIds[0] ?? "" }).expect(303);
  const after = readPage(await browser.get("/konto/passt").expect(200)).text;
  expect(after).not.toContain("Tisch aufbauen");
});

it("what cannot be taken says why, what would change it, and where", async () => {
  const person = await buildSaturdayPerson();
  await db().volunteerProfile.update({
    where: { personId: person.id },
    data: { isAdult: false, bornOn: new Date("2012-01-01") },
  });
  await db().volunteerSkill.create({ data: { personId: person.id, termId: vocabulary["kochen"] ?? "", level: 1 } });
  const cook = await buildNeed(db(), { title: "Kochen für fünfzig" });
  await db().needSkill.create({
    data: { needId: cook.id, termId: vocabulary["kochen"] ?? "", isRequired: true, minLevel: 3 },
  });
  const page = readPage(await (await house.as(person)).get("/konto/passt").expect(200));
  expect(page.text).toContain("Eine Aufgabe geht gerade nicht");
  expect(page.text).toContain("Die Einwilligung der Sorgeberechtigten fehlt.");
  expect(page.text).toContain("Das muss man schon können: Kochen (sehr gut). Können Sie es so gut?");
  expect(page.linkTo("Jetzt ändern : Kochen für fünfzig")).toBe("/konto#angaben");
  expect(page.text).toContain("Gerade passt nichts zu Ihren Angaben.");
});

it("a second choice is told as one, and hours as what they take, not as hours a week", async () => {
  const { id } = await buildVolunteer(db());
  await db().availability.create({
    data: { personId: id, weekday: 6, startMinute: 480, endMinute: 720, priority: "secondary" },
  });
  await db().availability.create({ data: { personId: id, weekday: 1, startMinute: 480, endMinute: 600 } });
  await buildNeed(db(), { title: "Tisch aufbauen", shifts: [saturdayMorning] });
  const monthly = await buildNeed(db(), { title: "Reparieren, einmal im Monat" });
  await db().need.update({ where: { id: monthly.id }, data: { timeKind: "open_ended", hoursMin: 3 } });
  const { text } = readPage(await (await house.as({ id, kind: "volunteer" })).get("/konto/passt").expect(200));
  expect(text).toContain("Zeit: Samstag 10–12 Uhr geht zur Not");
  expect(text).toContain("Zeit: etwa 3 Stunden gesucht, in der Woche 2 frei und 4 zur Not");
});

it("a need is hidden once for two clicks, stays away, and can be shown again", async () => {
  const need = await buildNeed(db(), { title: "Beete gießen" });
  const person = await buildSaturdayPerson();
  const browser = await house.as(person);
  const hide = { gesuch: need.id, schritt: "ausblenden" };
  await Promise.all([browser.post("/konto/passt/ausblenden", hide), browser.post("/konto/passt/ausblenden", hide)]);
  expect(await db().rejection.findMany()).toMatchObject([{ personId: person.id, needId: need.id, by: "person" }]);
  expect(await auditActionsFor(house, person.id)).toEqual(["need.declined"]);
  expect(readPage(await browser.get("/konto/passt")).text).toContain("Eine ausgeblendete Aufgabe");
  await browser.post("/konto/passt/ausblenden", { gesuch: need.id, schritt: "zeigen" }).expect(303);
  expect(await db().rejection.count()).toBe(0);
  expect(readPage(await browser.get("/konto/passt")).text).toContain("Eine Aufgabe von 1 offenen");
  await browser.post("/konto/passt/ausblenden", { gesuch: "nichts", schritt: "zeigen" }).expect(404);
});

it("a no of the desk is not undone by showing", async () => {
  const need = await buildNeed(db(), {});
  const person = await buildSaturdayPerson();
  await db().rejection.create({ data: { personId: person.id, needId: need.id, by: "coordinator" } });
  await (await house.as(person)).post("/konto/passt/ausblenden", { gesuch: need.id, schritt: "zeigen" }).expect(303);
  expect(await db().rejection.count()).toBe(1);
});

it("the week shows what suits on its day beside one's own shifts; nonsense in the address shows this week", async () => {
  const open = await buildNeed(db(), { title: "Tisch aufbauen", shifts: [saturdayMorning, mondayEvening] });
  const own = await buildNeed(db(), { title: "Kaffee kochen", shifts: [mondayEvening] });
  const person = await buildSaturdayPerson();
  const browser = await house.as(person);
  await browser.post(`/mitmachen/${own.slug}/zusage`, { schicht: own.shiftIds[0] ?? "" }).expect(303);
  const week = readPage(await browser.get("/konto/passt?ansicht=woche").expect(200));
  expect(week.text).toMatch(/Samstag, 28\. November 2026 10 Uhr – 12 Uhr Tisch aufbauen/u);
  expect(week.linkTo("Tisch aufbauen")).toBe(`/mitmachen/${open.slug}`);
  const later = readPage(await browser.get("/konto/passt?ansicht=woche&ab=2026-12-02").expect(200)).text;
  expect(later).toMatch(/Montag, 30\. November 2026 18 Uhr – 20 Uhr Kaffee kochen Ihr Einsatz/u);
  for (const wrong of ["ab=2026-99-99", "ab=x", "ab[]=1"]) {
    expect(readPage(await browser.get(`/konto/passt?ansicht=woche&${wrong}`).expect(200)).text).toContain(
      "28. November",
    );
  }
});

it("somebody who told nothing sees open questions, not rejections; a visitor signs in first", async () => {
  await buildNeed(db(), {
    title: "Beete gießen",
    themeIds: [vocabulary["zusammenhalt"] ?? ""],
    shifts: [saturdayMorning],
  });
  const page = readPage(await (await house.as(await buildVolunteer(db()))).get("/konto/passt").expect(200));
  expect(page.text).toContain("Offen: Zeit: noch nicht angegeben");
  expect(page.text).toContain("Offen: Thema: noch nicht angegeben");
  await house.visitor().get("/konto/passt").expect(303);
});

it("Arabic readers get the reasons in their language", async () => {
  await buildNeed(db(), {
    title: "Beete gießen",
    themeIds: [vocabulary["zusammenhalt"] ?? ""],
    shifts: [saturdayMorning],
  });
  const page = await (await house.as(await buildSaturdayPerson())).get("/ar/konto/passt").expect(200);
  expect(page.text).toContain("يناسب");
  expect(page.text).toContain('dir="rtl"');
});
