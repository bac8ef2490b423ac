import { hash } from "@node-rs/argon2";
import type { Role } from "../../../src/shared/access/actor.ts";
import { sortKeyFrom } from "../../../src/shared/ids/ids.ts";
import { codeAt, stepAt } from "../../../src/features/accounts/totp.ts";
import supertest from "supertest";
import { TEST_ORIGIN, type Browser, type TestHouse } from "../app.ts";

export const GOOD_PASSWORD = "Drei Tassen Kaffee am Wilhelmsplatz";
const TOTP_KEY = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXZ";

let passwordHash: Promise<string> | null = null;

export interface BuiltAccount {
  readonly id: string;
  readonly login: string;
}

/** Somebody who can sign in with GOOD_PASSWORD and codes of the test's authenticator. */
export async function buildAccount(
  { database, deps }: TestHouse,
  given: { login?: string; role?: Role; isEnrolled?: boolean; recoveryCodes?: readonly string[] } = {},
): Promise<BuiltAccount> {
  passwordHash ??= hash(GOOD_PASSWORD, { memoryCost: 19_456, timeCost: 2, parallelism: 1 });
  const login = given.login ?? "leitung@example.org";
  const name = `Beispiel ${given.role ?? "coordinator"}`;
  const person = await database.db.person.create({
    data: {
      displayName: name,
      sortKey: sortKeyFrom(name),
      email: login,
      state: "active",
      source: "desk",
      roleGrants: { create: { role: given.role ?? "coordinator", validFrom: new Date("2026-01-01") } },
      credential: {
        create: {
          login,
          passwordHash: await passwordHash,
          totpSecret: deps.secretBox.seal(TOTP_KEY),
          totpConfirmedAt: given.isEnrolled === false ? null : new Date("2026-01-01"),
          recoveryCodes: [...(given.recoveryCodes ?? [])],
        },
      },
    },
    select: { id: true },
  });
  return { id: person.id, login };
}

/** The code the person's telephone shows, `steps` half minutes from the house's present moment. */
export function codeOf(house: TestHouse, steps = 0): string {
  return codeAt(TOTP_KEY, stepAt(house.clock.now) + steps);
}

/** The browser after the password was right: it carries the session that waits for the code. */
export async function afterPassword(house: TestHouse, login: string, from?: Browser): Promise<Browser> {
  const answer = await (from ?? house.visitor())
    .post("/anmelden", { login, password: GOOD_PASSWORD, weiter: "" })
    .expect(303);
  return browserWith(house, cookiesOf(answer.headers, from?.cookie ?? null));
}

/** Signs in through both pages, as a person does. */
export async function signIn(house: TestHouse, login: string, from?: Browser): Promise<Browser> {
  const waiting = await afterPassword(house, login, from);
  const answer = await waiting.post("/anmelden/code", { code: codeOf(house), weiter: "" }).expect(303);
  return browserWith(house, cookiesOf(answer.headers, waiting.cookie));
}

/** A browser that sends exactly these cookies. */
export function browserWith(house: TestHouse, cookie: string): Browser {
  const server = supertest(house.handle);
  return {
    cookie,
    get: (path) => server.get(path).set("Cookie", cookie),
    post: (path, fields = {}) =>
      server
        .post(path)
        .set("Cookie", cookie)
        .set("Origin", TEST_ORIGIN)
        .type("form")
        .send(new URLSearchParams(fields as Record<string, string>).toString()),
  };
}

/** The Cookie header a browser would send next: what it had, renewed by Set-Cookie. */
export function cookiesOf(headers: Record<string, unknown>, before: string | null): string {
  const jar = new Map((before ?? "").split("; ").flatMap((pair) => (pair === "" ? [] : [splitPair(pair)])));
  for (const line of (headers["set-cookie"] as string[] | undefined) ?? []) {
    const [name, value] = splitPair(line.split(";", 1)[0] ?? "");
    jar.set(name, value);
  }
  return [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
}

function splitPair(pair: string): [string, string] {
  const at = pair.indexOf("=");
  return [pair.slice(0, at), pair.slice(at + 1)];
}
