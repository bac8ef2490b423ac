import { generateSync } from "otplib";
import { auditActionsFor, openTestHouse, TEST_ORIGIN, type TestHouse } from "../../support/app.ts";
import {
  afterPassword,
  browserWith,
  buildAccount,
  codeOf,
  cookiesOf,
  GOOD_PASSWORD,
  signIn,
} from "../../support/factories/accounts.ts";
import { readPage } from "../../support/page.ts";

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});
beforeEach(() => house.empty());
afterAll(() => house.close());

const LOGIN = "verloren@example.org";
const RECOVERY_CODE = "AAAA-BBBB-CCCC-DDDD-EEEE-FFFF";
const pageOf = (id: string) => `/buero/verwaltung/personen/${id}`;
const resetOf = (id: string) => `${pageOf(id)}/zweiter-schluessel`;

const administrator = async () =>
  house.as(await buildAccount(house, { role: "administrator", login: "amt@example.org" }));
const somebody = () => buildAccount(house, { login: LOGIN, recoveryCodes: [RECOVERY_CODE] });
const credentialOf = (personId: string) =>
  house.database.db.credential.findUniqueOrThrow({
    where: { personId },
    select: { totpSecret: true, totpConfirmedAt: true, recoveryCodes: true },
  });
const linksSentTo = async (recipient: string) => {
  const mails = await house.database.db.outbox.findMany({ where: { recipient }, orderBy: { id: "asc" } });
  return mails.map(
    (mail) => mail.text.slice(mail.text.indexOf(TEST_ORIGIN) + TEST_ORIGIN.length).split(/\s/u, 1)[0] ?? "",
  );
};

it("takes key, recovery codes and sessions away, tells the person by mail, and stands in the log", async () => {
  const { id } = await somebody();
  const own = await signIn(house, LOGIN);
  const halfWay = await afterPassword(house, LOGIN);
  const admin = await administrator();
  expect(readPage(await admin.get(pageOf(id)).expect(200)).text).toContain("Zweiten Schlüssel zurücksetzen");
  await admin.post(resetOf(id)).expect(303);
  expect(readPage(await admin.get(pageOf(id)).expect(200)).text).toContain("Der zweite Schlüssel ist zurückgesetzt");
  expect(await credentialOf(id)).toEqual({ totpSecret: null, totpConfirmedAt: null, recoveryCodes: [] });
  await own.get("/buero/konto").expect(303);
  const refused = await halfWay.post("/anmelden/code", { code: codeOf(house, 1), weiter: "" }).expect(303);
  expect(refused.headers["location"]).toBe("/anmelden");
  const mail = await house.database.db.outbox.findFirstOrThrow({ where: { recipient: LOGIN } });
  expect(mail.text).toContain("zweiten Schlüssel für das Büro des Stadtteilladens zurückgesetzt");
  expect(mail.text).toContain(`${TEST_ORIGIN}/zweiter-schluessel/`);
  expect(await auditActionsFor(house, id)).toEqual(["credential.signed_in", "credential.authenticator_reset"]);
  const log = readPage(await admin.get(`/buero/verwaltung/protokoll?person=${id}`).expect(200));
  expect(log.text).toContain("hat den zweiten Schlüssel zurückgesetzt: Beispiel coordinator.");
});

