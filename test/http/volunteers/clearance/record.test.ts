import { createSweepClearances } from "../../../../src/features/volunteers/index.ts";
import { auditActionsFor, openTestHouse, type TestHouse } from "../../../support/app.ts";
import { buildNeed, buildVocabulary, buildVolunteer } from "../../../support/factories/volunteers.ts";
import { readPage } from "../../../support/page.ts";
import { readPdf, squeezed } from "../../../support/pdf.ts";

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
const seen = { certificateOn: "2026-10-15", seenOn: "2026-11-27", suitable: "yes" };
const pathOf = (id: string) => `/buero/freiwillige/${id}/fuehrungszeugnis`;
const note = () => db().clearanceCheck.findFirst();
const sweep = (iso: string) => {
  house.clock.now = new Date(iso);
  return createSweepClearances(house.deps)();
};

async function engaged(state: "suggested" | "accepted") {
  const need = await buildNeed(db(), { title: "Hausaufgaben", requiresClearance: true, places: 3 });
  const person = await buildVolunteer(db(), { name: "Anna Beispiel" });
  const { id } = await db().assignment.create({
    data: { personId: person.id, needId: need.id, origin: "self", state },
  });
  return { need, person, assignmentId: id, desk: await house.as(await house.staff("coordinator")) };
}

it("the desk notes that a certificate was seen: three details, a day on which the note goes, and the person sees all of it", async () => {
  const { person, desk } = await engaged("suggested");
  await desk.post(pathOf(person.id), seen).expect(303);
  expect(await note()).toMatchObject({
    certificateOn: new Date("2026-10-15"),
    isSuitable: true,
    validUntil: new Date("2031-10-15"),
    deleteAfter: new Date("2031-10-15"),
  });
  const page = readPage(await desk.get(pathOf(person.id)).expect(200));
  expect(page.text).toContain("Gesehen und geeignet.");
  expect(page.text).toContain("Aufgaben mit Führungszeugnis: Hausaufgaben.");
  const own = await house.as(person);
  expect(readPage(await own.get("/konto/nachweise").expect(200)).text).toContain("Wird gelöscht am 15. Oktober 2031");
  expect((await own.get("/konto/daten.json").expect(200)).text).toContain("certificateOn");
  expect(readPage(await own.get("/konto")).text).toContain(
    "Koordination, hat den Vermerk zum Führungszeugnis geöffnet",
  );
  expect(await auditActionsFor(house, person.id)).toEqual(["clearance.recorded", "person.viewed"]);
  expect(JSON.stringify(await db().auditEntry.findMany())).not.toContain("2026-10-15");
});

it("a certificate that is too old or of tomorrow is refused with everything kept", async () => {
  const { person, desk } = await engaged("suggested");
  const answer = async (changes: Record<string, string>) =>
    readPage(await desk.post(pathOf(person.id), { ...seen, ...changes }).expect(422));
  const old = await answer({ certificateOn: "2026-08-26" });
  expect([old.faults[0], old.value("certificateOn")]).toEqual([
    expect.stringContaining("Das Zeugnis ist zu alt."),
    "2026-08-26",
  ]);
  expect((await answer({ seenOn: "2026-11-28" })).faults).toEqual([
    "Das Zeugnis kann erst vermerkt werden, wenn Sie es gesehen haben.",
  ]);
  expect((await answer({ suitable: "" })).faults).toEqual(["Geeignet oder nicht geeignet?"]);
  expect(await note()).toBeNull();
});

it("only the coordination sees or writes it", async () => {
  const { person } = await engaged("suggested");
  for (const role of ["administrator", "editor", "theme_lead", "viewer"] as const) {
    const browser = await house.as(await house.staff(role));
    await browser.get(pathOf(person.id)).expect(403);
    await browser.post(pathOf(person.id), seen).expect(403);
  }
  await (await house.as(person)).get(pathOf(person.id)).expect(403);
});

it("a new note takes the place of the old one; the desk can delete it at any time", async () => {
  const { person, desk } = await engaged("suggested");
  await desk.post(pathOf(person.id), seen).expect(303);
  await desk.post(pathOf(person.id), { ...seen, suitable: "no" }).expect(303);
  expect(await db().clearanceCheck.count()).toBe(1);
  expect(await note()).toMatchObject({ isSuitable: false });
  await desk.post(`${pathOf(person.id)}/loeschen`).expect(303);
  await desk.post(`${pathOf(person.id)}/loeschen`).expect(404);
  expect(await note()).toBeNull();
});

it("without any task the note goes after a week", async () => {
  const person = await buildVolunteer(db());
  const desk = await house.as(await house.staff("coordinator"));
  await desk.post(pathOf(person.id), seen).expect(303);
  expect(await note()).toMatchObject({ deleteAfter: new Date("2026-12-04") });
  expect(await sweep("2026-12-03T03:00:00Z")).toBe(0);
  expect(await sweep("2026-12-04T03:00:00Z")).toBe(1);
  expect(await note()).toBeNull();
  expect((await auditActionsFor(house, person.id)).at(-1)).toBe("clearance.deleted");
});

it("when the task comes to nothing the note goes the same night", async () => {
  const { person, desk, assignmentId } = await engaged("suggested");
  await desk.post(pathOf(person.id), seen).expect(303);
  expect(await sweep("2026-11-28T03:00:00Z")).toBe(0);
  await db().assignment.update({ where: { id: assignmentId }, data: { state: "declined" } });
  // the moment of the change comes from the database's own clock, which is after the note was made
  expect(await sweep("2026-11-29T03:00:00Z")).toBe(1);
  expect(await note()).toBeNull();
});

it("three months after the end of the last task the note goes, whatever other tasks the person has", async () => {
  const { person, desk, need, assignmentId } = await engaged("accepted");
  const other = await buildNeed(db());
  await db().assignment.create({ data: { personId: person.id, needId: other.id, origin: "self", state: "accepted" } });
  await desk.post(pathOf(person.id), seen).expect(303);
  await db().need.update({ where: { id: need.id }, data: { state: "closed" } });
  await db().assignment.update({ where: { id: assignmentId }, data: { decidedAt: new Date("2026-12-01T12:00:00Z") } });
  expect(await sweep("2026-12-02T03:00:00Z")).toBe(0);
  expect(await note()).toMatchObject({ deleteAfter: new Date("2027-03-01") });
  expect(await sweep("2027-02-28T03:00:00Z")).toBe(0);
  expect(await sweep("2027-03-01T03:00:00Z")).toBe(1);
});

it("the letter for a free certificate names the law and the task, in German, and is kept nowhere", async () => {
  const { person, desk } = await engaged("suggested");
  const answer = await desk
    .get(`/en${pathOf(person.id)}/aufforderung.pdf`)
    .responseType("blob")
    .expect(200);
  expect(answer.headers["cache-control"]).toBe("no-store");
  const read = readPdf(answer.body as Buffer);
  expect([read.language, read.uaPart]).toEqual(["de", "1"]);
  const text = read.pages.join("");
  for (const words of ["§ 30a", "Anna Beispiel", "Befreiung von der Gebühr"]) expect(text).toContain(squeezed(words));
});
