import { auditActionsFor, openTestHouse, type TestHouse } from "../../../support/app.ts";
import { buildNeed, buildVocabulary, buildVolunteer } from "../../../support/factories/volunteers.ts";
import { readPage } from "../../../support/page.ts";
import { readPdf, squeezed } from "../../../support/pdf.ts";

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
const year = { kind: "certificate", from: "2026-01-01", until: "2026-11-27" };

async function withHours(minutes: readonly number[]) {
  const need = await buildNeed(db(), { title: "Blumen gießen" });
  const person = await buildVolunteer(db(), { name: "Anna Beispiel" });
  const confirmed = {
    personId: person.id,
    needId: need.id,
    state: "confirmed",
    confirmedAt: new Date("2026-11-01"),
  } as const;
  await db().hoursEntry.createMany({
    data: minutes.map((one, index) => ({ ...confirmed, minutes: one, day: new Date(Date.UTC(2026, 2, index + 1)) })),
  });
  return { person, need, own: await house.as(person) };
}

const issued = () => db().certificate.findFirstOrThrow();
const pdf = async (browser: Awaited<ReturnType<TestHouse["as"]>>, path: string) => {
  const answer = await browser.get(path).responseType("blob").expect(200);
  const read = readPdf(answer.body as Buffer);
  return { answer, text: read.pages.join(""), read };
};

it("a volunteer issues their own proof from confirmed hours: a number, the sum, a tagged document that nobody keeps", async () => {
  const { person, own } = await withHours([90, 120]);
  await own.post("/konto/nachweise", year).expect(303);
  await own.post("/konto/nachweise", year).expect(303);
  expect(await db().certificate.count()).toBe(1);
  const { id, number, minutes, issuedById } = await issued();
  expect([minutes, issuedById]).toEqual([210, null]);
  expect(number).toMatch(/^EN-2026-[2-9A-Z]{3}-[2-9A-Z]{3}$/u);
  const page = readPage(await own.get("/konto/nachweise").expect(200));
  expect(page.text).toContain(number);
  const { answer, text, read } = await pdf(own, `/konto/nachweise/${id}.pdf`);
  expect(answer.headers["cache-control"]).toBe("no-store");
  expect(answer.headers["content-disposition"]).not.toMatch(/anna/iu);
  expect([read.isMarked, read.uaPart, read.language, read.roles.includes("Table")]).toEqual([true, "1", "de", true]);
  for (const words of ["Ehrenamtsnachweis", "Anna Beispiel", "Blumen gießen", "3 Std. 30 Min.", number])
    expect(text).toContain(squeezed(words));
  expect(await auditActionsFor(house, person.id)).toEqual(["certificate.issued"]);
});

it("without confirmed hours, or for an impossible period, nothing is issued and what was typed is kept", async () => {
  const { own } = await withHours([90]);
  await db().hoursEntry.updateMany({ data: { state: "reported", confirmedAt: null } });
  const answer = async (changes: Record<string, string>) =>
    readPage(await own.post("/konto/nachweise", { ...year, ...changes }).expect(422));
  const none = await answer({});
  expect([none.faults, none.value("from")]).toEqual([
    ["In diesem Zeitraum ist noch keine Zeit bestätigt."],
    "2026-01-01",
  ]);
  expect((await answer({ from: "2026-11-28", until: "2026-11-27" })).faults).toEqual([
    "Der Anfang liegt nach dem Ende.",
  ]);
  expect((await answer({ until: "2026-11-28" })).faults).toEqual(["Der Zeitraum reicht höchstens bis heute."]);
  expect((await answer({ kind: "" })).faults).toEqual(["Wählen Sie, was Sie brauchen."]);
  expect(await db().certificate.count()).toBe(0);
});

it("the sheet for the Ehrenamtskarte says what is met, what is missing, and what has to be asked", async () => {
  const { own } = await withHours([600, 600]);
  await own.post("/konto/nachweise", { ...year, kind: "card_sheet" }).expect(303);
  const { id } = await issued();
  const { text } = await pdf(own, `/konto/nachweise/${id}.pdf`);
  for (const words of ["Noch nicht erfüllt.", "Bitte nachfragen.", "Freiwilligenzentrale", "960"])
    expect(text).toContain(squeezed(words));
  // the rules are dated settings: with other ones the same hours are enough
  await db().setting.create({
    data: {
      key: "volunteer_rules",
      value: { periods: [{ ...RULES, cardHoursPerYear: 20, cardMonths: 1, honoraryAllowance: 1000 }] },
    },
  });
  const changed = (await pdf(own, `/konto/nachweise/${id}.pdf`)).text;
  expect(changed).not.toContain(squeezed("Noch nicht erfüllt."));
  expect(changed).toContain("1.000");
});

