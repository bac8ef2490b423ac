import { auditActionsFor, openTestHouse, TEST_NOW, type Browser, type TestHouse } from "../../../support/app.ts";
import { buildNeed, buildVocabulary, buildVolunteer } from "../../../support/factories/volunteers.ts";
import { readPage } from "../../../support/page.ts";

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});
beforeEach(async () => {
  house.clock.now = TEST_NOW;
  await house.empty();
  await buildVocabulary(house.database.db);
});
afterAll(() => house.close());

const db = () => house.database.db;
const morning = { from: "2026-12-05T08:00:00Z", to: "2026-12-05T10:00:00Z", places: 2 };
const coordinator = async () => house.as(await house.staff("coordinator"));

/** A need with one shift for two, two people, and a proposal of both. */
async function proposal(browser: Browser) {
  const need = await buildNeed(db(), { title: "Park aufräumen", shifts: [morning] });
  const [one, two] = [await buildVolunteer(db(), { name: "Erste" }), await buildVolunteer(db(), { name: "Zweite" })];
  const fields = { titel: "Aufräumtag", von: "5.12.2026", bis: "", gesuche: need.id, hoechstens: "" };
  const made = await browser.post("/buero/vorschlaege/neu", fields).expect(303);
  const { id } = await db().batchProposal.findFirstOrThrow();
  return { need, one, two, id, path: String(made.headers["location"]), shiftId: need.shiftIds[0] ?? "" };
}

it("bad input keeps what was typed and says what is missing; days without shifts are told", async () => {
  const browser = await coordinator();
  const need = await buildNeed(db(), { shifts: [morning] });
  const bad = { titel: "", von: "2026-12-05", bis: "2026-12-01", gesuche: need.id, hoechstens: "9" };
  const page = readPage(await browser.post("/buero/vorschlaege/neu", bad).expect(422));
  expect(page.text).toContain("Schreiben Sie, wofür der Vorschlag ist.");
  const turned = await browser.post("/buero/vorschlaege/neu", { ...bad, titel: "Tag", hoechstens: "" }).expect(422);
  expect(readPage(turned).text).toContain("Der letzte Tag liegt vor dem ersten.");
  const empty = { ...bad, titel: "Tag", von: "2027-01-01", bis: "", hoechstens: "" };
  const none = await browser.post("/buero/vorschlaege/neu", empty).expect(422);
  expect(readPage(none).text).toContain("keines der Gesuche eine Schicht");
  expect(none.text).toContain('value="2027-01-01"');
  expect(await db().batchProposal.count()).toBe(0);
});

it("two at once, or a double click: one is done, the other gets the conflict in words, nobody is asked twice", async () => {
  const browser = await coordinator();
  const { path, id } = await proposal(browser);
  const other = await coordinator();
  const accept = { version: "1", art: "anfragen" };
  const answers = await Promise.all([browser, other, browser].map((who) => who.post(`${path}/annehmen`, accept)));
  expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 409, 409]);
  const lost = answers.find(({ status }) => status === 409);
  expect(lost?.text).toContain("Jemand hat den Vorschlag inzwischen geändert");
  expect(await db().assignment.count()).toBe(2);
  expect(await db().outbox.count()).toBe(2);
  expect(await auditActionsFor(house, id)).toEqual(["batch.added", "batch.filled"]);
  await browser.post(`${path}/platz`, { version: "1", person: id, schicht: id, schritt: "halten" }).expect(409);
});

it("whoever cannot any more stays in the proposal, and the others get their place", async () => {
  const browser = await coordinator();
  const { path, one, shiftId } = await proposal(browser);
  await db().consent.updateMany({ where: { personId: one.id }, data: { withdrawnAt: new Date("2026-11-20") } });
  await browser.post(`${path}/annehmen`, { version: "1", art: "fest", schicht: shiftId }).expect(303);
  expect(await db().assignment.findMany()).toMatchObject([{ state: "confirmed", origin: "batch" }]);
  expect(await db().batchCell.findMany({ where: { personId: one.id } })).toMatchObject([{ state: "proposed" }]);
  expect(readPage(await browser.get(path)).text).toContain("Angenommen, was noch ging");
});

it("how often somebody wants to come holds over a season, with what they did, have and were asked for meanwhile", async () => {
  house.clock.now = new Date("2026-12-02T08:00:00Z");
  const browser = await coordinator();
  const saturdays = ["05", "12", "19"].map((day) => ({
    from: `2026-12-${day}T08:00:00Z`,
    to: `2026-12-${day}T10:00:00Z`,
    places: 1,
  }));
  const need = await buildNeed(db(), { title: "Winterhilfe", shifts: saturdays });
  const other = await buildNeed(db(), {
    title: "Anderes",
    shifts: [{ ...morning, from: "2026-12-01T08:00:00Z", to: "2026-12-01T10:00:00Z" }],
  });
  const { id: personId } = await buildVolunteer(db(), { name: "Seltene" });
  await db().volunteerProfile.update({ where: { personId }, data: { maxTimes: 2, maxTimesPer: "month" } });
  await db().assignment.create({
    data: { personId, needId: other.id, shiftId: other.shiftIds[0], origin: "self", state: "attended" },
  });
  const fields = { titel: "Winter", von: "2026-12-03", bis: "2026-12-31", gesuche: need.id, hoechstens: "" };
  const path = String((await browser.post("/buero/vorschlaege/neu", fields).expect(303)).headers["location"]);
  const cells = await db().batchCell.findMany();
  expect(cells).toMatchObject([{ personId, state: "proposed" }]);
  const left = need.shiftIds.filter((id) => id !== cells[0]?.shiftId);
  const why = readPage(await browser.get(`${path}?person=${personId}&schicht=${left[0] ?? ""}`).expect(200)).text;
  expect(why).toContain("Will höchstens 2-mal im Monat kommen, und so oft ist es schon.");
  await db().assignment.create({
    data: { personId, needId: need.id, shiftId: left[0], origin: "offer", state: "offered" },
  });
  await browser.post(`${path}/annehmen`, { version: "1", art: "anfragen" });
  expect(await db().assignment.count({ where: { personId, state: "offered" } })).toBe(1);
  expect(await db().batchCell.findMany()).toMatchObject([{ state: "proposed" }]);
});

