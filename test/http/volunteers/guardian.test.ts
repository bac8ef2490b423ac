import { createComeOfAge } from "../../../src/features/volunteers/index.ts";
import { auditActionsFor, openTestHouse, type TestHouse } from "../../support/app.ts";
import { buildNeed, buildVocabulary } from "../../support/factories/volunteers.ts";
import { readPage } from "../../support/page.ts";

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
const mia = {
  name: "Mia Beispiel",
  channel: "email",
  email: "mia@example.org",
  phone: "",
  address: "",
  wishes: "",
  doppelt: "",
  alter: "jung",
  geboren: "2010-05-14",
  sorgeName: "Ute Beispiel",
  sorgeMail: "ute@example.org",
  sorgePhone: "",
  consent: "ja",
};

async function register(fields: Readonly<Record<string, string>>, language = "") {
  const form = readPage(await house.visitor().get(`${language}/mitmachen/anmelden`).expect(200));
  house.clock.now = new Date(house.clock.now.getTime() + 60_000);
  const stempel = form.value("stempel") ?? "";
  return house.visitor().post(`${language}/mitmachen/anmelden`, { website: "", ...fields, stempel, gesuch: "" });
}

async function linkInMail(template: string): Promise<string> {
  const mail = await db().outbox.findFirstOrThrow({ where: { template }, orderBy: { createdAt: "desc" } });
  return /http:\/\/stadtteilladen\.test(\S+)/u.exec(mail.text)?.[1] ?? "";
}

/** A minor who has registered and confirmed, with their browser. */
async function confirmedMinor(fields = mia) {
  await register(fields).then((answer) => expect(answer.status).toBe(303));
  expect(await db().outbox.count({ where: { template: "guardian.ask" } })).toBe(0);
  await house
    .visitor()
    .post(await linkInMail("registration.confirm"))
    .expect(303);
  const person = await db().person.findFirstOrThrow({ where: { email: fields.email } });
  return { id: person.id, browser: await house.as({ id: person.id, kind: "volunteer" }) };
}

it("a minor tells birth date and guardian, all faults at once; a guardian needs an address that is not the minor's", async () => {
  const missing = { ...mia, geboren: "", sorgeName: "", sorgeMail: "" };
  expect(readPage(await register(missing)).faults).toEqual([
    "Geben Sie Ihren Geburtstag ein.",
    "Geben Sie den Namen der Person ein, die das Sorgerecht hat.",
    "Geben Sie E-Mail oder Telefon dieser Person ein.",
  ]);
  const faultsOf = async (fields: object) => readPage(await register({ ...mia, ...fields })).faults;
  expect(await faultsOf({ geboren: "2013-01-01" })).toEqual([
    "Ab 14 Jahren können Sie sich anmelden. Kommen Sie sonst mit einem Erwachsenen vorbei.",
  ]);
  expect((await faultsOf({ geboren: "2008-11-27" }))[0]).toContain("sind Sie schon 18");
  expect(await faultsOf({ sorgeMail: "mia@example.org" })).toEqual([
    "Das ist Ihre eigene Adresse. Geben Sie die Adresse der Person mit Sorgerecht ein.",
  ]);
  expect(await db().person.count()).toBe(0);
  await register({ ...mia, alter: "erwachsen", geboren: "2010-05-14" }).then((answer) =>
    expect(answer.status).toBe(303),
  );
  expect(await db().guardianConsent.count()).toBe(0);
  expect(await db().volunteerProfile.findFirstOrThrow()).toMatchObject({ isAdult: true, bornOn: null });
});

