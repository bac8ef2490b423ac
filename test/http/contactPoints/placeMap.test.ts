import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { openTestHouse, type TestHouse } from "../../support/app.ts";
import { buildPlace } from "../../support/factories/contactPoints.ts";
import { readPage } from "../../support/page.ts";

const folder = mkdtempSync(path.join(tmpdir(), "map-"));
const mapFile = path.join(folder, "viertel.pmtiles");
const BYTES = Buffer.concat([Buffer.from("PMTiles\u0003", "latin1"), Buffer.from("0123456789".repeat(50))]);
let house: TestHouse;
let mapless: TestHouse;
beforeAll(async () => {
  writeFileSync(mapFile, BYTES);
  house = await openTestHouse({ mapFile });
  mapless = await openTestHouse();
});
beforeEach(async () => {
  await house.empty();
});
afterAll(async () => {
  await Promise.all([house.close(), mapless.close()]);
  rmSync(folder, { recursive: true });
});

const located = (latitude: number) => ({ geoQuality: "geocoded" as const, latitude, longitude: 7.46 });

async function buildThree(): Promise<void> {
  const { db } = house.database;
  await buildPlace(db, "Mietberatung", { location: located(51.35), wheelchair: "yes" });
  await buildPlace(db, "Nähstube", { location: located(51.36) });
  await buildPlace(db, "Irgendwo", { location: { ...located(51.37), geoQuality: "estimated" } });
}

it("sends the piece of the operator's map that was asked for, and says how long it may be kept", async () => {
  const piece = await house
    .visitor()
    .get("/karte/grundkarte.pmtiles")
    .set("Range", "bytes=8-17")
    .buffer(true)
    .parse((response, done) => {
      const parts: Buffer[] = [];
      response.on("data", (part: Buffer) => parts.push(part));
      response.on("end", () => {
        done(null, Buffer.concat(parts));
      });
    })
    .expect(206);
  expect((piece.body as Buffer).toString()).toBe("0123456789");
  expect(piece.headers).toMatchObject({
    "content-range": `bytes 8-17/${String(BYTES.length)}`,
    "accept-ranges": "bytes",
    "content-type": "application/vnd.pmtiles",
    "cache-control": "public, max-age=86400",
  });
  await house.visitor().get("/karte/grundkarte.pmtiles").set("Range", "bytes=9999-").expect(416);
});

it("the map shows what the filter leaves and has a checked point, in the reader's addresses", async () => {
  await buildThree();
  const all = await house.visitor().get("/en/anlaufstellen/karte.json").expect(200);
  expect(all.body).toEqual({
    places: [
      { title: "Mietberatung", href: "/en/anlaufstellen/mietberatung", latitude: 51.35, longitude: 7.46 },
      { title: "Nähstube", href: "/en/anlaufstellen/naehstube", latitude: 51.36, longitude: 7.46 },
    ],
  });
  const narrowed = await house.visitor().get("/anlaufstellen/karte.json?rollstuhl=ja&seite=4").expect(200);
  expect(narrowed.body).toMatchObject({ places: [{ title: "Mietberatung" }] });
});

it("stands after the list with a link past it, asks for the same filter, and has scripts on this page alone", async () => {
  await buildThree();
  const { text } = await house.visitor().get("/anlaufstellen?rollstuhl=ja").expect(200);
  expect(text.indexOf('id="karte"')).toBeGreaterThan(text.indexOf("Mietberatung"));
  expect(text).toContain('data-map-places="/anlaufstellen/karte.json?rollstuhl=ja"');
  expect(text).toMatch(/src="\/assets\/map-\w+\.js"/u);
  expect(readPage({ text } as never).linkTo("Karte überspringen")).toBe("#nach-der-karte");
  expect(text).toContain("© OpenStreetMap-Mitwirkende");
  expect((await house.visitor().get("/anlaufstellen/mietberatung").expect(200)).text).not.toContain("/assets/map-");
});

it("no map without a point, and none without a file", async () => {
  await buildPlace(house.database.db, "Irgendwo", { location: { ...located(51.37), geoQuality: "estimated" } });
  expect((await house.visitor().get("/anlaufstellen").expect(200)).text).not.toContain('id="karte"');
  await mapless.visitor().get("/karte/grundkarte.pmtiles").expect(404);
  await mapless.visitor().get("/anlaufstellen/karte.json").expect(404);
  await buildPlace(mapless.database.db, "Mietberatung", { location: located(51.35) });
  expect((await mapless.visitor().get("/anlaufstellen").expect(200)).text).not.toContain('id="karte"');
});
