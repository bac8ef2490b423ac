import { randomBytes } from "node:crypto";
import { generateSync } from "otplib";
import { createFirstAdministratorLink } from "../../../src/features/accounts/index.ts";
import { hashToken } from "../../../src/shared/ids/ids.ts";
import { auditActionsFor, openTestHouse, TEST_ORIGIN, type TestHouse } from "../../support/app.ts";
import { browserWith, buildAccount, cookiesOf, GOOD_PASSWORD, signIn } from "../../support/factories/accounts.ts";
import { readPage } from "../../support/page.ts";

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});
beforeEach(() => house.empty());
afterAll(() => house.close());

const NEW_PASSWORD = "Sieben Lampen über der Brücke";

async function invite(): Promise<{ personId: string; path: string }> {
  const token = randomBytes(32).toString("base64url");
  const person = await house.database.db.person.create({
    data: {
      displayName: "Neu Eingeladen",
      sortKey: "neu",
      email: "neu@example.org",
      source: "desk",
      roleGrants: { create: { role: "viewer", validFrom: new Date("2026-01-01") } },
      tokens: {
        create: {
          purpose: "invitation",
          tokenHash: hashToken(token),
          expiresAt: new Date(house.clock.now.getTime() + 7 * 24 * 3_600_000),
        },
      },
    },
    select: { id: true },
  });
  return { personId: person.id, path: `/einladung/${token}` };
}

async function lastMail(): Promise<{ recipient: string; text: string; path: string }> {
  const mail = await house.database.db.outbox.findFirstOrThrow({ orderBy: { id: "desc" } });
  return { recipient: mail.recipient, text: mail.text, path: /https?:\/\/[^/]+(\/\S+)/u.exec(mail.text)?.[1] ?? "" };
}

/** Reads the key off the page, as somebody types it into an app. */
function keyOn(html: string): string {
  return (/enrol__text">([A-Z2-7 ]+)</u.exec(html)?.[1] ?? "").replaceAll(" ", "");
}

it("an invited person opens the link twice, chooses a password, sets up the telephone, and stands at the desk", async () => {
  const { personId, path } = await invite();
  await house.visitor().get(path).expect(200);
  expect(readPage(await house.visitor().get(path).expect(200)).value("displayName")).toBe("Neu Eingeladen");
  const accepted = await house
    .visitor()
    .post(path, { displayName: "Nele Beispiel", password: NEW_PASSWORD })
    .expect(303);
  expect(accepted.headers["location"]).toBe("/anmelden/einrichten");
  const waiting = browserWith(house, cookiesOf(accepted.headers, null));
  await waiting.get("/buero/konto").expect(303);
  const enrol = await waiting.get("/anmelden/einrichten").expect(200);
  expect(enrol.text).toContain("<svg");
  await waiting.post("/anmelden/einrichten", { code: "000000", weiter: "" }).expect(422);
  const code = generateSync({ secret: keyOn(enrol.text), epoch: house.clock.now.getTime() / 1000 });
  const done = await waiting.post("/anmelden/einrichten", { code, weiter: "" }).expect(200);
  const codes = done.text.match(/(?:[0-9A-Z]{4}-){5}[0-9A-Z]{4}/gu) ?? [];
  expect(new Set(codes).size).toBe(8);
  const stored = await house.database.db.credential.findUniqueOrThrow({ where: { personId } });
  expect(stored.passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/u);
  expect(JSON.stringify(stored)).not.toContain(codes[0]);
  expect(stored.totpSecret).not.toContain(keyOn(enrol.text));
  const signedIn = browserWith(house, cookiesOf(done.headers, waiting.cookie));
  expect(readPage(await signedIn.get("/buero/konto").expect(200)).text).toContain("Lesezugang");
  expect(await auditActionsFor(house, personId)).toEqual([
    "credential.created",
    "credential.authenticator_confirmed",
    "credential.signed_in",
  ]);
  await house.visitor().get(path).expect(410);
});

it("one link, twenty people at the same moment: exactly one gets in", async () => {
  const { personId, path } = await invite();
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => house.visitor().post(path, { displayName: "Nele", password: NEW_PASSWORD })),
  );
  expect(answers.filter((answer) => answer.status === 303)).toHaveLength(1);
  expect(answers.filter((answer) => answer.status === 410)).toHaveLength(19);
  expect(await auditActionsFor(house, personId)).toEqual(["credential.created"]);
});

it("after seven days, or when the person was switched off, the link says whom to ask", async () => {
  const { personId, path } = await invite();
  await house.database.db.person.update({ where: { id: personId }, data: { deactivatedAt: house.clock.now } });
  await house.visitor().get(path).expect(410);
  await house.database.db.person.update({ where: { id: personId }, data: { deactivatedAt: null } });
  house.clock.now = new Date(house.clock.now.getTime() + 7 * 24 * 3_600_000);
  const page = readPage(await house.visitor().get(path).expect(410));
  expect(page.text).toContain("fragen Sie bitte die Person, die Sie eingeladen hat");
  await house.visitor().post(path, { displayName: "Nele", password: NEW_PASSWORD }).expect(410);
  await house.visitor().get("/einladung/nichts").expect(410);
});

