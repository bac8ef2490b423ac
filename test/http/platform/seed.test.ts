import OpeningHours from "opening_hours";
import { isEmpty, seed } from "../../../prisma/seed/index.ts";
import { openDatabase, type Database } from "../../../src/shared/db/client.ts";
import { testDatabase, type TestDatabase } from "../../support/database.ts";

const NOW = new Date("2026-11-23T09:00:00+01:00");
/** Public numbers of organisations; no other number may ever be seeded. */
const PHONES = ["+492331336967", "+4923312073622"];
const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gu;
const PHONE_LIKE = /\+49|\b0\d{3,5}[ /-]?\d{5,}/u;
const HAGEN = { lat: 51.35, lon: 7.46, address: { country_code: "de", state: "Nordrhein-Westfalen" } };

let store: TestDatabase;
let database: Database;
let wasEmpty: boolean;

beforeAll(async () => {
  store = await testDatabase();
  database = openDatabase(store.url, {
    max: 2,
    onPoolError: (error) => {
      throw error;
    },
  });
  wasEmpty = await isEmpty(database.db);
  await runSeed();
});

afterAll(async () => {
  await database.close();
  await store.empty();
  await store.close();
});

/** Every row of the database as JSON, in a stable order; the bytes of documents are left out. */
async function everyText(): Promise<{ table: string; text: string }[]> {
  const { rows } = await store.pool.query<{ name: string }>(
    `SELECT tablename AS name FROM pg_tables
      WHERE schemaname = 'public' AND tablename NOT IN ('_prisma_migrations', 'Attachment') ORDER BY tablename`,
  );
  const found: { table: string; text: string }[] = [];
  for (const { name } of rows) {
    const result = await store.pool.query<{ text: string }>(
      `SELECT to_jsonb(t)::text AS text FROM "${name}" t ORDER BY 1`,
    );
    found.push(...result.rows.map(({ text }) => ({ table: name, text })));
  }
  return found;
}

function runSeed(): Promise<void> {
  return database.db.$transaction((tx) => seed(tx, { now: NOW }), { timeout: 15_000 });
}

async function count(sql: string): Promise<number> {
  const { rows } = await store.pool.query<{ count: number }>(`SELECT count(*)::int AS count FROM ${sql}`);
  return rows[0]?.count ?? -1;
}

