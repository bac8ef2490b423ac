import { auditActionsFor, openTestHouse, type TestHouse } from "../../support/app.ts";
import { buildNeed, buildOrganisation, buildVocabulary, buildVolunteer } from "../../support/factories/volunteers.ts";
import { readPage } from "../../support/page.ts";

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
const saturday = { from: "2026-11-28T09:00:00Z", to: "2026-11-28T11:00:00Z", places: 2 };

async function coordinator() {
  return house.as(await house.staff("coordinator"));
}

/** Free on the weekday, 1 Monday to 7, from eight to noon. */
async function buildFreeOn(weekday: number, draft: Parameters<typeof buildVolunteer>[1] = {}) {
  const person = await buildVolunteer(db(), draft);
  await db().availability.create({ data: { personId: person.id, weekday, startMinute: 480, endMinute: 720 } });
  return person;
}

it("those who fit come first with their reasons; what keeps others from it is said", async () => {
  const need = await buildNeed(db(), { title: "Tisch aufbauen", shifts: [saturday] });
  await db().need.update({ where: { id: need.id }, data: { requiredLanguages: ["tr"] } });
  await buildFreeOn(1, { name: "Montag", languages: ["tr"] });
  await buildFreeOn(6, { name: "Samstag", languages: ["tr"] });
  await buildFreeOn(6, { name: "Deutsch", languages: ["de"] });
  const hidden = await buildFreeOn(6, { name: "Verborgen", languages: ["tr"] });
  await db().rejection.create({ data: { personId: hidden.id, needId: need.id, by: "person" } });
  const { text } = readPage(await (await coordinator()).get(`/buero/gesuche/${need.id}/passende`).expect(200));
  expect(text.indexOf("Samstag")).toBeLessThan(text.indexOf("Montag"));
  for (const said of [
    "Zeit: Samstag 10–12 Uhr",
    "Türkisch gesucht und vorhanden",
    "2 von 2 Angaben passen",
    "Diese Sprache wird gebraucht: Türkisch.",
    "Eine Person möchte oder soll hier nicht helfen",
  ]) {
    expect(text).toContain(said);
  }
  expect(text).not.toContain("Verborgen");
});

it("a click asks once, by mail with a link, keeps no place, and the yes takes it", async () => {
  const need = await buildNeed(db(), { shifts: [saturday] });
  const person = await buildFreeOn(6);
  const browser = await coordinator();
  const form = { person: person.id, schicht: need.shiftIds[0] ?? "" };
  const answers = await Promise.all([0, 1].map(() => browser.post(`/buero/gesuche/${need.id}/anfragen`, form)));
  expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 409]);
  const [offer] = await db().assignment.findMany();
  expect(offer).toMatchObject({ state: "offered", origin: "offer", holdsPlace: false, personId: person.id });
  expect(await auditActionsFor(house, offer?.id ?? "")).toEqual(["assignment.offered"]);
  expect((await db().shift.findFirstOrThrow()).placesTaken).toBe(0);
  const [mail] = await db().outbox.findMany();
  const link = /https?:\/\/[^/]+(\/\S+)/u.exec(mail?.text ?? "")?.[1] ?? "";
  const page = readPage(await house.visitor().get(link).expect(200));
  expect(page.text).toContain("Beete gießen");
  expect((await db().assignment.findFirstOrThrow()).state).toBe("offered");
});

it("somebody without mail is put on the call list", async () => {
  const need = await buildNeed(db(), { places: 2 });
  const person = await buildFreeOn(6, { email: null, phone: "+492331123456", preferredChannel: "phone" });
  await (await coordinator()).post(`/buero/gesuche/${need.id}/anfragen`, { person: person.id }).expect(303);
  expect(await db().contactTask.findMany()).toMatchObject([{ personId: person.id, channel: "phone", state: "open" }]);
});

