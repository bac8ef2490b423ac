import { auditActionsFor, openTestHouse, type Browser, type TestHouse } from "../../support/app.ts";
import { buildPlace, buildTerms, markPlace } from "../../support/factories/contactPoints.ts";
import { buildThemes } from "../../support/factories/themes.ts";
import { readPage } from "../../support/page.ts";

let house: TestHouse;
let coordinator: Browser;
let terms: Readonly<Record<string, string>>;
beforeAll(async () => {
  house = await openTestHouse();
});
beforeEach(async () => {
  await house.empty();
  house.cache.clear();
  terms = await buildTerms(db(), "concern", { wohnen: "Wohnen", geld: "Geld", arbeit: "Arbeit" });
  await buildTerms(db(), "target_group", { kinder: "Kinder" });
  coordinator = await house.as(await house.staff("coordinator"));
});
afterAll(() => house.close());

const db = () => house.database.db;
const LIST = "/buero/begriffe/anliegen";
const term = (more: object = {}) => ({
  name: "Gesundheit",
  nameEn: "",
  nameAr: "",
  position: "",
  version: "1",
  ...more,
});
const order = async () =>
  (await db().taxonomyTerm.findMany({ where: { taxonomy: { code: "concern" } }, orderBy: { position: "asc" } })).map(
    ({ name, position }) => `${String(position)} ${name}`,
  );
const shown = async (prefix = "") => readPage(await house.visitor().get(`${prefix}/anlaufstellen`).expect(200));

it("a new term comes last, stands in the filter in each language, and in the audit", async () => {
  const added = term({ nameEn: "Health", nameAr: "الصحة" });
  expect((await shown()).text).not.toContain("Gesundheit");
  await coordinator.post(`${LIST}/neu`, added).expect(303);
  expect(await order()).toEqual(["1 Wohnen", "2 Geld", "3 Arbeit", "4 Gesundheit"]);
  expect((await shown()).text).toContain("Gesundheit");
  expect((await shown("/en")).text).toContain("Health");
  expect((await shown("/ar")).text).toContain("الصحة");
  const stored = await db().taxonomyTerm.findFirstOrThrow({ where: { code: "gesundheit" } });
  expect(await auditActionsFor(house, stored.id)).toEqual(["vocabulary.added"]);
  const page = readPage(await coordinator.get(LIST).expect(200));
  expect(page.linkTo("Gesundheit")).toBe(`${LIST}/gesundheit`);
  expect(page.text).toContain("Englisch fehlt, Arabisch fehlt");
});

it("a term gets another name, another place, and loses a translation; its entries are found by the new name", async () => {
  const point = await buildPlace(db(), "Sprechstunde");
  await markPlace(db(), point, [terms["arbeit"] ?? ""]);
  const form = readPage(await coordinator.get(`${LIST}/arbeit`).expect(200));
  expect([form.value("name"), form.value("position")]).toEqual(["Arbeit", "3"]);
  const first = term({ name: "Jobsuche", nameEn: "Work", position: "1" });
  await coordinator.post(`${LIST}/arbeit`, first).expect(303);
  expect(await order()).toEqual(["1 Jobsuche", "2 Wohnen", "3 Geld"]);
  expect((await shown("/en")).text).toContain("Work");
  expect(readPage(await house.visitor().get("/suche?q=Jobsuche").expect(200)).hasLink("Sprechstunde")).toBe(true);
  expect((await shown()).text).toContain("Jobsuche (1)");

  await coordinator.post(`${LIST}/arbeit`, { ...first, nameEn: "", position: "99", version: "2" }).expect(303);
  expect(await order()).toEqual(["1 Wohnen", "2 Geld", "3 Jobsuche"]);
  expect((await shown("/en")).text).not.toContain("Work");
  expect(await auditActionsFor(house, terms["arbeit"] ?? "")).toEqual(["vocabulary.changed", "vocabulary.changed"]);
  const entry = await db().auditEntry.findFirstOrThrow({
    where: { action: "vocabulary.changed" },
    orderBy: { at: "asc" },
  });
  expect(entry.changes).toEqual([
    { field: "name", old: "Arbeit", new: "Jobsuche" },
    { field: "nameEn", old: null, new: "Work" },
    { field: "position", old: 3, new: 1 },
  ]);
  const log = await (await house.as(await house.staff("administrator"))).get("/buero/verwaltung/protokoll").expect(200);
  expect(readPage(log).text).toContain("Name auf Englisch");
});

