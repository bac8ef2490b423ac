import { createVolunteerRounds } from "../../../../src/features/volunteers/index.ts";
import { auditActionsFor, openTestHouse, type Browser, type TestHouse } from "../../../support/app.ts";
import { buildNeed, buildOrganisation, buildVolunteer } from "../../../support/factories/volunteers.ts";
import { readPage } from "../../../support/page.ts";

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});
beforeEach(() => house.empty());
afterAll(() => house.close());

const db = () => house.database.db;
const rows = () =>
  db().assignment.findMany({
    orderBy: { createdAt: "asc" },
    select: { state: true, isLate: true, declineReason: true },
  });
const states = async () => (await rows()).map((row) => row.state);
const rounds = () => createVolunteerRounds(house.deps);

/** A need with one place: the first has it, the others wait. */
async function queueOf(count: number, draft: Parameters<typeof buildNeed>[1] = { places: 1 }) {
  const need = await buildNeed(db(), draft);
  const people: { id: string; kind: "volunteer"; browser: Browser }[] = [];
  for (let index = 0; index < count; index += 1) {
    const person = await buildVolunteer(db(), { phone: "+4923311234567" });
    const browser = await house.as(person);
    await browser.post(`/mitmachen/${need.slug}/zusage`, shiftField(need)).expect(303);
    people.push({ ...person, browser });
  }
  const assignments = await db().assignment.findMany({ orderBy: { createdAt: "asc" }, select: { id: true } });
  return { need, people, ids: assignments.map((one) => one.id), press: pressAs(people) };
}

/** Presses a button as one of them, and tells the answer's status. */
const pressAs =
  (people: readonly { browser: Browser }[]) =>
  async (index: number, path: string, fields: Readonly<Record<string, string>> = {}): Promise<number> =>
    (await (people[index]?.browser ?? house.visitor()).post(path, fields)).status;

const accountOf = async (person: { browser: Browser } | undefined) =>
  readPage(await (person?.browser ?? house.visitor()).get("/konto"));

const shiftField = (need: { shiftIds: readonly string[] }): Record<string, string> =>
  need.shiftIds[0] === undefined ? {} : { schicht: need.shiftIds[0] };

/** The page that the newest letter of an offer leads to. */
async function linkOf(template = "offer.made"): Promise<string> {
  const mail = await db().outbox.findFirstOrThrow({ where: { template }, orderBy: { createdAt: "desc" } });
  return /http:\/\/stadtteilladen\.test(\/\S+)/u.exec(mail.text)?.[1] ?? "";
}

it("a full need offers the waiting list; whoever waits sees their number, and the next place is offered to the first", async () => {
  const { need, people, ids, press } = await queueOf(3);
  expect(readPage(await house.visitor().get(`/mitmachen/${need.slug}`)).text).toContain("2 Personen warten schon.");
  expect((await accountOf(people[2])).text).toContain("Nummer 2 auf der Warteliste");
  expect(await press(0, `/konto/einsaetze/${String(ids[0])}/absage`)).toBe(303);
  expect(await states()).toEqual(["withdrawn", "offered", "waitlisted"]);
  expect((await db().need.findUniqueOrThrow({ where: { id: need.id } })).placesTaken).toBe(1);
  expect(await auditActionsFor(house, ids[1] ?? "")).toEqual(["assignment.waitlisted", "assignment.offered"]);
  const account = await accountOf(people[1]);
  expect(account.text).toContain("Für Sie reserviert bis 30. November 2026, 14:10 Uhr (in 3 Tagen).");
  expect(account.linkTo("Antworten")).toBe(`/konto/einsaetze/${ids[1] ?? ""}/angebot`);
});

it("the link of the letter answers without signing in: looking decides nothing, a yes is a yes, once", async () => {
  const { people, ids } = await queueOf(2);
  await people[0]?.browser.post(`/konto/einsaetze/${ids[0] ?? ""}/absage`).expect(303);
  const link = await linkOf();
  const guest = house.visitor();
  const page = await guest.get(link).expect(200);
  expect([page.headers["cache-control"], page.headers["set-cookie"]]).toEqual(["no-store", undefined]);
  expect(await states()).toEqual(["withdrawn", "offered"]);
  await guest.post(link, { antwort: "ja" }).expect(303);
  expect(await states()).toEqual(["withdrawn", "accepted"]);
  expect(readPage(await guest.get(link).expect(200)).text).toContain("Sie sind dabei. Danke!");
  await guest.post(link, { antwort: "nein" }).expect(303);
  expect(await states()).toEqual(["withdrawn", "accepted"]);
  const trace = await db().auditEntry.findFirstOrThrow({ where: { action: "assignment.accepted" } });
  expect(trace).toMatchObject({ actorKind: "volunteer", actorId: people[1]?.id });
  await guest.get(`/konto/angebot/${"x".repeat(43)}`).expect(404);
  await guest.post(link, { antwort: "vielleicht" }).expect(422);
});

