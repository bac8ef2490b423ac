import { auditActionsFor, openTestHouse, type Browser, type TestHouse } from "../../../support/app.ts";
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
const yesterday = { from: "2026-11-26T09:00:00Z", to: "2026-11-26T11:30:00Z", places: 5 };

async function shiftWith(count: number, organizationId?: string) {
  const need = await buildNeed(db(), {
    title: "Aufräumtag",
    shifts: [yesterday],
    ...(organizationId === undefined ? {} : { organizationId }),
  });
  const shiftId = need.shiftIds[0] ?? "";
  const people = [];
  for (let index = 0; index < count; index += 1) {
    const person = await buildVolunteer(db(), { name: `Person ${String(index)}` });
    const { id } = await db().assignment.create({
      data: { personId: person.id, needId: need.id, shiftId, origin: "self", state: "accepted" },
    });
    people.push({ ...person, assignmentId: id });
  }
  return { need, shiftId, people, path: `/buero/gesuche/${need.id}/schichten/${shiftId}/zeiten` };
}

async function markOf(browser: Browser, path: string): Promise<string> {
  const page = readPage(await browser.get(path).expect(200));
  return page.value("mark") ?? "";
}

const stateOf = async (id: string) => (await db().assignment.findUniqueOrThrow({ where: { id } })).state;

it("one press confirms everybody as planned, a second one changes nothing, and each person is told who looked", async () => {
  const { path, people } = await shiftWith(3);
  const browser = await house.as(await house.staff("coordinator"));
  await browser.post(`${path}/alle`).expect(303);
  await browser.post(`${path}/alle`).expect(303);
  const entries = await db().hoursEntry.findMany();
  expect(entries.map(({ minutes, state }) => [minutes, state])).toEqual(people.map(() => [150, "confirmed"]));
  for (const { assignmentId } of people) {
    expect(await stateOf(assignmentId)).toBe("attended");
    expect(await auditActionsFor(house, assignmentId)).toEqual(["assignment.attended"]);
  }
  await browser.get(path).expect(200);
  const [first] = people;
  const account = readPage(await (await house.as(first ?? { id: "" })).get("/konto").expect(200));
  expect(account.text).toContain("Koordination, hat Ihre Zeiten geprüft");
});

it("person by person: as planned, another time, not come; whoever is left out stays open", async () => {
  const { path, people } = await shiftWith(4);
  const [planned, other, absent, open] = people.map(({ assignmentId }) => assignmentId);
  const browser = await house.as(await house.staff("coordinator"));
  const fields = {
    mark: await markOf(browser, path),
    [`wie-${planned ?? ""}`]: "planned",
    [`wie-${other ?? ""}`]: "other",
    [`stunden-${other ?? ""}`]: "1,5",
    [`wie-${absent ?? ""}`]: "absent",
  };
  await browser.post(path, fields).expect(303);
  const states = await Promise.all([planned, other, absent, open].map((id) => stateOf(id ?? "")));
  expect(states).toEqual(["attended", "attended", "no_show", "accepted"]);
  const minutes = await db().hoursEntry.findMany({ orderBy: { minutes: "asc" }, select: { minutes: true, day: true } });
  expect(minutes).toEqual([
    { minutes: 90, day: new Date("2026-11-26") },
    { minutes: 150, day: new Date("2026-11-26") },
  ]);
  const mails = await db().outbox.findMany();
  expect(mails).toMatchObject([{ recipient: people[2]?.email, subject: "Wir haben Sie vermisst: Aufräumtag" }]);
  expect(mails[0]?.text).toMatch(/stadtteilladen\.test\/mitmachen\/ich-war-da\/[\w.-]{60,}/u);
  expect((await db().shift.findFirstOrThrow()).placesTaken).toBe(3);
});

