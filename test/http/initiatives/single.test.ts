import { auditActionsFor, openTestHouse, type Browser, type TestHouse } from "../../support/app.ts";
import { buildInitiative, themesIn } from "../../support/factories/initiatives.ts";
import { buildThemes } from "../../support/factories/themes.ts";
import { readPage } from "../../support/page.ts";

let house: TestHouse;
let ids: Readonly<Record<string, string>>;
let browser: Browser;
beforeAll(async () => {
  house = await openTestHouse();
});
beforeEach(async () => {
  await house.empty();
  ids = await buildThemes(house.database.db, { wohnen: "Wohnen", kreativ: "KreativQuartier", image: "Image" });
  browser = await house.as(await house.staff("coordinator"));
});
afterAll(() => house.close());

const initiative = (name: string, ...codes: string[]) =>
  buildInitiative(house.database.db, { name, themes: codes.map((code) => ids[code] ?? "") });
const now = (id: string) => themesIn(house.database.db, id);
const at = (slug: string) => `/buero/initiativen/${slug}/themen`;

it("one main theme and further ones; then on to the next that waits, with undo offered there", async () => {
  const { id, slug } = await initiative("Alpha");
  await initiative("Beta", "wohnen");
  await initiative("Gamma");
  const page = readPage(await browser.get(at(slug)).expect(200));
  expect(page.text).toContain("1 von 3, noch 2 ohne Thema");
  const fields = { vorher: page.value("vorher") ?? "", thema: ["wohnen", "image"], haupt: "image" };
  const answer = await browser.post(at(slug), fields).expect(303);
  expect(answer.headers["location"]).toBe(at("gamma"));
  expect(await now(id)).toBe("image!, wohnen");
  expect(await auditActionsFor(house, id)).toEqual(["initiative.themes_assigned"]);
  expect(readPage(await browser.get(at("gamma"))).text).toContain("Rückgängig machen");
});

it("another main theme: the old one stays as a further one", async () => {
  const { id, slug } = await initiative("Alpha", "wohnen");
  const fields = { vorher: `${id} wohnen!`, thema: "wohnen", haupt: "kreativ" };
  await browser.post(at(slug), fields).expect(303);
  expect(await now(id)).toBe("kreativ!, wohnen");
});

it("the main theme unticked: it goes, although its radio button still stands on it", async () => {
  const { id, slug } = await initiative("Alpha", "wohnen", "image");
  await browser.post(at(slug), { vorher: `${id} wohnen! image`, thema: "image", haupt: "wohnen" }).expect(303);
  expect(await now(id)).toBe("image");
});

it("no main theme, if that is what is wanted", async () => {
  const { id, slug } = await initiative("Alpha", "wohnen");
  await browser.post(at(slug), { vorher: `${id} wohnen!`, thema: "wohnen", haupt: "-" }).expect(303);
  expect(await now(id)).toBe("wohnen");
});

it("somebody was faster: the present state is told, the own choice still stands there, saving again works", async () => {
  const { id, slug } = await initiative("Alpha");
  await browser.post(at(slug), { vorher: id, thema: "kreativ", haupt: "kreativ" }).expect(303);
  const answer = await browser.post(at(slug), { vorher: id, thema: "image", haupt: "image" }).expect(422);
  const page = readPage(answer);
  expect(page.faults[0]).toContain("Andere haben diese Initiative inzwischen zugeordnet.");
  expect(page.text).toContain("inzwischen geändert, jetzt: KreativQuartier, Hauptthema");
  expect(page.value("vorher")).toBe(`${id} kreativ!`);
  expect(answer.text).toMatch(/name="thema" value="image" checked/u);
  await browser.post(at(slug), { vorher: `${id} kreativ!`, thema: "image", haupt: "image" }).expect(303);
  expect(await now(id)).toBe("image!");
});

it("a resting theme can be taken off, and is not offered to others", async () => {
  const kept = await initiative("Alpha", "image", "wohnen");
  const other = await initiative("Beta", "wohnen");
  await house.database.db.taxonomyTerm.update({ where: { id: ids["image"] ?? "" }, data: { isActive: false } });
  expect((await browser.get(at(kept.slug))).text).toContain("Image (ruht)");
  expect((await browser.get(at(other.slug))).text).not.toContain("Image (ruht)");
  await browser.post(at(kept.slug), { vorher: `${kept.id} image! wohnen`, thema: "wohnen" }).expect(303);
  await browser.post(at(other.slug), { vorher: `${other.id} wohnen!`, thema: ["wohnen", "image"] }).expect(303);
  expect([await now(kept.id), await now(other.id)]).toEqual(["wohnen", "wohnen!"]);
  const bent = { vorher: `${other.id} wohnen! image`, thema: ["wohnen", "image"], haupt: "image" };
  await browser.post(at(other.slug), bent).expect(422);
  expect(await now(other.id)).toBe("wohnen!");
});

it("a form of another initiative is refused", async () => {
  const one = await initiative("Alpha");
  const two = await initiative("Beta");
  await browser.post(at(one.slug), { vorher: two.id, thema: "wohnen" }).expect(422);
  expect(await now(two.id)).toBe("");
});

it("walks by name: back, ahead, and on to the next that waits, from the beginning again behind the last", async () => {
  await initiative("Alpha");
  await initiative("Beta", "wohnen");
  await initiative("Gamma");
  const archived = await initiative("Delta");
  await house.database.db.organization.update({ where: { id: archived.id }, data: { state: "archived" } });
  await initiative("Omega", "image");
  const links = async (slug: string) => {
    const page = readPage(await browser.get(at(slug)).expect(200));
    const [place = ""] = /\d+ von \d+/u.exec(page.text) ?? [];
    const paged = ["zurück", "weiter"].map((label) => page.linkTo(label));
    return [place, page.linkTo("Überspringen"), ...paged];
  };
  expect(await links("alpha")).toEqual(["1 von 4", at("gamma"), null, at("beta")]);
  expect(await links("beta")).toEqual(["2 von 4", at("gamma"), at("alpha"), at("gamma")]);
  expect(await links("omega")).toEqual(["4 von 4", at("alpha"), at("gamma"), null]);
  await browser.get(at(archived.slug)).expect(404);
});

it("with everything assigned it goes on by name, and from the last back to the board", async () => {
  await initiative("Alpha", "wohnen");
  await initiative("Beta", "wohnen");
  expect(readPage(await browser.get(at("alpha"))).linkTo("Überspringen")).toBe(at("beta"));
  expect(readPage(await browser.get(at("beta"))).linkTo("Überspringen")).toBe("/buero/initiativen/zuordnen");
});

it("reaches the last of more than a thousand", async () => {
  const names = Array.from({ length: 1005 }, (_, number) => `gruppe-${String(number).padStart(4, "0")}`);
  await house.database.db.organization.createMany({
    data: names.map((name) => ({ name, slug: name, sortKey: name, isInitiative: true, state: "published" })),
  });
  const page = readPage(await browser.get(at("gruppe-1004")).expect(200));
  expect(page.text).toContain("1.005 von 1.005, noch 1005 ohne Thema");
  expect(page.linkTo("Überspringen")).toBe(at("gruppe-0000"));
}, 20_000);
