import { openTestHouse, type Browser, type TestHouse } from "../../../support/app.ts";
import { buildNeed, buildVolunteer } from "../../../support/factories/volunteers.ts";
import { readPage } from "../../../support/page.ts";

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});
beforeEach(() => house.empty());
afterAll(() => house.close());

const db = () => house.database.db;
const volunteers = (count: number) => Promise.all(Array.from({ length: count }, () => buildVolunteer(db())));
/** Presses a button and tells the answer's status. */
const press = async (browser: Browser, path: string, fields: Readonly<Record<string, string>> = {}) =>
  (await browser.post(path, fields)).status;
const fiveTimes = (browser: Browser, path: string, fields: Readonly<Record<string, string>> = {}) =>
  Promise.all(Array.from({ length: 5 }, () => press(browser, path, fields)));
const browsersOf = async (people: readonly { id: string; kind: "volunteer" }[]) =>
  Promise.all(people.map((person) => house.as(person)));

it("200 sign-ups at once for 7 places: 7 are in, 193 wait in the order they came, each has one letter", async () => {
  const need = await buildNeed(db(), {
    shifts: [{ from: "2026-12-05T09:00:00Z", to: "2026-12-05T12:00:00Z", places: 7 }],
  });
  const [shiftId = ""] = need.shiftIds;
  const browsers = await browsersOf(await volunteers(200));
  const answers = await Promise.all(
    browsers.map((browser) => browser.post(`/mitmachen/${need.slug}/zusage`, { schicht: shiftId })),
  );
  expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([303]));
  const rows = await db().assignment.findMany({
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: { state: true, waitNumber: true, shiftId: true },
  });
  expect(rows.slice(0, 7).map((row) => row.state)).toEqual(Array.from({ length: 7 }, () => "accepted"));
  expect(rows.slice(7).map((row) => [row.state, row.waitNumber])).toEqual(
    Array.from({ length: 193 }, (_row, index) => ["waitlisted", index + 1]),
  );
  expect((await db().shift.findUniqueOrThrow({ where: { id: shiftId } })).placesTaken).toBe(7);
  const letters = await db().outbox.groupBy({ by: ["template"], _count: true, orderBy: { template: "asc" } });
  expect(letters).toMatchObject([
    { template: "need.accepted", _count: 7 },
    { template: "need.waiting", _count: 193 },
  ]);
  expect(
    new Set((await db().outbox.findMany({ select: { recipient: true } })).map((mail) => mail.recipient)).size,
  ).toBe(200);
}, 120_000);

it("one person presses 50 overlapping dates at once: they are on one, the others say why", async () => {
  const need = await buildNeed(db(), {
    shifts: Array.from({ length: 50 }, (_shift, index) => ({
      from: new Date(Date.UTC(2026, 11, 5, 9, index)).toISOString(),
      to: new Date(Date.UTC(2026, 11, 5, 12, index)).toISOString(),
      places: 3,
    })),
  });
  const others = await Promise.all(
    need.shiftIds
      .slice(0, 10)
      .map(() => buildNeed(db(), { shifts: [{ from: "2026-12-05T10:00:00Z", to: "2026-12-05T11:00:00Z" }] })),
  );
  const browser = await house.as(await buildVolunteer(db()));
  const clicks = [
    ...need.shiftIds.slice(0, 40).map((shiftId) => [need.slug, shiftId] as const),
    ...others.map((other) => [other.slug, other.shiftIds[0] ?? ""] as const),
  ];
  const answers = await Promise.all(
    clicks.map(([slug, schicht]) => browser.post(`/mitmachen/${slug}/zusage`, { schicht })),
  );
  expect(answers.map((answer) => answer.status).toSorted()).toEqual([303, ...Array.from({ length: 49 }, () => 409)]);
  const refused = answers.find((answer) => answer.status === 409);
  expect(refused && readPage(refused).text).toContain(
    "Zu dieser Zeit sind Sie schon in einem anderen Einsatz eingetragen.",
  );
  expect([await db().assignment.count(), await db().outbox.count()]).toEqual([1, 1]);
}, 60_000);

it("double clicks make one row and one letter: on a place, on the waiting list, and on an offer", async () => {
  const need = await buildNeed(db(), { places: 1 });
  const first = await house.as(await buildVolunteer(db()));
  const second = await house.as(await buildVolunteer(db()));
  const join = `/mitmachen/${need.slug}/zusage`;
  expect((await fiveTimes(first, join)).toSorted()).toEqual([303, 409, 409, 409, 409]);
  expect((await fiveTimes(second, join)).toSorted()).toEqual([303, 409, 409, 409, 409]);
  expect([await db().assignment.count(), await db().outbox.count()]).toEqual([2, 2]);
  const mine = await db().assignment.findFirstOrThrow({ where: { state: "accepted" } });
  const steps = await fiveTimes(first, `/konto/einsaetze/${mine.id}/absage`);
  expect(steps.toSorted()).toEqual([303, 409, 409, 409, 409]);
  expect(await db().outbox.count({ where: { template: "offer.made" } })).toBe(1);
  const offer = await db().assignment.findFirstOrThrow({ where: { state: "offered" } });
  const yes = await fiveTimes(second, `/konto/einsaetze/${offer.id}/angebot`, { antwort: "ja" });
  expect(new Set(yes)).toEqual(new Set([303]));
  expect(await db().outbox.count({ where: { template: "need.accepted" } })).toBe(2);
  expect((await db().need.findUniqueOrThrow({ where: { id: need.id } })).placesTaken).toBe(1);
});

