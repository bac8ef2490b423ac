import { auditActionsFor, openTestHouse, TEST_NOW, type TestHouse } from "../../support/app.ts";
import { buildEntry, daysLater, linkOfLetter } from "../../support/factories/upkeep.ts";
import { readPage } from "../../support/page.ts";

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});
beforeEach(() => house.empty());
afterAll(() => house.close());

const db = () => house.database.db;
const task = () => db().freshnessTask.findFirstOrThrow();
const letters = () => db().outbox.findMany({ orderBy: { createdAt: "asc" } });
const point = () => db().serviceAtLocation.findFirstOrThrow();
const at = (days: number) => {
  house.clock.now = daysLater(TEST_NOW, days);
};

it("a due entry's owner is asked once, however often the round runs; only a hash of the link is kept", async () => {
  const { id } = await buildEntry(db());
  await house.askOwners();
  await house.askOwners();
  const [letter, ...more] = await letters();
  expect(more).toEqual([]);
  expect(letter).toMatchObject({ recipient: "lesestube@example.org", template: "freshness.ask" });
  expect(letter?.text).toContain("Lesestube");
  const asked = await task();
  expect(asked).toMatchObject({ linkId: id, state: "asked" });
  expect(letter?.concernsId).toBe(asked.id);
  expect(await linkOfLetter(db())).not.toContain(asked.tokenHash ?? "");
  expect(await auditActionsFor(house, asked.id)).toEqual(["freshness_task.added", "freshness_task.asked"]);
});

it("two rounds at the same moment write one letter", async () => {
  await buildEntry(db());
  await Promise.all([house.askOwners(), house.askOwners(), house.askOwners()]);
  expect(await letters()).toHaveLength(1);
});

it("a round that dies between its steps goes on where it stood", async () => {
  const { id } = await buildEntry(db());
  await db().freshnessTask.create({ data: { linkType: "service_at_location", linkId: id, dueOn: TEST_NOW } });
  await house.askOwners();
  expect(await db().freshnessTask.count()).toBe(1);
  expect(await letters()).toHaveLength(1);
});

it("opening the page changes nothing, is not kept and not listed; one button confirms", async () => {
  await buildEntry(db());
  await house.askOwners();
  const link = await linkOfLetter(db());
  const before = await task();
  const shown = await house.visitor().get(link).expect(200);
  await house.visitor().get(`${link}/aendern`).expect(200);
  expect(await task()).toEqual(before);
  expect(shown.headers).toMatchObject({ "cache-control": "no-store", "referrer-policy": "no-referrer" });
  expect(shown.headers["x-robots-tag"]).toContain("noindex");
  const page = readPage(shown);
  expect(page.text).toContain("Lange Straße 1");
  expect(page.text).toContain("27. Dezember 2026");
  const done = await house.visitor().post(link, { antwort: "stimmt" }).expect(303);
  expect(done.headers["location"]).toBe("/pflege/danke/confirmed");
  expect(readPage(await house.visitor().get("/pflege/danke/confirmed")).heading).toContain("bestätigt");
  expect(await point()).toMatchObject({ assureMethod: "owner", assurerName: "Träger Lesestube", version: 1 });
  expect((await point()).assuredOn?.toISOString()).toBe("2026-11-27T00:00:00.000Z");
  expect(await task()).toMatchObject({ state: "done", outcome: "confirmed", method: "owner", tokenHash: null });
  expect(readPage(await house.visitor().get("/anlaufstellen/lesestube")).text).toContain(
    "Angaben geprüft am 27. November 2026 von: Träger Lesestube, durch den Träger.",
  );
});

it("a link works once: second answers, forged and foreign links get the same words and nothing of the entry", async () => {
  await buildEntry(db());
  await house.askOwners();
  const link = await linkOfLetter(db());
  await house.visitor().post(link, { antwort: "stimmt" }).expect(303);
  const forged = `/pflege/${"A".repeat(43)}`;
  for (const path of [link, forged, "/pflege/x", `${link}/aendern`, `/pflege/${encodeURIComponent("../../etc")}`]) {
    const page = readPage(await house.visitor().get(path).expect(410));
    expect(page.heading).toBe("Dieser Link gilt nicht mehr");
    expect(page.text).not.toContain("Lesestube");
  }
  await house.visitor().post(link, { antwort: "weg" }).expect(410);
  await house.visitor().post(forged, { antwort: "stimmt" }).expect(410);
  expect(await point()).toMatchObject({ state: "published" });
});

