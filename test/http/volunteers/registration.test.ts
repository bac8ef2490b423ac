import { auditActionsFor, openTestHouse, type Browser, type TestHouse } from "../../support/app.ts";
import { buildNeed, buildVocabulary, buildVolunteer } from "../../support/factories/volunteers.ts";
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

const anna = {
  name: "Anna Beispiel",
  channel: "email",
  email: "anna@example.org",
  phone: "02331 123456",
  address: "",
  "zeit-0-0": "1",
  "zeit-5-1": "1",
  "zeit-6-2": "2",
  "zeit-3-0": "",
  thema: ["kreativ"],
  skill: ["garten", "kochen"],
  sprache: ["de", "tr"],
  wishes: "Gern draußen.",
  "aussage-draussen": "fits",
  "aussage-gruppe": "",
  doppelt: "draussen",
  alter: "erwachsen",
  geboren: "",
  sorgeName: "",
  sorgeMail: "",
  sorgePhone: "",
  consent: "ja",
};
type Fields = Readonly<Record<string, string | readonly string[]>>;

/** Opens the form, waits as a person does, and sends it. */
async function register(
  fields: Fields,
  { need = "", browser = house.visitor() }: { need?: string; browser?: Browser } = {},
) {
  const form = readPage(await browser.get(`/mitmachen/anmelden${need === "" ? "" : `?gesuch=${need}`}`).expect(200));
  const stempel = form.value("stempel") ?? "";
  house.clock.now = new Date(house.clock.now.getTime() + 60_000);
  return browser.post("/mitmachen/anmelden", { website: "", ...fields, stempel, gesuch: form.value("gesuch") ?? "" });
}

async function linkInMail(template: string): Promise<string> {
  const mail = await house.database.db.outbox.findFirstOrThrow({ where: { template }, orderBy: { createdAt: "desc" } });
  return /http:\/\/stadtteilladen\.test(\S+)/u.exec(mail.text)?.[1] ?? "";
}

it("somebody registers: stored as told, with the wording of the consent, and a mail asks to confirm", async () => {
  const answer = await register(anna);
  expect([answer.status, answer.headers["location"]]).toEqual([303, "/mitmachen/anmelden/gesendet"]);
  const person = await house.database.db.person.findFirstOrThrow({
    where: { email: "anna@example.org" },
    include: {
      consents: true,
      skills: { include: { term: true } },
      availabilities: { orderBy: { weekday: "asc" } },
      volunteerProfile: true,
      answers: { include: { term: true } },
    },
  });
  expect(person).toMatchObject({
    displayName: "Anna Beispiel",
    state: "invited",
    source: "web",
    languages: ["de", "tr"],
  });
  expect(person.phone).toBe("+492331123456");
  expect(person.skills.map((skill) => skill.term.code).toSorted()).toEqual(["garten", "kochen"]);
  expect(person.availabilities.map((time) => [time.weekday, time.startMinute, time.priority, time.season])).toEqual([
    [1, 480, "primary", "all_year"],
    [6, 720, "primary", "all_year"],
    [7, 1020, "secondary", "all_year"],
  ]);
  expect(person.skills.every(({ level, canTeach }) => level === 2 && !canTeach)).toBe(true);
  expect(person.answers).toMatchObject([{ answer: "fits", isDoubled: true, term: { code: "draussen" } }]);
  expect(person.volunteerProfile).toMatchObject({ isAdult: true, bornOn: null });
  expect(person.consents).toMatchObject([
    {
      purpose: "volunteering",
      textVersion: "1",
      language: "de",
      channel: "web",
      text: expect.stringContaining("jederzeit widerrufen") as string,
    },
  ]);
  expect(await auditActionsFor(house, person.id)).toEqual(["volunteer.registered"]);
  expect(JSON.stringify(await house.database.db.auditEntry.findMany())).not.toMatch(/anna|Anna|Gern draußen/u);
  expect(await linkInMail("registration.confirm")).toMatch(/^\/mitmachen\/bestaetigen\/[\w-]{43}$/u);
});

it("the link of the mail shows a page; only its button confirms, signs in, and leads back to the need", async () => {
  const need = await buildNeed(house.database.db, { slug: "beete", title: "Beete gießen" });
  await register(anna, { need: need.slug });
  const link = await linkInMail("registration.confirm");
  const page = readPage(await house.visitor().get(link).expect(200));
  expect(page.heading).toBe("Anmeldung bestätigen");
  const person = { email: "anna@example.org" };
  expect((await house.database.db.person.findFirstOrThrow({ where: person })).state).toBe("invited");
  const answer = await house.visitor().post(link).expect(303);
  expect(answer.headers["location"]).toBe("/mitmachen/beete");
  expect(answer.headers["set-cookie"]).toBeDefined();
  expect((await house.database.db.person.findFirstOrThrow({ where: person })).state).toBe("active");
});

it("twenty tries with one link at once: one confirms, the others read that it is no longer valid", async () => {
  await register(anna);
  const link = await linkInMail("registration.confirm");
  const answers = await Promise.all(Array.from({ length: 20 }, () => house.visitor().post(link)));
  expect(answers.filter((answer) => answer.status === 303)).toHaveLength(1);
  expect(answers.filter((answer) => answer.status === 404)).toHaveLength(19);
  const lost = answers.find((answer) => answer.status === 404);
  expect(lost && readPage(lost).heading).toBe("Dieser Link gilt nicht mehr");
  expect(await house.database.db.session.count()).toBe(1);
});

