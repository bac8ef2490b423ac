import supertest, { type Response } from "supertest";
import { openTestHouse, type TestHouse } from "../../support/app.ts";
import { buildPlace } from "../../support/factories/contactPoints.ts";
import { problem } from "../../support/hsds.ts";

// What all answers of open data have in common: refusals with a reason, tags, compression, CORS, licence, limits.

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});
beforeEach(() => house.empty());
afterAll(() => house.close());

const ask = (path: string) => house.visitor().get(`/api/hsds${path}`);
const problemOf = (response: Response) => problem.parse(JSON.parse(response.text));

it.each([
  ["/services?per_page=101", "per_page: Datensätze je Seite, 1 bis 100."],
  ["/services?page=0", "page: Nummer der Seite, ab 1."],
  ["/services?page=1&page=2", "page: "],
  ["/services?modified_after=gestern", "modified_after: "],
  ["/services?taxonomy_term_id=1", "taxonomy_term_id: "],
  ["/service_at_locations?proximity=500", "proximity: Höchste Entfernung"],
  ["/service_at_locations?postcode=58089&proximity=weit", "proximity: Höchste Entfernung"],
  ["/service_at_locations?postcode=%25", "postcode: Nur Orte"],
  ["/services?proximity=500", "Den Parameter proximity gibt es hier nicht. Bekannt sind: page, per_page"],
  [`/services?search=${"x".repeat(201)}`, "search: "],
  ["/services?format=xml", "format: json"],
])("%s is refused with the reason", async (path, detail) => {
  const response = await ask(path).expect(400);
  expect(response.headers["content-type"]).toBe("application/problem+json; charset=utf-8");
  expect(response.headers["access-control-allow-origin"]).toBe("*");
  expect(problemOf(response).detail).toContain(detail);
});

it("an unknown id is 404, whatever it looks like", async () => {
  for (const id of ["00000000-0000-4000-8000-000000000000", "1", "%27%20OR%201=1"]) {
    const response = await ask(`/services/${id}`).expect(404);
    expect(problemOf(response)).toMatchObject({
      status: 404,
      detail: "Diesen Datensatz gibt es nicht oder nicht mehr.",
    });
  }
});

it("answers are kept, compressed and tagged; a known one is 304", async () => {
  await buildPlace(house.database.db, "Gezeigt");
  const first = await ask("/services").set("Accept-Encoding", "br").expect(200);
  expect(first.headers).toMatchObject({
    "content-encoding": "br",
    "access-control-allow-origin": "*",
    "cross-origin-resource-policy": "cross-origin",
    link: `<https://creativecommons.org/licenses/by/4.0/>; rel="license"; title*=UTF-8''Stadtteilladen%20Wehringhausen`,
  });
  expect(first.headers["access-control-allow-credentials"]).toBeUndefined();
  expect(first.headers["set-cookie"]).toBeUndefined();
  const known = await ask("/services")
    .set("Accept-Encoding", "br")
    .set("If-None-Match", first.headers["etag"] ?? "");
  expect(known.status).toBe(304);
  expect(known.headers["access-control-allow-origin"]).toBe("*");
  await house.database.db.$executeRaw`UPDATE "ServiceAtLocation" SET "assuredOn" = '2026-11-01'`;
  house.cache.changed("contact_point");
  await ask("/services")
    .set("Accept-Encoding", "br")
    .set("If-None-Match", first.headers["etag"] ?? "")
    .expect(200);
});

it("who asks too often is asked to come back later", async () => {
  let status = 200;
  let last: Response | null = null;
  for (let count = 0; count < 260 && status !== 429; count += 1) {
    last = await ask(`/services?search=${String(count)}`);
    status = last.status;
  }
  expect(status).toBe(429);
  expect(last?.headers["retry-after"]).toBe("60");
  expect(last?.headers["content-type"]).toContain("application/problem+json");
}, 30_000);

it("without its role the directory is not read at all: 503, and the reason", async () => {
  await house.database.pool.query("REVOKE USAGE ON SCHEMA open_data FROM stadtteilladen_reader");
  try {
    const response = await ask("/services").expect(503);
    expect(response.headers["retry-after"]).toBe("60");
    expect(problemOf(response).detail).toContain("fehlt eine Rolle");
  } finally {
    await house.database.pool.query("SELECT admit_open_data_reader()");
  }
});

it("a script of another site may ask with a header of its own, for reading only and only open data", async () => {
  const options = (path: string) =>
    supertest(house.handle)
      .options(path)
      .set({ Origin: "https://www.verein.example", "Access-Control-Request-Method": "GET" })
      .set("Access-Control-Request-Headers", "if-none-match");
  const { headers } = await options("/api/hsds/services").expect(204);
  expect(headers["access-control-allow-origin"]).toBe("*");
  expect(headers["access-control-allow-methods"]).toBe("GET, HEAD");
  expect(headers["access-control-allow-headers"]).toBe("*");
  expect(headers["access-control-allow-credentials"]).toBeUndefined();
  for (const path of ["/anlaufstellen", "/apitest", "/buero/import/neu"]) await options(path).expect(403);
});
