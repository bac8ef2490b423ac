import { openTestHouse, type Browser, type TestHouse } from "../support/app.ts";
import { buildNeed, buildVocabulary, buildVolunteer } from "../support/factories/volunteers.ts";
import { readPage } from "../support/page.ts";

// A clean-up day with 30 people and six shifts, from the first proposal to the answers.

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
const hour = (from: number) => `2026-12-05T${String(from).padStart(2, "0")}:00:00Z`;
const shift = (from: number, places: number) => ({ from: hour(from), to: hour(from + 2), places });
const open = { state: "proposed", isBarred: false } as const;

async function cleanUpDay() {
  const morning = [shift(8, 6), shift(10, 6), shift(12, 6)];
  const park = await buildNeed(db(), { title: "Park aufräumen", shifts: morning });
  const street = await buildNeed(db(), { title: "Straße kehren", shifts: morning });
  const shiftIds = [...park.shiftIds, ...street.shiftIds];
  await db().shift.updateMany({ data: { minPeople: 6 } });
  const people = [];
  for (let number = 0; number < 30; number += 1) {
    const isByPhone = number % 5 === 0;
    const person = await buildVolunteer(db(), {
      name: `Helferin ${String(number).padStart(2, "0")}`,
      ...(isByPhone ? { email: null, phone: `+49233110${String(number)}`, preferredChannel: "phone" } : {}),
    });
    await db().availability.create({ data: { personId: person.id, weekday: 6, startMinute: 480, endMinute: 960 } });
    people.push(person);
  }
  return { park, street, shiftIds, people };
}

async function propose(browser: Browser, needIds: readonly string[], most: string): Promise<string> {
  const made = await browser
    .post("/buero/vorschlaege/neu", {
      titel: "Aufräumtag",
      von: "2026-12-05",
      bis: "",
      gesuche: needIds,
      hoechstens: most,
    })
    .expect(303);
  return String(made.headers["location"]);
}

/** The version the page was opened with. */
async function version(): Promise<string> {
  return String((await db().batchProposal.findFirstOrThrow()).version);
}

function firstThree<Cell>([one, two, three]: readonly Cell[]): readonly [Cell, Cell, Cell] {
  if (one === undefined || two === undefined || three === undefined) throw new Error("fewer than three");
  return [one, two, three];
}

/** The first address in each letter. */
function linksIn(mails: readonly { readonly text: string }[]): readonly string[] {
  return mails.flatMap(({ text }) => [...text.matchAll(/https?:\/\/[^/]+(\/\S+)/gu)].map(([, path = ""]) => path));
}

/** What the page says it has shown. */
function standIn(html: string): string {
  return /name="stand" value="([0-9a-f]+)"/u.exec(html)?.[1] ?? "";
}

it("a clean-up day: propose, keep two, bar one, work out anew, ask all, and see what is missing", async () => {
  const { park, street, shiftIds } = await cleanUpDay();
  const browser = await house.as(await house.staff("coordinator"));
  const form = readPage(await browser.get(`/buero/vorschlaege/neu?gesuch=${park.id}&tag=2026-12-05`).expect(200));
  expect(form.text).toContain("Straße kehren");
  const path = await propose(browser, [park.id, street.id], "1");

  // 30 people, one shift each, for 36 places with six at the least in each shift: six are missing
  expect(await db().batchCell.count({ where: open })).toBe(30);
  expect(await db().assignment.count()).toBe(0);
  expect(await db().outbox.count()).toBe(0);
  const first = readPage(await browser.get(path).expect(200)).text;
  expect(first).toContain("Es fehlen noch 6 Menschen");
  expect(first).toContain("24-mal: hat an diesem Tag schon genug Schichten");
  expect(first).toContain("Zeit: Samstag");

  const cells = await db().batchCell.findMany({ orderBy: { personId: "asc" } });
  const [kept, second, barred] = firstThree(cells);
  for (const [cell, schritt] of [
    [kept, "halten"],
    [second, "halten"],
    [barred, "sperren"],
  ] as const) {
    const fields = { version: await version(), person: cell.personId, schicht: cell.shiftId, schritt };
    await browser.post(`${path}/platz`, fields).expect(303);
  }
  expect(await db().batchCell.count({ where: open })).toBe(29);

  // what if: nothing is stored by looking
  const before = JSON.stringify(await db().batchCell.findMany({ orderBy: [{ personId: "asc" }, { shiftId: "asc" }] }));
  const whatIf = await browser.get(`${path}/neu?hoechstens=2`).expect(200);
  expect(readPage(whatIf).text).toContain("Menschen, die dann noch fehlen: 0");
  expect(JSON.stringify(await db().batchCell.findMany({ orderBy: [{ personId: "asc" }, { shiftId: "asc" }] }))).toBe(
    before,
  );
  const stand = standIn(whatIf.text);
  await browser.post(`${path}/neu`, { version: await version(), hoechstens: "2", stand }).expect(303);
  expect(await db().batchCell.count({ where: open })).toBe(36);
  const key = { personId: barred.personId, shiftId: barred.shiftId };
  expect(await db().batchCell.count({ where: { ...open, ...key } })).toBe(0);
  for (const { personId, shiftId } of [kept, second]) {
    expect(await db().batchCell.count({ where: { ...open, personId, shiftId, isLocked: true } })).toBe(1);
  }
  expect(await db().assignment.count()).toBe(0);

  // accepted by a click: each place is kept, and everybody is told in their way
  await browser.post(`${path}/annehmen`, { version: await version(), art: "anfragen" }).expect(303);
  const offers = await db().assignment.findMany({ orderBy: { id: "asc" } });
  expect(offers).toHaveLength(36);
  expect(offers.every((one) => one.state === "offered" && one.origin === "batch" && one.holdsPlace)).toBe(true);
  expect((await db().shift.findMany()).map((one) => one.placesTaken)).toEqual(shiftIds.map(() => 6));
  const mails = await db().outbox.findMany({ where: { template: "offer.made" } });
  const calls = await db().contactTask.findMany({ where: { template: "offer.made", state: "open" } });
  expect(linksIn(mails).length + calls.length).toBe(36);
  // whoever is asked for two places gets one letter
  expect(new Set(mails.map(({ recipient }) => recipient)).size).toBe(mails.length);
  expect(calls.length).toBeGreaterThan(0);

  // some answer by the link: one no, the rest yes
  const [no = "", ...yes] = linksIn(mails);
  await house.visitor().post(no, { antwort: "nein", grund: "no_time" }).expect(303);
  for (const link of yes) await house.visitor().post(link, { antwort: "ja" }).expect(303);
  // the others say yes on the phone
  const byPhone = await db().assignment.findMany({ where: { state: "offered" } });
  for (const { id, needId } of byPhone) {
    await browser.post(`/buero/gesuche/${needId}/zusagen/${id}`, { schritt: "confirm" }).expect(303);
  }
  expect(await db().assignment.count({ where: { state: { in: ["accepted", "confirmed"] } } })).toBe(35);
  const after = readPage(await browser.get(path).expect(200)).text;
  expect(after).toContain("Es fehlt noch eine Person.");
  expect(after).toContain("sagt ab");

  const plan = readPage(await browser.get(`${path}/plan`).expect(200)).text;
  expect(plan).toContain("Helferin 01");
  expect(plan).toContain("noch 1 frei");
  expect(plan).not.toContain("@example.org");
  expect(plan).not.toContain("02331");
}, 120_000);
