import { createRenderLetter } from "../../../../src/features/volunteers/letters.ts";
import { placeAdopters } from "../../../../src/features/volunteers/taking/placeAdopters.ts";
import { createTell } from "../../../../src/features/volunteers/telling/tell.ts";
import { auditActionsFor, openTestHouse, type Browser, type TestHouse } from "../../../support/app.ts";
import { buildNeed, buildSeries, buildVolunteer } from "../../../support/factories/volunteers.ts";
import { readPage } from "../../../support/page.ts";

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});
beforeEach(() => house.empty());
afterAll(() => house.close());

const db = () => house.database.db;
const saturday = { from: "2026-12-05T09:00:00Z", to: "2026-12-05T11:00:00Z" };
const status = async (browser: Browser, path: string, fields: Readonly<Record<string, string>> = {}) =>
  (await browser.post(path, fields)).status;

async function onShift() {
  const need = await buildNeed(db(), { shifts: [saturday] });
  const schicht = need.shiftIds[0] ?? "";
  const person = await buildVolunteer(db());
  const browser = await house.as(person);
  await browser.post(`/mitmachen/${need.slug}/zusage`, { schicht }).expect(303);
  const { id } = await db().assignment.findFirstOrThrow({ where: { personId: person.id } });
  return { need, schicht, person, browser, id };
}

it("looking for a replacement keeps the place until somebody takes it over, in one step, told to both", async () => {
  const { need, schicht, person, browser, id } = await onShift();
  await browser.post(`/konto/einsaetze/${id}/ersatz`, { schritt: "suchen" }).expect(303);
  await browser.post(`/konto/einsaetze/${id}/ersatz`, { schritt: "suchen" }).expect(303);
  const guest = readPage(await house.visitor().get(`/mitmachen/${need.slug}`));
  expect(guest.text).toContain("Jemand sucht Ersatz und gibt den Platz gern weiter.");
  expect(guest.text).toContain("Platz am Sa., 5. Dez. übernehmen");
  const others = await Promise.all([0, 1, 2].map(async () => house.as(await buildVolunteer(db()))));
  const answers = await Promise.all(
    others.map((other) => status(other, `/mitmachen/${need.slug}/uebernahme`, { schicht })),
  );
  expect(answers.toSorted()).toEqual([303, 409, 409]);
  const rows = await db().assignment.findMany({ orderBy: { createdAt: "asc" } });
  expect(rows).toMatchObject([
    { id, state: "withdrawn", isLate: false, personId: person.id },
    { state: "accepted", origin: "swap" },
  ]);
  expect((await db().shift.findUniqueOrThrow({ where: { id: schicht } })).placesTaken).toBe(1);
  const letters = await db().outbox.findMany({
    where: { template: { startsWith: "swap." } },
    orderBy: { template: "asc" },
  });
  expect(letters.map((mail) => [mail.template, mail.recipient === person.email])).toEqual([
    ["swap.left", true],
    ["swap.taken", false],
  ]);
  expect(await auditActionsFor(house, id)).toEqual([
    "assignment.joined",
    "assignment.swap_wanted",
    "assignment.withdrawn",
  ]);
});

it("a search can be taken back, then nobody can take over; one's own place nobody else can offer", async () => {
  const { need, schicht, browser, id } = await onShift();
  const other = await house.as(await buildVolunteer(db()));
  await other.post(`/konto/einsaetze/${id}/ersatz`, { schritt: "suchen" }).expect(404);
  await browser.post(`/konto/einsaetze/${id}/ersatz`, { schritt: "suchen" }).expect(303);
  await browser.post(`/mitmachen/${need.slug}/uebernahme`, { schicht }).expect(409);
  await browser.post(`/konto/einsaetze/${id}/ersatz`, { schritt: "zurueck" }).expect(303);
  const refused = await other.post(`/mitmachen/${need.slug}/uebernahme`, { schicht }).expect(409);
  expect(readPage(refused).text).toContain("Hier sucht niemand mehr Ersatz.");
  await browser.post(`/konto/einsaetze/${id}/ersatz`, { schritt: "vielleicht" }).expect(422);
  expect((await house.visitor().post(`/mitmachen/${need.slug}/uebernahme`)).headers["location"]).toContain(
    "/konto/anmelden",
  );
});

