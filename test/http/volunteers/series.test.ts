import { createLayAhead } from "../../../src/features/volunteers/index.ts";
import { auditActionsFor, openTestHouse, type TestHouse } from "../../support/app.ts";
import { buildNeed, buildVocabulary, buildVolunteer } from "../../support/factories/volunteers.ts";
import { comparedFields, readPage } from "../../support/page.ts";

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

/** Every Thursday from the 3rd of December 2026, 16 to 18. */
const thursdays = {
  rhythm: "w1",
  weekdays: ["4"],
  startsOn: "2026-12-03",
  until: "",
  from: "16:00",
  to: "18:00",
  maxPeople: "3",
  minPeople: "1",
  newcomerSeats: "1",
  version: "1",
};

async function laid(fields: Readonly<Record<string, string | readonly string[]>> = thursdays) {
  const need = await buildNeed(db(), { title: "Hausaufgaben", shifts: [] });
  const browser = await coordinator();
  await browser.post(`/buero/gesuche/${need.id}/reihen/neu`, fields).expect(303);
  const series = await db().needSeries.findFirstOrThrow({ where: { needId: need.id } });
  return { need, browser, series, path: `/buero/gesuche/${need.id}/reihen/${series.id}` };
}

const shifts = () =>
  db().shift.findMany({
    orderBy: { startsAt: "asc" },
    select: {
      id: true,
      startsAt: true,
      seriesOn: true,
      state: true,
      maxPeople: true,
      newcomerSeats: true,
      placesTaken: true,
    },
  });
const days = async () => (await shifts()).map((shift) => shift.seriesOn?.toISOString().slice(0, 10));

async function take(needId: string, at: number, person?: { id: string }) {
  const shift = (await shifts())[at];
  const { id: personId } = person ?? (await buildVolunteer(db()));
  await db().assignment.create({
    data: { personId, needId, shiftId: shift?.id ?? "", origin: "self", state: "accepted" },
  });
  return shift?.id ?? "";
}

it("lays twelve weeks at once, says the rule in a sentence, and lays nothing twice", async () => {
  const { need, browser, series } = await laid();
  const all = await days();
  expect([all.length, all[0], all.at(-1)]).toEqual([12, "2026-12-03", "2027-02-18"]);
  expect((await shifts())[0]).toMatchObject({
    startsAt: new Date("2026-12-03T15:00:00Z"),
    maxPeople: 3,
    newcomerSeats: 1,
  });
  const page = readPage(await browser.get(`/buero/gesuche/${need.id}`).expect(200));
  expect(page.text).toContain("jede Woche am Donnerstag, 16 Uhr bis 18 Uhr, ab 3. Dezember 2026");
  const layAhead = createLayAhead(house.deps);
  await Promise.all([layAhead(), layAhead()]);
  expect(await shifts()).toHaveLength(12);
  house.clock.now = new Date("2026-12-11T03:00:00Z");
  await Promise.all([layAhead(), layAhead()]);
  await layAhead();
  expect(await shifts()).toHaveLength(14);
  expect((await db().needSeries.findUniqueOrThrow({ where: { id: series.id } })).laidUntil).toEqual(
    new Date("2027-03-05"),
  );
  expect(await auditActionsFor(house, need.id)).toEqual(["series.added", "series.laid"]);
});

it("keeps the clock on the wall through the change to summer time", async () => {
  house.clock.now = new Date("2027-03-01T10:00:00Z");
  await laid({ ...thursdays, startsOn: "2027-03-01", weekdays: ["4", "7"], from: "2:30", to: "4:00" });
  const starts = (await shifts()).map((shift) => shift.startsAt.toISOString());
  expect(starts).toEqual(
    expect.arrayContaining(["2027-03-21T01:30:00.000Z", "2027-03-28T01:30:00.000Z", "2027-04-04T00:30:00.000Z"]),
  );
  expect(new Set(starts).size).toBe(starts.length);
});

it("faults are told in words and what was typed is kept; needs without dates have no series", async () => {
  const need = await buildNeed(db(), { shifts: [] });
  const browser = await coordinator();
  const wrong = { ...thursdays, weekdays: [], until: "2026-12-01", to: "15:00", minPeople: "9", newcomerSeats: "9" };
  const page = readPage(await browser.post(`/buero/gesuche/${need.id}/reihen/neu`, wrong).expect(422));
  expect(page.faults).toEqual([
    "Wählen Sie mindestens einen Tag.",
    "Das Ende muss nach dem Beginn liegen, am selben Tag.",
    "Das Ende muss nach dem Anfang liegen.",
    "Es können nicht mehr nötig sein, als Plätze da sind.",
    "Es können nicht mehr Plätze für Neue sein, als Plätze da sind.",
  ]);
  expect([page.value("from"), page.value("until")]).toEqual(["16:00", "2026-12-01"]);
  const flexible = await buildNeed(db());
  await browser.post(`/buero/gesuche/${flexible.id}/reihen/neu`, thursdays).expect(404);
  expect(await db().needSeries.count()).toBe(0);
});

