import pg from "pg";
import { openDatabase } from "../../../src/shared/db/client.ts";
import { openTestHouse, type TestHouse } from "../../support/app.ts";

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});
afterAll(() => house.close());

it("a database that was closed has no connection left: its server can be stopped without a word about broken ones", async () => {
  const watcher = new pg.Client({ connectionString: house.database2.url, application_name: "watcher" });
  await watcher.connect();
  const others = async () => {
    const { rows } = await watcher.query<{ count: number }>(
      "SELECT count(*)::int AS count FROM pg_stat_activity WHERE application_name = 'stadtteilladen' AND datname = current_database()",
    );
    return rows[0]?.count ?? -1;
  };
  const before = await others();
  const left: number[] = [];
  for (let round = 0; round < 10; round += 1) {
    const database = openDatabase(house.database2.url, { onPoolError: () => undefined });
    await Promise.all(Array.from({ length: 8 }, () => database.pool.query("SELECT pg_sleep(0.02)")));
    expect(await others()).toBeGreaterThan(before);
    await database.close();
    left.push((await others()) - before);
  }
  await watcher.end();
  expect(left).toEqual(left.map(() => 0));
}, 20_000);