it("a weak password: the form comes back with the name kept, and the link still works", async () => {
  const { path } = await invite();
  const page = readPage(
    await house.visitor().post(path, { displayName: "Nele Beispiel", password: "Passwort12345" }).expect(422),
  );
  expect(page.faults[0]).toContain("leicht zu erraten");
  expect(page.value("displayName")).toBe("Nele Beispiel");
  await house.visitor().post(path, { displayName: "Nele", password: NEW_PASSWORD, role: "administrator" }).expect(422);
  await house.visitor().get(path).expect(200);
});

it("who left before setting up the telephone continues there after the password, and nowhere else", async () => {
  const { login } = await buildAccount(house, { isEnrolled: false });
  const answer = await house.visitor().post("/anmelden", { login, password: GOOD_PASSWORD, weiter: "/buero/themen" });
  expect(answer.headers["location"]).toBe("/anmelden/einrichten?weiter=%2Fbuero%2Fthemen");
  const waiting = browserWith(house, cookiesOf(answer.headers, null));
  await waiting.post("/anmelden/code", { code: "123456", weiter: "" }).expect(422);
  await waiting.get("/buero/konto").expect(303);
});

it("the first administrator sets name, address and password, once", async () => {
  const link = (await createFirstAdministratorLink(house.deps)) ?? "";
  const path = link.slice(TEST_ORIGIN.length);
  const given = { displayName: "Vera Verwaltung", email: "Vera@Example.org", password: NEW_PASSWORD };
  await house.visitor().post(path, given).expect(303);
  await house.visitor().post(path, given).expect(410);
  const account = await house.database.db.credential.findUniqueOrThrow({
    where: { login: "vera@example.org" },
    select: { person: { select: { roleGrants: { select: { role: true } } } } },
  });
  expect(account.person.roleGrants).toEqual([{ role: "administrator" }]);
  expect(await createFirstAdministratorLink(house.deps)).toBeNull();
});

it("a forgotten password: the mail's link sets a new one, keeps the second step, and ends every session", async () => {
  const { id, login } = await buildAccount(house);
  const before = await signIn(house, login);
  await house.visitor().post("/anmelden/passwort-vergessen", { login: login.toUpperCase() }).expect(200);
  const { path, recipient } = await lastMail();
  expect(recipient).toBe(login);
  await house.visitor().get(path).expect(200);
  await house.visitor().post(path, { password: "kurz" }).expect(422);
  await house.visitor().post(path, { password: NEW_PASSWORD }).expect(200);
  await house.visitor().post(path, { password: NEW_PASSWORD }).expect(410);
  await before.get("/buero/konto").expect(303);
  await house.visitor().post("/anmelden", { login, password: GOOD_PASSWORD, weiter: "" }).expect(422);
  const answer = await house.visitor().post("/anmelden", { login, password: NEW_PASSWORD, weiter: "" }).expect(303);
  expect(answer.headers["location"]).toBe("/anmelden/code");
  expect((await lastMail()).text).toContain("wurde gerade geändert");
  expect(await auditActionsFor(house, id)).toEqual([
    "credential.signed_in",
    "credential.reset_requested",
    "credential.password_reset",
    "credential.password_refused",
  ]);
});

it("one link for a new password, twenty times at the same moment: one password is set", async () => {
  const { id, login } = await buildAccount(house);
  await house.visitor().post("/anmelden/passwort-vergessen", { login }).expect(200);
  const { path } = await lastMail();
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, number) =>
      house.visitor().post(path, { password: `${NEW_PASSWORD} ${String(number)}` }),
    ),
  );
  expect(answers.filter((answer) => answer.status === 200)).toHaveLength(1);
  expect(answers.filter((answer) => answer.status === 410)).toHaveLength(19);
  expect(await auditActionsFor(house, id)).toEqual(["credential.reset_requested", "credential.password_reset"]);
});

it("30 minutes later the link for a new password is over", async () => {
  const { login } = await buildAccount(house);
  await house.visitor().post("/anmelden/passwort-vergessen", { login }).expect(200);
  house.clock.now = new Date(house.clock.now.getTime() + 31 * 60_000);
  await house
    .visitor()
    .get((await lastMail()).path)
    .expect(410);
});

it("a foreign Host header never comes into a mail", async () => {
  const { login } = await buildAccount(house);
  for (const header of ["Host", "X-Forwarded-Host", "Forwarded"]) {
    const value = header === "Forwarded" ? "host=evil.example" : "evil.example";
    await house.visitor().post("/anmelden/passwort-vergessen", { login }).set(header, value).expect(200);
    const { text } = await lastMail();
    expect(text).toContain(`${TEST_ORIGIN}/passwort/`);
    expect(text).not.toContain("evil");
  }
});