const RULES = {
  validFrom: "2026-01-01",
  cardHoursPerWeek: 5,
  cardHoursPerYear: 250,
  cardMonths: 24,
  clearanceMaxAgeMonths: 3,
  clearanceValidMonths: 60,
  clearanceDeleteMonths: 3,
  clearanceUntakenDays: 7,
  guardianWaitDays: 30,
  honoraryAllowance: 960,
  trainerAllowance: 3300,
};

it("hours that changed since keep the issued sum, without a table that would not add up to it", async () => {
  const { own } = await withHours([90, 120]);
  await own.post("/konto/nachweise", year).expect(303);
  await db().hoursEntry.deleteMany({ where: { minutes: 120 } });
  const { text } = await pdf(own, `/konto/nachweise/${(await issued()).id}.pdf`);
  expect(text).toContain(squeezed("3 Std. 30 Min."));
  expect(text).not.toContain(squeezed("Blumen gießen"));
});

it("thanks and proofs in Arabic and English", async () => {
  const { own } = await withHours([90]);
  await own.post("/konto/nachweise", { ...year, kind: "thanks" }).expect(303);
  const { id } = await issued();
  expect((await pdf(own, `/en/konto/nachweise/${id}.pdf`)).text).toContain(squeezed("Thank you"));
  expect((await pdf(own, `/ar/konto/nachweise/${id}.pdf`)).read).toMatchObject({ language: "ar", uaPart: "1" });
});

it("the coordination issues for somebody, which they see; nobody else's sheet opens, and others are refused", async () => {
  const { person, own } = await withHours([90]);
  const coordinator = await house.staff("coordinator");
  const desk = await house.as(coordinator);
  const path = `/buero/freiwillige/${person.id}/nachweise`;
  await desk.post(path, year).expect(303);
  const { id, issuedById } = await issued();
  expect(issuedById).toBe(coordinator.id);
  expect(readPage(await desk.get(path).expect(200)).text).toContain("Ehrenamtsnachweis");
  await desk.get(`${path}/${id}.pdf`).expect(200);
  const stranger = await house.as(await buildVolunteer(db()));
  await stranger.get(`/konto/nachweise/${id}.pdf`).expect(404);
  await own.get("/konto/nachweise/unsinn.pdf").expect(404);
  for (const role of ["viewer", "editor", "administrator"] as const) {
    await (await house.as(await house.staff(role))).get(path).expect(403);
  }
  expect(readPage(await own.get("/konto")).text).toContain("Koordination, hat einen Nachweis für Sie ausgestellt");
});

it("the administration adds limits from a day on; others may not, a second window is told", async () => {
  const path = "/buero/verwaltung/ehrenamt";
  const browser = await house.as(await house.staff("administrator"));
  const fields = Object.fromEntries(Object.entries(RULES).map(([name, value]) => [name, String(value)]));
  const added = { ...fields, validFrom: "2027-01-01", cardHoursPerYear: "200", version: "0" };
  const faulty = readPage(await browser.post(path, { ...added, validFrom: "" }).expect(422));
  expect([faulty.faults, faulty.value("cardHoursPerYear")]).toEqual([["Ab welchem Tag gilt das?"], "200"]);
  const short = readPage(await browser.post(path, { ...added, clearanceValidMonths: "3" }).expect(422));
  expect(short.faults).toEqual(["Ein Zeugnis muss länger gelten, als es beim Ansehen alt sein darf."]);
  await browser.post(path, added).expect(303);
  const page = readPage(await browser.get(path).expect(200));
  for (const words of ["ab 1. Januar 2026 gilt heute", "ab 1. Januar 2027", "840", "960"])
    expect(page.text).toContain(words);
  const stale = readPage(await browser.post(path, { ...added, cardMonths: "12" }).expect(422));
  expect(stale.faults[0]).toContain("inzwischen geändert");
  const [entry] = await db().auditEntry.findMany({ where: { action: "volunteer_rules.changed" } });
  expect(JSON.stringify(entry?.changes)).toContain("cardHoursPerYear");
  await (await house.as(await house.staff("coordinator"))).post(path, added).expect(403);
});

it("an erased person's certificates are gone", async () => {
  const { own } = await withHours([90]);
  await own.post("/konto/nachweise", year).expect(303);
  await own.post("/konto/loeschen", { confirm: "ja" }).expect(303);
  expect(await db().certificate.count()).toBe(0);
  expect(await db().hoursEntry.count()).toBe(1);
});
