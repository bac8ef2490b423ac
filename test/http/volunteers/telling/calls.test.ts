import { auditActionsFor, openTestHouse, type TestHouse } from "../../../support/app.ts";
import { buildVocabulary, buildVolunteer } from "../../../support/factories/volunteers.ts";
import { readPage } from "../../../support/page.ts";

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

async function waiting(
  personId: string,
  draft: Partial<{
    channel: "phone" | "post" | "in_person";
    subject: string;
    text: string;
    language: string;
    dueAt: string;
  }> = {},
) {
  const { dueAt = "2026-11-29T10:00:00Z", ...rest } = draft;
  const task = await db().contactTask.create({
    data: {
      personId,
      channel: "phone",
      template: "shift.moved",
      language: "de",
      subject: "Neue Zeit",
      text: "Jetzt um zehn.",
      ...rest,
      dueAt: new Date(dueAt),
    },
  });
  return task.id;
}

async function caller(name: string) {
  const { id } = await buildVolunteer(db(), { name, email: null, phone: "+4923311111" });
  return id;
}

it("lists whom to call, the most urgent first, with number and words, and logs that they were seen", async () => {
  const [later, urgent] = [await caller("Später Anrufen"), await caller("Eilig Anrufen")];
  await waiting(later);
  await waiting(urgent, { dueAt: "2026-11-27T12:00:00Z", subject: "Fällt aus" });
  await waiting(urgent, { text: "Zweites Wort." });
  const staff = await house.staff("coordinator");
  const page = readPage(await (await house.as(staff)).get("/buero/anrufe").expect(200));
  expect(page.text.indexOf("Eilig Anrufen")).toBeLessThan(page.text.indexOf("Später Anrufen"));
  for (const text of ["02331 1111", "Fällt aus", "Zweites Wort.", "seit Fr., 27. Nov., 13 Uhr fällig", "anrufen (2)"]) {
    expect(page.text).toContain(text);
  }
  expect(page.linkTo("02331 1111")).toBe("tel:+4923311111");
  const views = await db().personalDataView.findMany({ select: { viewerId: true, personId: true, reason: true } });
  expect(views).toHaveLength(2);
  expect(views).toEqual(expect.arrayContaining([{ viewerId: staff.id, personId: urgent, reason: "callList" }]));
});

it("told, not reached, no longer needed: each is noted once, with a trace", async () => {
  const person = await caller("Anna Anruf");
  const [one, two] = [await waiting(person), await waiting(person, { text: "Noch etwas." })];
  const browser = await coordinator();
  await browser.post("/buero/anrufe", { schritt: "unreached", aufgabe: [one, two] }).expect(303);
  expect(await db().contactTask.findMany({ select: { state: true, attempts: true, triedAt: true } })).toEqual(
    [one, two].map(() => ({ state: "open", attempts: 1, triedAt: house.clock.now })),
  );
  expect(readPage(await browser.get("/buero/anrufe")).text).toContain("einmal niemanden erreicht, 27. November 2026");
  await browser.post("/buero/anrufe", { schritt: "void", aufgabe: two }).expect(303);
  const tell = () => browser.post("/buero/anrufe", { schritt: "done", aufgabe: [one, two] }).expect(303);
  await Promise.all([tell(), tell()]);
  const tasks = await db().contactTask.findMany({ orderBy: { id: "asc" }, select: { state: true, version: true } });
  expect(tasks).toEqual([
    { state: "done", version: 3 },
    { state: "void", version: 3 },
  ]);
  expect(await auditActionsFor(house, person)).toEqual([
    "contact_task.unreached",
    "person.viewed",
    "contact_task.retired",
    "contact_task.told",
  ]);
  await tell();
  expect(readPage(await browser.get("/buero/anrufe")).text).toContain("Das ist schon vermerkt.");
});

it("who was not reached steps back for three hours", async () => {
  const [first, second] = [await caller("Erste Person"), await caller("Zweite Person")];
  const task = await waiting(first, { dueAt: "2026-11-27T14:00:00Z" });
  await waiting(second);
  const browser = await coordinator();
  const isFirst = async (name: string) => {
    const { text } = readPage(await (await coordinator()).get("/buero/anrufe").expect(200));
    return text.indexOf(name) < text.indexOf(name === "Erste Person" ? "Zweite Person" : "Erste Person");
  };
  expect(await isFirst("Erste Person")).toBe(true);
  await browser.post("/buero/anrufe", { schritt: "unreached", aufgabe: task }).expect(303);
  expect(await isFirst("Erste Person")).toBe(false);
  house.clock.now = new Date("2026-11-27T16:11:00Z");
  expect(await isFirst("Erste Person")).toBe(true);
});

it("cards: one sheet a person, in their language, with the address, and logged", async () => {
  const { id } = await buildVolunteer(db(), { name: "Karla Karte", preferredChannel: "post", email: null });
  await db().person.update({ where: { id }, data: { postalAddress: "Lange Straße 1\n58089 Hagen" } });
  await waiting(id, { channel: "post", language: "ar", subject: "موعد جديد", text: "مرحبًا" });
  await waiting(id, { channel: "post", language: "ar", text: "ثانية" });
  await waiting(await caller("Nur Telefon"));
  const answer = await (await coordinator()).get("/buero/anrufe/karten?weg=post").expect(200);
  const { text } = answer;
  const page = readPage(answer);
  for (const words of ["Karla Karte", "58089 Hagen", "عدة رسائل لكم", "مرحبًا", "ثانية"])
    expect(page.text).toContain(words);
  expect(page.text).not.toContain("Nur Telefon");
  expect(text.match(/<article class="letter"/gu)).toHaveLength(1);
  expect(text).toContain('lang="ar" dir="rtl"');
  expect(await db().personalDataView.findMany({ select: { personId: true, reason: true } })).toEqual([
    { personId: id, reason: "card" },
  ]);
});

it("nonsense is refused or ignored, and only the coordination reads the list", async () => {
  const person = await caller("Kanarie Geheim");
  const task = await waiting(person);
  const browser = await coordinator();
  await browser.post("/buero/anrufe", { schritt: "done" }).expect(404);
  await browser.post("/buero/anrufe", { schritt: "weg", aufgabe: task }).expect(404);
  await browser.post("/buero/anrufe", { schritt: "done", aufgabe: "'; DROP" }).expect(404);
  await browser.get("/buero/anrufe?weg=rauchzeichen").expect(200);
  await browser.get("/buero/anrufe/karten?person=x&weg=y").expect(200);
  for (const role of ["viewer", "theme_lead", "editor", "administrator"] as const) {
    const other = await house.as(await house.staff(role));
    await other.get("/buero/anrufe").expect(403);
    await other.get("/buero/anrufe/karten").expect(403);
    await other.post("/buero/anrufe", { schritt: "done", aufgabe: task }).expect(403);
    expect((await other.get("/buero")).text).not.toContain("Kanarie Geheim");
  }
  expect(await db().contactTask.count({ where: { state: "open" } })).toBe(1);
});

it("the desk's first page counts the people to call and leads to the list", async () => {
  const person = await caller("Anna Anruf");
  await waiting(person);
  await waiting(person, { text: "Zweites." });
  const page = readPage(await (await coordinator()).get("/buero").expect(200));
  expect(page.text).toContain("1 Mensch anzurufen");
  expect(page.linkTo("Sagen : Anna Anruf")).toBe("/buero/anrufe");
});
