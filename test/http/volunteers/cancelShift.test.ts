import { auditActionsFor, openTestHouse, type TestHouse } from "../../support/app.ts";
import { buildNeed, buildOrganisation, buildVocabulary, buildVolunteer } from "../../support/factories/volunteers.ts";
import { readPage } from "../../support/page.ts";

// One date is called off: asked first, with who hears of it and how, then done once, with the reason in every message.

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
const coordinator = async () => house.as(await house.staff("coordinator"));

/** Two dates; on the first: one by mail, one by phone, one waiting, one who has left. */
async function busyShift(organizationId?: string) {
  const need = await buildNeed(db(), {
    title: "Aufräumtag",
    ...(organizationId === undefined ? {} : { organizationId }),
    shifts: [
      { from: "2026-12-05T09:00:00Z", to: "2026-12-05T11:00:00Z", places: 3 },
      { from: "2026-12-12T09:00:00Z", to: "2026-12-12T11:00:00Z", places: 3 },
    ],
  });
  const [shiftId = "", other = ""] = need.shiftIds;
  const place = { needId: need.id, shiftId, origin: "self" } as const;
  const byMail = await buildVolunteer(db(), { email: "mail@example.org" });
  const byPhone = await buildVolunteer(db(), { email: null, phone: "+4923311" });
  const waiting = await buildVolunteer(db(), { email: "wartet@example.org" });
  const gone = await buildVolunteer(db(), { email: "weg@example.org" });
  await db().assignment.createMany({
    data: [
      { ...place, personId: byMail.id, state: "accepted" },
      { ...place, personId: byPhone.id, state: "confirmed" },
      { ...place, personId: waiting.id, state: "waitlisted", waitNumber: 1 },
      { ...place, personId: gone.id, state: "withdrawn" },
      { ...place, shiftId: other, personId: gone.id, state: "accepted" },
    ],
  });
  const needPath = `/buero/gesuche/${need.id}`;
  return { need, shiftId, other, needPath, path: `${needPath}/schichten/${shiftId}/absage` };
}

it("asks first: how many are told and how, and nothing has happened yet", async () => {
  const { path, needPath, shiftId } = await busyShift();
  const browser = await coordinator();
  expect(readPage(await browser.get(needPath).expect(200)).linkTo("Termin am Sa., 5. Dez. absagen")).toBe(path);
  const ask = readPage(await browser.get(path).expect(200));
  for (const words of [
    "Termin am Sa., 5. Dez. absagen",
    "2 Menschen sind dabei.",
    "1 Person steht auf der Warteliste.",
    "2 davon bekommen eine E-Mail.",
    "1 kommt auf Ihre Anrufliste.",
  ]) {
    expect(ask.text).toContain(words);
  }
  expect(await db().shift.findUniqueOrThrow({ where: { id: shiftId } })).toMatchObject({ state: "planned" });
  expect(await db().outbox.count()).toBe(0);
});

it("then it is done once: the reason stands in mail and call, the other date stays, a double click tells nobody twice", async () => {
  const { path, needPath, shiftId, other, need } = await busyShift();
  const browser = await coordinator();
  const presses = await Promise.all([1, 2, 3].map(() => browser.post(path, { grund: "Es stürmt am Samstag." })));
  for (const press of presses) expect([press.status, press.headers["location"]]).toEqual([303, needPath]);
  const mails = await db().outbox.findMany({ where: { template: "shift.cancelled" }, orderBy: { recipient: "asc" } });
  expect(mails.map(({ recipient }) => recipient)).toEqual(["mail@example.org", "wartet@example.org"]);
  for (const { text } of mails) expect(text).toContain("10 Uhr.\n\nEs stürmt am Samstag.\n\nSie müssen nichts tun.");
  const tasks = await db().contactTask.findMany();
  expect(tasks).toHaveLength(1);
  expect(tasks[0]?.text).toContain("Es stürmt am Samstag.");
  const states = await db().shift.findMany({ where: { needId: need.id }, select: { id: true, state: true } });
  expect(new Map(states.map(({ id, state }) => [id, state]))).toEqual(
    new Map([
      [shiftId, "cancelled"],
      [other, "planned"],
    ]),
  );
  expect(await db().assignment.count({ where: { shiftId, state: "excused" } })).toBe(3);
  expect(await auditActionsFor(house, need.id)).toEqual(["shift.cancelled"]);
  const again = await browser.post(path, { grund: "" }).expect(303);
  expect(readPage(await browser.get(String(again.headers["location"]))).text).toContain("schon abgesagt");
  await browser.get(path).expect(404);
});

it("without a reason nothing stands in its place; with nobody on it nobody has to be told", async () => {
  const { needPath, other } = await busyShift();
  const browser = await coordinator();
  await db().assignment.deleteMany({ where: { shiftId: other } });
  const path = `${needPath}/schichten/${other}/absage`;
  expect(readPage(await browser.get(path).expect(200)).text).toContain("Niemand muss Bescheid bekommen.");
  await browser.post(path, { grund: "" }).expect(303);
  expect(await db().outbox.count()).toBe(0);
});

it("a reason that is too long is kept and refused", async () => {
  const { path, shiftId } = await busyShift();
  const page = await (await coordinator()).post(path, { grund: "a".repeat(301) }).expect(422);
  expect(page.text).toContain("a".repeat(301));
  expect(readPage(page).text).toContain("2 davon bekommen eine E-Mail.");
  expect(await db().shift.findUniqueOrThrow({ where: { id: shiftId } })).toMatchObject({ state: "planned" });
});

it("only those who may change the need see the page", async () => {
  const [own, foreign] = [await buildOrganisation(db(), "Eigene"), await buildOrganisation(db(), "Fremde")];
  const { path } = await busyShift(own);
  const editorOf = async (scopeId: string) =>
    house.as(await house.staff("editor", { scopeType: "organization", scopeId }));
  await (await editorOf(own)).get(path).expect(200);
  await (await editorOf(foreign)).get(path).expect(404);
  await (await editorOf(foreign)).post(path, { grund: "" }).expect(404);
  await (await house.as(await house.staff("viewer"))).get(path).expect(403);
});