it("a link is no longer valid after 48 hours", async () => {
  await register(anna);
  const link = await linkInMail("registration.confirm");
  house.clock.now = new Date(house.clock.now.getTime() + 48 * 60 * 60_000 + 1000);
  await house.visitor().get(link).expect(404);
  await house.visitor().post(link).expect(404);
  expect((await house.database.db.person.findFirstOrThrow({ where: { email: "anna@example.org" } })).state).toBe(
    "invited",
  );
});

it("faults: all are told at once, everything typed is kept, nothing is stored", async () => {
  const { alter: _age, consent: _consent, ...rest } = anna;
  const page = readPage(await register({ ...rest, name: "", email: "" }));
  expect(page.faults).toEqual([
    "Geben Sie Ihren Namen ein.",
    "Geben Sie Ihre E-Mail-Adresse ein, oder wählen Sie einen anderen Weg.",
    "Sagen Sie, ob Sie 18 oder älter sind.",
    "Ohne Ihre Zustimmung dürfen wir nichts speichern.",
  ]);
  expect(page.value("wishes")).toBe("Gern draußen.");
  expect(page.value("phone")).toBe("02331 123456");
  const answer = await register({ ...rest, name: "" });
  expect(answer.status).toBe(422);
  expect(answer.text).toMatch(/name="zeit-5-1" value="1" aria-label="passt gut" checked/u);
  expect(answer.text).toMatch(/name="zeit-6-2" value="2" aria-label="zur Not" checked/u);
  expect(answer.text).toMatch(/value="kochen" checked/u);
  expect(answer.text).toMatch(/name="aussage-draussen" value="fits" checked/u);
  expect(await house.database.db.person.count()).toBe(0);
});

it("a known and an unknown address get the same answer; the mailbox tells the difference", async () => {
  await buildVolunteer(house.database.db, { email: "schon-da@example.org" });
  const known = await register({ ...anna, email: "Schon-da@example.org" });
  const unknown = await register({ ...anna, email: "neu@example.org" });
  const shape = (answer: typeof known) => [answer.status, answer.headers["location"], answer.text];
  expect(shape(known)).toEqual(shape(unknown));
  const mail = await house.database.db.outbox.findFirstOrThrow({ where: { recipient: "schon-da@example.org" } });
  expect(mail.subject).toBe("Wir kennen Sie schon");
  const path = /http:\/\/stadtteilladen\.test(\S+)/u.exec(mail.text)?.[1] ?? "";
  await house.visitor().post(path).expect(303);
  expect(await house.database.db.person.count({ where: { email: "schon-da@example.org" } })).toBe(1);
});

it("the same registration sent twice at once makes one person", async () => {
  const [first, second] = await Promise.all([register(anna), register(anna)]);
  expect([first.status, second.status]).toEqual([303, 303]);
  expect(await house.database.db.person.count()).toBe(1);
});

it("without mail somebody is registered too, and the desk is to call", async () => {
  const answer = await register({ ...anna, email: "", channel: "phone" });
  expect(answer.headers["location"]).toBe("/mitmachen/anmelden/aufgenommen");
  expect(await house.database.db.outbox.count()).toBe(0);
  const coordinator = await house.as(await house.staff("coordinator"));
  expect(readPage(await coordinator.get("/buero/freiwillige").expect(200)).text).toContain(
    "Neu: bitte anrufen und bestätigen",
  );
});

it("a machine that fills in the bait or answers at once is refused, and nothing is stored", async () => {
  await register({ ...anna, website: "https://spam.example" }).then((answer) => expect(answer.status).toBe(422));
  const stempel = readPage(await house.visitor().get("/mitmachen/anmelden")).value("stempel") ?? "";
  await house
    .visitor()
    .post("/mitmachen/anmelden", { ...anna, stempel, gesuch: "" })
    .expect(422);
  expect(await house.database.db.person.count()).toBe(0);
});

it("fields that are not on the form are refused: nobody makes themselves a member", async () => {
  const answer = await register({ ...anna, state: "active", source: "desk" });
  expect(answer.status).toBe(422);
  expect(await house.database.db.person.count()).toBe(0);
});

it("the form speaks Arabic, from right to left, and keeps the wording of the consent in Arabic", async () => {
  const visitor = house.visitor();
  const page = await visitor.get("/ar/mitmachen/anmelden").expect(200);
  expect(page.text).toMatch(/<html lang="ar" dir="rtl">/u);
  expect(readPage(page).heading).toBe("تقديم الوقت للمساعدة");
  const stempel = readPage(page).value("stempel") ?? "";
  house.clock.now = new Date(house.clock.now.getTime() + 60_000);
  await visitor.post("/ar/mitmachen/anmelden", { ...anna, stempel, gesuch: "" }).expect(303);
  expect(await house.database.db.consent.findFirstOrThrow()).toMatchObject({
    language: "ar",
    text: expect.stringContaining("سحب") as string,
  });
});

it("staff with no volunteer's profile get no link from here", async () => {
  const { id } = await house.staff("coordinator");
  const { email } = await house.database.db.person.findUniqueOrThrow({ where: { id } });
  await house
    .visitor()
    .post("/konto/anmelden", { email: email ?? "", gesuch: "" })
    .expect(303);
  expect(await house.database.db.oneTimeToken.count()).toBe(0);
  await register({ ...anna, email: email ?? "" });
  expect(await house.database.db.oneTimeToken.count()).toBe(0);
  expect((await house.database.db.outbox.findFirstOrThrow()).template).toBe("registration.known_elsewhere");
});