it("a no with its reason passes the place on; only 'not any more' keeps the need from being suggested", async () => {
  const { need, people, ids } = await queueOf(4);
  await people[0]?.browser.post(`/konto/einsaetze/${ids[0] ?? ""}/absage`).expect(303);
  await house
    .visitor()
    .post(await linkOf(), { antwort: "nein", grund: "too_far" })
    .expect(303);
  expect(await db().rejection.count()).toBe(0);
  await house
    .visitor()
    .post(await linkOf(), { antwort: "nein", grund: "", nie: "ja" })
    .expect(303);
  expect(await rows()).toMatchObject([
    { state: "withdrawn" },
    { state: "declined", declineReason: "too_far" },
    { state: "declined", declineReason: null },
    { state: "offered" },
  ]);
  expect(await db().rejection.findMany({ select: { personId: true, by: true, needId: true } })).toEqual([
    { personId: people[2]?.id, by: "person", needId: need.id },
  ]);
  // Pressing the button again is a change of mind.
  await people[2]?.browser.post(`/mitmachen/${need.slug}/zusage`).expect(303);
  expect([await db().rejection.count(), (await states()).at(-1)]).toEqual([0, "waitlisted"]);
});

it("'call me' keeps the offer and puts one call on the desk's list", async () => {
  const { people, ids } = await queueOf(2);
  await people[0]?.browser.post(`/konto/einsaetze/${ids[0] ?? ""}/absage`).expect(303);
  const link = await linkOf();
  await house.visitor().post(link, { antwort: "anruf" }).expect(303);
  await house.visitor().post(link, { antwort: "anruf" }).expect(303);
  expect(await db().contactTask.findMany({ select: { personId: true, channel: true, template: true } })).toEqual([
    { personId: people[1]?.id, channel: "phone", template: "offer.call_me" },
  ]);
  expect(await states()).toEqual(["withdrawn", "offered"]);
  expect(readPage(await house.visitor().get(link)).text).toContain("Wir rufen Sie an.");
});

it("offers that ran out go to the next, told to both, however often the round comes", async () => {
  const { people, ids } = await queueOf(3);
  await people[0]?.browser.post(`/konto/einsaetze/${ids[0] ?? ""}/absage`).expect(303);
  await rounds().expireOffers();
  expect(await states()).toEqual(["withdrawn", "offered", "waitlisted"]);
  house.clock.now = new Date("2026-11-30T13:10:00Z");
  await Promise.all([rounds().expireOffers(), rounds().expireOffers()]);
  await rounds().expireOffers();
  expect(await states()).toEqual(["withdrawn", "expired", "offered"]);
  expect(await db().outbox.count({ where: { template: "offer.expired" } })).toBe(1);
  expect(await db().outbox.count({ where: { template: "offer.made" } })).toBe(2);
});

it("withdrawing within a day of the beginning is said before the click, marked, and told to the desk", async () => {
  const coordinator = await house.staff("coordinator");
  const { people, ids } = await queueOf(2, {
    shifts: [{ from: "2026-11-28T13:00:00Z", to: "2026-11-28T15:00:00Z" }],
  });
  const [first] = people;
  if (!first) throw new Error("nobody");
  expect(readPage(await first.browser.get("/konto")).text).toContain("Es sind weniger als 24 Stunden bis zum Beginn.");
  const untold = await first.browser.post(`/konto/einsaetze/${ids[0] ?? ""}/absage`).expect(409);
  expect(readPage(untold).text).toContain("Inzwischen sind es weniger als 24 Stunden");
  await first.browser.post(`/konto/einsaetze/${ids[0] ?? ""}/absage`, { spaet: "ja" }).expect(303);
  expect(await rows()).toMatchObject([{ state: "withdrawn", isLate: true }, { state: "offered" }]);
  const { email } = await db().person.findUniqueOrThrow({ where: { id: coordinator.id } });
  expect(await db().outbox.count({ where: { recipient: email ?? "", template: "need.place_returned_late" } })).toBe(1);
  // Half of the time that is left.
  expect(await db().assignment.findFirst({ where: { state: "offered" }, select: { offeredUntil: true } })).toEqual({
    offeredUntil: new Date("2026-11-28T01:05:00Z"),
  });
});

it("with less than two hours left nobody is asked any more: the place is for who comes first, also from the list", async () => {
  const { need, people, ids } = await queueOf(2, {
    shifts: [{ from: "2026-11-27T15:00:00Z", to: "2026-11-27T17:00:00Z" }],
  });
  await people[0]?.browser.post(`/konto/einsaetze/${ids[0] ?? ""}/absage`, { spaet: "ja" }).expect(303);
  expect(await states()).toEqual(["withdrawn", "waitlisted"]);
  await people[1]?.browser.post(`/mitmachen/${need.slug}/zusage`, shiftField(need)).expect(303);
  expect(await states()).toEqual(["withdrawn", "accepted"]);
});

