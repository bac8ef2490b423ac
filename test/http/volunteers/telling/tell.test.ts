import { openTestHouse, type TestHouse } from "../../../support/app.ts";
import { buildNeed, buildVocabulary, buildVolunteer } from "../../../support/factories/volunteers.ts";

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
const soon = { from: "2026-11-28T09:00:00Z", to: "2026-11-28T11:00:00Z", places: 4 };

async function shiftWith(people: readonly { id: string }[]) {
  const need = await buildNeed(db(), { title: "Aufräumtag", shifts: [soon] });
  const [shiftId = ""] = need.shiftIds;
  await db().assignment.createMany({
    data: people.map(({ id }) => ({ personId: id, needId: need.id, shiftId, origin: "self", state: "accepted" })),
  });
  return { need, shiftId, path: `/buero/gesuche/${need.id}/schichten/${shiftId}` };
}

const tasks = () =>
  db().contactTask.findMany({
    orderBy: { createdAt: "asc" },
    select: {
      personId: true,
      channel: true,
      template: true,
      language: true,
      subject: true,
      text: true,
      dueAt: true,
      needId: true,
      state: true,
    },
  });

it("a cancelled shift is told by mail, by phone and by card, each in their language, due before it would begin", async () => {
  const byMail = await buildVolunteer(db());
  const byPhone = await buildVolunteer(db(), { email: null, phone: "+492331111" });
  const byPost = await buildVolunteer(db(), { preferredChannel: "post", email: "auch@example.org" });
  await db().person.update({ where: { id: byPost.id }, data: { postalAddress: "Lange Straße 1", uiLanguage: "en" } });
  const { need, path } = await shiftWith([byMail, byPhone, byPost]);
  const browser = await house.as(await house.staff("coordinator"));
  await browser.post(`${path}/absage`).expect(303);
  expect((await db().outbox.findMany()).map(({ recipient }) => recipient)).toEqual([byMail.email]);
  const told = await tasks();
  const common = { template: "shift.cancelled", dueAt: new Date(soon.from), needId: need.id, state: "open" };
  expect(told).toHaveLength(2);
  expect(told.find(({ personId }) => personId === byPhone.id)).toMatchObject({
    ...common,
    channel: "phone",
    language: "de",
    subject: "Fällt aus: Aufräumtag, Samstag, 28. November 2026",
    text: "Guten Tag, dieser Termin fällt aus: Aufräumtag, Samstag, 28. November 2026, 10 Uhr. Sie müssen nichts tun.",
  });
  expect(told.find(({ personId }) => personId === byPost.id)).toMatchObject({
    ...common,
    channel: "post",
    language: "en",
  });
});

it("a refused change tells nobody", async () => {
  const byPhone = await buildVolunteer(db(), { email: null, phone: "+492331111" });
  const { path } = await shiftWith([byPhone]);
  const fields = { day: "2026-11-28", from: "14:00", to: "12:00", maxPeople: "4", minPeople: "1" };
  const browser = await house.as(await house.staff("coordinator"));
  await browser.post(path, fields).expect(422);
  await browser.post(path, { ...fields, to: "16:00", maxPeople: "0" }).expect(422);
  expect(await tasks()).toEqual([]);
});

it("what waits to be said in the same words gives way to the newer word; without hurry there are two days for it", async () => {
  const somebody = await buildVolunteer(db(), { email: null });
  const need = await buildNeed(db(), { places: 2 });
  const browser = await house.as(await house.staff("coordinator"));
  const assign = () => browser.post(`/buero/gesuche/${need.id}/zusagen`, { person: somebody.id, schicht: "" });
  await assign().expect(303);
  const { id } = await db().assignment.findFirstOrThrow();
  await browser.post(`/buero/gesuche/${need.id}/zusagen/${id}`, { schritt: "remove" }).expect(303);
  await assign().expect(303);
  const told = await tasks();
  expect(told.map(({ template, channel, state }) => [template, channel, state])).toEqual([
    ["assignment.confirm", "in_person", "void"],
    ["assignment.remove", "in_person", "open"],
    ["assignment.confirm", "in_person", "open"],
  ]);
  expect(told[0]?.dueAt).toEqual(new Date(house.clock.now.getTime() + 48 * 3_600_000));
});

it("who is put down for two dates without mail hears of both, each with day, time and place", async () => {
  const { id } = await buildVolunteer(db(), { email: null, phone: "+492331111" });
  const dates = ["2026-12-03", "2026-12-10"].map((day) => ({
    from: `${day}T09:00:00Z`,
    to: `${day}T11:00:00Z`,
    places: 2,
  }));
  const need = await buildNeed(db(), { title: "Tafel", shifts: dates });
  await db().need.update({ where: { id: need.id }, data: { locationText: "Gemeindehaus" } });
  const browser = await house.as(await house.staff("coordinator"));
  for (const schicht of need.shiftIds) {
    await browser.post(`/buero/gesuche/${need.id}/zusagen`, { person: id, schicht }).expect(303);
  }
  const open = (await tasks()).filter(({ state }) => state === "open").map(({ text }) => text);
  expect(open).toHaveLength(2);
  expect(open.join()).toContain("Tafel, Donnerstag, 3. Dezember 2026, 10 Uhr, Gemeindehaus.");
  expect(open.join()).toContain("Tafel, Donnerstag, 10. Dezember 2026, 10 Uhr, Gemeindehaus.");
});
