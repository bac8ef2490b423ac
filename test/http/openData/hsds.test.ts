import type { z } from "zod";
import { seed } from "../../../prisma/seed/index.ts";
import { openTestHouse, type TestHouse } from "../../support/app.ts";
import { buildPlace } from "../../support/factories/contactPoints.ts";
import * as hsds from "../../support/hsds.ts";

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});
beforeEach(() => house.empty());
afterAll(() => house.close());

const KINDS = {
  services: hsds.service,
  service_at_locations: hsds.serviceAtLocation,
  organizations: hsds.fullOrganization,
  locations: hsds.location,
  taxonomies: hsds.taxonomy,
  taxonomy_terms: hsds.taxonomyTerm,
} as const;
type Kind = keyof typeof KINDS;

const ask = (path: string) => house.visitor().get(`/api/hsds${path}`);
async function list(path: string): Promise<z.infer<typeof hsds.page>> {
  return hsds.page.parse((await ask(path).expect(200)).body);
}
async function one<K extends Kind>(kind: K, id: string): Promise<z.infer<(typeof KINDS)[K]>> {
  return KINDS[kind].parse((await ask(`/${kind}/${id}`).expect(200)).body) as z.infer<(typeof KINDS)[K]>;
}
async function serviceOf(pointId: string): Promise<string> {
  const point = await house.database.db.serviceAtLocation.findUniqueOrThrow({ where: { id: pointId } });
  return point.serviceId;
}

describe("the whole demo directory", () => {
  beforeEach(() => house.database.db.$transaction((tx) => seed(tx, { now: house.clock.now }), { timeout: 30_000 }));

  it("holds to the standard, record by record", async () => {
    for (const kind of Object.keys(KINDS) as Kind[]) {
      const { contents, total_items } = await list(`/${kind}?per_page=100`);
      expect([kind, total_items > 0]).toEqual([kind, true]);
      for (const { id } of contents.slice(0, 40)) await one(kind, id);
    }
  });

  it("comes whole as lines of JSON, in short and in full", async () => {
    for (const [kind, schema] of [
      ["services", hsds.service],
      ["organizations", hsds.fullOrganization],
    ] as const) {
      const { total_items } = await list(`/${kind}`);
      const { text, headers } = await ask(`/${kind}?format=ndjson&full=true`).buffer(true).expect(200);
      expect(headers["content-type"]).toBe("application/x-ndjson; charset=utf-8");
      const lines = text
        .trimEnd()
        .split("\n")
        .map((line) => schema.parse(JSON.parse(line)));
      expect(lines).toHaveLength(total_items);
      expect(new Set(lines.map(({ id }) => id)).size).toBe(total_items);
    }
  });

  it("is leafed through page by page, each record once", async () => {
    const all = await list("/services?per_page=100");
    const seen: string[] = [];
    for (let page = 1; page <= Math.ceil(all.total_items / 7); page += 1) {
      const found = await list(`/services?per_page=7&page=${String(page)}`);
      expect(found).toMatchObject({ page_number: page, size: found.contents.length, first_page: page === 1 });
      seen.push(...found.contents.map(({ id }) => id));
    }
    expect(seen).toEqual(all.contents.map(({ id }) => id));
    expect(await list(`/services?page=9999`)).toMatchObject({ empty: true, last_page: true, contents: [] });
  });
});

it("the base document names version, profile and description, and the licence", async () => {
  expect((await ask("/").expect(200)).body).toEqual({
    version: "3.0",
    profile: "http://stadtteilladen.test/api",
    openapi_url: "http://stadtteilladen.test/api/openapi.json",
    license: "https://creativecommons.org/licenses/by/4.0/",
    attribution: "Stadtteilladen Wehringhausen",
  });
});

