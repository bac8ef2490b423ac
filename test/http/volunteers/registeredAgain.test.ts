import { openTestHouse, type TestHouse } from "../../support/app.ts";
import { buildVocabulary } from "../../support/factories/volunteers.ts";
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
  zeit: ["0-0", "5-1"],
  thema: ["kreativ"],
  skill: ["garten", "kochen"],
  sprache: ["de", "tr"],
  wishes: "Gern draußen.",
  alter: "erwachsen",
  consent: "ja",
};
type Fields = Readonly<Record<string, string | readonly string[]>>;

/** Opens the form, waits as a person does, and sends it. */
async function register(fields: Fields): Promise<void> {
  const form = readPage(await house.visitor().get("/mitmachen/anmelden").expect(200));
  const stempel = form.value("stempel") ?? "";
  house.clock.now = new Date(house.clock.now.getTime() + 60_000);
  const sent = { website: "", ...fields, stempel, gesuch: "" };
  await house.visitor().post("/mitmachen/anmelden", sent).expect(303);
}

async function linkInMail(template: string): Promise<string> {
  const mail = await house.database.db.outbox.findFirstOrThrow({ where: { template }, orderBy: { createdAt: "desc" } });
  return /http:\/\/stadtteilladen\.test(\S+)/u.exec(mail.text)?.[1] ?? "";
}

it("until somebody confirmed, what was sent last counts: it replaces the older values, and older links die", async () => {
  await register({ ...anna, name: "Wer Anders", phone: "02331 999", wishes: "Unsinn" });
  const older = await linkInMail("registration.confirm");
  await house.database.db.outbox.deleteMany();
  await register({ ...anna, email: "ANNA@example.org", zeit: ["2-1"], skill: ["garten"], wishes: "Lieber drinnen." });
  const newer = await linkInMail("registration.confirm");
  const person = await house.database.db.person.findFirstOrThrow({
    include: { volunteerProfile: true, skills: true, availabilities: true, consents: true },
  });
  expect(person).toMatchObject({ displayName: "Anna Beispiel", phone: "+492331123456", state: "invited" });
  expect(person.volunteerProfile?.wishes).toBe("Lieber drinnen.");
  expect([person.skills.length, person.availabilities.length, person.consents.length]).toEqual([1, 1, 1]);
  expect(person.consents[0]?.givenAt).toEqual(house.clock.now);
  await house.visitor().get(older).expect(404);
  await house.visitor().post(older).expect(404);
  await house.visitor().post(newer).expect(303);
  await register({ ...anna, name: "Wer Anders" });
  expect((await house.database.db.person.findFirstOrThrow()).displayName).toBe("Anna Beispiel");
  expect(await linkInMail("registration.known")).toMatch(/^\/konto\/link\//u);
});

it("a form that was sent too soon comes back with a word and everything typed", async () => {
  const form = readPage(await house.visitor().get("/mitmachen/anmelden?gesuch=beete"));
  const sent = { ...anna, stempel: form.value("stempel") ?? "", gesuch: "beete" };
  const answer = await house.visitor().post("/mitmachen/anmelden", sent).expect(422);
  const page = readPage(answer);
  expect(page.faults[0]).toContain("noch einmal ab");
  expect([page.value("name"), page.value("wishes"), page.value("gesuch")]).toEqual([anna.name, anna.wishes, "beete"]);
  expect(answer.text).toMatch(/name="zeit-5-1" value="1" aria-label="passt gut" checked/u);
  house.clock.now = new Date(house.clock.now.getTime() + 60_000);
  await house
    .visitor()
    .post("/mitmachen/anmelden", { ...sent, stempel: page.value("stempel") ?? "" })
    .expect(303);
});
