import { auditActionsFor, openTestHouse, TEST_NOW, type Browser, type TestHouse } from "../../support/app.ts";
import { buildEntry, daysLater } from "../../support/factories/upkeep.ts";
import { openForm } from "../../support/openForm.ts";
import { readPage } from "../../support/page.ts";

let house: TestHouse;
let people: readonly [string, string];
let volunteer: Browser;
let other: Browser;
beforeAll(async () => {
  house = await openTestHouse();
});
beforeEach(async () => {
  await house.empty();
  people = [(await helper("Eine")).id, (await helper("Andere")).id];
  await signIn();
});
afterAll(() => house.close());

const db = () => house.database.db;
const point = () => db().serviceAtLocation.findFirstOrThrow();
const task = (id: string) => db().freshnessTask.findUniqueOrThrow({ where: { id } });
const call = (id: string) => `/mitmachen/anrufe/${id}`;

/** Sessions end while the clock is moved. */
async function signIn(): Promise<void> {
  volunteer = await house.as({ id: people[0], kind: "volunteer" });
  other = await house.as({ id: people[1], kind: "volunteer" });
}

async function later(days: number): Promise<void> {
  house.clock.now = daysLater(TEST_NOW, days);
  await signIn();
}

function helper(name: string) {
  return db().person.create({
    data: {
      displayName: name,
      sortKey: name,
      email: `${name.toLowerCase()}@example.org`,
      state: "active",
      volunteerProfile: { create: {} },
    },
    select: { id: true },
  });
}

/** A check that nobody answered, ready to be called. */
async function callFor(title = "Lesestube", given: Parameters<typeof buildEntry>[2] = {}): Promise<string> {
  const { id } = await buildEntry(db(), title, given);
  const created = await db().freshnessTask.create({
    data: { linkType: "service_at_location", linkId: id, dueOn: TEST_NOW, state: "call" },
    select: { id: true },
  });
  return created.id;
}

it("a volunteer takes a call, reads what to say and the public number, and confirms", async () => {
  const id = await callFor();
  expect(readPage(await volunteer.get("/mitmachen/anrufe").expect(200)).text).toContain("Lesestube");
  await volunteer.post(`${call(id)}/nehmen`).expect(303);
  const page = readPage(await volunteer.get(call(id)).expect(200));
  expect(page.linkTo("02331 123456")).toBe("tel:+492331123456");
  expect(page.text).toContain("Ich helfe ehrenamtlich im Stadtteilladen");
  expect(page.text).toContain("Lange Straße 1");
  expect(page.text).not.toContain("lesestube@example.org, ");
  await volunteer.post(call(id), { antwort: "stimmt" }).expect(303);
  expect(await point()).toMatchObject({ assureMethod: "phone", assurerName: "Ehrenamtliche des Stadtteilladens" });
  expect(await task(id)).toMatchObject({ state: "done", outcome: "confirmed", method: "phone", assigneeId: null });
  expect(readPage(await volunteer.get("/mitmachen/anrufe")).text).toContain("Danke. Der Eintrag ist bestätigt.");
  expect(await auditActionsFor(house, id)).toEqual(["freshness_task.taken", "freshness_task.confirmed"]);
});

it("one call, one person: of two at once one gets it, the other is told; the second cannot answer", async () => {
  const id = await callFor();
  await Promise.all([volunteer.post(`${call(id)}/nehmen`), other.post(`${call(id)}/nehmen`)]);
  const [mine, theirs] = [await volunteer.get(call(id)), await other.get(call(id))];
  expect([mine.status, theirs.status].toSorted()).toEqual([200, 303]);
  const late = mine.status === 303 ? volunteer : other;
  await late.post(call(id), { antwort: "weg" }).expect(303);
  expect(await task(id)).toMatchObject({ state: "call" });
  expect(await db().auditEntry.count({ where: { action: "freshness_task.taken" } })).toBe(1);
  expect(readPage(await late.get("/mitmachen/anrufe")).hasLink("Lesestube")).toBe(false);
});

it("after 48 hours a call is free again, given back at once", async () => {
  const id = await callFor();
  await volunteer.post(`${call(id)}/nehmen`).expect(303);
  await later(47.9 / 24);
  await other.post(`${call(id)}/nehmen`).expect(303);
  await other.get(call(id)).expect(303);
  await later(2);
  await volunteer.post(call(id), { antwort: "stimmt" }).expect(303);
  expect(await task(id)).toMatchObject({ state: "call" });
  await other.post(`${call(id)}/nehmen`).expect(303);
  await other.get(call(id)).expect(200);
  await other.post(`${call(id)}/zurueck`).expect(303);
  expect(await task(id)).toMatchObject({ assigneeId: null, assignedAt: null });
  await volunteer.post(`${call(id)}/nehmen`).expect(303);
  await later(5);
  await house.askOwners();
  expect(await task(id)).toMatchObject({ assigneeId: null });
});