it("link and password together set up the new key; the link alone or the password alone do not", async () => {
  const { id } = await somebody();
  await (await administrator()).post(resetOf(id)).expect(303);
  const alone = await house.visitor().post("/anmelden", { login: LOGIN, password: GOOD_PASSWORD, weiter: "" });
  expect(alone.status).toBe(422);
  expect(readPage(alone).faults).toEqual([
    "Ihr zweiter Schlüssel wurde zurückgesetzt. Öffnen Sie den Link in der E-Mail, die Sie dazu bekommen haben. Ist er abgelaufen, bitten Sie die Verwaltung um einen neuen.",
  ]);
  const [link = ""] = await linksSentTo(LOGIN);
  await house.visitor().get(link).expect(200);
  expect(readPage(await house.visitor().get(link).expect(200)).heading).toBe("Neuen zweiten Schlüssel einrichten");
  await house.visitor().post(link, { ownPassword: "nicht mein Passwort" }).expect(422);
  expect((await credentialOf(id)).totpSecret).toBeNull();
  const begun = await house.visitor().post(link, { ownPassword: GOOD_PASSWORD }).expect(303);
  expect(begun.headers["location"]).toBe("/anmelden/einrichten");
  const waiting = browserWith(house, cookiesOf(begun.headers, null));
  const { text } = await waiting.get("/anmelden/einrichten").expect(200);
  const secret = (/enrol__text">([A-Z2-7 ]+)</u.exec(text)?.[1] ?? "").replaceAll(" ", "");
  await waiting.post("/anmelden/einrichten", { code: codeOf(house), weiter: "" }).expect(422);
  const code = generateSync({ secret, epoch: house.clock.now.getTime() / 1000 });
  const done = await waiting.post("/anmelden/einrichten", { code, weiter: "" }).expect(200);
  expect(done.text).toMatch(/(?:[0-9A-Z]{4}-){5}[0-9A-Z]{4}/u);
  await browserWith(house, cookiesOf(done.headers, waiting.cookie)).get("/buero/konto").expect(200);
  await house.visitor().get(link).expect(410);
  expect(await auditActionsFor(house, id)).toEqual([
    "credential.authenticator_reset",
    "credential.password_refused",
    "credential.authenticator_renewed",
    "credential.authenticator_confirmed",
    "credential.signed_in",
  ]);
});

it("the link ends after 30 minutes and when a newer one is sent; twenty at once begin once", async () => {
  const { id } = await somebody();
  const admin = await administrator();
  await admin.post(resetOf(id)).expect(303);
  await admin.post(resetOf(id)).expect(303);
  const [first = "", second = ""] = await linksSentTo(LOGIN);
  await house.visitor().get(first).expect(410);
  house.clock.now = new Date(house.clock.now.getTime() + 29 * 60_000);
  await house.visitor().get(second).expect(200);
  house.clock.now = new Date(house.clock.now.getTime() + 60_000);
  await house.visitor().get(second).expect(410);
  await house.visitor().post(second, { ownPassword: GOOD_PASSWORD }).expect(410);
  await (await house.as(await house.staff("administrator"))).post(resetOf(id)).expect(303);
  const third = (await linksSentTo(LOGIN)).at(-1) ?? "";
  const answers = await Promise.all(
    Array.from({ length: 5 }, () => house.visitor().post(third, { ownPassword: GOOD_PASSWORD })),
  );
  expect(answers.map((answer) => answer.status).toSorted((a, b) => a - b)).toEqual([303, 410, 410, 410, 410]);
});

it("nobody resets their own: not the last administrator, not one of two", async () => {
  const { id, login } = await buildAccount(house, { role: "administrator" });
  const own = await signIn(house, login);
  expect(readPage(await own.get(pageOf(id)).expect(200)).text).not.toContain("Zweiten Schlüssel zurücksetzen");
  const alone = readPage(await own.post(resetOf(id)).expect(409));
  expect(alone.text).toContain("kann nur jemand anderes aus der Verwaltung zurücksetzen");
  await administrator();
  await own.post(resetOf(id)).expect(409);
  expect((await credentialOf(id)).totpSecret).not.toBeNull();
  await own.get("/buero/konto").expect(200);
});

it("two administrators reset each other at the same moment: one keeps the key", async () => {
  const one = await buildAccount(house, { role: "administrator", login: "eins@example.org" });
  const two = await buildAccount(house, { role: "administrator", login: "zwei@example.org" });
  const [first, second] = [await house.as(one), await house.as(two)];
  const answers = await Promise.all([first.post(resetOf(two.id)), second.post(resetOf(one.id))]);
  expect(answers.filter((answer) => answer.status === 303)).toHaveLength(1);
  expect(await house.database.db.credential.count({ where: { totpSecret: { not: null } } })).toBe(1);
});

it("other roles are refused; who has no access, is switched off or unknown answers 404", async () => {
  const { id } = await somebody();
  for (const role of ["coordinator", "viewer"] as const)
    await (await house.as(await house.staff(role))).post(resetOf(id)).expect(403);
  expect((await credentialOf(id)).totpSecret).not.toBeNull();
  const admin = await administrator();
  await admin.post(`${pageOf(id)}/abschalten`).expect(303);
  await admin.post(resetOf(id)).expect(404);
  const { id: withoutLogin } = await house.staff("viewer");
  expect(readPage(await admin.get(pageOf(withoutLogin))).text).not.toContain("Zweiten Schlüssel zurücksetzen");
  for (const unknown of [withoutLogin, "x", "01900000-0000-7000-8000-000000000000"])
    await admin.post(resetOf(unknown)).expect(404);
});
