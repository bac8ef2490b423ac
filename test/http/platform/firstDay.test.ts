import { seed } from "../../../prisma/seed/index.ts";
import { readConfig, type Config } from "../../../src/config.ts";
import { seedDemo } from "../../../src/demo.ts";
import { serveHouse } from "../../../src/serve.ts";
import { prepareVocabulary } from "../../../src/vocabulary.ts";
import { openTestHouse, TEST_NOW, TEST_SECRET, type TestHouse } from "../../support/app.ts";
import { readPage } from "../../support/page.ts";

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});
beforeEach(() => house.empty());
afterAll(async () => {
  await house.empty();
  await house.close();
});

const db = () => house.database.db;
const theme = { name: "Klima", shortName: "", description: "Schatten.", house: "spare-1", position: "", version: "1" };

function configOf(overrides: Readonly<Record<string, string>>): Config {
  return readConfig({
    TZ: "Europe/Berlin",
    PORT: "0",
    LOG_LEVEL: "silent",
    DATABASE_URL: house.database2.url,
    PUBLIC_URL: "http://localhost:3999",
    SESSION_SECRET: TEST_SECRET.replace("test-only-", "q7"),
    ...overrides,
  });
}

/** Starts the real thing on the test's database and stops it again. */
async function startOnce(overrides: Readonly<Record<string, string>>): Promise<void> {
  const started = await serveHouse({
    config: configOf(overrides),
    databaseUrl: house.database2.url,
    workers: 1,
  });
  await started.stop();
}

describe("an empty production database", () => {
  it("gets its vocabulary at the start, once, and keeps what was edited", async () => {
    await startOnce({});
    expect(await db().taxonomy.findMany({ orderBy: { code: "asc" }, select: { code: true } })).toEqual(
      ["accessibility", "language", "skill", "space_use", "theme"].map((code) => ({ code })),
    );
    const terms = await db().taxonomyTerm.count();
    const translations = await db().translation.count();
    const named = { where: { resourceType: "taxonomy_term", field: "name", language: "ar" } };
    expect(await db().translation.count(named)).toBe(terms);
    await db().taxonomyTerm.updateMany({ where: { code: "wohnen" }, data: { name: "Wohnen und Bauen" } });
    await db().taxonomyTerm.deleteMany({ where: { code: "image" } });
    await startOnce({});
    expect(await db().taxonomyTerm.count()).toBe(terms - 1);
    expect(await db().translation.count()).toBe(translations);
    expect((await db().taxonomyTerm.findFirstOrThrow({ where: { code: "wohnen" } })).name).toBe("Wohnen und Bauen");
    expect(await db().organization.count()).toBe(0);
  });

  it("on its first day themes are listed, added and edited, and volunteers are asked for skills and languages", async () => {
    await prepareVocabulary(db());
    const coordinator = await house.as(await house.staff("coordinator"));
    expect(readPage(await coordinator.get("/buero/themen").expect(200)).hasLink("Immobilien und Wohnen")).toBe(true);
    await coordinator.post("/buero/themen/neu", theme).expect(303);
    await coordinator.post("/buero/themen/wohnen", { ...theme, name: "Wohnen und Bauen" }).expect(303);
    const page = readPage(await house.visitor().get("/themen").expect(200));
    expect([page.hasLink("Klima"), page.hasLink("Wohnen und Bauen")]).toEqual([true, true]);
    const form = readPage(await house.visitor().get("/mitmachen/anmelden").expect(200)).text;
    for (const word of ["Übersetzen und dolmetschen", "Reparieren", "Türkisch", "Arabisch"])
      expect(form).toContain(word);
  });

  it("two processes that start at once write the vocabulary once", async () => {
    await Promise.all([prepareVocabulary(db()), prepareVocabulary(db())]);
    expect(await db().taxonomy.count()).toBe(5);
  });
});

describe("demo rows", () => {
  const place = () => ({ database: house.database, deps: house.deps });
  const given = { isGiven: true };

  it("come into an empty database that has its vocabulary, are marked, and a later demo start is accepted", async () => {
    await prepareVocabulary(db());
    await seedDemo(place(), given);
    const people = await db().person.count();
    expect(people).toBeGreaterThan(0);
    await seedDemo(place(), given);
    expect(await db().person.count()).toBe(people);
    expect(await db().taxonomy.count()).toBe(5);
  });

  it("never come into a database with people: the start is refused in one line", async () => {
    await house.staff("administrator");
    await expect(startOnce({ DEMO: "1" })).rejects.toThrow(/^DEMO must be 0: this database holds/u);
    expect([await db().person.count(), await db().organization.count()]).toEqual([1, 0]);
  });

  it.each(["organization", "auditEntry"] as const)("never come where a row of %s stands", async (kind) => {
    if (kind === "organization") {
      await db().organization.create({ data: { name: "Verein", sortKey: "verein", slug: "verein" } });
    } else {
      await house.deps.unitOfWork({ actor: { kind: "system" }, requestId: null }, ({ audit }) => {
        audit({ action: "first_administrator.invited", resourceType: "credential", resourceId: null });
        return Promise.resolve();
      });
    }
    await expect(seedDemo(place(), given)).rejects.toThrow(/^DEMO must be 0/u);
    await seedDemo(place(), { isGiven: false });
    expect(await db().person.count()).toBe(0);
  });

  it("build on the vocabulary when they bring it themselves", async () => {
    await db().$transaction((tx) => seed(tx, { now: TEST_NOW }), { timeout: 15_000 });
    expect(await db().taxonomy.count()).toBe(5);
  });
});
