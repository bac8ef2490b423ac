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
const coordinator = async () => house.as(await house.staff("coordinator"));
const stepOf = (needId: string, step: string) => `/buero/gesuche/${needId}/stand/${step}`;

/** A need on two Saturdays: one person on it by mail, one by phone on both, one waiting, one offered, one gone. */
async function busyNeed() {
  const need = await buildNeed(db(), {
    title: "Aufräumtag",
    shifts: [
      { from: "2026-12-05T09:00:00Z", to: "2026-12-05T11:00:00Z", places: 3 },
      { from: "2026-12-12T09:00:00Z", to: "2026-12-12T11:00:00Z", places: 3 },
    ],
  });
  const [first = "", second = ""] = need.shiftIds;
  const byMail = await buildVolunteer(db(), { email: "mail@example.org" });
  const byPhone = await buildVolunteer(db(), { email: null, phone: "+4923311" });
  const waiting = await buildVolunteer(db(), { email: "wartet@example.org" });
  const asked = await buildVolunteer(db(), { email: "gefragt@example.org" });
  const gone = await buildVolunteer(db(), { email: "weg@example.org" });
  const on = (
    personId: string,
    shiftId: string,
    state: "accepted" | "confirmed" | "offered" | "waitlisted" | "withdrawn",
  ) =>
    db().assignment.create({
      data: {
        personId,
        needId: need.id,
        shiftId,
        origin: "self",
        state,
        waitNumber: state === "waitlisted" ? 1 : null,
      },
    });
  await on(byMail.id, first, "accepted");
  await on(byPhone.id, first, "confirmed");
  await on(byPhone.id, second, "accepted");
  await on(waiting.id, first, "waitlisted");
  await on(asked.id, second, "offered");
  await on(gone.id, second, "withdrawn");
  return { ...need, byMail, byPhone, waiting, asked, gone };
}

const mails = async () =>
  (await db().outbox.findMany({ orderBy: [{ recipient: "asc" }, { createdAt: "asc" }] })).map(
    ({ recipient, template }) => [recipient, template],
  );

it("cancelling calls off what is to come and tells everybody once: on it, waiting, asked; by mail and by call", async () => {
  const need = await busyNeed();
  const browser = await coordinator();
  const page = readPage(await browser.get(`/buero/gesuche/${need.id}`).expect(200));
  expect(page.linkTo("Absagen")).toBe(stepOf(need.id, "absagen"));
  const ask = readPage(await browser.get(stepOf(need.id, "absagen")).expect(200));
  for (const words of [
    "2 Menschen sind dabei.",
    "1 Person steht auf der Warteliste.",
    "1 Person ist gefragt",
    "3 davon bekommen eine E-Mail.",
    "1 kommt auf Ihre Anrufliste.",
    "2 Termine fallen aus.",
  ]) {
    expect(ask.text).toContain(words);
  }
  await browser.post(stepOf(need.id, "absagen"), { grund: "Es stürmt." }).expect(303);
  expect(await mails()).toEqual([
    ["gefragt@example.org", "need.cancelled"],
    ["mail@example.org", "need.cancelled"],
    ["wartet@example.org", "need.cancelled"],
  ]);
  const tasks = await db().contactTask.findMany();
  expect(tasks.map(({ personId, template }) => [personId, template])).toEqual([[need.byPhone.id, "need.cancelled"]]);
  expect(tasks[0]?.text).toContain("Es stürmt.");
  expect(await db().shift.findMany({ select: { state: true, placesTaken: true } })).toEqual(
    [1, 2].map(() => ({ state: "cancelled", placesTaken: 0 })),
  );
  expect(await db().assignment.groupBy({ by: ["state"], _count: true, orderBy: { state: "asc" } })).toMatchObject([
    { state: "excused", _count: 5 },
    { state: "withdrawn", _count: 1 },
  ]);
  expect(await auditActionsFor(house, need.id)).toEqual(["need.cancelled"]);
  await house.visitor().get(`/mitmachen/${need.slug}`).expect(404);
});

it("what nobody has passed on yet is overtaken: after a cancellation nobody is called to be told that they are in", async () => {
  const need = await busyNeed();
  const later = { from: "2026-12-19T09:00:00Z", to: "2026-12-19T11:00:00Z", places: 1 };
  const other = await buildNeed(db(), { title: "Anderes", shifts: [later] });
  const stranger = await buildVolunteer(db(), { email: null, phone: "+4923312" });
  const browser = await coordinator();
  const put = (needId: string, person: string, schicht = "") =>
    browser.post(`/buero/gesuche/${needId}/zusagen`, { person, schicht }).expect(303);
  await put(need.id, stranger.id, need.shiftIds[1]);
  await put(other.id, stranger.id, other.shiftIds[0]);
  await browser.post(stepOf(need.id, "absagen"), { grund: "" }).expect(303);
  const tasks = await db().contactTask.findMany({ where: { personId: stranger.id, state: "open" } });
  expect(tasks.map(({ needId, template }) => [needId, template]).toSorted()).toEqual(
    [
      [need.id, "need.cancelled"],
      [other.id, "assignment.confirm"],
    ].toSorted(),
  );
});