it("the guardian is asked once the minor has confirmed, reads the wording, agrees, and the minor joins", async () => {
  const need = await buildNeed(db(), { places: 2, title: "Beete gießen" });
  const { id, browser } = await confirmedMinor();
  const mail = await db().outbox.findFirstOrThrow({ where: { template: "guardian.ask" } });
  expect([mail.recipient, mail.subject]).toEqual([
    "ute@example.org",
    "Mia Beispiel möchte im Viertel mithelfen: Erlauben Sie es?",
  ]);
  await browser.get(`/mitmachen/${need.slug}`).expect(200);
  await browser.post(`/mitmachen/${need.slug}/zusage`).expect(409);
  expect(readPage(await browser.get("/konto")).text).toContain("Ute Beispiel ist seit 27. November 2026 gefragt");
  const link = await linkInMail("guardian.ask");
  const page = readPage(await house.visitor().get(link).expect(200));
  expect(page.heading).toBe("Mia Beispiel möchte mithelfen");
  expect(page.text).toContain("Ich habe das Sorgerecht und erlaube meinem Kind");
  expect((await db().guardianConsent.findFirstOrThrow()).state).toBe("asked");
  await house.visitor().post(link, { antwort: "vielleicht" }).expect(422);
  await house.visitor().post(link, { antwort: "geben" }).expect(303);
  expect(await db().guardianConsent.findFirstOrThrow()).toMatchObject({
    state: "given",
    channel: "web",
    textVersion: "1",
    language: "de",
    decidedAt: house.clock.now,
    text: expect.stringContaining("jederzeit zurücknehmen") as string,
  });
  await house.visitor().post(link, { antwort: "geben" }).expect(409);
  expect(await linkInMail("guardian.answered")).toBe(link);
  expect(await linkInMail("guardian.given")).toBe("/mitmachen");
  await browser.post(`/mitmachen/${need.slug}/zusage`).expect(303);
  expect(await db().assignment.count({ where: { personId: id } })).toBe(1);
  expect(await auditActionsFor(house, id)).toContain("guardian_consent.given");
  expect(JSON.stringify(await db().auditEntry.findMany())).not.toMatch(/Ute|ute@|2010/u);
});

it("the same link takes the consent back: what is agreed is given back, and nothing new can be taken", async () => {
  const need = await buildNeed(db(), { places: 2 });
  const { id, browser } = await confirmedMinor();
  const link = await linkInMail("guardian.ask");
  await house.visitor().post(link, { antwort: "geben" }).expect(303);
  await browser.post(`/mitmachen/${need.slug}/zusage`).expect(303);
  expect(readPage(await house.visitor().get(link)).text).toContain("Ute Beispiel hat am 27. November 2026 zugestimmt.");
  await house.visitor().post(link, { antwort: "zurueck" }).expect(303);
  expect((await db().assignment.findFirstOrThrow({ where: { personId: id } })).state).toBe("withdrawn");
  await browser.post(`/mitmachen/${need.slug}/zusage`).expect(409);
  expect(readPage(await browser.get("/konto")).text).toContain(
    "hat die Zustimmung am 27. November 2026 zurückgenommen",
  );
  await house.visitor().post(link, { antwort: "geben" }).expect(303);
  const states = await db().guardianConsent.findMany({ where: { personId: id }, orderBy: { id: "asc" } });
  expect(states.map(({ state }) => state)).toEqual(["withdrawn", "given"]);
  await browser.post(`/mitmachen/${need.slug}/zusage`).expect(303);
});

it("a no keeps the minor out; unknown, foreign and past links open nothing", async () => {
  const { browser } = await confirmedMinor();
  const link = await linkInMail("guardian.ask");
  await house.visitor().post(link, { antwort: "ablehnen" }).expect(303);
  expect((await db().guardianConsent.findFirstOrThrow()).state).toBe("refused");
  await browser.get("/konto/sorgeberechtigt").expect(404);
  await house.visitor().get("/mitmachen/einwilligung/erfunden").expect(404);
  await house.visitor().post("/mitmachen/einwilligung/erfunden", { antwort: "geben" }).expect(404);
  const registration = await linkInMail("registration.confirm");
  const token = registration.split("/").at(-1) ?? "";
  await house.visitor().get(`/mitmachen/einwilligung/${token}`).expect(404);
  house.clock.now = new Date("2028-05-14T00:00:00Z");
  await house.visitor().get(link).expect(404);
  await house.visitor().post(link, { antwort: "geben" }).expect(404);
});

