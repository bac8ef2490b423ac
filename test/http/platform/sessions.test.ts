import { openTestHouse, type TestHouse } from "../../support/app.ts";
import { buildThemes } from "../../support/factories/themes.ts";

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});
beforeEach(() => house.empty());
afterAll(() => house.close());

it("a session that is ended while a request is under way does not come back", async () => {
  await buildThemes(house.database.db);
  const coordinator = await house.as(await house.staff("coordinator"));
  let isEnded = false;
  const busy = Array.from({ length: 4 }, async () => {
    while (!isEnded) await coordinator.post("/buero/themen/kreativ/status", { state: "retired" });
  });
  await new Promise((resolve) => setTimeout(resolve, 100));
  await house.database.db.session.deleteMany();
  await new Promise((resolve) => setTimeout(resolve, 200));
  isEnded = true;
  await Promise.all(busy);
  expect(await house.database.db.session.count()).toBe(0);
  await coordinator.get("/buero/themen").expect(303);
});

it("what was just done is said on the next page, not eaten by a file in between", async () => {
  await buildThemes(house.database.db);
  const coordinator = await house.as(await house.staff("coordinator"));
  const fields = { name: "Klima", shortName: "", description: "", house: "spare-1", position: "", version: "1" };
  await coordinator.post("/buero/themen/neu", fields).expect(303);
  await coordinator.get("/aktuelles.atom").expect(200);
  expect((await coordinator.get("/buero/themen").expect(200)).text).toContain("Gespeichert.");
  expect((await coordinator.get("/buero/themen").expect(200)).text).not.toContain("Gespeichert.");
});