it("twenty answers at once: one counts", async () => {
  await buildEntry(db());
  await house.askOwners();
  const link = await linkOfLetter(db());
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => house.visitor().post(link, { antwort: "stimmt" })),
  );
  expect(answers.map(({ status }) => status).toSorted()).toEqual([303, ...Array<number>(19).fill(410)]);
  expect(await db().auditEntry.count({ where: { action: "contact_point.assured" } })).toBe(1);
});

it("the link ends after thirty days", async () => {
  await buildEntry(db());
  await house.askOwners();
  const link = await linkOfLetter(db());
  at(29.9);
  await house.visitor().get(link).expect(200);
  at(30);
  await house.visitor().get(link).expect(410);
  await house.visitor().post(link, { antwort: "stimmt" }).expect(410);
  expect(await point()).toMatchObject({ assuredOn: null });
});

it("no answer: a second letter with the same link after 14 days, a call after 14 more, nothing in between", async () => {
  await buildEntry(db());
  await house.askOwners();
  const link = await linkOfLetter(db());
  at(13);
  await house.askOwners();
  expect(await letters()).toHaveLength(1);
  at(14);
  await house.askOwners();
  await house.askOwners();
  expect((await letters()).map(({ template }) => template)).toEqual(["freshness.ask", "freshness.remind"]);
  expect(await linkOfLetter(db())).toBe(link);
  at(27);
  await house.askOwners();
  expect(await task()).toMatchObject({ state: "reminded" });
  at(28);
  await house.askOwners();
  expect(await task()).toMatchObject({ state: "call" });
  expect(await letters()).toHaveLength(2);
  await house.visitor().get(link).expect(200);
});

it("an answer before the second letter ends the asking; the next check is due after the period", async () => {
  await buildEntry(db());
  await house.askOwners();
  await house
    .visitor()
    .post(await linkOfLetter(db()), { antwort: "stimmt" })
    .expect(303);
  for (const days of [14, 28, 180]) {
    at(days);
    await house.askOwners();
  }
  expect(await letters()).toHaveLength(1);
  at(182);
  await house.askOwners();
  expect(await letters()).toHaveLength(2);
});

it("each kind and each entry has its own period, and a day begins only so many checks", async () => {
  await db().setting.create({ data: { key: "freshness", value: { contactPoints: 3, perDay: 2 } } });
  const add = (title: string, assuredOn: string, checkEveryMonths?: number) =>
    buildEntry(db(), title, { point: { assuredOn: new Date(assuredOn), checkEveryMonths: checkEveryMonths ?? null } });
  await add("Fällig", "2026-08-27");
  await add("Noch nicht", "2026-08-28");
  await add("Selten", "2026-01-01", 24);
  await add("Oft", "2026-10-26", 1);
  await add("Sehr alt", "2024-01-01");
  await house.askOwners();
  await house.askOwners();
  const asked = await letters();
  expect(asked.map(({ text }) => /„(.*?)“/u.exec(text)?.[1]).toSorted()).toEqual(["Fällig", "Sehr alt"]);
  at(1);
  await house.askOwners();
  expect(await letters()).toHaveLength(4);
});

it("without an address, and when a letter cannot be delivered, somebody has to call", async () => {
  await buildEntry(db(), "Ohne Post", { mail: null });
  await house.askOwners();
  expect(await task()).toMatchObject({ state: "call", askedAt: null });
  await house.empty();
  await buildEntry(db());
  await house.askOwners();
  await db().outbox.updateMany({ data: { state: "failed", lastError: "EENVELOPE 550" } });
  await house.askOwners();
  expect(await task()).toMatchObject({ state: "call" });
  expect((await task()).bouncedAt).not.toBeNull();
});

it("what is over, doubtful, archived or waits for a decision is not asked about; an archived entry's check ends", async () => {
  await buildEntry(db(), "Vorbei", { point: { verified: "historic" } });
  await buildEntry(db(), "Fraglich", { point: { state: "needs_check" } });
  const waits = await buildEntry(db(), "Wartet");
  await db().changeProposal.create({
    data: { linkType: "service_at_location", linkId: waits.id, origin: "visitor", message: "?" },
  });
  await house.askOwners();
  expect(await letters()).toHaveLength(0);
  await db().changeProposal.deleteMany();
  await house.askOwners();
  await db().serviceAtLocation.update({ where: { id: waits.id }, data: { state: "archived" } });
  await house
    .visitor()
    .get(await linkOfLetter(db()))
    .expect(410);
  at(14);
  await house.askOwners();
  expect(await task()).toMatchObject({ state: "done", outcome: "gone" });
  expect(await letters()).toHaveLength(1);
});