it("at most three calls at a time", async () => {
  const ids = [];
  for (const title of ["Eins", "Zwei", "Drei", "Vier"]) ids.push(await callFor(title));
  for (const id of ids) await volunteer.post(`${call(id)}/nehmen`).expect(303);
  expect(readPage(await volunteer.get("/mitmachen/anrufe")).text).toContain("schon drei Anrufe");
  expect(await db().freshnessTask.count({ where: { assigneeId: { not: null } } })).toBe(3);
});

it("nobody reached: counted, and free for another day", async () => {
  const id = await callFor();
  await volunteer.post(`${call(id)}/nehmen`).expect(303);
  await volunteer.post(call(id), { antwort: "niemand" }).expect(303);
  expect(await task(id)).toMatchObject({ state: "call", attempts: 1, assigneeId: null });
  expect(readPage(await other.get("/mitmachen/anrufe")).text).toContain("einmal niemand erreicht");
});

it("what a volunteer heard is a proposal; gone waits for the desk", async () => {
  const id = await callFor();
  await volunteer.post(`${call(id)}/nehmen`).expect(303);
  const form = openForm(await volunteer.get(`${call(id)}/aendern`).expect(200), `${call(id)}/aendern`);
  await volunteer.post(`${call(id)}/aendern`, { ...form, summary: "Vorlesen für alle" }).expect(303);
  expect(await point()).toMatchObject({ summary: "", assuredOn: null, version: 1 });
  expect(await db().changeProposal.findFirstOrThrow()).toMatchObject({
    origin: "volunteer",
    state: "open",
    fields: { summary: "Vorlesen für alle" },
  });
  expect(await task(id)).toMatchObject({ state: "done", outcome: "changed" });
  await house.empty();
  const gone = await callFor();
  const helping = await house.as({ id: (await helper("Dritte")).id, kind: "volunteer" });
  await helping.post(`${call(gone)}/nehmen`).expect(303);
  await helping.post(call(gone), { antwort: "weg" }).expect(303);
  expect(await point()).toMatchObject({ state: "needs_check" });
  const coordinator = await house.as(await house.staff("coordinator"));
  expect(readPage(await coordinator.get("/buero/pflege")).text).toContain("soll es nicht mehr geben");
});

it("only places with a public number are offered; what is archived disappears", async () => {
  await callFor("Ohne Nummer", { phone: null });
  await callFor("Vorbei", { point: { state: "archived" } });
  const page = readPage(await volunteer.get("/mitmachen/anrufe").expect(200));
  expect(page.text).toContain("Zurzeit ist kein Anruf frei.");
});

it("the coordination calls at the desk, sees dead addresses, and what it hears is stored", async () => {
  const id = await callFor();
  await db().outbox.create({
    data: {
      recipient: "x@example.org",
      subject: "",
      text: "x",
      template: "freshness.ask",
      state: "failed",
      concernsId: id,
    },
  });
  const coordinator = await house.as(await house.staff("coordinator"));
  const desk = readPage(await coordinator.get("/buero/pflege").expect(200));
  expect(desk.text).toContain("Adresse erreicht niemanden");
  const path = `/buero/pflege/pruefungen/${id}`;
  expect(desk.linkTo("Lesestube")).toBe(path);
  expect(readPage(await coordinator.get("/buero")).text).toContain("Anrufen");
  const form = openForm(await coordinator.get(`${path}/aendern`).expect(200), `${path}/aendern`);
  await coordinator.post(`${path}/aendern`, { ...form, phone1: "02331 555" }).expect(303);
  expect(await point()).toMatchObject({ assureMethod: "phone", assurerName: "Stadtteilkoordination", version: 2 });
  expect(await db().phone.findFirstOrThrow()).toMatchObject({ number: "+492331555" });
  expect(await db().changeProposal.count()).toBe(0);
  const late = await coordinator.post(path, { antwort: "stimmt" }).expect(303);
  expect(late.headers["location"]).toBe("/buero/pflege");
});

it("guests and staff do not get to the volunteers' calls, volunteers not to the desk's", async () => {
  const id = await callFor();
  await house.visitor().get("/mitmachen/anrufe").expect(303);
  await house
    .visitor()
    .post(`${call(id)}/nehmen`)
    .expect(401);
  const viewer = await house.as(await house.staff("viewer"));
  await viewer.get("/mitmachen/anrufe").expect(403);
  await viewer.get(`/buero/pflege/pruefungen/${id}`).expect(403);
  await volunteer.get(`/buero/pflege/pruefungen/${id}`).expect(403);
  await volunteer.get(call("nicht")).expect(404);
});

it("the pages speak English, the sentences for the call stay German", async () => {
  const id = await callFor();
  await volunteer.post(`/en${call(id)}/nehmen`).expect(303);
  const page = readPage(await volunteer.get(`/en${call(id)}`).expect(200));
  expect(page.heading).toBe("Call: Lesestube");
  expect(page.text).toContain("Stimmt das alles noch?");
  expect(page.text).toContain("Is all of that still right?");
});