it("a change moves the dates nobody is on, and asks about the others before anything is written", async () => {
  const { need, browser, path } = await laid();
  const [first, third] = [await take(need.id, 0), await take(need.id, 2)];
  const fridays = { ...thursdays, weekdays: ["5"], from: "17:00", to: "19:00" };
  const ask = readPage(await browser.post(path, fridays).expect(422));
  expect(ask.text).toContain("Zu diesen 2 Terminen hat schon jemand zugesagt.");
  expect(ask.text).toContain("verlegen auf Freitag, 4. Dezember 2026, neue Zeit");
  expect((await days())[0]).toBe("2026-12-03");
  expect(await db().outbox.count()).toBe(0);
  await browser.post(path, { ...fridays, [`wahl-${first}`]: "move", [`wahl-${third}`]: "cancel" }).expect(303);
  const all = await shifts();
  expect(all.find((shift) => shift.id === first)).toMatchObject({
    startsAt: new Date("2026-12-04T16:00:00Z"),
    seriesOn: new Date("2026-12-04"),
    placesTaken: 1,
  });
  expect(all.find((shift) => shift.id === third)).toMatchObject({ state: "cancelled", placesTaken: 0 });
  const planned = all.filter((shift) => shift.state === "planned").map((shift) => shift.startsAt.getUTCDay());
  expect([...new Set(planned)]).toEqual([5]);
  const mails = await db().outbox.findMany({ orderBy: { createdAt: "asc" }, select: { template: true, text: true } });
  expect(mails.map((mail) => mail.template)).toEqual(["series.changed", "series.changed"]);
  expect(mails.map((mail) => mail.text).join()).toMatch(/jetzt Freitag, 4\. Dezember 2026, 17 Uhr/u);
  expect(mails.map((mail) => mail.text).join()).toMatch(/17\. Dezember 2026, 16 Uhr: fällt aus/u);
  expect(await auditActionsFor(house, need.id)).toEqual(["series.added", "series.changed"]);
});

it("kept dates stay as they are; somebody on three of them gets one message, or one call", async () => {
  const { need, browser, path } = await laid();
  const person = await buildVolunteer(db(), { email: null, phone: "+4923311" });
  const ids = [await take(need.id, 0, person), await take(need.id, 1, person), await take(need.id, 2, person)];
  const later = { ...thursdays, from: "17:00", to: "19:00" };
  const [kept = "", ...moved] = ids;
  const answers = Object.fromEntries([
    [`wahl-${kept}`, "keep"],
    ...moved.map((id) => [`wahl-${id}`, "move"]),
  ]) as Record<string, string>;
  await browser.post(path, { ...later, ...answers }).expect(303);
  const all = await shifts();
  expect(all.map((shift) => shift.startsAt.getUTCHours())).toEqual([15, ...Array.from({ length: 11 }, () => 16)]);
  const tasks = await db().contactTask.findMany();
  expect(tasks).toHaveLength(1);
  expect(tasks[0]?.text.match(/: jetzt/gu)).toHaveLength(2);
});

it("who joined while the questions were open is asked about, too; a second window is told field by field", async () => {
  const { need, browser, path } = await laid();
  const first = await take(need.id, 0);
  const fridays = { ...thursdays, weekdays: ["5"] };
  const second = await take(need.id, 1);
  const ask = readPage(await browser.post(path, { ...fridays, [`wahl-${first}`]: "keep" }).expect(422));
  expect(ask.text).toContain("Zu diesen 2 Terminen");
  await browser.post(path, { ...fridays, [`wahl-${first}`]: "keep", [`wahl-${second}`]: "keep" }).expect(303);
  const stale = await browser.post(path, { ...thursdays, maxPeople: "9" }).expect(422);
  expect(comparedFields(stale.text).map(({ label }) => label)).toEqual(["An welchen Tagen?", "Plätze"]);
  expect(await db().outbox.count()).toBe(0);
});

