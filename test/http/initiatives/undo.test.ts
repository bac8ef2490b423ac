import { auditActionsFor, openTestHouse, type Browser, type TestHouse } from "../../support/app.ts";
import { readBoard } from "../../support/boardForm.ts";
import { buildInitiative, themesIn } from "../../support/factories/initiatives.ts";
import { buildThemes } from "../../support/factories/themes.ts";
import { readPage } from "../../support/page.ts";

const BOARD = "/buero/initiativen/zuordnen";
const UNDO = `${BOARD}/rueckgaengig`;

let house: TestHouse;
let ids: Readonly<Record<string, string>>;
beforeAll(async () => {
  house = await openTestHouse();
});
beforeEach(async () => {
  await house.empty();
  ids = await buildThemes(house.database.db, { wohnen: "Wohnen", kreativ: "KreativQuartier", image: "Image" });
});
afterAll(() => house.close());

const initiative = (name: string, ...codes: string[]) =>
  buildInitiative(house.database.db, { name, themes: codes.map((code) => ids[code] ?? "") });
const now = (id: string) => themesIn(house.database.db, id);
const coordinator = async () => house.as(await house.staff("coordinator"));

/** Ticks houses, saves, and returns what the undo button would send. */
async function assign(
  browser: Browser,
  ...ticks: readonly (readonly [string, string])[]
): Promise<{ aenderung: string }> {
  const form = ticks.reduce((typed, [id, code]) => typed.tick(id, code), readBoard(await browser.get(BOARD)));
  await browser.post(BOARD, form.fields()).expect(303);
  const page = await browser.get(BOARD).expect(200);
  return { aenderung: /name="aenderung" value="([^"]*)"/u.exec(page.text)?.[1] ?? "" };
}

it("undo restores what was before, is audited, and the next page says so", async () => {
  const { id } = await initiative("Hofflohmärkte", "wohnen");
  const browser = await coordinator();
  const undo = await assign(browser, [id, "kreativ"], [id, "image"]);
  await browser.post(UNDO, undo).expect(303);
  expect(await now(id)).toBe("wohnen!");
  expect(await auditActionsFor(house, id)).toEqual(["initiative.themes_assigned", "initiative.themes_restored"]);
  const page = readPage(await browser.get(BOARD));
  expect(page.text).toContain("2 Zuordnungen sind wieder wie vorher.");
  expect(page.text).not.toContain("Rückgängig machen");
});

it("a main theme comes back as the main theme", async () => {
  const { id } = await initiative("Creative Hub", "wohnen");
  const browser = await coordinator();
  const form = readBoard(await browser.get(BOARD)).select(id);
  await browser.post(BOARD, form.fields("hauptthema", "kreativ")).expect(303);
  expect(await now(id)).toBe("kreativ!, wohnen");
  const aenderung = /name="aenderung" value="([^"]*)"/u.exec((await browser.get(BOARD)).text)?.[1] ?? "";
  await browser.post(UNDO, { aenderung }).expect(303);
  expect(await now(id)).toBe("wohnen!");
});

it("what others changed since stays, and is named", async () => {
  const one = await initiative("Parking Day");
  const two = await initiative("Schnurlos");
  const [anna, bert] = [await coordinator(), await coordinator()];
  const undo = await assign(anna, [one.id, "kreativ"], [two.id, "kreativ"]);
  await bert
    .post(
      BOARD,
      readBoard(await bert.get(BOARD))
        .select(one.id)
        .fields("hauptthema", "wohnen"),
    )
    .expect(303);
  await anna.post(UNDO, undo).expect(303);
  expect([await now(one.id), await now(two.id)]).toEqual(["kreativ, wohnen!", ""]);
  const page = readPage(await anna.get(BOARD));
  expect(page.text).toContain("Eine Zuordnung ist wieder wie vorher.");
  expect(page.text).toContain("Parking Day: KreativQuartier");
});

it("everything was changed by others: nothing happens, and it is said", async () => {
  const { id } = await initiative("089magazin");
  const [anna, bert] = [await coordinator(), await coordinator()];
  const undo = await assign(anna, [id, "image"]);
  await bert
    .post(
      BOARD,
      readBoard(await bert.get(BOARD))
        .untick(id, "image")
        .fields(),
    )
    .expect(303);
  const page = readPage(await anna.post(UNDO, undo).expect(422));
  expect(page.faults[0]).toContain("Andere haben diese Zuordnungen inzwischen geändert.");
  expect(await now(id)).toBe("");
});

it("nobody undoes somebody else's assignment: it answers like one that does not exist", async () => {
  const { id } = await initiative("Kunst vor Ort");
  const [anna, bert] = [await coordinator(), await coordinator()];
  const undo = await assign(anna, [id, "kreativ"]);
  await bert.post(UNDO, undo).expect(404);
  await bert.post(UNDO, { aenderung: "keine-nummer" }).expect(404);
  await bert.post(UNDO, { aenderung: "018f2f5e-0000-7000-8000-000000000000" }).expect(404);
  expect(await now(id)).toBe("kreativ!");
  expect(readPage(await bert.get(BOARD)).text).not.toContain("Rückgängig machen");
});

it("a second undo is refused kindly, one after 30 minutes too", async () => {
  const { id } = await initiative("Roter Stern");
  const browser = await coordinator();
  const first = await assign(browser, [id, "kreativ"]);
  await browser.post(UNDO, first).expect(303);
  expect(readPage(await browser.post(UNDO, first).expect(422)).faults[0]).toContain("schon rückgängig gemacht");
  const second = await assign(browser, [id, "image"]);
  house.clock.now = new Date(house.clock.now.getTime() + 29 * 60_000);
  await browser.get(BOARD).expect(200);
  house.clock.now = new Date(house.clock.now.getTime() + 2 * 60_000);
  expect(readPage(await browser.get(BOARD)).text).not.toContain("Rückgängig machen");
  expect(readPage(await browser.post(UNDO, second).expect(422)).faults[0]).toContain("länger als 30 Minuten her");
  expect(await now(id)).toBe("image!");
});

it("two presses at once undo once", async () => {
  const { id } = await initiative("Grüner Stern");
  const browser = await coordinator();
  const undo = await assign(browser, [id, "wohnen"]);
  const sent = await Promise.all([browser.post(UNDO, undo), browser.post(UNDO, undo)]);
  expect(sent.map(({ status }) => status).sort()).toEqual([303, 422]);
  expect(await now(id)).toBe("");
});