it("a faulty time keeps everything typed; a page that somebody else overtook changes nothing", async () => {
  const { path, people } = await shiftWith(2);
  const [one = "", two = ""] = people.map(({ assignmentId }) => assignmentId);
  const browser = await house.as(await house.staff("coordinator"));
  const mark = await markOf(browser, path);
  const typed = { mark, [`wie-${one}`]: "other", [`stunden-${one}`]: "lange", [`wie-${two}`]: "absent" };
  const faulty = readPage(await browser.post(path, typed).expect(422));
  expect(faulty.faults).toEqual(["Schreiben Sie die Zeit in Stunden, höchstens einen Tag: 2, 2:30 oder 2,5."]);
  expect(faulty.value(`stunden-${one}`)).toBe("lange");
  const missing = readPage(await browser.post(path, { ...typed, [`stunden-${one}`]: "" }).expect(422));
  expect(missing.faults).toEqual(["Wie viele Stunden waren es?"]);
  await browser.post(`${path}/alle`).expect(303);
  const stale = readPage(await browser.post(path, { mark, [`wie-${two}`]: "absent" }).expect(422));
  expect(stale.faults[0]).toContain("inzwischen geändert");
  expect(await stateOf(two)).toBe("attended");
});

it("an editor confirms for their own organisation; others, viewers and theme leads do not reach it", async () => {
  const own = await buildOrganisation(db(), "Verein");
  const other = await buildOrganisation(db(), "Anderer Verein");
  const { path, people } = await shiftWith(1, own);
  const editor = (scopeId: string) => house.staff("editor", { scopeType: "organization", scopeId });
  await (await house.as(await editor(other))).post(`${path}/alle`).expect(404);
  await (await house.as(await editor(other))).get(path).expect(404);
  for (const role of ["viewer", "theme_lead", "administrator"] as const) {
    await (await house.as(await house.staff(role))).post(`${path}/alle`).expect(403);
  }
  const browser = await house.as(await editor(own));
  expect(readPage(await browser.get("/buero/zeiten").expect(200)).text).toContain("Aufräumtag");
  await browser.post(`${path}/alle`).expect(303);
  expect(await stateOf(people[0]?.assignmentId ?? "")).toBe("attended");
  expect(readPage(await browser.get("/buero/zeiten")).text).toContain("Zuletzt bestätigt");
});

it("nothing is recorded before the shift begins", async () => {
  const own = await buildOrganisation(db(), "Verein");
  const { path, shiftId } = await shiftWith(1, own);
  const tomorrow = { startsAt: new Date("2026-11-28T09:00:00Z"), endsAt: new Date("2026-11-28T11:00:00Z") };
  await db().shift.update({ where: { id: shiftId }, data: tomorrow });
  const browser = await house.as(await house.staff("coordinator"));
  expect(readPage(await browser.get(path).expect(200)).text).toContain("Der Termin hat noch nicht begonnen.");
  await browser.post(`${path}/alle`).expect(409);
  expect(await db().hoursEntry.count()).toBe(0);
  const editor = await house.as(await house.staff("editor", { scopeType: "organization", scopeId: own }));
  expect(readPage(await editor.get(path).expect(200)).text).not.toContain("Person 0");
  expect(await db().personalDataView.count()).toBe(0);
});

it("the hours of somebody who was erased stay as a number without a name", async () => {
  const { path, people } = await shiftWith(1);
  const browser = await house.as(await house.staff("coordinator"));
  await browser.post(`${path}/alle`).expect(303);
  await (await house.as(people[0] ?? { id: "" })).post("/konto/loeschen", { confirm: "ja" }).expect(303);
  const page = readPage(await browser.get(path).expect(200));
  expect(page.text).toContain("Gelöschte Person: 2 Std. 30 Min.");
  expect(page.text).not.toContain("Person 0");
  expect(await db().hoursEntry.findFirstOrThrow()).toMatchObject({ minutes: 150, state: "confirmed" });
});

it("nobody confirms time for somebody who was erased before", async () => {
  const { path, people } = await shiftWith(2);
  await (await house.as(people[0] ?? { id: "" })).post("/konto/loeschen", { confirm: "ja" }).expect(303);
  await (await house.as(await house.staff("coordinator"))).post(`${path}/alle`).expect(303);
  expect(await db().hoursEntry.findMany({ select: { personId: true } })).toEqual([{ personId: people[1]?.id }]);
});

it("the desk is reminded of shifts whose hours nobody has confirmed", async () => {
  const { path, people } = await shiftWith(1);
  const browser = await house.as(await house.staff("coordinator"));
  expect(readPage(await browser.get("/buero").expect(200)).linkTo("Aufräumtag")).toBe(path);
  await db().assignment.update({ where: { id: people[0]?.assignmentId ?? "" }, data: { state: "attended" } });
  expect(readPage(await browser.get("/buero").expect(200)).hasLink("Aufräumtag")).toBe(false);
});