it("the minor corrects who is asked: the old link ends; after an answer the desk does it", async () => {
  const { browser } = await confirmedMinor();
  const old = await linkInMail("guardian.ask");
  const version = readPage(await browser.get("/konto/sorgeberechtigt")).value("version") ?? "";
  const papa = { sorgeName: "Udo Beispiel", sorgeMail: "udo@example.org", sorgePhone: "", version };
  const refused = await browser.post("/konto/sorgeberechtigt", { ...papa, sorgeMail: "mia@example.org" }).expect(422);
  expect(readPage(refused).faults[0]).toContain("Das ist Ihre eigene Adresse.");
  await browser.post("/konto/sorgeberechtigt", papa).expect(303);
  await house.visitor().get(old).expect(404);
  const link = await linkInMail("guardian.ask");
  await browser.post("/konto/sorgeberechtigt/mail").expect(303);
  await house.visitor().get(link).expect(404);
  const newest = await linkInMail("guardian.ask");
  await house.visitor().post(newest, { antwort: "geben" }).expect(303);
  await browser.post("/konto/sorgeberechtigt", papa).expect(404);
  await browser.post("/konto/sorgeberechtigt/mail").expect(404);
});

it("too young for a need is told apart from the missing consent", async () => {
  const need = await buildNeed(db(), { places: 2 });
  await db().need.update({ where: { id: need.id }, data: { minimumAge: 18 } });
  const { id, browser } = await confirmedMinor();
  await house
    .visitor()
    .post(await linkInMail("guardian.ask"), { antwort: "geben" })
    .expect(303);
  await browser.post(`/mitmachen/${need.slug}/zusage`).expect(409);
  const desk = await house.as(await house.staff("coordinator"));
  const answer = await desk.post(`/buero/gesuche/${need.id}/zusagen`, { person: id, schicht: "" }).expect(422);
  expect(answer.text).toContain("noch zu jung");
});

it("on the 18th birthday the night deletes birth date, guardian and links; the day before it does not", async () => {
  const { id, browser } = await confirmedMinor();
  const comeOfAge = createComeOfAge(house.deps);
  house.clock.now = new Date("2028-05-13T21:59:00Z");
  await comeOfAge();
  expect(await db().guardianConsent.count()).toBe(1);
  house.clock.now = new Date("2028-05-13T22:01:00Z");
  await comeOfAge();
  await comeOfAge();
  expect(await db().volunteerProfile.findUniqueOrThrow({ where: { personId: id } })).toMatchObject({
    isAdult: true,
    bornOn: null,
  });
  expect(await db().guardianConsent.count()).toBe(0);
  expect(await db().oneTimeToken.count({ where: { purpose: "guardian_consent" } })).toBe(0);
  const actions = await auditActionsFor(house, id);
  expect(actions.filter((action) => action === "volunteer.came_of_age")).toHaveLength(1);
  const own = await house.as({ id, kind: "volunteer" });
  expect(readPage(await own.get("/konto")).text).not.toContain("Zustimmung Ihrer Eltern");
  expect(browser).toBeDefined();
});

it("a letter in the minor's language; a new mail address of the minor leaves the guardian's link alone", async () => {
  await register(mia, "/ar");
  await house
    .visitor()
    .post(await linkInMail("registration.confirm"))
    .expect(303);
  const mail = await db().outbox.findFirstOrThrow({ where: { template: "guardian.ask" } });
  expect(mail.language).toBe("ar");
  const link = await linkInMail("guardian.ask");
  expect(link).toMatch(/^\/ar\/mitmachen\/einwilligung\//u);
  const { id } = await db().person.findFirstOrThrow({ where: { email: "mia@example.org" } });
  const desk = await house.as(await house.staff("coordinator"));
  const { version } = await db().person.findUniqueOrThrow({ where: { id } });
  const fields = { name: "Mia", channel: "email", email: "neu@example.org", jahreszeit: "gleich", doppelt: "" };
  await desk.post(`/buero/freiwillige/${id}/angaben`, { ...fields, version: String(version) }).expect(303);
  await house.visitor().post(link, { antwort: "geben" }).expect(303);
  expect(await db().guardianConsent.findFirstOrThrow()).toMatchObject({ state: "given", language: "ar" });
});