it("a service tells hours, phones, languages, costs, papers, barriers and the last check", async () => {
  const { db } = house.database;
  const id = await buildPlace(db, "Mietberatung", {
    hours: "Mo,Th 15:00-18:00; Sa[1] 10:00-12:00; PH off; Jul-Aug off",
    wheelchair: "yes",
    service: {
      isFree: true,
      waitTime: "zwei Wochen",
      status: "temporarily_closed",
      minimumAge: 18,
      requiredDocuments: { create: [{ document: "Mietvertrag" }] },
    } as never,
    point: {
      languages: ["de", "tr"],
      interpretedLanguages: ["ar"],
      assuredOn: new Date("2026-10-01"),
      alert: "Heute geschlossen",
      alertUntil: new Date("2026-11-27T17:00:00Z"),
    },
  });
  await db.phone.create({ data: { number: "+492331123456", serviceAtLocationId: id } });
  const service = await one("services", await serviceOf(id));
  const [place] = service.service_at_locations ?? [];
  expect(service).toMatchObject({
    url: "http://stadtteilladen.test/anlaufstellen/mietberatung",
    status: "temporarily closed",
    wait_time: "zwei Wochen",
    minimum_age: 18,
    assured_date: "2026-10-01",
    alert: "Heute geschlossen",
    cost_options: [{ option: "kostenlos", amount: 0, currency: "EUR" }],
    required_documents: [{ document: "Mietvertrag" }],
    languages: [{ code: "de" }, { code: "tr", name: "Türkisch" }, { code: "ar", note: "Wird gedolmetscht." }],
  });
  expect(place).toMatchObject({
    phones: [{ number: "+492331123456", type: "voice" }],
    location: { accessibility: [{ description: "Mit dem Rollstuhl: ja" }] },
    schedules: [
      {
        freq: "WEEKLY",
        byday: "MO,TH",
        opens_at: "15:00",
        closes_at: "18:00",
        timezone: 1,
        notes: expect.stringContaining("An Feiertagen in NRW geschlossen.") as unknown,
      },
      { freq: "MONTHLY", byday: "1SA", opens_at: "10:00", closes_at: "12:00" },
      {
        schedule_link: "http://stadtteilladen.test/anlaufstellen/mietberatung",
        notes: expect.stringContaining("Jul-Aug off") as unknown,
      },
    ],
  });
});

it("a short-term notice ends by itself, in a kept answer too", async () => {
  const id = await buildPlace(house.database.db, "Notiz", {
    point: { alert: "Heute geschlossen", alertUntil: new Date("2026-11-27T14:00:00Z") },
  });
  const service = await serviceOf(id);
  expect((await one("services", service)).alert).toBe("Heute geschlossen");
  house.clock.now = new Date("2026-11-27T14:00:01Z");
  expect((await one("services", service)).alert).toBeUndefined();
});

it("what is not published is not there, and neither is what hangs on it", async () => {
  const { db } = house.database;
  await buildPlace(db, "Gezeigt");
  const draft = await buildPlace(db, "Entwurf", { point: { state: "draft" } });
  const point = await db.serviceAtLocation.findUniqueOrThrow({ where: { id: draft } });
  await db.organization.updateMany({ where: { name: "Verein Entwurf" }, data: { state: "draft" } });
  const organization = await db.organization.findFirstOrThrow({ where: { name: "Verein Entwurf" } });
  await ask(`/service_at_locations/${draft}`).expect(404);
  await ask(`/services/${point.serviceId}`).expect(404);
  await ask(`/locations/${point.locationId}`).expect(404);
  await ask(`/organizations/${organization.id}`).expect(404);
  for (const kind of ["services", "service_at_locations", "locations", "organizations"])
    expect([kind, (await list(`/${kind}`)).total_items]).toEqual([kind, 1]);
});

it("narrows by search, change, term, vocabulary and organisation", async () => {
  const { db } = house.database;
  const taxonomy = await db.taxonomy.create({
    data: { code: "theme", name: "Themen", terms: { create: { code: "wohnen", name: "Wohnen" } } },
    include: { terms: true },
  });
  const term = taxonomy.terms[0]?.id ?? "";
  const rent = await buildPlace(db, "Mietberatung", { themes: [term] });
  const choir = await buildPlace(db, "Chorprobe");
  await db.$executeRaw`UPDATE "ServiceAtLocation" SET "updatedAt" = '2020-01-01'`;
  await db.$executeRaw`UPDATE "Service" SET "updatedAt" = '2020-01-01'`;
  await db.$executeRaw`UPDATE "Organization" SET "updatedAt" = '2020-01-01'`;
  await db.$executeRaw`UPDATE "Location" SET "updatedAt" = '2020-01-01'`;
  const [rentService, choirService] = [await serviceOf(rent), await serviceOf(choir)];
  const { organizationId } = await db.service.findUniqueOrThrow({ where: { id: choirService } });
  const ids = async (query: string) => (await list(`/services?${query}`)).contents.map(({ id }) => id);
  expect(await ids("search=Mietberatung")).toEqual([rentService]);
  expect(await ids("search=%25")).toEqual([]);
  expect(await ids(`taxonomy_term_id=${term}`)).toEqual([rentService]);
  expect(await ids(`taxonomy_id=${taxonomy.id}`)).toEqual([rentService]);
  expect(await ids(`organization_id=${organizationId}`)).toEqual([choirService]);
  expect(await ids("modified_after=2026-01-01")).toEqual([]);
  await db.$executeRaw`UPDATE "Location" SET "updatedAt" = '2026-06-01' WHERE "id" = (SELECT "locationId" FROM "ServiceAtLocation" WHERE "id" = ${rent}::uuid)`;
  house.cache.clear();
  expect(await ids("modified_after=2026-01-01")).toEqual([rentService]);
  expect(await ids("modified_after=2026-05-31T22:00:00Z")).toEqual([rentService]);
  expect((await list(`/service_at_locations?taxonomy_term_id=${term}`)).contents.map(({ id }) => id)).toEqual([rent]);
  expect((await list("/organizations?search=chor")).total_items).toBe(1);
  expect((await list("/locations?search=Lange")).total_items).toBe(2);
  expect((await list("/locations?search=_ange")).total_items).toBe(0);
  expect((await list(`/taxonomy_terms?taxonomy_id=${taxonomy.id}&top_only=true`)).total_items).toBe(1);
});

