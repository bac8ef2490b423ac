import { fillContactPoints } from "../../../src/tools/benchRows.ts";
import { openTestHouse, type TestHouse } from "../../support/app.ts";
import { buildThemes } from "../../support/factories/themes.ts";
import { readPage } from "../../support/page.ts";
import { readPdf } from "../../support/pdf.ts";

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});
beforeEach(() => house.empty());
afterAll(() => house.close());

const fill = (count: number) => fillContactPoints(house.database.pool, count, { withWords: false });
const textOf = async (path: string) => readPage(await house.visitor().get(path).expect(200)).text;

it("a guide that has no room for all says how many stand on the site only: the page, the booklet, the desk", async () => {
  await buildThemes(house.database.db);
  await fill(1000);
  house.cache.clear();
  expect(await textOf("/stadtteilfuehrer")).not.toContain("Ein Heft fasst");

  await fill(1002);
  await house.database.db.serviceAtLocation.updateMany({ where: { slug: "last-ort-7" }, data: { state: "archived" } });
  await house.database.db.serviceAtLocation.updateMany({
    where: { slug: "last-ort-8" },
    data: { verified: "historic" },
  });
  await fill(1004);
  house.cache.clear();
  const cut = "Ein Heft fasst 1.000 Orte. 2 weitere Orte stehen nur auf der Seite.";
  expect(await textOf("/stadtteilfuehrer")).toContain(cut);
  expect(await textOf("/en/stadtteilfuehrer")).toContain("2 more places are on the site only.");
  expect(await textOf("/ar/stadtteilfuehrer")).toContain("مكانان آخران");
  const desk = await (await house.as(await house.staff("viewer"))).get("/buero/druck").expect(200);
  expect(readPage(desk).text).toContain("2 weitere Orte stehen nur auf der Seite.");

  const answer = await house.visitor().get("/stadtteilfuehrer.pdf").responseType("blob").expect(200);
  const { pages } = readPdf(answer.body as Buffer);
  expect(pages[0]).toContain(cut.replaceAll(" ", ""));
  expect(pages.length).toBeGreaterThan(60);
}, 180_000);