it.each([
  // 2026-10-25, 3 o'clock becomes 2: the same wall clock an hour later is another time
  ["autumn", ["2026-10-24T23:30Z", "2026-10-25T00:30Z", "2026-10-25T00:30Z", "2026-10-25T01:30Z"], 303],
  ["autumn, overlapping", ["2026-10-24T23:30Z", "2026-10-25T00:45Z", "2026-10-25T00:30Z", "2026-10-25T01:30Z"], 409],
  // 2027-03-28, 2 o'clock becomes 3: half past one to three lasts half an hour
  ["spring", ["2027-03-28T00:30Z", "2027-03-28T01:00Z", "2027-03-28T01:00Z", "2027-03-28T02:00Z"], 303],
  ["spring, overlapping", ["2027-03-28T00:30Z", "2027-03-28T01:15Z", "2027-03-28T01:00Z", "2027-03-28T02:00Z"], 409],
])("in the night the clocks change (%s) dates meet or overlap by real time", async (_night, times, status) => {
  const [from = "", to = "", nextFrom = "", nextTo = ""] = times;
  house.clock.now = new Date("2026-10-20T10:00:00Z");
  const first = await buildNeed(db(), { shifts: [{ from, to }] });
  const second = await buildNeed(db(), { shifts: [{ from: nextFrom, to: nextTo }] });
  const browser = await house.as(await buildVolunteer(db()));
  expect(await press(browser, `/mitmachen/${first.slug}/zusage`, { schicht: first.shiftIds[0] ?? "" })).toBe(303);
  expect(await press(browser, `/mitmachen/${second.slug}/zusage`, { schicht: second.shiftIds[0] ?? "" })).toBe(status);
});

it("two who withdraw at once make two different offers", async () => {
  const need = await buildNeed(db(), { places: 2 });
  const people = await browsersOf(await volunteers(4));
  for (const browser of people) await browser.post(`/mitmachen/${need.slug}/zusage`).expect(303);
  const taken = await db().assignment.findMany({ where: { state: "accepted" }, orderBy: { createdAt: "asc" } });
  const steps = taken.map(({ id, personId }) =>
    house.as({ id: personId, kind: "volunteer" }).then((browser) => press(browser, `/konto/einsaetze/${id}/absage`)),
  );
  expect(await Promise.all(steps)).toEqual([303, 303]);
  const offers = await db().assignment.findMany({ where: { state: "offered" }, select: { waitNumber: true } });
  expect(offers.map((offer) => offer.waitNumber).toSorted()).toEqual([1, 2]);
  expect(await db().outbox.count({ where: { template: "offer.made" } })).toBe(2);
  expect((await db().need.findUniqueOrThrow({ where: { id: need.id } })).placesTaken).toBe(2);
});

it("an answer in the moment in which the offer ends is decided one way: the next has the place, the first reads it", async () => {
  const need = await buildNeed(db(), { places: 1 });
  const waiting = await volunteers(3);
  const people = await browsersOf(waiting);
  for (const browser of people) await browser.post(`/mitmachen/${need.slug}/zusage`).expect(303);
  const taken = await db().assignment.findFirstOrThrow({ where: { state: "accepted" } });
  await people[0]?.post(`/konto/einsaetze/${taken.id}/absage`).expect(303);
  const offer = await db().assignment.findFirstOrThrow({ where: { state: "offered" } });
  house.clock.now = offer.offeredUntil ?? house.clock.now;
  const asked = await house.as(waiting[1] ?? { id: "", kind: "volunteer" });
  const look = async (browser: Browser) => (await browser.get(`/mitmachen/${need.slug}`)).status;
  const answers = [
    press(asked, `/konto/einsaetze/${offer.id}/angebot`, { antwort: "ja" }),
    look(asked),
    look(house.visitor()),
  ];
  expect(await Promise.all(answers)).toEqual([303, 200, 200]);
  const rows = await db().assignment.findMany({ orderBy: { createdAt: "asc" }, select: { state: true } });
  expect(rows.map((row) => row.state)).toEqual(["withdrawn", "expired", "offered"]);
  const page = readPage(await asked.get(`/konto/einsaetze/${offer.id}/angebot`).expect(200));
  expect(page.text).toContain("Die Zeit für dieses Angebot ist vorbei.");
});
