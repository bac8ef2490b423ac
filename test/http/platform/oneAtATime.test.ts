import type pg from "pg";
import { openDatabase, type Database } from "../../../src/shared/db/client.ts";
import { testDatabase, type TestDatabase } from "../../support/database.ts";

let own: TestDatabase;
let database: Database;
let [asked, most] = [0, 0];

beforeAll(async () => {
  own = await testDatabase();
  database = openDatabase(own.url, { onPoolError: () => undefined });
  database.pool.on("connect", countQuestions);
});
beforeEach(() => {
  [asked, most] = [0, 0];
});
afterAll(async () => {
  await database.close();
  await own.close();
});

/** Notes how many questions a connection has to answer at the same moment. */
function countQuestions(client: pg.PoolClient): void {
  const query = client.query.bind(client) as (...given: unknown[]) => Promise<unknown>;
  const counting = async (...given: unknown[]) => {
    asked += 1;
    most = Math.max(most, asked);
    try {
      return await query(...given);
    } finally {
      asked -= 1;
    }
  };
  Object.assign(client, { query: counting });
}

const relations = {
  roleGrants: { select: { role: true } },
  tokens: { select: { purpose: true } },
  consents: { select: { purpose: true } },
  assignments: { select: { id: true } },
} as const;

it("a transaction asks for several relations of a record one after the other", async () => {
  await database.db.$transaction(async (tx) => {
    const { id } = await tx.person.create({ data: { displayName: "Nele", sortKey: "nele" }, select: { id: true } });
    const person = await tx.person.findUniqueOrThrow({ where: { id }, select: { displayName: true, ...relations } });
    expect(person).toEqual({ displayName: "Nele", roleGrants: [], tokens: [], consents: [], assignments: [] });
  });
  expect(most).toBe(1);
});

it("a question that fails is told to whoever asked, and the next one is asked all the same", async () => {
  await expect(
    database.db.$transaction(async (tx) => {
      await expect(tx.$queryRaw`SELECT nothing_like_this`).rejects.toThrow("nothing_like_this");
      await expect(tx.$queryRaw`SELECT 2 AS two`).rejects.toThrow("current transaction is aborted");
      throw new Error("undone");
    }),
  ).rejects.toThrow("undone");
  expect(most).toBe(1);
  expect(await database.db.$queryRaw`SELECT 3 AS three`).toEqual([{ three: 3 }]);
});