it("whoever cannot come any more keeps their number and is passed over: elsewhere by now, at rest, without consent", async () => {
  const draft = { shifts: [{ from: "2026-12-05T09:00:00Z", to: "2026-12-05T11:00:00Z" }] };
  const { people, ids, press } = await queueOf(5, draft);
  const [, , resting = { id: "" }, unwilling = { id: "" }] = people;
  const other = await buildNeed(db(), draft);
  expect(await press(1, `/mitmachen/${other.slug}/zusage`, shiftField(other))).toBe(303);
  const pausedUntil = new Date("2026-12-24");
  await db().volunteerProfile.update({ where: { personId: resting.id }, data: { pausedUntil } });
  await db().consent.updateMany({ where: { personId: unwilling.id }, data: { withdrawnAt: house.clock.now } });
  expect(await press(0, `/konto/einsaetze/${String(ids[0])}/absage`)).toBe(303);
  expect((await states()).slice(0, 5)).toEqual(["withdrawn", "waitlisted", "waitlisted", "waitlisted", "offered"]);
});

it("seats for newcomers: who has helped here before waits while only such a seat is free, a newcomer sits on it", async () => {
  const organizationId = await buildOrganisation(db(), "Gartengruppe");
  const need = await buildNeed(db(), { places: 2, organizationId });
  await db().need.update({ where: { id: need.id }, data: { newcomerSeats: 1 } });
  const before = await buildNeed(db(), { organizationId, places: 5 });
  const known = await Promise.all(
    [0, 1].map(async () => {
      const person = await buildVolunteer(db());
      await db().assignment.create({
        data: { personId: person.id, needId: before.id, origin: "self", state: "attended" },
      });
      return house.as(person);
    }),
  );
  for (const browser of known) await browser.post(`/mitmachen/${need.slug}/zusage`).expect(303);
  const newcomer = await house.as(await buildVolunteer(db()));
  expect(readPage(await newcomer.get(`/mitmachen/${need.slug}`)).text).not.toContain("Warteliste");
  await newcomer.post(`/mitmachen/${need.slug}/zusage`).expect(303);
  const own = await db().assignment.findMany({
    where: { needId: need.id },
    orderBy: { createdAt: "asc" },
    select: { state: true, isNewcomer: true },
  });
  expect(own).toEqual([
    { state: "accepted", isNewcomer: false },
    { state: "waitlisted", isNewcomer: false },
    { state: "accepted", isNewcomer: true },
  ]);
});

it("the desk takes somebody off: the next is asked; erasing and taking the consent back do the same", async () => {
  const { need, people, ids } = await queueOf(4);
  const desk = await house.as(await house.staff("coordinator"));
  await desk.post(`/buero/gesuche/${need.id}/zusagen/${ids[0] ?? ""}`, { schritt: "decline" }).expect(303);
  expect(await states()).toEqual(["declined", "offered", "waitlisted", "waitlisted"]);
  await people[1]?.browser.post("/konto/einwilligung", { schritt: "zurueck" }).expect(303);
  expect(await states()).toEqual(["declined", "withdrawn", "offered", "waitlisted"]);
  await people[2]?.browser.post("/konto/loeschen", { confirm: "ja" }).expect(303);
  expect((await states()).toSorted()).toEqual(["declined", "offered", "withdrawn", "withdrawn"]);
});

it("somebody else's offer is not there, and a closed need takes no yes", async () => {
  const { need, people, ids, press } = await queueOf(3);
  const offer = `/konto/einsaetze/${String(ids[1])}/angebot`;
  expect(await press(0, `/konto/einsaetze/${String(ids[0])}/absage`)).toBe(303);
  expect(await press(2, offer, { antwort: "ja" })).toBe(404);
  await people[2]?.browser.get(offer).expect(404);
  await db().need.update({ where: { id: need.id }, data: { state: "closed" } });
  const browser = people[1]?.browser ?? house.visitor();
  const refused = await browser.post(offer, { antwort: "ja" }).expect(409);
  expect(readPage(refused).text).toContain("Dieses Gesuch ist nicht mehr offen.");
});

it("a place that is added, or free again when a need reopens, goes to the first who waits with the next round", async () => {
  const { need } = await queueOf(3);
  await db().need.update({ where: { id: need.id }, data: { places: 2, state: "paused" } });
  await rounds().expireOffers();
  expect(await states()).toEqual(["accepted", "waitlisted", "waitlisted"]);
  await db().need.update({ where: { id: need.id }, data: { state: "open" } });
  await rounds().expireOffers();
  await rounds().expireOffers();
  expect(await states()).toEqual(["accepted", "offered", "waitlisted"]);
  expect(await db().outbox.count({ where: { template: "offer.made" } })).toBe(1);
});
