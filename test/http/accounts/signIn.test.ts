import { auditActionsFor, openTestHouse, type TestHouse } from "../../support/app.ts";
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
import { hashRecoveryCode } from "../../../src/features/accounts/recoveryCodes.ts";

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});
beforeEach(() => house.empty());
afterAll(() => house.close());

const REFUSED = "E-Mail-Adresse und Passwort passen nicht zusammen.";

it("password, then code: the coordinator stands where she wanted to go, with a session cookie that scripts cannot read", async () => {
  const { id, login } = await buildAccount(house);
  const door = readPage(await house.visitor().get("/anmelden?weiter=%2Fbuero%2Fthemen").expect(200));
  expect(door.value("weiter")).toBe("/buero/themen");
  const first = await house.visitor().post("/anmelden", { login, password: GOOD_PASSWORD, weiter: "/buero/themen" });
  expect(first.headers["location"]).toBe("/anmelden/code?weiter=%2Fbuero%2Fthemen");
  const waiting = browserWith(house, cookiesOf(first.headers, null));
  expect(readPage(await waiting.get("/anmelden/code").expect(200)).heading).toBe("Code eingeben");
  const second = await waiting.post("/anmelden/code", { code: codeOf(house), weiter: "/buero/themen" }).expect(303);
  expect(second.headers["location"]).toBe("/buero/themen");
  expect(String(second.headers["set-cookie"])).toMatch(/sid=[^;]+; Path=\/; HttpOnly; SameSite=Lax/u);
  const signedIn = browserWith(house, cookiesOf(second.headers, waiting.cookie));
  await signedIn.get("/buero/themen").expect(200);
  expect((await signedIn.get("/anmelden").expect(303)).headers["location"]).toBe("/buero");
  expect(await auditActionsFor(house, id)).toEqual(["credential.signed_in"]);
});

it("only the password: the desk stays shut", async () => {
  const { login } = await buildAccount(house);
  const waiting = await afterPassword(house, login);
  expect((await waiting.get("/buero/themen").expect(303)).headers["location"]).toContain("/anmelden?weiter=");
});

it("sign-in pages are never kept by a browser or a proxy", async () => {
  const answer = await house.visitor().get("/anmelden").expect(200);
  expect(answer.headers["cache-control"]).toBe("no-store");
  expect(answer.headers["set-cookie"]).toBeUndefined();
});

it("a session id from before the sign-in is dead afterwards, at each of the two steps", async () => {
  const { login } = await buildAccount(house);
  const planted = await afterPassword(house, login);
  const again = await afterPassword(house, login, planted);
  expect((await planted.get("/anmelden/code").expect(303)).headers["location"]).toBe("/anmelden");
  await again.post("/anmelden/code", { code: codeOf(house), weiter: "" }).expect(303);
  expect((await again.get("/buero/themen").expect(303)).headers["location"]).toContain("/anmelden");
  expect((await again.get("/anmelden/code").expect(303)).headers["location"]).toBe("/anmelden");
});

it("30 minutes without a step, or 12 hours in all, end a session", async () => {
  const { login } = await buildAccount(house);
  const idle = await signIn(house, login);
  const start = house.clock.now.getTime();
  house.clock.now = new Date(start + 29 * 60_000);
  await idle.get("/buero/themen").expect(200);
  house.clock.now = new Date(start + 60 * 60_000);
  await idle.get("/buero/themen").expect(303);

  const busy = await signIn(house, login);
  const morning = house.clock.now.getTime();
  for (let minutes = 20; minutes < 12 * 60; minutes += 20) {
    house.clock.now = new Date(morning + minutes * 60_000);
    await busy.get("/buero/themen").expect(200);
  }
  house.clock.now = new Date(morning + 13 * 3_600_000);
  await busy.get("/buero/themen").expect(303);
});