it("several places for one person are one letter with a link each; without mail each is a word on the call list", async () => {
  const browser = await coordinator();
  const evening = { from: "2026-12-05T16:00:00Z", to: "2026-12-05T18:00:00Z", places: 2 };
  const need = await buildNeed(db(), { title: "Park aufräumen", shifts: [morning, evening] });
  await buildVolunteer(db(), { name: "Mit Mail", email: "mail@example.org" });
  await buildVolunteer(db(), { name: "Am Telefon", email: null, phone: "+492331111" });
  const fields = { titel: "Tag", von: "2026-12-05", bis: "", gesuche: need.id, hoechstens: "" };
  const path = String((await browser.post("/buero/vorschlaege/neu", fields).expect(303)).headers["location"]);
  await browser.post(`${path}/annehmen`, { version: "1", art: "anfragen" }).expect(303);
  const [letter, ...more] = await db().outbox.findMany();
  expect([more, letter?.subject, letter?.recipient]).toEqual([[], "2 Plätze für Sie", "mail@example.org"]);
  expect(letter?.text).toContain("Park aufräumen, Samstag, 5. Dezember 2026, 9 Uhr (");
  const links = [...(letter?.text ?? "").matchAll(/https?:\/\/[^/]+(\/konto\/angebot\/\S+)/gu)].map(
    ([, link = ""]) => link,
  );
  expect(links).toHaveLength(2);
  for (const link of links) await house.visitor().post(link, { antwort: "ja" }).expect(303);
  expect(await db().assignment.count({ where: { state: "accepted" } })).toBe(2);
  expect(await db().contactTask.count({ where: { state: "open", template: "offer.made" } })).toBe(2);
});

it("why not, and adding by hand: only where nothing speaks against it", async () => {
  const browser = await coordinator();
  const { path, shiftId, need } = await proposal(browser);
  const third = await buildVolunteer(db(), { name: "Dritte" });
  const hidden = await buildVolunteer(db(), { name: "Verborgen" });
  await db().rejection.create({ data: { personId: hidden.id, needId: need.id, by: "person" } });
  const full = readPage(await browser.get(`${path}?person=${third.id}&schicht=${shiftId}`).expect(200)).text;
  expect(full).toContain("Dritte – Park aufräumen");
  expect(full).toContain("Die Plätze gehen an andere.");
  const add = { version: "1", schicht: shiftId, schritt: "dazu" };
  const refused = await browser.post(`${path}/platz`, { ...add, person: third.id }).expect(409);
  expect(refused.text).toContain("kein Platz mehr frei");
  await browser.post(`${path}/platz`, { ...add, person: hidden.id }).expect(409);
  await db().shift.updateMany({ data: { maxPeople: 3 } });
  await browser.post(`${path}/platz`, { ...add, person: third.id }).expect(303);
  const cells = await db().batchCell.findMany({ where: { isLocked: true } });
  expect(cells).toMatchObject([{ personId: third.id, state: "proposed" }]);
});

it("what was looked at is what is taken over: people who changed meanwhile are a conflict in words", async () => {
  const browser = await coordinator();
  const { path, shiftId, one } = await proposal(browser);
  await browser
    .post(`${path}/platz`, { version: "1", person: one.id, schicht: shiftId, schritt: "sperren" })
    .expect(303);
  await buildVolunteer(db(), { name: "Dritte" });
  const page = await browser.get(`${path}/neu`).expect(200);
  expect(readPage(page).text).toContain("kommt dazu: Park aufräumen");
  const stand = /name="stand" value="([0-9a-f]+)"/u.exec(page.text)?.[1] ?? "";
  await db().rejection.createMany({
    data: (await db().need.findMany()).flatMap((need) => [
      { personId: one.id, needId: need.id, by: "person" as const },
    ]),
  });
  await db().person.updateMany({ where: { displayName: "Dritte" }, data: { state: "dormant" } });
  const moved = await browser.post(`${path}/neu`, { version: "2", hoechstens: "2", stand }).expect(409);
  expect(moved.text).toContain("es käme etwas anderes heraus");
});

it("only the coordination plans; unknown proposals are not there; a closed one changes no more", async () => {
  const browser = await coordinator();
  const { path } = await proposal(browser);
  for (const role of ["viewer", "editor", "administrator"] as const) {
    await (await house.as(await house.staff(role))).get(path).expect(403);
  }
  await browser.get("/buero/vorschlaege/niemand").expect(404);
  await browser.get("/buero/vorschlaege/00000000-0000-7000-8000-000000000000").expect(404);
  await browser.post(`${path}/ende`, { version: "1" }).expect(303);
  await browser.post(`${path}/annehmen`, { version: "2", art: "anfragen" }).expect(409);
  expect(readPage(await browser.get("/buero/vorschlaege").expect(200)).text).toContain("verworfen");
});
