import type { AddressInfo } from "node:net";
import { parse } from "csv-parse/sync";
import { feature, featureCollection } from "../../../src/features/openData/files/geoJson.ts";
import { seed } from "../../../prisma/seed/index.ts";
import { openTestHouse, type TestHouse } from "../../support/app.ts";
import { buildPlace } from "../../support/factories/contactPoints.ts";
import { checkWellFormed } from "../../support/xml.ts";

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});
beforeEach(() => house.empty());
afterAll(() => house.close());

const load = (path: string) => house.visitor().get(path).buffer(true);
async function locate(pointId: string, geoQuality: "geocoded" | "estimated"): Promise<void> {
  const { locationId } = await house.database.db.serviceAtLocation.findUniqueOrThrow({ where: { id: pointId } });
  await house.database.db.location.update({
    where: { id: locationId },
    data: { latitude: 51.35, longitude: 7.46, geoQuality },
  });
}

/** Long descriptions, past the triggers that would look for words in them. */
async function writeMuch(sentences: number): Promise<void> {
  await house.database.pool.query(
    `BEGIN; SET LOCAL session_replication_role = replica;
     UPDATE "ServiceAtLocation" SET "description" = repeat('Viel Text über Beratung. ', ${String(sentences)}); COMMIT`,
  );
}

it("GeoJSON holds the places that were located for certain, longitude first, without a crs", async () => {
  const { db } = house.database;
  const sure = await buildPlace(db, "Sicher");
  await locate(sure, "geocoded");
  await locate(await buildPlace(db, "Geschätzt"), "estimated");
  await buildPlace(db, "Irgendwo");
  const { text, headers } = await load("/api/anlaufstellen.geojson").expect(200);
  expect(headers["content-type"]).toBe("application/geo+json; charset=utf-8");
  const collection = featureCollection.strict().parse(JSON.parse(text));
  expect(collection.license).toBe("https://creativecommons.org/licenses/by/4.0/");
  expect(collection.features).toHaveLength(1);
  expect(feature.parse(collection.features[0])).toMatchObject({
    id: sure,
    geometry: { type: "Point", coordinates: [7.46, 51.35] },
    properties: { title: "Sicher", url: "http://stadtteilladen.test/anlaufstellen/sicher" },
  });
});

it("an empty directory is an empty collection and a table with a head", async () => {
  const { text } = await load("/api/anlaufstellen.geojson").expect(200);
  expect(featureCollection.parse(JSON.parse(text)).features).toEqual([]);
  expect((await load("/api/anlaufstellen.csv").expect(200)).text.split("\r\n")).toHaveLength(2);
});

it("CSV opens in a spreadsheet: byte order mark, one row each, no formula", async () => {
  const { db } = house.database;
  const id = await buildPlace(db, '=HYPERLINK("x")', { point: { summary: 'Eins, "zwei"\nund drei' } });
  await db.phone.create({ data: { number: "+492331123456", serviceAtLocationId: id } });
  const { text, headers } = await load("/api/anlaufstellen.csv").expect(200);
  expect(headers["content-type"]).toBe("text/csv; charset=utf-8; header=present");
  expect(headers["content-disposition"]).toBe('attachment; filename="anlaufstellen.csv"');
  expect(text.startsWith("\uFEFFid,title,")).toBe(true);
  const rows = parse(text, { bom: true, columns: true });
  expect(rows).toEqual([
    expect.objectContaining({
      id,
      title: `'=HYPERLINK("x")`,
      summary: 'Eins, "zwei"\nund drei',
      phones: "tel:+492331123456",
      is_example: "no",
    }),
  ]);
});

it("the data dictionary names every column of the table, in German and in English", async () => {
  const { text } = await load("/api/anlaufstellen.csv").expect(200);
  const head = text.slice(1).split("\r\n")[0]?.split(",");
  for (const [path, title] of [
    ["/api", "Anlaufstellen"],
    ["/en/api", "Contact points"],
  ]) {
    const { body } = (await load(`${path ?? ""}/anlaufstellen.csv-metadata.json`).expect(200)) as {
      body: { "dc:title": string; tableSchema: { columns: { name: string; "dc:description": string }[] } };
    };
    expect(body["dc:title"]).toBe(title);
    expect(body.tableSchema.columns.map(({ name }) => name)).toEqual(head);
    expect(body.tableSchema.columns.every((column) => column["dc:description"].length > 3)).toBe(true);
  }
});

