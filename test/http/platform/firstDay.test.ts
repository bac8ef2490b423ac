import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer, type AddressInfo } from "node:net";
import { seed } from "../../../prisma/seed/index.ts";
import { seedDemo } from "../../../src/demo.ts";
import { hashToken } from "../../../src/shared/ids/ids.ts";
import { prepareVocabulary } from "../../../src/vocabulary.ts";
import { openTestHouse, TEST_NOW, type TestHouse } from "../../support/app.ts";
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

/** Starts the real program on the test's database and stops it when it answers or has refused; returns what it said. */
async function startOnce(overrides: Readonly<Record<string, string>>): Promise<{ code: number | null; said: string }> {
  const env = {
    PATH: process.env["PATH"] ?? "",
    TZ: "Europe/Berlin",
    PORT: "0",
    LOG_LEVEL: "silent",
    DATABASE_URL: house.database2.url,
    PUBLIC_URL: "http://localhost:3999",
    SESSION_SECRET: "q79f8e0d7c6b5a4938271605f4e3d2c1b0",
    ...overrides,
  };
  const child = spawn(process.execPath, ["src/main.ts"], { env, stdio: ["ignore", "pipe", "pipe"] });
  const exit = once(child, "exit");
  let said = "";
  const hear = (chunk: Buffer) => {
    said += chunk.toString();
    if (said.includes("Stadtteilladen: ")) child.kill("SIGTERM");
  };
  child.stdout.on("data", hear);
  child.stderr.on("data", hear);
  const [code] = (await exit) as [number | null];
  return { code, said };
}

describe("an empty production database", () => {
  it("gets its vocabulary at the start, once, and keeps what was edited", async () => {
    expect((await startOnce({})).code).toBe(0);
    expect(await db().taxonomy.findMany({ orderBy: { code: "asc" }, select: { code: true } })).toEqual(
      ["accessibility", "concern", "language", "skill", "space_use", "statement", "target_group", "theme"].map(
        (code) => ({ code }),
      ),
    );
    const terms = await db().taxonomyTerm.count();
    const translations = await db().translation.count();
    const named = { where: { resourceType: "taxonomy_term", field: "name", language: "ar" } };
    expect(await db().translation.count(named)).toBe(terms);
    await db().taxonomyTerm.updateMany({ where: { code: "wohnen" }, data: { name: "Wohnen und Bauen" } });
    await db().taxonomyTerm.deleteMany({ where: { code: "image" } });
    await prepareVocabulary(db());
    expect(await db().taxonomyTerm.count()).toBe(terms - 1);
    expect(await db().translation.count()).toBe(translations);
    expect((await db().taxonomyTerm.findFirstOrThrow({ where: { code: "wohnen" } })).name).toBe("Wohnen und Bauen");
    expect(await db().organization.count()).toBe(0);
  }, 60_000);

  it("a start that is refused leaves the link of the first administrator alone that is in somebody's hands", async () => {
    const { said } = await startOnce({});
    const token = /\/einladung\/(\S+)/u.exec(said)?.[1] ?? "";
    const other = createServer().listen(0, "127.0.0.1");
    await once(other, "listening");
    try {
      const refused = await startOnce({ PORT: String((other.address() as AddressInfo).port) });
      expect(refused.said).toContain("is taken by another program");
      expect(refused.code).toBe(1);
    } finally {
      other.close();
    }
    const { tokenHash } = await db().oneTimeToken.findFirstOrThrow({ where: { purpose: "first_administrator" } });
    expect(tokenHash).toBe(hashToken(token));
  }, 60_000);

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
    expect(await db().taxonomy.count()).toBe(8);
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
    expect(await db().taxonomy.count()).toBe(8);
  });

  it("never come into a database with people: the start is refused in one line", async () => {
    await house.staff("administrator");
    const { code, said } = await startOnce({ DEMO: "1" });
    expect(code).toBe(1);
    expect(said.trim().split("\n")).toEqual([expect.stringMatching(/^Start refused: DEMO must be 0: this database/u)]);
    expect([await db().person.count(), await db().organization.count()]).toEqual([1, 0]);
  }, 60_000);

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
    expect(await db().taxonomy.count()).toBe(8);
  });
});