it("a term that rests is in no filter and no form; entries keep it, and it comes back", async () => {
  const point = await buildPlace(db(), "Sprechstunde");
  await markPlace(db(), point, [terms["geld"] ?? ""]);
  const retire = (state: string) => coordinator.post(`${LIST}/geld/status`, { state });
  expect((await shown()).text).toContain("Geld (1)");
  await Promise.all([retire("retired").expect(303), retire("retired").expect(303)]);
  expect((await shown()).text).not.toContain("Geld (1)");
  expect(readPage(await coordinator.get(LIST).expect(200)).text).toContain("ruht");
  expect(await db().attribute.count({ where: { termId: terms["geld"] ?? "" } })).toBe(1);
  await retire("active").expect(303);
  expect((await shown()).text).toContain("Geld (1)");
  await retire("sideways").expect(422);
  expect(await auditActionsFor(house, terms["geld"] ?? "")).toEqual(["vocabulary.retired", "vocabulary.restored"]);
});

it("without a name, or with one that is there already, the form comes back with everything typed", async () => {
  const nameless = readPage(await coordinator.post(`${LIST}/neu`, term({ name: " ", nameEn: "Health" })).expect(422));
  expect(nameless.faults).toEqual(["Geben Sie dem Begriff einen Namen."]);
  expect(nameless.value("nameEn")).toBe("Health");
  const twin = readPage(await coordinator.post(`${LIST}/neu`, term({ name: "WOHNEN" })).expect(422));
  expect(twin.faults).toEqual(["Diesen Namen gibt es in dieser Liste schon."]);
  await coordinator.post(`${LIST}/wohnen`, term({ name: "Geld" })).expect(422);
  await coordinator.post(`${LIST}/wohnen`, term({ name: "wohnen" })).expect(303);
  await coordinator.post(`/buero/begriffe/zielgruppen/neu`, term({ name: "Wohnen" })).expect(303);
});

it("two coordinators change the same term: the second is told, and nothing of the first is lost", async () => {
  await coordinator.post(`${LIST}/geld`, term({ name: "Erste" })).expect(303);
  const page = readPage(await coordinator.post(`${LIST}/geld`, term({ name: "Zweite" })).expect(422));
  expect(page.faults[0]).toContain("Jemand anderes hat diesen Eintrag inzwischen geändert");
  expect(await order()).toContain("2 Erste");
});

it("four terms at once get four places", async () => {
  const posts = ["A", "B", "C", "D"].map((name) => coordinator.post(`${LIST}/neu`, term({ name, position: "1" })));
  expect((await Promise.all(posts)).map(({ status }) => status)).toEqual([303, 303, 303, 303]);
  expect((await order()).map((line) => line.split(" ")[0])).toEqual(["1", "2", "3", "4", "5", "6", "7"]);
});

it("who only reads the desk reads the lists; others and other lists are not there", async () => {
  await buildThemes(db());
  const viewer = await house.as(await house.staff("viewer"));
  const page = readPage(await viewer.get(LIST).expect(200));
  expect([page.hasLink("Neuer Begriff"), page.hasLink("Wohnen")]).toEqual([false, false]);
  expect(page.text).toContain("Wohnen");
  expect(readPage(await viewer.get("/buero/themen").expect(200)).linkTo("Zielgruppen")).toBe(
    "/buero/begriffe/zielgruppen",
  );
  await viewer.post(`${LIST}/neu`, term()).expect(403);
  await viewer.post(`${LIST}/geld/status`, { state: "retired" }).expect(403);
  await coordinator.get("/buero/begriffe/sprachen").expect(404);
  await coordinator.get(`${LIST}/kinder`).expect(404);
  await coordinator.post(`/buero/begriffe/zielgruppen/geld`, term()).expect(404);
});