it("two people change a series at once: one wins, the other is told", async () => {
  const { browser, path } = await laid();
  const other = await coordinator();
  const answers = await Promise.all([
    browser.post(path, { ...thursdays, maxPeople: "4" }),
    other.post(path, { ...thursdays, maxPeople: "5" }),
  ]);
  expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 422]);
  expect(await shifts()).toHaveLength(12);
});

it("a day is left out with its reason and put back; it is laid once", async () => {
  const { need, browser, path } = await laid();
  await take(need.id, 3);
  const out = { tag: "2026-12-24", grund: "Heiligabend" };
  await browser.post(`${path}/ausgelassen`, { tag: "2026-12-10", grund: "" }).expect(303);
  await browser.post(`${path}/ausgelassen`, out).expect(303);
  const twice = readPage(await browser.post(`${path}/ausgelassen`, out).expect(422));
  expect([twice.faults, twice.value("grund")]).toEqual([["Dieser Tag fällt schon aus."], "Heiligabend"]);
  const past = readPage(await browser.post(`${path}/ausgelassen`, { ...out, tag: "2026-11-01" }).expect(422));
  expect(past.faults).toEqual(["Dieser Tag ist schon vorbei."]);
  const states = async () =>
    new Map((await shifts()).map((shift) => [shift.seriesOn?.toISOString().slice(0, 10), shift.state]));
  expect([(await states()).get("2026-12-10"), (await states()).get("2026-12-24")]).toEqual([undefined, "cancelled"]);
  expect((await db().outbox.findFirstOrThrow()).text).toContain("24. Dezember 2026, 16 Uhr: fällt aus (Heiligabend)");
  const { text } = readPage(await browser.get(`/buero/gesuche/${need.id}`));
  expect(text).toContain("Donnerstag, 24. Dezember 2026 fällt aus: Heiligabend");
  await createLayAhead(house.deps)();
  expect(await shifts()).toHaveLength(11);
  await browser.post(`${path}/ausgelassen-zurueck`, { tag: "2026-12-10" }).expect(303);
  await browser.post(`${path}/ausgelassen-zurueck`, { tag: "2026-12-10" }).expect(303);
  expect((await states()).get("2026-12-10")).toBe("planned");
  expect(await shifts()).toHaveLength(12);
});

it("the end keeps or calls off what people agreed to, and is laid no further", async () => {
  const { need, browser, path } = await laid();
  await take(need.id, 1);
  await browser.post(`${path}/ende`, {}).expect(422);
  await browser.post(`${path}/ende`, { zugesagte: "keep" }).expect(303);
  await browser.post(`${path}/ende`, { zugesagte: "cancel" }).expect(404);
  expect(await days()).toEqual(["2026-12-10"]);
  expect(await db().outbox.count()).toBe(0);
  house.clock.now = new Date("2026-12-11T03:00:00Z");
  await createLayAhead(house.deps)();
  expect(await shifts()).toHaveLength(1);
  const other = await laid({ ...thursdays, startsOn: "2026-12-12", weekdays: ["6"] });
  const last = (await shifts()).length - 1;
  await take(other.need.id, last);
  await other.browser.post(`${other.path}/ende`, { zugesagte: "cancel" }).expect(303);
  expect((await db().outbox.findMany()).map((mail) => mail.template)).toEqual(["series.changed"]);
});

it("a moved date stays the date of its day: it is not laid again", async () => {
  const { need, browser } = await laid();
  const [first] = await shifts();
  const fields = { day: "2026-12-05", from: "10:00", to: "12:00", maxPeople: "3", minPeople: "1", newcomerSeats: "" };
  await browser.post(`/buero/gesuche/${need.id}/schichten/${first?.id ?? ""}`, fields).expect(303);
  await createLayAhead(house.deps)();
  house.clock.now = new Date("2026-11-28T03:00:00Z");
  await createLayAhead(house.deps)();
  const all = await shifts();
  expect(all.filter((shift) => shift.seriesOn?.toISOString().startsWith("2026-12-03"))).toHaveLength(1);
  expect(all[0]?.startsAt).toEqual(new Date("2026-12-05T09:00:00Z"));
});

it("strangers to the need change nothing", async () => {
  const { path } = await laid();
  const viewer = await house.as(await house.staff("viewer"));
  await viewer.get(path).expect(403);
  await viewer.post(path, thursdays).expect(403);
  const editor = await house.as(
    await house.staff("editor", { scopeType: "organization", scopeId: "00000000-0000-4000-8000-000000000001" }),
  );
  for (const tail of ["", "/ende", "/ausgelassen"]) await editor.post(`${path}${tail}`, thursdays).expect(404);
  expect(await shifts()).toHaveLength(12);
});
