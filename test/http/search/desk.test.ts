import { auditActionsFor, openTestHouse, type Browser, type TestHouse } from "../../support/app.ts";
import { buildPlace } from "../../support/factories/contactPoints.ts";
import { comparedFields, readPage } from "../../support/page.ts";

let house: TestHouse;
let desk: Browser;
beforeAll(async () => {
  house = await openTestHouse();
});
beforeEach(async () => {
  await house.empty();
  desk = await house.as(await house.staff("coordinator"));
});
afterAll(() => house.close());

const zaster = { term: "Zaster", language: "de", means: "Geld\nSozialleistungen", version: "0" };
const build = (term: string, means: readonly string[], language = "de") =>
  house.database.db.searchSynonym.create({ data: { term, language, means: [...means] }, select: { id: true } });
const found = async (query: string) =>
  readPage(
    await house
      .visitor()
      .get(`/suche?q=${encodeURIComponent(query)}`)
      .expect(200),
  );

describe("adding a word", () => {
  it("works at once: the search finds what it means and says so", async () => {
    await buildPlace(house.database.db, "Geldberatung");
    expect((await found("Zaster")).hasLink("Geld beratung")).toBe(false);
    await desk.post("/buero/suche/neu", zaster).expect(303).expect("Location", "/buero/suche");
    const page = await found("Zaster");
    expect(page.linkTo("Geld beratung")).toBe("/anlaufstellen/geldberatung");
    expect(page.text).toContain("Gefunden: Zaster = Geld");
  });

  it("leaves a trace with the values", async () => {
    await desk.post("/buero/suche/neu", zaster).expect(303);
    const { id } = await house.database.db.searchSynonym.findFirstOrThrow({ select: { id: true } });
    expect(await auditActionsFor(house, id)).toEqual(["search_word.added"]);
  });

  it.each(["editor", "theme_lead", "viewer", "administrator"] as const)("is refused to %s", async (role) => {
    const other = await house.as(await house.staff(role));
    await other.get("/buero/suche").expect(403);
    await other.post("/buero/suche/neu", zaster).expect(403);
    expect(await house.database.db.searchSynonym.count()).toBe(0);
  });

  it("is refused for a word that the language has, however it is spelled, and keeps what was typed", async () => {
    await build("Büro", ["Amt"]);
    const page = readPage(await desk.post("/buero/suche/neu", { ...zaster, term: "BUERO" }).expect(422));
    expect(page.faults).toEqual(["Dieses Wort steht in dieser Sprache schon in der Liste."]);
    expect(page.value("term")).toBe("BUERO");
    await desk.post("/buero/suche/neu", { ...zaster, term: "BUERO", language: "tr" }).expect(303);
  });

  it.each([
    [{ term: "" }, "Geben Sie ein Wort ein."],
    [{ term: "%%" }, "Nehmen Sie ein bis fünf Wörter aus Buchstaben."],
    [{ term: "a b c d e f" }, "Nehmen Sie ein bis fünf Wörter aus Buchstaben."],
    [{ means: " , " }, "Nehmen Sie höchstens 20 Zeilen mit je ein bis fünf Wörtern."],
    [{ means: "" }, "Geben Sie mindestens ein deutsches Wort ein."],
    [{ language: "xx" }, "Bitte prüfen Sie diese Angabe."],
  ])("with %j is refused with words that help", async (change, fault) => {
    const page = readPage(await desk.post("/buero/suche/neu", { ...zaster, ...change }).expect(422));
    expect(page.faults).toEqual([fault]);
    expect(page.value("means")).toBe("means" in change ? change.means : zaster.means);
  });
});

describe("changing and removing a word", () => {
  it("changes what it means and counts the version", async () => {
    const { id } = await build("Kohle", ["Geld"]);
    await desk.post(`/buero/suche/${id}`, { ...zaster, term: "Kohle", means: "Heizung", version: "1" }).expect(303);
    const stored = await house.database.db.searchSynonym.findUniqueOrThrow({ where: { id } });
    expect(stored).toMatchObject({ term: "Kohle", means: ["Heizung"], version: 2 });
    expect(await auditActionsFor(house, id)).toEqual(["search_word.changed"]);
  });

  it("refuses to overwrite what somebody else saved, and lays it beside what was typed", async () => {
    const { id } = await build("Kohle", ["Geld"]);
    await desk.post(`/buero/suche/${id}`, { ...zaster, term: "Kohle", means: "Heizung", version: "1" }).expect(303);
    const response = await desk.post(`/buero/suche/${id}`, { ...zaster, term: "Kohle", version: "1" }).expect(422);
    expect(comparedFields(response.text)).toEqual([
      { label: "Was es in den Einträgen heißt", stored: "Heizung", typed: "Geld Sozialleistungen" },
    ]);
  });

  it("removes it, and the search forgets it at once", async () => {
    await buildPlace(house.database.db, "Geldberatung");
    const { id } = await build("Kohle", ["Geld"]);
    expect((await found("Kohle")).hasLink("Geld beratung")).toBe(true);
    await desk.post(`/buero/suche/${id}/entfernen`, { version: "1" }).expect(303);
    expect((await found("Kohle")).hasLink("Geld beratung")).toBe(false);
    expect(await auditActionsFor(house, id)).toEqual(["search_word.removed"]);
  });

  it.each(["/buero/suche/nichts", "/buero/suche/00000000-0000-4000-8000-000000000000"])(
    "%s is no word",
    async (path) => {
      await desk.get(path).expect(404);
      await desk.post(path, { ...zaster, version: "1" }).expect(404);
      await desk.post(`${path}/entfernen`, { version: "1" }).expect(404);
    },
  );
});

describe("the list", () => {
  it("is narrowed by language and by a word on either side, and has pages", async () => {
    await build("Kohle", ["Geld"]);
    await build("kira", ["Miete"], "tr");
    await house.database.db.searchSynonym.createMany({
      data: Array.from({ length: 60 }, (_, number) => ({ term: `Wort ${String(number)}`, means: ["Haus"] })),
    });
    expect(readPage(await desk.get("/buero/suche?sprache=tr").expect(200)).hasLink("kira")).toBe(true);
    expect(readPage(await desk.get("/buero/suche?sprache=tr").expect(200)).hasLink("Kohle")).toBe(false);
    expect(readPage(await desk.get("/buero/suche?q=miet").expect(200)).hasLink("kira")).toBe(true);
    const first = readPage(await desk.get("/buero/suche").expect(200));
    expect(first.linkTo("weiter")).toBe("/buero/suche?seite=2");
    for (const odd of ["?seite=-1", "?seite=x", "?sprache=xx", `?q=${"x".repeat(3000)}`, "?q=a&q=b"])
      await desk.get(`/buero/suche${odd}`).expect(200);
    await desk.get("/buero/suche?q=%00").expect(400);
  });
});
