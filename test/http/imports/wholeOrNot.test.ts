import { auditActionsFor, openTestHouse, type Browser, type TestHouse } from "../../support/app.ts";
import { checkTable, row, runImport, table } from "../../support/importFile.ts";
import { readPage } from "../../support/page.ts";

let house: TestHouse;
let coordinator: Browser;
beforeAll(async () => {
  house = await openTestHouse();
});
beforeEach(async () => {
  await house.empty();
  coordinator = await house.as(await house.staff("coordinator"));
});
afterAll(() => house.close());

const db = () => house.database.db;
const stateOf = (id: string) => db().importRun.findUniqueOrThrow({ where: { id } });

it("a fault in the middle undoes everything, and the import says so", async () => {
  await house.database2.pool.query(`
    CREATE FUNCTION break_in_the_middle() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
      IF NEW."title" = 'Eintrag 800' THEN RAISE EXCEPTION 'broken'; END IF; RETURN NEW; END $$;
    CREATE TRIGGER break_in_the_middle BEFORE INSERT ON "ServiceAtLocation" FOR EACH ROW EXECUTE FUNCTION break_in_the_middle()`);
  try {
    const rows = Array.from({ length: 1200 }, (_one, index) => row(`N${String(index)}`, `Eintrag ${String(index)}`));
    const id = await checkTable(house, coordinator, table(...rows));
    await expect(runImport(house, coordinator, id)).rejects.toThrow("broken");
    expect(await stateOf(id)).toMatchObject({ state: "failed", content: null, doneRows: 0 });
    for (const count of [
      db().serviceAtLocation.count(),
      db().organization.count(),
      db().externalIdentifier.count(),
      db().openingHours.count(),
    ]) {
      expect(await count).toBe(0);
    }
    expect(readPage(await coordinator.get(`/buero/import/${id}`).expect(200)).text).toContain("nichts übernommen");
    expect(await auditActionsFor(house, id)).toContain("import.failed");
  } finally {
    await house.database2.pool.query(
      `DROP TRIGGER break_in_the_middle ON "ServiceAtLocation"; DROP FUNCTION break_in_the_middle()`,
    );
  }
}, 60_000);

it("of two imports started at once one runs; a second press of the button starts nothing more", async () => {
  const ids = [
    await checkTable(house, coordinator, table(row("A1", "Eins"))),
    await checkTable(house, coordinator, table(row("A2", "Zwei"))),
  ];
  const answers = await Promise.all(ids.map((id) => coordinator.post(`/buero/import/${id}/schreiben`)));
  expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 409]);
  const refused = answers.find(({ status }) => status === 409);
  expect(refused?.text).toContain("anderer Import");
  const running = ids[answers.findIndex(({ status }) => status === 303)] ?? "";
  await coordinator.post(`/buero/import/${running}/schreiben`).expect(303);
  expect(house.jobs.filter(({ queue }) => queue === "import")).toHaveLength(1);

  const page = await coordinator.get(`/buero/import/${running}`).expect(200);
  expect(page.headers["refresh"]).toBe("2");
  expect(page.text).toMatch(/<progress[^>]* value="0" max="1"/u);
});

it("an import whose process ended is failed at the next start; a job that comes late writes nothing", async () => {
  const id = await checkTable(house, coordinator, table(row("A1", "Eins")));
  await coordinator.post(`/buero/import/${id}/schreiben`).expect(303);
  await house.imports.endLost();
  expect(await stateOf(id)).toMatchObject({ state: "failed", failure: "imports:failed.stopped", content: null });
  await house.imports.write(id, "");
  expect(await db().serviceAtLocation.count()).toBe(0);
  await house.imports.endLost();
});

it("one that is being written is left alone by a start beside it", async () => {
  const id = await checkTable(house, coordinator, table(row("A1", "Eins")));
  await coordinator.post(`/buero/import/${id}/schreiben`).expect(303);
  const client = await house.database2.pool.connect();
  try {
    await client.query(`BEGIN; SELECT pg_advisory_xact_lock(hashtext('import:writing'))`);
    await house.imports.endLost();
    expect(await stateOf(id)).toMatchObject({ state: "running" });
  } finally {
    await client.query("ROLLBACK");
    client.release();
  }
});

it("what became faulty since the check holds everything back", async () => {
  const id = await checkTable(house, coordinator, table(row("A1", "Eins")));
  await db().organization.create({
    data: { name: "Verein Nord", slug: "verein-nord", sortKey: "verein nord", state: "archived" },
  });
  await expect(runImport(house, coordinator, id)).rejects.toThrow();
  expect(await stateOf(id)).toMatchObject({ state: "failed", failure: "imports:failed.rows" });
});

it("a given-up import loses its file, and so does one that nobody wrote for a day", async () => {
  const given = await checkTable(house, coordinator, table(row("A1", "Eins")));
  await coordinator.post(`/buero/import/${given}/abbrechen`).expect(303);
  expect(await stateOf(given)).toMatchObject({ state: "cancelled", content: null });
  await coordinator.post(`/buero/import/${given}/schreiben`).expect(409);

  const forgotten = await checkTable(house, coordinator, table(row("A1", "Eins")));
  await db().importRun.update({ where: { id: forgotten }, data: { createdAt: house.clock.now } });
  house.clock.now = new Date(house.clock.now.getTime() + 23 * 3_600_000);
  await house.imports.forget();
  expect(await stateOf(forgotten)).toMatchObject({ state: "checked" });
  house.clock.now = new Date(house.clock.now.getTime() + 2 * 3_600_000);
  await house.imports.forget();
  expect(await stateOf(forgotten)).toMatchObject({ state: "cancelled", content: null });
});
