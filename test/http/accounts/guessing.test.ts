import { openTestHouse, type TestHouse } from "../../support/app.ts";
import {
  buildAccount,
  cookiesOf,
  browserWith,
  GOOD_PASSWORD,
  afterPassword,
  signIn,
} from "../../support/factories/accounts.ts";

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});
beforeEach(() => house.empty());
afterAll(() => house.close());

const wrong = (login: string) =>
  house.visitor().post("/anmelden", { login, password: "Falsch geraten 2026", weiter: "" });

it("50 known and 50 unknown logins with a wrong password get the same answer, byte for byte", async () => {
  const bodies = { known: new Set<string>(), unknown: new Set<string>() };
  for (let number = 10; number < 60; number += 1) {
    const known = `k${String(number)}@example.org`;
    const unknown = `u${String(number)}@example.org`;
    await buildAccount(house, { login: known });
    for (const [kind, login] of [
      ["known", known],
      ["unknown", unknown],
    ] as const) {
      const answer = await wrong(login);
      expect(answer.status).toBe(422);
      bodies[kind].add(answer.text.replaceAll(login, "LOGIN"));
    }
    await house.database.db.rateLimit.deleteMany();
  }
  expect(bodies.known.size).toBe(1);
  expect([...bodies.known]).toEqual([...bodies.unknown]);
});

it("asking for a new password: known and unknown logins get the same answer, only the known one a mail", async () => {
  const { login } = await buildAccount(house);
  const known = await house.visitor().post("/anmelden/passwort-vergessen", { login }).expect(200);
  const unknown = await house.visitor().post("/anmelden/passwort-vergessen", { login: "x@example.org" }).expect(200);
  expect(known.text).toBe(unknown.text);
  const mails = await house.database.db.outbox.findMany({ select: { recipient: true } });
  expect(mails).toEqual([{ recipient: login }]);
});

it("guessing one login stops after six tries from one address, and says to wait", async () => {
  const { login } = await buildAccount(house);
  const statuses = [];
  for (let tried = 0; tried < 8; tried += 1) statuses.push((await wrong(login)).status);
  expect(statuses).toEqual([422, 422, 422, 422, 422, 422, 429, 429]);
  const right = house.visitor().post("/anmelden", { login, password: GOOD_PASSWORD, weiter: "" });
  await right.expect(429);
});

it("a spoofed X-Forwarded-For gives no new tries", async () => {
  const { login } = await buildAccount(house);
  const statuses = [];
  for (let tried = 0; tried < 8; tried += 1)
    statuses.push((await wrong(login).set("X-Forwarded-For", `203.0.113.${String(tried)}`)).status);
  expect(statuses.slice(6)).toEqual([429, 429]);
});

it("while strangers guess, the owner still gets in from a device that signed in before", async () => {
  const { login } = await buildAccount(house);
  const own = await signIn(house, login);
  for (let tried = 0; tried < 12; tried += 1) await wrong(login);
  await wrong(login).expect(429);
  house.clock.now = new Date(house.clock.now.getTime() + 60_000);
  const signedOut = await own.post("/abmelden");
  await signIn(house, login, browserWith(house, cookiesOf(signedOut.headers, own.cookie)));
});

it("the code of the second step can be guessed six times, then the login waits", async () => {
  const { login } = await buildAccount(house);
  const waiting = await afterPassword(house, login);
  const statuses = [];
  for (let tried = 0; tried < 7; tried += 1)
    statuses.push((await waiting.post("/anmelden/code", { code: `00000${String(tried)}`, weiter: "" })).status);
  expect(statuses).toEqual([422, 422, 422, 422, 422, 422, 429]);
});