it("two asks a week are enough, and a no gives seven days of rest", async () => {
  const person = await buildFreeOn(6, { name: "Viel Gefragte" });
  const browser = await coordinator();
  const [first, second, third] = [await buildNeed(db()), await buildNeed(db()), await buildNeed(db())];
  await browser.post(`/buero/gesuche/${first.id}/anfragen`, { person: person.id }).expect(303);
  await browser.post(`/buero/gesuche/${second.id}/anfragen`, { person: person.id }).expect(303);
  const refused = await browser.post(`/buero/gesuche/${third.id}/anfragen`, { person: person.id }).expect(409);
  expect(readPage(refused).text).toContain("soll Ruhe haben");
  const page = readPage(await browser.get(`/buero/gesuche/${third.id}/passende`).expect(200)).text;
  expect(page).toContain("Wurde in dieser Woche schon 2-mal gefragt.");
  expect(page).not.toContain("Anfragen: Viel Gefragte");
});

it("nobody is asked who cannot take it, nobody for a foreign shift, nobody by others than the coordination", async () => {
  const need = await buildNeed(db(), { shifts: [saturday] });
  const other = await buildNeed(db(), { shifts: [saturday] });
  const person = await buildFreeOn(6, { hasConsent: false });
  const browser = await coordinator();
  const path = `/buero/gesuche/${need.id}/anfragen`;
  await browser.post(path, { person: person.id, schicht: need.shiftIds[0] ?? "" }).expect(409);
  await browser.post(path, { person: person.id, schicht: other.shiftIds[0] ?? "" }).expect(404);
  await browser.post(path, { person: "niemand" }).expect(404);
  await (await house.as(await house.staff("viewer"))).get(`/buero/gesuche/${need.id}/passende`).expect(403);
  expect(await db().assignment.count()).toBe(0);
});

it("a need whose dates are over says so", async () => {
  const need = await buildNeed(db(), { shifts: [{ from: "2026-11-20T09:00:00Z", to: "2026-11-20T10:00:00Z" }] });
  const page = readPage(await (await coordinator()).get(`/buero/gesuche/${need.id}/passende`).expect(200));
  expect(page.text).toContain("Es steht kein Termin an");
});

it("an initiative reads who fits its own need without names, and asks; what stands against somebody is not told", async () => {
  const organizationId = await buildOrganisation(db(), "Verein");
  const need = await buildNeed(db(), { shifts: [saturday], organizationId });
  const person = await buildFreeOn(6, { name: "Anna Beispiel" });
  const resting = await buildFreeOn(6, { name: "Ruth Ruhe" });
  await db().rejection.create({ data: { personId: (await buildFreeOn(6)).id, needId: need.id, by: "person" } });
  const other = await buildNeed(db(), { title: "Anderes" });
  for (const needId of [other.id, (await buildNeed(db())).id])
    await (await coordinator()).post(`/buero/gesuche/${needId}/anfragen`, { person: resting.id }).expect(303);
  const editor = await house.staff("editor", { scopeType: "organization", scopeId: organizationId });
  const browser = await house.as(editor);
  const path = `/buero/gesuche/${need.id}/passende`;
  expect(readPage(await browser.get(`/buero/gesuche/${need.id}`).expect(200)).linkTo("Wer passt?")).toBe(path);
  const answer = await browser.get(path).expect(200);
  const { text } = readPage(answer);
  expect(text).toContain("Person 1");
  expect(text).toContain("Zeit: Samstag 10–12 Uhr");
  expect(text).not.toMatch(/Person 2|Anna|Ruth|Passt fast|möchte oder soll/u);
  expect(answer.text).not.toMatch(/\/buero\/freiwillige\/[0-9a-f]|Fest eintragen/u);
  const form = { person: person.id, schicht: need.shiftIds[0] ?? "" };
  await browser.post(`/buero/gesuche/${need.id}/anfragen`, form).expect(303);
  expect(await db().assignment.count({ where: { personId: person.id, state: "offered" } })).toBe(1);
  expect(await auditActionsFor(house, person.id)).toContain("person.viewed");
  await browser.get(`/buero/gesuche/${other.id}/passende`).expect(404);
  await browser.post(`/buero/gesuche/${other.id}/anfragen`, { person: person.id }).expect(404);
});