it("who is elsewhere at that time cannot take over; who waits for the date leaves the list by it", async () => {
  const { need, schicht, browser, id } = await onShift();
  await browser.post(`/konto/einsaetze/${id}/ersatz`, { schritt: "suchen" }).expect(303);
  const busy = await house.as(await buildVolunteer(db()));
  const other = await buildNeed(db(), { shifts: [saturday] });
  await busy.post(`/mitmachen/${other.slug}/zusage`, { schicht: other.shiftIds[0] ?? "" }).expect(303);
  await busy.post(`/mitmachen/${need.slug}/uebernahme`, { schicht }).expect(409);
  const waiting = await house.as(await buildVolunteer(db()));
  await waiting.post(`/mitmachen/${need.slug}/zusage`, { schicht }).expect(303);
  await waiting.post(`/mitmachen/${need.slug}/uebernahme`, { schicht }).expect(303);
  expect(await db().assignment.count({ where: { needId: need.id, state: "waitlisted" } })).toBe(0);
});

it("the desk reads who looks for a replacement and who left late", async () => {
  const { need, person, browser, id } = await onShift();
  const coordinator = await house.staff("coordinator");
  const deskText = async () =>
    readPage(await (await house.as(coordinator)).get(`/buero/gesuche/${need.id}`).expect(200)).text;
  await browser.post(`/konto/einsaetze/${id}/ersatz`, { schritt: "suchen" }).expect(303);
  expect(await deskText()).toContain("sucht Ersatz");
  house.clock.now = new Date("2026-12-04T12:00:00Z");
  await (await house.as(person)).post(`/konto/einsaetze/${id}/absage`, { spaet: "ja" }).expect(303);
  const text = await deskText();
  expect(text).toContain("weniger als 24 Stunden vorher abgesagt");
  expect(text).not.toContain("sucht Ersatz");
});

it("a series is taken on with one click: the dates that work are theirs, the others are named", async () => {
  const need = await buildNeed(db(), { shifts: [] });
  const series = await buildSeries(db(), need.id, { from: "2026-12-01T15:00:00Z", weeks: 4 });
  const elsewhere = await buildNeed(db(), { shifts: [{ from: "2026-12-08T16:55:00Z", to: "2026-12-08T18:00:00Z" }] });
  const person = await buildVolunteer(db());
  const browser = await house.as(person);
  await browser.post(`/mitmachen/${elsewhere.slug}/zusage`, { schicht: elsewhere.shiftIds[0] ?? "" }).expect(303);
  expect(readPage(await browser.get(`/mitmachen/${need.slug}`)).text).toContain("Ich übernehme alle Termine");
  await browser.post(`/mitmachen/${need.slug}/reihe`, { reihe: series.id }).expect(303);
  await browser.post(`/mitmachen/${need.slug}/reihe`, { reihe: series.id }).expect(409);
  const rows = await db().assignment.findMany({ where: { needId: need.id }, orderBy: { startsAt: "asc" } });
  expect(rows.map((row) => [row.origin, row.state, row.startsAt?.toISOString().slice(0, 10)])).toEqual([
    ["adoption", "accepted", "2026-12-01"],
    ["adoption", "accepted", "2026-12-15"],
    ["adoption", "accepted", "2026-12-22"],
  ]);
  const letter = await db().outbox.findFirstOrThrow({ where: { template: "series.adopted" } });
  expect(letter.text).toContain("Ausgelassen: Dienstag, 8. Dezember 2026");
  expect(readPage(await browser.get("/konto")).text).toContain("Regelmäßig übernommen");
  await browser.post(`/mitmachen/${need.slug}/reihe`, { reihe: need.id }).expect(404);
});

