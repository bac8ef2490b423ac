import { auditActionsFor, openTestHouse, type TestHouse } from "../../support/app.ts";
import { buildInitiative } from "../../support/factories/initiatives.ts";
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

it("the desk's form shows the German words in every language of the desk, so that saving keeps them", async () => {
  const themes = await buildThemes(house.database.db);
  await house.database.db.translation.create({
    data: {
      resourceType: "taxonomy_term",
      resourceId: themes["kreativ"] ?? "",
      language: "en",
      field: "name",
      text: "Creative quarter",
    },
  });
  const coordinator = await house.as(await house.staff("coordinator"));
  const page = readPage(await coordinator.get("/en/buero/themen/kreativ").expect(200));
  expect(page.value("name")).toBe("KreativQuartier");
  expect(page.value("shortName")).toBe("");
  expect(page.value("position")).toBe("2");
});

it("a theme rests or comes back as the button said: a second click changes nothing", async () => {
  const themes = await buildThemes(house.database.db);
  const coordinator = await house.as(await house.staff("coordinator"));
  const form = await coordinator.get("/buero/themen/kreativ").expect(200);
  expect(form.text).toContain('name="state" value="retired"');
  const retire = () => coordinator.post("/buero/themen/kreativ/status", { state: "retired" });
  await Promise.all([retire().expect(303), retire().expect(303)]);
  await house.visitor().get("/themen/kreativ").expect(404);
  await coordinator.post("/buero/themen/kreativ/status", { state: "active" }).expect(303);
  await house.visitor().get("/themen/kreativ").expect(200);
  await coordinator.post("/buero/themen/kreativ/status", { state: "sideways" }).expect(422);
  expect(await auditActionsFor(house, themes["kreativ"] ?? "")).toEqual(["theme.retired", "theme.restored"]);
});

it("four themes with one address at once are four themes, and none takes the address of the form", async () => {
  await buildThemes(house.database.db);
  const coordinator = await house.as(await house.staff("coordinator"));
  const names = ["Neu", "Neu!", "Neu?", "Neu …"];
  const posts = names.map((name) => coordinator.post("/buero/themen/neu", { ...newTheme, name }));
  expect((await Promise.all(posts)).map(({ status }) => status)).toEqual([303, 303, 303, 303]);
  const stored = await house.database.db.taxonomyTerm.findMany({
    where: { name: { startsWith: "Neu" } },
    orderBy: { code: "asc" },
  });
  expect(stored.map(({ code }) => code)).toEqual(["neu-2", "neu-3", "neu-4", "neu-5"]);
});

it("no two themes have one name, not even when both are added at once: the form comes back with everything typed", async () => {
  await buildThemes(house.database.db);
  const coordinator = await house.as(await house.staff("coordinator"));
  const twin = { ...newTheme, name: "kreativquartier" };
  const page = readPage(await coordinator.post("/buero/themen/neu", twin).expect(422));
  expect(page.faults).toEqual(["Ein anderes Thema heißt schon so."]);
  expect(page.value("description")).toBe("Bäume und Schatten.");
  readPage(await coordinator.post("/buero/themen/zusammenhalt", twin).expect(422));
  await coordinator.post("/buero/themen/kreativ", twin).expect(303);
  const both = await Promise.all([1, 2].map(() => coordinator.post("/buero/themen/neu", newTheme)));
  expect(both.map(({ status }) => status).sort()).toEqual([303, 422]);
});

