import { auditActionsFor, openTestHouse, TEST_ORIGIN, type TestHouse } from "../../support/app.ts";
import { buildVocabulary, buildVolunteer } from "../../support/factories/volunteers.ts";
import { readPage } from "../../support/page.ts";
import { createSoftwareKey } from "../../support/softwareKey.ts";

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
const origin = TEST_ORIGIN;

function optionsOf(html: string): string {
  const [, options = ""] = /data-options="([^"]*)"/u.exec(html) ?? [];
  return options.replaceAll("&#34;", '"').replaceAll("&quot;", '"').replaceAll("&amp;", "&");
}

async function freshOptions(): Promise<string> {
  return optionsOf((await house.visitor().get("/konto/anmelden/passwort").expect(200)).text);
}

/** A volunteer whose device has a passkey of this site. */
async function buildKeyHolder() {
  const person = await buildVolunteer(db());
  const browser = await house.as(person);
  const key = createSoftwareKey();
  const options = optionsOf((await browser.get("/konto/zugang").expect(200)).text);
  const antwort = key.create({ options, origin });
  await browser.post("/konto/zugang/passkey", { antwort, label: "Mein Telefon" }).expect(303);
  return { person, browser, key, options };
}

function enter(antwort: string) {
  return house.visitor().post("/konto/anmelden/passkey", { antwort });
}

it("a passkey is set up and opens one's own pages; the page names it", async () => {
  const { person, browser, key } = await buildKeyHolder();
  expect(readPage(await browser.get("/konto/zugang")).text).toContain("Mein Telefon");
  expect(await auditActionsFor(house, person.id)).toContain("credential.passkey_added");
  const answer = await enter(key.answer({ options: await freshOptions(), origin }, 1)).expect(303);
  expect(answer.headers["location"]).toBe("/konto");
  expect(await db().passkey.findMany()).toMatchObject([{ personId: person.id, counter: 1n }]);
});

it("an answer counts once, soon, on our site, from the right key, and never from a copy", async () => {
  const { key } = await buildKeyHolder();
  const options = await freshOptions();
  const right = key.answer({ options, origin }, 5);
  await enter(key.answer({ options: await freshOptions(), origin: "https://boese.example" }, 5)).expect(422);
  const both = await Promise.all([enter(right), enter(right)]);
  expect(both.map(({ status }) => status).toSorted()).toEqual([303, 422]);
  await enter(key.answer({ options: await freshOptions(), origin }, 5)).expect(422);
  await enter(createSoftwareKey().answer({ options: await freshOptions(), origin }, 9)).expect(422);
  const unsigned = Buffer.from(`geraten.${String(house.clock.now.getTime())}.x`).toString("base64url");
  const forged = JSON.stringify({ ...(JSON.parse(options) as object), challenge: unsigned });
  await enter(key.answer({ options: forged, origin }, 9)).expect(422);
  const late = await freshOptions();
  house.clock.now = new Date(house.clock.now.getTime() + 6 * 60_000);
  await enter(key.answer({ options: late, origin }, 9)).expect(422);
});

it("a challenge makes one passkey; nobody's key is removed by others; who left stays out", async () => {
  const { person, browser, key, options } = await buildKeyHolder();
  const second = createSoftwareKey().create({ options, origin });
  await browser.post("/konto/zugang/passkey", { antwort: second, label: "" }).expect(422);
  const { id } = await db().passkey.findFirstOrThrow();
  const other = await house.as(await buildVolunteer(db()));
  await other.post("/konto/zugang/passkey/ende", { schluessel: id }).expect(303);
  expect(await db().passkey.count()).toBe(1);
  await db().person.update({ where: { id: person.id }, data: { deactivatedAt: new Date() } });
  await enter(key.answer({ options: await freshOptions(), origin }, 1)).expect(422);
  await db().person.update({ where: { id: person.id }, data: { deactivatedAt: null } });
  await browser.post("/konto/zugang/passkey/ende", { schluessel: id }).expect(303);
  await enter(key.answer({ options: await freshOptions(), origin }, 1)).expect(422);
});