it("one seat stays open for newcomers while somebody applied in the last 28 days, and is free after that", async () => {
  const need = await buildNeed(db(), { shifts: [] });
  const series = await buildSeries(db(), need.id, { from: "2026-12-01T15:00:00Z", weeks: 8 });
  const applicant = await buildVolunteer(db());
  await db().assignment.create({
    data: {
      personId: applicant.id,
      needId: need.id,
      shiftId: series.shiftIds[0],
      origin: "self",
      state: "withdrawn",
      createdAt: new Date("2026-11-10T10:00:00Z"),
    },
  });
  const path = `/mitmachen/${need.slug}/reihe`;
  const people = await Promise.all([0, 1].map(async () => house.as(await buildVolunteer(db()))));
  expect(await Promise.all(people.map((browser) => status(browser, path, { reihe: series.id })))).toContain(409);
  expect(await db().seriesAdoption.count()).toBe(1);
  expect(readPage(await house.visitor().get(`/mitmachen/${need.slug}`)).text).toContain(
    "Meldet sich niemand, ist er ab 8. Dezember 2026 frei.",
  );
  house.clock.now = new Date("2026-12-09T10:00:00Z");
  const late = await house.as(await buildVolunteer(db()));
  expect(await status(late, path, { reihe: series.id })).toBe(303);
  expect(await db().seriesAdoption.count()).toBe(2);
});

it("newly laid dates go to those who have taken the series on; who stops sets the later ones free for who waits", async () => {
  const coordinator = await house.staff("coordinator");
  const need = await buildNeed(db(), { shifts: [] });
  const series = await buildSeries(db(), need.id, { from: "2026-11-28T10:00:00Z", weeks: 2, places: 1 });
  const person = await buildVolunteer(db());
  const browser = await house.as(person);
  await browser.post(`/mitmachen/${need.slug}/reihe`, { reihe: series.id }).expect(303);
  const startsAt = new Date("2026-12-12T10:00:00Z");
  const laid = await db().shift.create({
    data: {
      needId: need.id,
      seriesId: series.id,
      seriesOn: startsAt,
      startsAt,
      endsAt: new Date("2026-12-12T12:00:00Z"),
    },
  });
  const tell = createTell({ renderLetter: createRenderLetter(house.deps), now: house.deps.now });
  const lay = () =>
    house.unitOfWork({ actor: { kind: "system" }, requestId: null }, async (work) => {
      work.unchanged();
      await placeAdopters({ work, tell, now: house.clock.now }, [laid.id]);
    });
  await lay();
  await lay();
  expect(await db().assignment.count({ where: { shiftId: laid.id, personId: person.id, state: "accepted" } })).toBe(1);
  expect(await db().outbox.count({ where: { template: "series.dates" } })).toBe(1);
  const waiting = await house.as(await buildVolunteer(db()));
  await waiting.post(`/mitmachen/${need.slug}/zusage`, { schicht: laid.id }).expect(303);
  const { id } = await db().seriesAdoption.findFirstOrThrow();
  await waiting.post(`/konto/reihen/${id}/ende`).expect(404);
  await browser.post(`/konto/reihen/${id}/ende`).expect(303);
  await browser.post(`/konto/reihen/${id}/ende`).expect(404);
  const rows = await db().assignment.findMany({
    orderBy: [{ startsAt: "asc" }, { createdAt: "asc" }],
    select: { state: true },
  });
  // The first date begins in less than 24 hours and stays promised.
  expect(rows.map((row) => row.state)).toEqual(["accepted", "withdrawn", "withdrawn", "offered"]);
  const { email } = await db().person.findUniqueOrThrow({ where: { id: coordinator.id } });
  expect(await db().outbox.count({ where: { recipient: email ?? "", template: "need.place_returned" } })).toBe(1);
});