it("a theme has words in English and Arabic: readers see them, and the German ones where they are missing", async () => {
  const themes = await buildThemes(house.database.db);
  const coordinator = await house.as(await house.staff("coordinator"));
  const english = { nameEn: "Climate", shortNameEn: "Climate", descriptionEn: "Trees and shade." };
  const values = { ...newTheme, ...english, nameAr: "المناخ", position: "1" };
  await coordinator.post("/buero/themen/kreativ", values).expect(303);
  expect(readPage(await house.visitor().get("/en/themen/kreativ").expect(200)).text).toContain("Trees and shade.");
  expect(readPage(await house.visitor().get("/ar/themen/kreativ").expect(200)).heading).toBe("المناخ");
  const form = readPage(await coordinator.get("/buero/themen/kreativ").expect(200));
  expect(["nameEn", "descriptionEn", "nameAr", "shortNameAr", "position"].map((name) => form.value(name))).toEqual([
    "Climate",
    "Trees and shade.",
    "المناخ",
    "",
    "1",
  ]);
  await coordinator.post("/buero/themen/kreativ", { ...values, nameEn: "", version: "2" }).expect(303);
  expect(readPage(await house.visitor().get("/en/themen/kreativ").expect(200)).heading).toBe("Klima und Grün");
  const change = await house.database.db.auditEntry.findFirstOrThrow({
    where: { resourceId: themes["kreativ"] ?? "" },
    orderBy: { id: "asc" },
    select: { changes: true },
  });
  expect(change.changes).toContainEqual({ field: "nameEn", old: null, new: "Climate" });
  expect(change.changes).toContainEqual({ field: "position", old: 2, new: 1 });
});

it("who adds an eighth theme does not read of seven any more, and the place that was asked for is the place it gets", async () => {
  const seven = Object.fromEntries(["a", "b", "c", "d", "e", "f", "g"].map((code) => [code, `Thema ${code}`]));
  await buildThemes(house.database.db, seven);
  const coordinator = await house.as(await house.staff("coordinator"));
  const lead = async () => readPage(await house.visitor().get("/themen").expect(200)).text;
  expect(await lead()).toContain("Sieben Themen, auf die sich das Viertel");
  await coordinator.post("/buero/themen/neu", { ...newTheme, name: "Zuletzt genannt", position: "3" }).expect(303);
  expect(await lead()).not.toContain("Sieben Themen, auf die sich das Viertel");
  expect(await lead()).toMatch(/Thema b.*Zuletzt genannt.*Thema c/su);
});

it("who lets a theme rest reads first what that means, and finds the initiatives that belong to it on one board", async () => {
  const themes = await buildThemes(house.database.db);
  const { db } = house.database;
  await buildInitiative(db, { name: "Bleibt", themes: [themes["zusammenhalt"] ?? ""] });
  await buildInitiative(db, { name: "Zieht um", themes: [themes["kreativ"] ?? ""] });
  const coordinator = await house.as(await house.staff("coordinator"));
  const form = readPage(await coordinator.get("/buero/themen/kreativ").expect(200));
  expect(form.text).toContain("Ein Thema, das ruht, steht auf keiner Seite");
  for (const state of ["active", "retired"]) {
    await coordinator.post("/buero/themen/kreativ/status", { state }).expect(303);
    const board = readPage(await coordinator.get(form.linkTo("Vorher umordnen: 1 Initiative") ?? "").expect(200));
    expect([board.hasLink("Zieht um"), board.hasLink("Bleibt")]).toEqual([true, false]);
  }
});

it("many initiatives hide nothing else of a theme: twelve are shown, the rest is one link away", async () => {
  const themes = await buildThemes(house.database.db);
  const { db } = house.database;
  const kreativ = themes["kreativ"] ?? "";
  for (let number = 1; number <= 13; number += 1)
    await buildInitiative(db, { name: `Gruppe ${String(number).padStart(2, "0")}`, themes: [kreativ] });
  const { id } = await db.article.create({ data: { slug: "zett", title: "Zett Neues", state: "published" } });
  await db.attribute.create({ data: { termId: kreativ, linkType: "article", linkId: id } });
  const page = readPage(await house.visitor().get("/themen/kreativ").expect(200));
  expect(page.hasLink("Gruppe 12")).toBe(true);
  expect(page.hasLink("Gruppe 13")).toBe(false);
  expect(page.linkTo("Alle Initiativen anzeigen")).toBe("/initiativen?thema=kreativ");
  expect(page.hasLink("Zett Neues")).toBe(true);
  expect(page.hasLink("Alle Meldungen anzeigen")).toBe(false);
});