describe("the demo data", () => {
  test("is written once: afterwards the database is no longer empty and a second run changes nothing", async () => {
    expect(wasEmpty).toBe(true);
    expect(await isEmpty(database.db)).toBe(false);
    const before = await everyText();
    await expect(runSeed()).rejects.toThrow();
    expect(await everyText()).toEqual(before);
  });

  test("names a source and a day, or is marked as an example", async () => {
    const tables = ["Organization", "ServiceAtLocation", "Need", "Space", "Meeting", "Article", "Event"];
    for (const table of tables) {
      expect(await count(`"${table}"`)).toBeGreaterThan(0);
      expect(await count(`"${table}" WHERE coalesce("source", '') = '' OR "seenOn" IS NULL OR NOT "seeded"`)).toBe(0);
      expect(await count(`"${table}" WHERE ("source" LIKE 'Beispiel%') <> "isExample"`)).toBe(0);
    }
    expect(await count(`"TaxonomyTerm" WHERE coalesce("source", '') = '' OR "seenOn" IS NULL`)).toBe(0);
    expect(await count(`"Decision" WHERE coalesce("source", '') = ''`)).toBe(0);
    for (const table of ["Person", "Enquiry", "Need", "Event"]) {
      expect(await count(`"${table}" WHERE NOT "isExample"`)).toBe(0);
    }
  });

  test("holds no mail address but invented ones and no telephone number but public ones", async () => {
    const rows = await everyText();
    const addresses = rows.flatMap(({ text }) => text.match(/[\w.+-]+@[\w.-]+/gu) ?? []);
    expect(addresses.length).toBeGreaterThan(5);
    expect(addresses.filter((address) => !address.endsWith("@example.org"))).toEqual([]);
    const { rows: phones } = await store.pool.query<{ number: string }>(
      `SELECT "number" FROM "Phone"
       UNION SELECT "phone" FROM "Contact" WHERE "phone" IS NOT NULL UNION SELECT "phone" FROM "Person" WHERE "phone" IS NOT NULL
       UNION SELECT "phone" FROM "SpaceParty" WHERE "phone" IS NOT NULL UNION SELECT "contactPhone" FROM "Enquiry" WHERE "contactPhone" IS NOT NULL
       ORDER BY 1`,
    );
    expect(phones.map(({ number }) => number)).toEqual([...PHONES].sort());
    const others = rows.filter(({ table, text }) => table !== "Phone" && PHONE_LIKE.test(text.replace(UUID, "")));
    expect(others).toEqual([]);
  });

  test("gives every contact point either opening hours the evaluation understands or a note", async () => {
    const points = await database.db.serviceAtLocation.findMany({ include: { openingHours: true } });
    expect(points.length).toBeGreaterThanOrEqual(8);
    for (const { openingHours, openingHoursNote } of points) {
      const text = openingHours?.text;
      if (text === undefined) expect(openingHoursNote).not.toBeNull();
      else expect(new OpeningHours(text, HAGEN).getState(NOW)).toEqual(expect.any(Boolean));
    }
    const open = points.filter(({ openingHours }) =>
      openingHours === null ? false : new OpeningHours(openingHours.text, HAGEN).getState(NOW),
    );
    expect(open.map(({ slug }) => slug).sort()).toEqual(["kindertagesstaette", "pelmke-buero", "vhs-villa-post"]);
  });

  test("has seven themes with a house each and names in three languages", async () => {
    const themes = await database.db.taxonomyTerm.findMany({
      where: { taxonomy: { code: "theme" } },
      orderBy: { position: "asc" },
    });
    expect(themes.map(({ code }) => code)).toEqual(
      "zusammenhalt sauberkeit vernetzung gewerbe kreativ wohnen image".split(" "),
    );
    expect(new Set(themes.map(({ house }) => house)).size).toBe(7);
    expect(themes.filter(({ isCrossCutting }) => isCrossCutting).map(({ code }) => code)).toEqual(["kreativ"]);
    for (const language of ["en", "ar"]) {
      const names = await database.db.translation.count({
        where: { language, field: "name", resourceId: { in: themes.map(({ id }) => id) } },
      });
      expect(names).toBe(7);
    }
  });

  test("draws no point on the map that nobody has geocoded", async () => {
    expect(await count(`"Location" WHERE "latitude" IS NOT NULL AND "geoQuality" <> 'geocoded'`)).toBe(0);
    expect(await count(`"Location"`)).toBeGreaterThan(0);
  });

  test("links themes and translations to records that exist, one main theme each", async () => {
    const targets = {
      organization: "Organization",
      service_at_location: "ServiceAtLocation",
      need: "Need",
      space: "Space",
      meeting: "Meeting",
      article: "Article",
    };
    for (const [linkType, table] of Object.entries(targets)) {
      const links = `"Attribute" a WHERE a."linkType" = '${linkType}'`;
      expect(await count(`${links} AND a."isMain"`)).toBeGreaterThan(0);
      expect(await count(`${links} AND NOT EXISTS (SELECT FROM "${table}" t WHERE t."id" = a."linkId")`)).toBe(0);
    }
    expect(
      await count(`"Translation" t WHERE NOT EXISTS (SELECT FROM "TaxonomyTerm" x WHERE x."id" = t."resourceId")
        AND NOT EXISTS (SELECT FROM "ServiceAtLocation" x WHERE x."id" = t."resourceId")`),
    ).toBe(0);
  });

  test("leaves the desk something to do: initiatives without a theme, new volunteers, open enquiries, an old check", async () => {
    expect(
      await count(`"Organization" o WHERE o."isInitiative" AND NOT EXISTS
        (SELECT FROM "Attribute" a WHERE a."linkType" = 'organization' AND a."linkId" = o."id")`),
    ).toBe(3);
    expect(
      await count(`"Person" p JOIN "VolunteerProfile" v ON v."personId" = p."id" WHERE v."contactedAt" IS NULL`),
    ).toBe(2);
    expect(await count(`"Enquiry" WHERE "state" = 'new'`)).toBe(3);
    expect(await count(`"ServiceAtLocation" WHERE "assuredOn" < DATE '2025-11-23'`)).toBe(1);
  });

  test("shows only dates to come, counted places and the seventh conference with seven groups", async () => {
    expect(await database.db.event.count({ where: { startsAt: { lt: NOW } } })).toBe(0);
    expect(await database.db.event.count()).toBe(10);
    const shifts = await database.db.shift.findMany({ orderBy: { startsAt: "asc" } });
    expect(shifts.map(({ startsAt }) => startsAt.toISOString())).toEqual([
      "2026-11-28T09:00:00.000Z",
      "2026-12-05T11:00:00.000Z",
      "2026-12-12T09:00:00.000Z",
      "2026-12-19T09:00:00.000Z",
      "2026-12-19T11:00:00.000Z",
      "2026-12-19T13:00:00.000Z",
    ]);
    expect(shifts.map(({ placesTaken }) => placesTaken)).toEqual([2, 1, 0, 0, 0, 0]);
    const seventh = await database.db.meeting.findUniqueOrThrow({
      where: { slug: "stadtteilkonferenz-7" },
      include: { subMeetings: true, decisions: true, measures: true },
    });
    expect(seventh.startsAt?.toISOString()).toBe("2022-03-26T12:00:00.000Z");
    expect([seventh.subMeetings.length, seventh.decisions.length, seventh.measures.length]).toEqual([7, 4, 5]);
  });

  test("has an example of a proposal: people on each shift of one day, with reasons, one place held", async () => {
    const batch = await database.db.batchProposal.findFirstOrThrow({
      include: { cells: { include: { shift: true } } },
    });
    expect(batch).toMatchObject({ title: "Beispiel: Großer Aufräumtag", state: "draft" });
    expect(new Set(batch.cells.map(({ shift }) => shift.startsAt.toISOString().slice(0, 10)))).toEqual(
      new Set(["2026-12-19"]),
    );
    expect(new Set(batch.cells.map(({ shiftId }) => shiftId)).size).toBe(3);
    expect(new Set(batch.cells.map(({ personId }) => personId)).size).toBeGreaterThan(3);
    expect(batch.cells.filter(({ isLocked }) => isLocked)).toHaveLength(1);
    expect(batch.cells.filter(({ reasons }) => reasons === null)).toEqual([]);
  });

  test("looks for somebody to step in: one said no, one is to be told by the desk", async () => {
    const request = await database.db.coverRequest.findFirstOrThrow({ include: { asks: true, shift: true } });
    expect(request).toMatchObject({ state: "open", wave: 1 });
    expect(request.shift.placesTaken).toBeLessThan(request.shift.minPeople);
    expect(request.asks.map(({ answer }) => answer).sort()).toEqual(["no", null].sort());
    const [task] = await database.db.contactTask.findMany({ where: { template: "cover.ask", state: "open" } });
    expect(request.asks.find(({ answer }) => answer === null)?.personId).toBe(task?.personId);
  });

  test("gives every volunteer themes", async () => {
    expect(
      await count(`"VolunteerProfile" v WHERE NOT EXISTS
        (SELECT FROM "Attribute" a WHERE a."linkType" = 'person' AND a."linkId" = v."personId")`),
    ).toBe(0);
  });

  test("delivers whole documents: their hash and size fit the bytes", async () => {
    expect(await count(`"Attachment"`)).toBe(3);
    expect(
      await count(
        `"Attachment" WHERE encode(sha256("content"), 'hex') <> "sha256" OR length("content") <> "byteSize" OR "byteSize" > 200000`,
      ),
    ).toBe(0);
    expect(
      await count(`"Attachment" WHERE "mediaType" = 'application/pdf' AND substr("content", 1, 5) = '%PDF-'::bytea`),
    ).toBe(2);
  });
});
