import { auditActionsFor, openTestHouse, type TestHouse } from "../../support/app.ts";
import { buildThemes } from "../../support/factories/themes.ts";
import { readPage } from "../../support/page.ts";

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});
beforeEach(() => house.empty());
afterAll(() => house.close());

const newTheme = {
  name: "Klima und Grün",
  shortName: "Klima",
  description: "Bäume und Schatten.",
  house: "spare-1",
  position: "",
  version: "1",
};

it("a visitor sees every theme with its house and its number of initiatives", async () => {
  await buildThemes(house.database.db);
  const page = readPage(await house.visitor().get("/themen").expect(200));
  expect(page.heading).toBe("Themen");
  expect(page.linkTo("KreativQuartier")).toBe("/themen/kreativ");
  expect(page.text).toContain("0 Initiativen");
});

it("the coordinator adds a theme: it stands in the street and in the audit", async () => {
  const themes = await buildThemes(house.database.db);
  const coordinator = await house.as(await house.staff("coordinator"));
  await coordinator.post("/buero/themen/neu", newTheme).expect(303);
  const page = readPage(await house.visitor().get("/themen/klima-und-gruen").expect(200));
  expect(page.heading).toBe("Klima und Grün");
  const added = await house.database.db.taxonomyTerm.findFirstOrThrow({ where: { code: "klima-und-gruen" } });
  expect(added.position).toBe(Object.keys(themes).length + 1);
  expect(await auditActionsFor(house, added.id)).toEqual(["theme.added"]);
});

it("a theme without a name: the form comes back with 422, everything typed kept", async () => {
  await buildThemes(house.database.db);
  const coordinator = await house.as(await house.staff("coordinator"));
  const page = readPage(await coordinator.post("/buero/themen/neu", { ...newTheme, name: " " }).expect(422));
  expect(page.faults).toEqual(["Geben Sie dem Thema einen Namen."]);
  expect(page.value("description")).toBe("Bäume und Schatten.");
  expect(page.title).toMatch(/^Fehler: /u);
});

it("two coordinators change the same theme: the second is told, and nothing of the first is lost", async () => {
  await buildThemes(house.database.db);
  const coordinator = await house.as(await house.staff("coordinator"));
  await coordinator.post("/buero/themen/kreativ", { ...newTheme, name: "Erste" }).expect(303);
  const page = readPage(await coordinator.post("/buero/themen/kreativ", { ...newTheme, name: "Zweite" }).expect(422));
  expect(page.faults[0]).toContain("Jemand anderes hat diesen Eintrag inzwischen geändert");
  expect((await house.database.db.taxonomyTerm.findFirstOrThrow({ where: { code: "kreativ" } })).name).toBe("Erste");
});

it("a viewer reads the list at the desk and may change nothing", async () => {
  await buildThemes(house.database.db);
  const viewer = await house.as(await house.staff("viewer"));
  expect(readPage(await viewer.get("/buero/themen").expect(200)).hasLink("Neues Thema")).toBe(false);
  await viewer.post("/buero/themen/kreativ", newTheme).expect(403);
});

it("a kept page is answered from the cache and renewed after a change", async () => {
  await buildThemes(house.database.db);
  const visitor = house.visitor();
  const first = await visitor.get("/themen").expect(200);
  const again = await visitor.get("/themen").set("If-None-Match", (await visitor.get("/themen")).headers["etag"] ?? "");
  expect(first.headers["set-cookie"]).toBeUndefined();
  expect(again.status).toBe(304);
  house.cache.changed("theme");
  expect((await visitor.get("/themen").set("If-None-Match", again.headers["etag"] ?? "")).status).toBe(200);
});