it("pausing keeps everybody where they are, opening again tells them; who is on two dates hears it once", async () => {
  const need = await busyNeed();
  const browser = await coordinator();
  await browser.post(stepOf(need.id, "pausieren"), { grund: "" }).expect(303);
  expect(await mails()).toHaveLength(3);
  expect(await db().contactTask.count()).toBe(1);
  expect(await db().assignment.count({ where: { state: "accepted" } })).toBe(2);
  expect(readPage(await house.visitor().get(`/mitmachen/${need.slug}`).expect(200)).text).toContain("ruht gerade");
  await browser.post(stepOf(need.id, "veroeffentlichen"), { grund: "" }).expect(303);
  expect((await mails()).filter(([, template]) => template === "need.resumed")).toHaveLength(3);
  expect(await auditActionsFor(house, need.id)).toEqual(["need.paused", "need.published"]);
});

it("a full need settles what was asked and keeps the waiting list; a closed one settles both", async () => {
  const need = await busyNeed();
  const browser = await coordinator();
  await browser.post(stepOf(need.id, "besetzt"), { grund: "" }).expect(303);
  const states = async () =>
    (await db().assignment.findMany({ orderBy: [{ person: { email: "asc" } }, { state: "asc" }] })).map(
      (assignment) => assignment.state,
    );
  // gefragt@, mail@, wartet@, weg@, and the two dates of the person without an address
  expect(await states()).toEqual(["expired", "accepted", "waitlisted", "withdrawn", "accepted", "confirmed"]);
  expect(readPage(await house.visitor().get(`/mitmachen/${need.slug}`).expect(200)).text).toContain(
    "alle Plätze vergeben",
  );
  await browser.post(stepOf(need.id, "schliessen"), { grund: "" }).expect(303);
  expect(await states()).toEqual(["expired", "accepted", "expired", "withdrawn", "accepted", "confirmed"]);
  expect((await mails()).map(([recipient, template]) => `${recipient ?? ""} ${template ?? ""}`)).toEqual([
    "gefragt@example.org need.filled",
    "mail@example.org need.filled",
    "mail@example.org need.closed",
    "wartet@example.org need.filled",
    "wartet@example.org need.closed",
  ]);
});

it("a double click and two people at once: one change, one message each", async () => {
  const need = await busyNeed();
  const [one, two] = [await coordinator(), await coordinator()];
  const posts = [one, one, two].map((browser) => browser.post(stepOf(need.id, "absagen"), { grund: "" }).expect(303));
  await Promise.all(posts);
  expect(await mails()).toHaveLength(3);
  expect(await db().contactTask.count()).toBe(1);
  expect(await auditActionsFor(house, need.id)).toEqual(["need.cancelled"]);
});

it("a draft is published at once, since nobody has to be told; steps that make no sense are not offered", async () => {
  const need = await buildNeed(db(), { state: "draft" });
  const browser = await coordinator();
  const { text } = readPage(await browser.get(`/buero/gesuche/${need.id}`).expect(200));
  expect(text).toContain("Veröffentlichen");
  expect(text).not.toMatch(/Ruhen lassen|Absagen|Schließen/u);
  await browser.get(stepOf(need.id, "absagen")).expect(404);
  await browser.get(stepOf(need.id, "verbrennen")).expect(404);
  await browser.post(stepOf(need.id, "absagen"), { grund: "" }).expect(303);
  expect((await db().need.findUniqueOrThrow({ where: { id: need.id } })).state).toBe("draft");
  await browser.post(stepOf(need.id, "veroeffentlichen")).expect(303);
  expect((await db().need.findUniqueOrThrow({ where: { id: need.id } })).state).toBe("open");
});

it("too long a reason is told and kept, and nobody hears anything", async () => {
  const need = await busyNeed();
  const grund = "x".repeat(301);
  const page = readPage(await (await coordinator()).post(stepOf(need.id, "absagen"), { grund }).expect(422));
  expect([page.faults.length, page.value("grund")]).toEqual([1, grund]);
  expect([await db().outbox.count(), await db().contactTask.count()]).toEqual([0, 0]);
});

it("an editor takes steps for their own organisation only; viewers take none", async () => {
  const own = await buildOrganisation(db(), "Pelmke");
  const mine = await buildNeed(db(), { organizationId: own });
  const foreign = await buildNeed(db());
  const editor = await house.as(await house.staff("editor", { scopeType: "organization", scopeId: own }));
  await editor.post(stepOf(mine.id, "pausieren")).expect(303);
  await editor.get(stepOf(foreign.id, "pausieren")).expect(404);
  await editor.post(stepOf(foreign.id, "pausieren")).expect(404);
  await (await house.as(await house.staff("viewer"))).post(stepOf(foreign.id, "pausieren")).expect(403);
  const stateOf = async ({ id }: { id: string }) => (await db().need.findUniqueOrThrow({ where: { id } })).state;
  expect([await stateOf(mine), await stateOf(foreign)]).toEqual(["paused", "open"]);
});