it("a role taken away or an account switched off counts from the next request on", async () => {
  const { id, login } = await buildAccount(house);
  const coordinator = await signIn(house, login);
  await coordinator.get("/buero/themen").expect(200);
  await house.database.db.roleGrant.updateMany({ where: { personId: id }, data: { revokedAt: house.clock.now } });
  await coordinator.get("/buero/themen").expect(403);
  await house.database.db.person.update({ where: { id }, data: { deactivatedAt: house.clock.now } });
  await coordinator.get("/buero/themen").expect(303);
  const late = await house.visitor().post("/anmelden", { login, password: GOOD_PASSWORD, weiter: "" }).expect(422);
  expect(readPage(late).faults[0]).toContain(REFUSED);
});

it("after signing out the old cookie opens nothing", async () => {
  const { login } = await buildAccount(house);
  const coordinator = await signIn(house, login);
  const answer = await coordinator.post("/abmelden").expect(303);
  expect(answer.headers["clear-site-data"]).toContain("cache");
  await coordinator.get("/buero/themen").expect(303);
});

it("a code works once: the same one again, and five at the same moment, are taken once", async () => {
  const { id, login } = await buildAccount(house);
  await signIn(house, login);
  const waiting = await afterPassword(house, login);
  const replay = await waiting.post("/anmelden/code", { code: codeOf(house), weiter: "" }).expect(422);
  expect(readPage(replay).faults[0]).toContain("schon benutzt");
  expect(await auditActionsFor(house, id)).toContain("credential.code_replayed");

  house.clock.now = new Date(house.clock.now.getTime() + 120_000);
  const doors = await Promise.all(Array.from({ length: 5 }, () => afterPassword(house, login)));
  const verdicts = await Promise.all(
    doors.map((door) => door.post("/anmelden/code", { code: codeOf(house), weiter: "" })),
  );
  expect(verdicts.map((answer) => answer.status).sort()).toEqual([303, 422, 422, 422, 422]);
});

it("codes one step beside the present one are taken, those further away are not", async () => {
  const { login } = await buildAccount(house);
  for (const [steps, status] of [
    [-2, 422],
    [2, 422],
    [-1, 303],
    [1, 303],
  ] as const) {
    const waiting = await afterPassword(house, login);
    await waiting.post("/anmelden/code", { code: codeOf(house, steps), weiter: "" }).expect(status);
  }
});

it("a recovery code opens once, however it is typed", async () => {
  const code = "W7K4-QX2M-9HJT-ABCD-EFGH-2345";
  const { id, login } = await buildAccount(house, { recoveryCodes: [hashRecoveryCode(code)] });
  const first = await afterPassword(house, login);
  await first.post("/anmelden/code", { code: code.toLowerCase().replaceAll("-", " "), weiter: "" }).expect(303);
  const second = await afterPassword(house, login);
  await second.post("/anmelden/code", { code, weiter: "" }).expect(422);
  expect(await auditActionsFor(house, id)).toContain("credential.recovery_code_used");
});

it("an empty form comes back with 422, the address kept, the password never printed", async () => {
  const answer = await house.visitor().post("/anmelden", { login: "wer@example.org", password: "", weiter: "" });
  expect(answer.status).toBe(422);
  expect(readPage(answer).faults).toEqual(["Geben Sie Ihr Passwort ein."]);
  expect(readPage(answer).value("login")).toBe("wer@example.org");
  const wrong = await house
    .visitor()
    .post("/anmelden", { login: "wer@example.org", password: "geheim-xyz", weiter: "" });
  expect(wrong.text).not.toContain("geheim-xyz");
});

it("fields the form does not have are refused", async () => {
  const { login } = await buildAccount(house);
  const extra = { login, password: GOOD_PASSWORD, weiter: "", personId: "x", role: "administrator" };
  await house.visitor().post("/anmelden", extra).expect(422);
  const waiting = await afterPassword(house, login);
  await waiting.post("/anmelden/code", { code: codeOf(house), weiter: "", personId: "x" }).expect(422);
});
