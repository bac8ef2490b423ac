import { auditActionsFor, openTestHouse, type TestHouse } from "../../../support/app.ts";
import {
  buildNeed,
  buildOrganisation,
  buildVocabulary,
  buildVolunteer,
} from "../../../support/factories/volunteers.ts";
import { readPage } from "../../../support/page.ts";

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

async function helping(draft: Parameters<typeof buildVolunteer>[1] = {}, organizationId?: string) {
  const need = await buildNeed(db(), {
    title: "Blumen gießen",
    ...(organizationId === undefined ? {} : { organizationId }),
  });
  const person = await buildVolunteer(db(), { name: "Anna Beispiel", ...draft });
  await db().assignment.create({ data: { personId: person.id, needId: need.id, origin: "self", state: "accepted" } });
  const fields = { need: need.id, day: "2026-11-25", hours: "1:30", note: "Alle Kästen" };
  return { need, person, own: await house.as(person), fields, path: `/buero/gesuche/${need.id}/zeiten` };
}

const entry = () => db().hoursEntry.findFirstOrThrow();

it("people report their own time; it counts once somebody confirms it, and stands on their page", async () => {
  const { person, own, fields, path } = await helping();
  await own.post("/konto/zeiten", fields).expect(303);
  expect(await entry()).toMatchObject({ minutes: 90, state: "reported", note: "Alle Kästen" });
  const before = readPage(await own.get("/konto/zeiten").expect(200)).text;
  expect(before).toContain("1 Std. 30 Min.");
  expect(before).toContain("gemeldet");
  expect(before).toContain("Insgesamt 0 Std.");
  const desk = await house.as(await house.staff("coordinator"));
  expect(readPage(await desk.get(path).expect(200)).text).toContain("Anna Beispiel");
  const { id } = await entry();
  await desk.post(`${path}/${id}/bestaetigen`).expect(303);
  await desk.post(`${path}/${id}/bestaetigen`).expect(404);
  expect(readPage(await own.get("/konto/zeiten")).text).toContain("Insgesamt 1 Std. 30 Min.");
  expect(await auditActionsFor(house, person.id)).toEqual(["hours.reported", "person.viewed", "hours.confirmed"]);
  expect(JSON.stringify(await db().auditEntry.findMany())).not.toContain("Alle Kästen");
});

it("a refusal needs a word; the person reads it and is told", async () => {
  const { person, own, fields, path } = await helping();
  await own.post("/konto/zeiten", fields).expect(303);
  const desk = await house.as(await house.staff("coordinator"));
  const { id } = await entry();
  const faulty = readPage(await desk.post(`${path}/${id}`, { decision: "refuse", answer: "" }).expect(422));
  expect(faulty.faults).toEqual(["Sagen Sie mit einem Wort, warum."]);
  await desk.post(`${path}/${id}`, { decision: "refuse", answer: "An dem Tag war zu." }).expect(303);
  expect(await entry()).toMatchObject({ state: "refused", answer: "An dem Tag war zu." });
  expect(readPage(await own.get("/konto/zeiten")).text).toContain("Das Büro sagt: An dem Tag war zu.");
  expect(await db().outbox.findMany({ select: { recipient: true, template: true } })).toEqual([
    { recipient: person.email, template: "hours.refused" },
  ]);
});

it("what cannot be is refused with everything kept", async () => {
  const { own, fields } = await helping();
  const answer = async (changes: Record<string, string>) =>
    readPage(await own.post("/konto/zeiten", { ...fields, ...changes }).expect(422));
  expect((await answer({ hours: "" })).faults).toEqual(["Wie viele Stunden waren es?"]);
  expect((await answer({ day: "" })).faults).toEqual(["An welchem Tag war das?"]);
  const future = await answer({ day: "2026-11-28" });
  expect([future.faults, future.value("note")]).toEqual([["Melden Sie die Zeit, wenn sie vorbei ist."], "Alle Kästen"]);
  await own.post("/konto/zeiten", { ...fields, hours: "23" }).expect(303);
  expect((await answer({ hours: "1:30" })).faults).toEqual(["An diesem Tag wären es mehr als 24 Stunden."]);
  const foreign = await buildNeed(db());
  expect((await answer({ need: foreign.id })).faults).toEqual(["Für diese Aufgabe sind Sie nicht eingetragen."]);
});

it("a report is taken back until it is decided, by nobody else", async () => {
  const { own, fields } = await helping();
  await own.post("/konto/zeiten", fields).expect(303);
  const { id } = await entry();
  await (await house.as(await buildVolunteer(db()))).post(`/konto/zeiten/${id}/zurueck`).expect(404);
  await own.post(`/konto/zeiten/${id}/zurueck`).expect(303);
  await own.post(`/konto/zeiten/${id}/zurueck`).expect(404);
  expect(await db().hoursEntry.count()).toBe(0);
});

it("the desk writes down what people on paper tell; an editor for their own needs only", async () => {
  const own = await buildOrganisation(db(), "Verein");
  const { person, fields, path } = await helping({ email: null }, own);
  const told = { ...fields, person: person.id };
  const other = await house.staff("editor", { scopeType: "organization", scopeId: await buildOrganisation(db(), "B") });
  await (await house.as(other)).post(path, told).expect(404);
  await (await house.as(await house.staff("viewer"))).post(path, told).expect(403);
  const browser = await house.as(await house.staff("editor", { scopeType: "organization", scopeId: own }));
  const helper = `<option value="${person.id}"`;
  expect((await browser.get(path).expect(200)).text).not.toContain(helper);
  await db().assignment.updateMany({ where: { personId: person.id }, data: { state: "confirmed" } });
  expect((await browser.get(path).expect(200)).text).toContain(helper);
  expect(await db().personalDataView.count({ where: { personId: person.id, reason: "hours" } })).toBe(1);
  const faulty = readPage(await browser.post(path, { ...told, person: "" }).expect(422));
  expect([faulty.faults, faulty.value("hours")]).toEqual([["Wer hat die Zeit gegeben?"], "1:30"]);
  await browser.post(path, told).expect(303);
  expect(await entry()).toMatchObject({ state: "confirmed", minutes: 90, personId: person.id });
  const actions = await auditActionsFor(house, person.id);
  expect(actions.filter((action) => action !== "person.viewed")).toEqual(["hours.reported", "hours.confirmed"]);
});