it("the feed tells what is new, what changed and what is gone, and nothing else of what is gone", async () => {
  const { db } = house.database;
  const added = await buildPlace(db, "Neu & schön");
  const changed = await buildPlace(db, "Geändert", { point: { createdAt: new Date("2026-01-01") } });
  const gone = await buildPlace(db, "Verschwunden", {
    point: { state: "archived", archivedAt: new Date("2026-11-20T10:00:00Z") },
  });
  await buildPlace(db, "Entwurf", { point: { state: "draft" } });
  const { text, headers } = await load("/api/aenderungen.atom").expect(200);
  expect(headers["content-type"]).toBe("application/atom+xml; charset=utf-8");
  expect(() => checkWellFormed(text)).not.toThrow();
  expect(text).toContain("<title>Neu &amp; schön</title>");
  expect(text).toMatch(new RegExp(`urn:uuid:${added}</id>.*?<category term="added"`, "u"));
  expect(text).toMatch(new RegExp(`urn:uuid:${changed}</id>.*?<category term="changed"`, "u"));
  expect(text).toContain(`<at:deleted-entry ref="urn:uuid:${gone}" when="2026-11-20T10:00:00.000Z">`);
  expect(text).not.toContain("Verschwunden");
  expect(text).not.toContain("Entwurf");
  expect(text).toContain("<rights>CC BY 4.0, Stadtteilladen Wehringhausen</rights>");
});

it("a directory too long to keep is sent in pieces, compressed, with a tag that changes with it", async () => {
  const { db } = house.database;
  await db.$transaction((tx) => seed(tx, { now: house.clock.now }), { timeout: 30_000 });
  await writeMuch(5000);
  const path = "/api/hsds/service_at_locations?format=ndjson&full=true";
  const first = await load(path).set("Accept-Encoding", "gzip").expect(200);
  expect(first.headers).toMatchObject({ "content-encoding": "gzip", "access-control-allow-origin": "*" });
  expect(first.headers["content-length"]).toBeUndefined();
  expect(first.headers["etag"]).toMatch(/^W\/"/u);
  const { body } = (await load("/api/hsds/service_at_locations").expect(200)) as { body: { total_items: number } };
  expect(first.text.trimEnd().split("\n")).toHaveLength(body.total_items);
  const known = (tag: string) => load(path).set("Accept-Encoding", "gzip").set("If-None-Match", tag);
  await known(first.headers["etag"] ?? "").expect(304);
  await house.unitOfWork({ actor: { kind: "system" } as never, requestId: null }, async ({ tx, audit }) => {
    const { id } = await tx.serviceAtLocation.findFirstOrThrow({ select: { id: true } });
    await tx.serviceAtLocation.update({ where: { id }, data: { summary: "Anders." } });
    audit({ action: "contact_point.changed", resourceType: "contact_point", resourceId: id });
  });
  await known(first.headers["etag"] ?? "").expect(200);
}, 60_000);

it("a reader who leaves early, or asks for the head alone, costs nothing that lasts", async () => {
  const { db, pool } = house.database;
  await db.$transaction((tx) => seed(tx, { now: house.clock.now }), { timeout: 30_000 });
  await writeMuch(8000);
  const path = "/api/hsds/service_at_locations?format=ndjson&full=true";
  const server = house.app.listen(0);
  try {
    const { port } = server.address() as AddressInfo;
    for (let count = 0; count < 5; count += 1) {
      const leaving = new AbortController();
      const answer = await fetch(`http://127.0.0.1:${String(port)}${path}`, { signal: leaving.signal });
      expect(answer.status).toBe(200);
      await answer.body?.getReader().read();
      leaving.abort();
    }
    const head = await fetch(`http://127.0.0.1:${String(port)}${path}`, { method: "HEAD" });
    expect(head.status).toBe(200);
    expect(head.headers.get("etag")).toMatch(/^W\/"/u);
    expect(pool.idleCount).toBe(pool.totalCount);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}, 60_000);