it("tells of all services in one answer when they changed, and nothing else", async () => {
  const { db } = house.database;
  const ids: string[] = [];
  for (let number = 1; number <= 25; number += 1)
    ids.push(await serviceOf(await buildPlace(db, `Ort ${String(number)}`)));
  await db.$executeRaw`UPDATE "Service" SET "updatedAt" = '2026-01-01T08:00:00Z'`;
  await db.$executeRaw`UPDATE "ServiceAtLocation" SET "updatedAt" = '2026-01-01T08:00:00Z'`;
  await db.$executeRaw`UPDATE "Organization" SET "updatedAt" = '2026-01-01T08:00:00Z'`;
  await db.$executeRaw`UPDATE "Location" SET "updatedAt" = '2026-01-01T08:00:00Z'`;
  await db.$executeRaw`UPDATE "Location" SET "updatedAt" = '2026-03-01T09:30:00Z' WHERE "id" = (
    SELECT "locationId" FROM "ServiceAtLocation" WHERE "serviceId" = ${ids[0] ?? ""}::uuid)`;
  const answer = await ask("/services?minimal=true&per_page=10").expect(200);
  expect(answer.body).toMatchObject({ total_items: 25, total_pages: 1, size: 25, last_page: true });
  const { contents } = answer.body as { contents: { id: string; modified_date: string }[] };
  expect(contents.map(({ id }) => id)).toEqual(ids.toSorted());
  expect(contents.find(({ id }) => id === ids[0])).toEqual({ id: ids[0], modified_date: "2026-03-01T09:30:00.000Z" });
  const older = contents.filter(({ id }) => id !== ids[0]).map(({ modified_date }) => modified_date);
  expect(new Set(older)).toEqual(new Set(["2026-01-01T08:00:00.000Z"]));
  const changed = await ask("/services?minimal=true&modified_after=2026-02-01").expect(200);
  expect(changed.body).toMatchObject({ total_items: 1, contents: [{ id: ids[0] }] });
  const { text } = await ask("/services?minimal=true&format=ndjson").buffer(true).expect(200);
  expect(
    text
      .trimEnd()
      .split("\n")
      .map((line) => Object.keys(JSON.parse(line) as object)),
  ).toEqual(ids.map(() => ["id", "modified_date"]));
});

it("finds the places of a postcode, and those within so many metres of its middle", async () => {
  const { db } = house.database;
  const at = (latitude: number, longitude: number) => ({
    location: { latitude, longitude, geoQuality: "geocoded" as const },
  });
  // 0.001 degrees of latitude are 111.2 metres.
  const south = await buildPlace(db, "Süd", at(51.35, 7.46));
  const north = await buildPlace(db, "Nord", at(51.354, 7.46));
  const other = await buildPlace(db, "Andere Post", at(51.3525, 7.46));
  await buildPlace(db, "Ohne Punkt");
  await db.$executeRaw`UPDATE "Address" SET "postalCode" = '58095' WHERE "locationId" = (
    SELECT "locationId" FROM "ServiceAtLocation" WHERE "id" = ${other}::uuid)`;
  const found = async (query: string) =>
    (await list(`/service_at_locations?${query}`)).contents.map(({ id }) => id).toSorted();
  expect(await found("postcode=58089")).toHaveLength(3);
  expect(await found("postcode=58095")).toEqual([other]);
  expect(await found("postcode=58089&proximity=50")).toEqual([]);
  expect(await found("postcode=58089&proximity=60")).toEqual([other]);
  expect(await found("postcode=58089&proximity=222")).toEqual([other]);
  expect(await found("postcode=58089&proximity=223")).toEqual([south, north, other].toSorted());
  expect(await found("postcode=10115&proximity=100000")).toEqual([]);
});
