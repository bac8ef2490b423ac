import { openTestHouse, type TestHouse } from "../../support/app.ts";
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

it("every look at somebody's details is written down with its reason; they see who by role, when and why", async () => {
  const organizationId = await buildOrganisation(db(), "Verein");
  const need = await buildNeed(db(), { title: "Beete", organizationId, places: 5 });
  const other = await buildNeed(db(), {
    title: "Tische",
    shifts: [{ from: "2026-12-05T09:00:00Z", to: "2026-12-05T11:00:00Z" }],
  });
  const person = await buildVolunteer(db());
  await db().assignment.create({ data: { personId: person.id, needId: need.id, origin: "self", state: "confirmed" } });
  const desk = await house.as(await house.staff("coordinator"));
  const own = `/buero/freiwillige/${person.id}`;
  const looks = [
    [own, "Koordination, hat Ihre Seite geöffnet"],
    [`${own}/angaben`, "Koordination, wollte Ihre Angaben ändern"],
    [`${own}/nachweise`, "Koordination, hat einen Nachweis für Sie ausgestellt"],
    [`${own}/fuehrungszeugnis`, "Koordination, hat den Vermerk zum Führungszeugnis geöffnet"],
    [`${own}/daten.json`, "Koordination, hat alle Ihre Angaben heruntergeladen, um sie herauszugeben"],
    [`/buero/gesuche/${need.id}`, "Koordination, betreut ein Gesuch, bei dem Sie helfen"],
    [`/buero/gesuche/${other.id}/passende`, "Koordination, hat gesucht, wer zu einem Gesuch passt"],
  ] as const;
  for (const [path] of looks) await desk.get(path).expect(200);
  const editor = await house.staff("editor", { scopeType: "organization", scopeId: organizationId });
  await (await house.as(editor)).get(`/buero/gesuche/${need.id}`).expect(200);
  const page = readPage(await (await house.as(person)).get("/konto").expect(200));
  const reasons = [
    ...looks.map(([, words]) => words),
    "Redaktion einer Organisation, betreut ein Gesuch, bei dem Sie helfen",
  ];
  for (const words of reasons) expect(page.text).toContain(`27. November 2026: ${words}`);
  expect(await db().personalDataView.count({ where: { personId: person.id } })).toBe(reasons.length);
  expect(await db().auditEntry.count({ where: { action: "person.viewed", resourceId: person.id } })).toBe(
    reasons.length,
  );
});

it("who reads numbers only leaves no trace, because nobody's details are shown", async () => {
  const person = await buildVolunteer(db(), { name: "Anna Beispiel" });
  const viewer = await house.as(await house.staff("viewer"));
  for (const path of ["/buero/zahlen", "/buero/freiwillige"]) {
    expect(readPage(await viewer.get(path).expect(200)).text).not.toContain("Anna Beispiel");
  }
  expect(await db().personalDataView.count({ where: { personId: person.id } })).toBe(0);
});
