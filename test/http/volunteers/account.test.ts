import { auditActionsFor, openTestHouse, type TestHouse } from "../../support/app.ts";
import { buildNeed, buildVocabulary, buildVolunteer } from "../../support/factories/volunteers.ts";
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
const change = { name: "Neuer Name", channel: "email", phone: "", address: "Weg 1", version: "1" } as const;
const CONTACT = "/konto/angaben/kontakt";

it("guests are led to sign in; staff have no such page", async () => {
  expect((await house.visitor().get("/konto").expect(303)).headers["location"]).toBe("/konto/anmelden");
  await (await house.as(await house.staff("coordinator"))).get("/konto").expect(403);
});

it("a volunteer sees what is stored, with the wording of the consent and who looked, by role and not by name", async () => {
  const volunteer = await buildVolunteer(db(), { name: "Anna Beispiel", note: "Kommt mittwochs." });
  const coordinator = await house.staff("coordinator");
  await (await house.as(coordinator)).get(`/buero/freiwillige/${volunteer.id}`).expect(200);
  const answer = await (await house.as(volunteer)).get("/konto").expect(200);
  const page = readPage(answer);
  expect(answer.headers["cache-control"]).toBe("no-store");
  for (const text of [
    "Anna Beispiel",
    "Kommt mittwochs.",
    "Ja.",
    "27. November 2026: Koordination, hat Ihre Seite geöffnet",
  ]) {
    expect(page.text).toContain(text);
  }
  expect(page.text).not.toContain(coordinator.name);
});

it("a volunteer changes how they are reached: stored, the other parts untouched, in the audit without a value", async () => {
  const volunteer = await buildVolunteer(db(), { name: "Alter Name", languages: ["ro"] });
  await db().volunteerProfile.update({ where: { personId: volunteer.id }, data: { wishes: "Gern draußen" } });
  const browser = await house.as(volunteer);
  await browser.post(CONTACT, change).expect(303);
  const person = await db().person.findUniqueOrThrow({
    where: { id: volunteer.id },
    include: { volunteerProfile: true },
  });
  expect(person).toMatchObject({ displayName: "Neuer Name", languages: ["ro"], email: volunteer.email, version: 2 });
  expect(person.volunteerProfile?.wishes).toBe("Gern draußen");
  expect(await auditActionsFor(house, volunteer.id)).toEqual(["volunteer.changed"]);
  expect(JSON.stringify(await db().auditEntry.findMany())).not.toMatch(/Neuer Name|Alter Name|Weg 1/u);
});

it("faults keep what was typed, a second window is told, and the mail address cannot be changed from here", async () => {
  const volunteer = await buildVolunteer(db());
  const browser = await house.as(volunteer);
  const faulty = readPage(await browser.post(CONTACT, { ...change, name: "" }).expect(422));
  expect([faulty.faults, faulty.value("address")]).toEqual([["Geben Sie Ihren Namen ein."], "Weg 1"]);
  await browser.post(CONTACT, { ...change, email: "fremd@example.org" }).expect(303);
  expect((await db().person.findUniqueOrThrow({ where: { id: volunteer.id } })).email).toBe(volunteer.email);
  const stale = readPage(await browser.post(CONTACT, { ...change, name: "Zweites Fenster" }).expect(422));
  expect(stale.faults[0]).toContain("inzwischen geändert");
});

it("finer times told on paper survive as long as the boxes are the same", async () => {
  const volunteer = await buildVolunteer(db());
  await db().availability.create({ data: { personId: volunteer.id, weekday: 3, startMinute: 840, endMinute: 1020 } });
  const browser = await house.as(volunteer);
  const times = { jahreszeit: "gleich", hours: "3" };
  await browser.post("/konto/angaben/zeiten", { ...times, "zeit-2-1": "1", version: "1" }).expect(303);
  const stored = () => db().availability.findFirstOrThrow({ where: { personId: volunteer.id } });
  expect(await stored()).toMatchObject({ startMinute: 840, endMinute: 1020 });
  await browser.post("/konto/angaben/zeiten", { ...times, "zeit-2-1": "2", version: "2" }).expect(303);
  expect(await stored()).toMatchObject({ startMinute: 720, endMinute: 1020, priority: "secondary" });
});

it("calling off frees the place and tells the coordination without a name; somebody else's answers 404", async () => {
  const need = await buildNeed(db(), { places: 1, title: "Beete gießen" });
  const volunteer = await buildVolunteer(db(), { name: "Anna Beispiel" });
  const coordinator = await house.staff("coordinator");
  const assignment = await db().assignment.create({
    data: { personId: volunteer.id, needId: need.id, origin: "self", state: "accepted" },
  });
  await (await house.as(await buildVolunteer(db()))).post(`/konto/einsaetze/${assignment.id}/absage`).expect(404);
  const browser = await house.as(volunteer);
  await browser.post(`/konto/einsaetze/${assignment.id}/absage`).expect(303);
  await browser.post(`/konto/einsaetze/${assignment.id}/absage`).expect(409);
  expect((await db().assignment.findUniqueOrThrow({ where: { id: assignment.id } })).state).toBe("withdrawn");
  expect((await db().need.findUniqueOrThrow({ where: { id: need.id } })).placesTaken).toBe(0);
  const { email } = await db().person.findUniqueOrThrow({ where: { id: coordinator.id } });
  const mails = await db().outbox.findMany();
  expect(mails).toMatchObject([{ recipient: email, subject: "Wieder ein Platz frei: Beete gießen" }]);
  expect(mails[0]?.text).not.toContain("Anna");
  expect(await auditActionsFor(house, assignment.id)).toEqual(["assignment.withdrawn"]);
});

it("a pause needs a day to come; an empty day ends it", async () => {
  const volunteer = await buildVolunteer(db());
  const browser = await house.as(volunteer);
  const page = readPage(await browser.post("/konto/pause", { until: "2026-11-26" }).expect(422));
  expect([page.faults, page.value("until")]).toEqual([["Wählen Sie einen Tag, der noch kommt."], "2026-11-26"]);
  await browser.post("/konto/pause", { until: "2026-12-24" }).expect(303);
  expect(readPage(await browser.get("/konto")).text).toContain("Sie machen Pause bis 24. Dezember 2026.");
  await browser.post("/konto/pause", { until: "" }).expect(303);
  expect((await db().volunteerProfile.findUniqueOrThrow({ where: { personId: volunteer.id } })).pausedUntil).toBeNull();
});

it("taking the consent back ends what is agreed and bars from joining; given again, it goes on", async () => {
  const need = await buildNeed(db(), { places: 2 });
  const volunteer = await buildVolunteer(db());
  const browser = await house.as(volunteer);
  await browser.post(`/mitmachen/${need.slug}/zusage`).expect(303);
  await browser.post("/konto/einwilligung", { schritt: "zurueck" }).expect(303);
  expect((await db().assignment.findFirstOrThrow()).state).toBe("withdrawn");
  await browser.post(`/mitmachen/${need.slug}/zusage`).expect(409);
  await browser.post("/konto/einwilligung", { schritt: "geben" }).expect(303);
  await browser.post(`/mitmachen/${need.slug}/zusage`).expect(303);
  expect(await db().consent.count({ where: { personId: volunteer.id } })).toBe(2);
  expect(await auditActionsFor(house, volunteer.id)).toEqual(["consent.withdrawn", "consent.given"]);
});
