import { auditActionsFor, openTestHouse, type TestHouse } from "../../support/app.ts";
import { browserWith, buildAccount, cookiesOf, GOOD_PASSWORD, signIn } from "../../support/factories/accounts.ts";
import { readPage } from "../../support/page.ts";

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});
beforeEach(() => house.empty());
afterAll(() => house.close());

const NEW_PASSWORD = "Sieben Lampen über der Brücke";

async function twoBrowsers() {
  const account = await buildAccount(house);
  const other = await signIn(house, account.login);
  house.clock.now = new Date(house.clock.now.getTime() + 60_000);
  return { ...account, other, own: await signIn(house, account.login) };
}

it("the own account shows login, roles and how many browsers are signed in", async () => {
  const { own, login } = await twoBrowsers();
  const { text } = readPage(await own.get("/buero/konto").expect(200));
  expect(text).toContain(`Sie melden sich an als ${login}.`);
  expect(text).toContain("Koordination seit 1. Januar 2026");
  expect(text).toContain("In 2 Browsern");
});

it("a new password asks for the old one, signs out every other browser, and goes on here with a new session", async () => {
  const { id, own, other } = await twoBrowsers();
  const wrong = { oldPassword: "Das war es nicht ganz", newPassword: NEW_PASSWORD };
  expect(readPage(await own.post("/buero/konto/passwort", wrong).expect(422)).faults).toEqual([
    "Das ist nicht Ihr jetziges Passwort.",
  ]);
  const right = { oldPassword: GOOD_PASSWORD, newPassword: NEW_PASSWORD };
  const answer = await own.post("/buero/konto/passwort", right).expect(303);
  await other.get("/buero/konto").expect(303);
  await own.get("/buero/konto").expect(303);
  const renewed = browserWith(house, cookiesOf(answer.headers, own.cookie));
  expect(readPage(await renewed.get("/buero/konto").expect(200)).text).toContain("Das neue Passwort gilt.");
  expect(await auditActionsFor(house, id)).toContain("credential.password_changed");
});

it("the weak new password and the foreign field are refused", async () => {
  const { own } = await twoBrowsers();
  const weak = { oldPassword: GOOD_PASSWORD, newPassword: "leitung und mehr davon" };
  expect(readPage(await own.post("/buero/konto/passwort", weak).expect(422)).faults[0]).toContain("E-Mail-Adresse");
  await own.post("/buero/konto/passwort", { ...weak, newPassword: NEW_PASSWORD, personId: "x" }).expect(422);
  await own.post("/buero/konto/name", { displayName: "Neu", state: "active" }).expect(422);
});

it("ending all other sessions leaves only this one", async () => {
  const { id, own, other } = await twoBrowsers();
  await own.post("/buero/konto/sitzungen").expect(303);
  await other.get("/buero/konto").expect(303);
  await own.get("/buero/konto").expect(200);
  expect(await auditActionsFor(house, id)).toContain("credential.sessions_ended");
});

it("new recovery codes ask for the password, are shown once, and replace the old ones", async () => {
  const { id, own } = await twoBrowsers();
  await own.post("/buero/konto/ersatzcodes", { ownPassword: "nicht mein Passwort" }).expect(422);
  const answer = await own.post("/buero/konto/ersatzcodes", { ownPassword: GOOD_PASSWORD }).expect(200);
  expect(answer.headers["cache-control"]).toBe("no-store");
  expect(answer.text.match(/(?:[0-9A-Z]{4}-){5}[0-9A-Z]{4}/gu)).toHaveLength(8);
  const stored = await house.database.db.credential.findUniqueOrThrow({ where: { personId: id } });
  expect(stored.recoveryCodes).toHaveLength(8);
  expect(await auditActionsFor(house, id)).toContain("credential.recovery_codes_renewed");
});

it("the own name changes, and the audit names the field without its value", async () => {
  const { id, own } = await twoBrowsers();
  await own.post("/buero/konto/name", { displayName: "Karla Koordination" }).expect(303);
  await own.post("/buero/konto/name", { displayName: " " }).expect(422);
  const entry = await house.database.db.auditEntry.findFirstOrThrow({ where: { action: "person.renamed" } });
  expect(entry.resourceId).toBe(id);
  expect(JSON.stringify(entry.changes)).not.toContain("Karla");
});

it("a visitor is asked to sign in", async () => {
  await house.visitor().get("/buero/konto").expect(303);
  await house.visitor().post("/buero/konto/sitzungen").expect(401);
});
