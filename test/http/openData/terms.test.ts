import { openTestHouse, type Browser, type TestHouse } from "../../support/app.ts";
import { readPage } from "../../support/page.ts";

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});
beforeEach(() => house.empty());
afterAll(() => house.close());

const PATH = "/buero/verwaltung/offene-daten";
const GIVEN = { licence: "DL-DE-BY-2.0", attribution: "Büro Wehringhausen (Hagen)", version: "0" };

const administrator = async (): Promise<Browser> => house.as(await house.staff("administrator"));

it("the administration chooses licence and attribution, and every answer carries them at once", async () => {
  await house.visitor().get("/api/hsds").expect(200);
  const browser = await administrator();
  await browser.post(PATH, GIVEN).expect(303);
  const answer = await house.visitor().get("/api/hsds").expect(200);
  expect(answer.body).toMatchObject({
    license: "https://www.govdata.de/dl-de/by-2-0",
    attribution: "Büro Wehringhausen (Hagen)",
  });
  expect(answer.headers["link"]).toBe(
    `<https://www.govdata.de/dl-de/by-2-0>; rel="license"; title*=UTF-8''B%C3%BCro%20Wehringhausen%20%28Hagen%29`,
  );
  expect(readPage(await house.visitor().get("/api")).text).toContain("Büro Wehringhausen (Hagen)");
  expect(readPage(await browser.get(PATH).expect(200)).value("attribution")).toBe(GIVEN.attribution);
});

it("the change stands in the log", async () => {
  await (await administrator()).post(PATH, GIVEN).expect(303);
  const rows = await house.database.db.auditEntry.findMany({ where: { action: "open_data.changed" } });
  expect(rows).toHaveLength(1);
  expect(rows[0]?.changes).toEqual([
    { field: "licence", old: "CC-BY-4.0", new: "DL-DE-BY-2.0" },
    { field: "attribution", old: "Stadtteilladen Wehringhausen", new: GIVEN.attribution },
  ]);
});

it.each(["coordinator", "viewer", "jury"] as const)("a %s may not", async (role) => {
  const browser = await house.as(await house.staff(role));
  await browser.get(PATH).expect(403);
  await browser.post(PATH, GIVEN).expect(403);
});

it("a licence that is none, or nobody to name, comes back with what was typed", async () => {
  const browser = await administrator();
  const wrong = readPage(await browser.post(PATH, { ...GIVEN, licence: "WTFPL" }).expect(422));
  expect(wrong.faults).toEqual(["Bitte wählen Sie eine Lizenz."]);
  expect(wrong.value("attribution")).toBe(GIVEN.attribution);
  const nobody = readPage(await browser.post(PATH, { ...GIVEN, attribution: " " }).expect(422));
  expect(nobody.faults).toEqual(["Bitte sagen Sie, wer genannt werden soll."]);
});

it("who saves over somebody else's change is told", async () => {
  const browser = await administrator();
  await browser.post(PATH, GIVEN).expect(303);
  await browser.post(PATH, { ...GIVEN, attribution: "Andere" }).expect(422);
  const answer = await house.visitor().get("/api/hsds").expect(200);
  expect(answer.body).toMatchObject({ attribution: GIVEN.attribution });
});
