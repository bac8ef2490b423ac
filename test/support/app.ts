import { randomBytes } from "node:crypto";
import { pino } from "pino";
import supertest from "supertest";
import { composeHouse, type House, type Surroundings } from "../../src/compose.ts";
import { seedDemo } from "../../src/demo.ts";
import type { Role } from "../../src/shared/access/actor.ts";
import { openDatabase } from "../../src/shared/db/client.ts";
import { sortKeyFrom } from "../../src/shared/ids/ids.ts";
import { createSecretBox } from "../../src/shared/ids/secretBox.ts";
import { signInByCookie } from "../../src/tools/signInByCookie.ts";
import { demoDatabase, testDatabase, type TestDatabase } from "./database.ts";

export const TEST_ORIGIN = "http://stadtteilladen.test";
export const TEST_SECRET = "test-only-9f8e7d6c5b4a39281706f5e4d3c2b1a0";

/** Friday, 27 November 2026, 14:10 in Wehringhausen: the day of the design's pages. */
export const TEST_NOW = new Date("2026-11-27T13:10:00Z");

/** The whole app on a real database, with a clock that a test can move and a mailbox instead of SMTP. */
export interface TestHouse extends House {
  readonly clock: { now: Date };
  readonly database2: TestDatabase;
  /** Jobs that were handed in; the mails themselves are rows of Outbox. */
  readonly jobs: { readonly queue: string; readonly data: Readonly<Record<string, string>> }[];
  readonly visitor: () => Browser;
  /** Signs somebody in by writing the session, and returns their browser. */
  readonly as: (person: { readonly id: string; readonly kind?: "staff" | "volunteer" }) => Promise<Browser>;
  /** A staff member with one role. */
  readonly staff: (
    role: Role,
    scope?: { scopeType: "theme" | "organization"; scopeId: string },
  ) => Promise<{ id: string; name: string }>;
  readonly empty: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Requests as a browser of this site sends them: same origin, forms as fields. */
export interface Browser {
  readonly get: (path: string) => supertest.Test;
  readonly post: (path: string, fields?: Readonly<Record<string, string | readonly string[]>>) => supertest.Test;
  readonly cookie: string | null;
}

export async function openTestHouse(
  overrides: {
    isDemo?: boolean;
    sendsMail?: boolean;
    mapFile?: string;
    logTo?: { write: (line: string) => void };
    /** Begins with the demo data instead of an empty database. */
    hasDemoData?: boolean;
  } = {},
): Promise<TestHouse> {
  const database2 = await (overrides.hasDemoData ? demoDatabase(fillWithDemoData) : testDatabase());
  const clock = { now: TEST_NOW };
  const jobs: { queue: string; data: Readonly<Record<string, string>> }[] = [];
  const house = await composeOrClose(database2, {
    databaseUrl: database2.url,
    secret: TEST_SECRET,
    origin: TEST_ORIGIN,
    isOriginFixed: true,
    isDemo: overrides.isDemo ?? false,
    sendsMail: overrides.sendsMail ?? true,
    proxyHops: 0,
    mapFile: overrides.mapFile,
    now: () => clock.now,
    log: overrides.logTo
      ? pino({ level: "trace" }, overrides.logTo)
      : pino({ level: process.env["TEST_LOG"] ?? "silent" }),
    enqueue: (_tx, queue, data) => {
      jobs.push({ queue, data });
      return Promise.resolve();
    },
    onTextFault: (fault) => {
      throw new Error(fault);
    },
  });
  const server = supertest(house.handle);
  const browserWith = (cookie: string | null): Browser => {
    const dress = (request: supertest.Test) => (cookie === null ? request : request.set("Cookie", cookie));
    return {
      cookie,
      get: (url) => dress(server.get(url)),
      post: (url, fields = {}) =>
        dress(server.post(url).set("Origin", TEST_ORIGIN)).type("form").send(encodeFields(fields)),
    };
  };
  return {
    ...house,
    clock,
    database2,
    jobs,
    visitor: () => browserWith(null),
    async as({ id, kind = "staff" }) {
      const { name, value } = await signInByCookie(house, TEST_SECRET, { kind, personId: id });
      return browserWith(`${name}=${value}`);
    },
    staff: (role, scope) => hire(house, role, scope),
    async empty() {
      await database2.empty();
      house.cache.clear();
      jobs.length = 0;
      clock.now = TEST_NOW;
    },
    async close() {
      await house.database.close();
      await database2.close();
    },
  };
}

async function fillWithDemoData(url: string): Promise<void> {
  const database = openDatabase(url, { onPoolError: console.error });
  try {
    await seedDemo({ database, deps: { now: () => TEST_NOW, secretBox: createSecretBox(TEST_SECRET) } });
  } finally {
    await database.close();
  }
}

/** A house that cannot be built leaves no connection behind, or the worker of the tests would not end. */
async function composeOrClose(database: TestDatabase, given: Surroundings): Promise<House> {
  try {
    return composeHouse(given);
  } catch (error) {
    await database.close();
    throw error;
  }
}

function encodeFields(fields: Readonly<Record<string, string | readonly string[]>>): string {
  const pairs = Object.entries(fields).flatMap(([name, value]) =>
    typeof value === "string" ? [[name, value]] : value.map((one) => [name, one]),
  );
  return new URLSearchParams(pairs).toString();
}

async function hire(
  { database }: House,
  role: Role,
  scope?: { scopeType: "theme" | "organization"; scopeId: string },
): Promise<{ id: string; name: string }> {
  const name = `Beispiel ${role}`;
  const person = await database.db.person.create({
    data: {
      displayName: name,
      sortKey: sortKeyFrom(name),
      email: `${role}-${randomBytes(4).toString("hex")}@example.org`,
      state: "active",
      source: "desk",
      roleGrants: { create: { role, ...scope, validFrom: new Date("2026-01-01") } },
    },
    select: { id: true },
  });
  return { id: person.id, name };
}

/** The actions written to the audit about one record, oldest first. */
export async function auditActionsFor(house: House, resourceId: string): Promise<readonly string[]> {
  const rows = await house.database.db.auditEntry.findMany({
    where: { resourceId },
    orderBy: [{ at: "asc" }, { id: "asc" }],
    select: { action: true },
  });
  return rows.map((row) => row.action);
}
