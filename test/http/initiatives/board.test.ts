import { auditActionsFor, openTestHouse, type Browser, type TestHouse } from "../../support/app.ts";
import { processorTime } from "../../support/processorTime.ts";
import { readBoard } from "../../support/boardForm.ts";
import { buildInitiative, themesIn } from "../../support/factories/initiatives.ts";
import { buildThemes } from "../../support/factories/themes.ts";
import { readPage } from "../../support/page.ts";

const BOARD = "/buero/initiativen/zuordnen";
const THEMES = { wohnen: "Immobilien und Wohnen", kreativ: "KreativQuartier", image: "Image" };

let house: TestHouse;
let ids: Readonly<Record<string, string>>;
beforeAll(async () => {
  house = await openTestHouse();
});
beforeEach(async () => {
  await house.empty();
  ids = await buildThemes(house.database.db, THEMES);
});
afterAll(() => house.close());

const theme = (code: string) => ids[code] ?? "";
const initiative = (name: string, ...codes: string[]) =>
  buildInitiative(house.database.db, { name, themes: codes.map(theme) });
const now = (id: string) => themesIn(house.database.db, id);
const coordinator = async () => house.as(await house.staff("coordinator"));
const open = async (browser: Browser, at = BOARD) => readBoard(await browser.get(at).expect(200));

describe("tiles one by one", () => {
  it("the first house becomes the main theme, others further ones; the next page says so and offers undo", async () => {
    const { id } = await initiative("Hofflohmärkte");
    const browser = await coordinator();
    const form = (await open(browser)).tick(id, "kreativ").tick(id, "image");
    await browser.post(BOARD, form.fields()).expect(303);
    expect(await now(id)).toBe("image!, kreativ");
    expect(readPage(await browser.get(BOARD)).text).toContain("2 Zuordnungen geändert, 14:10 Uhr. Rückgängig machen");
  });

  it("only differences are written: an untouched row keeps its links, and only the changed one is audited", async () => {
    const changed = await initiative("Parking Day", "wohnen");
    const untouched = await initiative("Schnurlos", "image", "kreativ");
    const links = await house.database.db.attribute.findMany({
      where: { linkId: untouched.id },
      orderBy: { id: "asc" },
    });
    const browser = await coordinator();
    await browser.post(BOARD, (await open(browser)).tick(changed.id, "image").fields()).expect(303);
    expect(
      await house.database.db.attribute.findMany({ where: { linkId: untouched.id }, orderBy: { id: "asc" } }),
    ).toEqual(links);
    expect(await auditActionsFor(house, changed.id)).toEqual(["initiative.themes_assigned"]);
    expect(await auditActionsFor(house, untouched.id)).toEqual([]);
  });

  it("unticking the last house leaves the initiative without a theme", async () => {
    const { id } = await initiative("089magazin", "image");
    const browser = await coordinator();
    await browser.post(BOARD, (await open(browser)).untick(id, "image").fields()).expect(303);
    expect(await now(id)).toBe("");
    expect(readPage(await browser.get(BOARD)).text).toContain("1 ohne Thema");
  });

  it("saving without a change writes nothing and says so", async () => {
    await initiative("Grüner Stern", "wohnen");
    const browser = await coordinator();
    await browser.post(BOARD, (await open(browser)).fields()).expect(303);
    expect(await house.database.db.attributeChange.count()).toBe(0);
    expect(readPage(await browser.get(BOARD)).text).toContain("Es gab nichts zu ändern.");
  });

  it("the same house ticked by two people at once is written once", async () => {
    const { id } = await initiative("Kunst vor Ort");
    const [anna, bert] = [await coordinator(), await coordinator()];
    const [first, second] = [await open(anna), await open(bert)];
    await anna.post(BOARD, first.tick(id, "kreativ").fields()).expect(303);
    await bert.post(BOARD, second.tick(id, "kreativ").fields()).expect(303);
    expect(await now(id)).toBe("kreativ!");
    expect(await house.database.db.attributeChange.count()).toBe(1);
  });
});

describe("several at once", () => {
  it("adds one theme to thirty initiatives, and one undo takes it back from all", async () => {
    const made = [];
    for (let number = 1; number <= 30; number += 1)
      made.push(await initiative(`Initiative ${String(number)}`, "wohnen"));
    const browser = await coordinator();
    const form = (await open(browser)).select(...made.map(({ id }) => id));
    await browser.post(BOARD, form.fields("hinzufuegen", "kreativ")).expect(303);
    for (const { id } of made) expect(await now(id)).toBe("kreativ, wohnen!");
    expect(await house.database.db.auditEntry.count({ where: { action: "initiative.themes_assigned" } })).toBe(30);
    await undoLast(browser).expect(303);
    for (const { id } of made) expect(await now(id)).toBe("wohnen!");
  });

  it("setting a main theme turns the old one into a further one", async () => {
    const { id } = await initiative("Creative Hub", "wohnen");
    const browser = await coordinator();
    await browser.post(BOARD, (await open(browser)).select(id).fields("hauptthema", "kreativ")).expect(303);
    expect(await now(id)).toBe("kreativ!, wohnen");
  });

  it("removes a theme from the selected ones only, and saves tapped houses along", async () => {
    const one = await initiative("Eins", "wohnen", "image");
    const two = await initiative("Zwei", "wohnen", "image");
    const browser = await coordinator();
    const form = (await open(browser)).select(one.id).tick(two.id, "kreativ");
    await browser.post(BOARD, form.fields("entfernen", "image")).expect(303);
    expect(await now(one.id)).toBe("wohnen!");
    expect(await now(two.id)).toBe("image, kreativ, wohnen!");
  });

  it("without a theme or a selection: 422, everything tapped is still there", async () => {
    const { id } = await initiative("Drei", "wohnen");
    const browser = await coordinator();
    const form = (await open(browser)).tick(id, "image");
    const noTheme = await browser.post(BOARD, form.select(id).fields("hinzufuegen")).expect(422);
    expect(readPage(noTheme).faults).toEqual(["Wählen Sie das Thema für die ausgewählten Initiativen."]);
    expect(readBoard(noTheme).isTicked(id, "image")).toBe(true);
    const none = await browser.post(BOARD, form.fields("hinzufuegen", "kreativ")).expect(422);
    expect(readPage(none).faults).toEqual(["Setzen Sie vor mindestens eine Initiative ein Häkchen."]);
    expect(await now(id)).toBe("wohnen!");
  });

  it("a resting theme keeps its links and is not given anew", async () => {
    const kept = await initiative("Vier", "image");
    const other = await initiative("Fünf", "wohnen");
    await house.database.db.taxonomyTerm.update({ where: { id: theme("image") }, data: { isActive: false } });
    const browser = await coordinator();
    const form = await open(browser);
    await browser.post(BOARD, form.tick(other.id, "image").tick(kept.id, "wohnen").fields()).expect(303);
    expect(await now(kept.id)).toBe("image!, wohnen");
    expect(await now(other.id)).toBe("wohnen!");
    expect(readPage(await browser.get(BOARD)).text).toContain("auch Image (ruht)");
  });
});

describe("two people at once", () => {
  it("the slower one is told which row changed, nothing of theirs is half-written, the rest stays typed", async () => {
    const contested = await initiative("Hofflohmärkte");
    const calm = await initiative("Parking Day");
    const [anna, bert] = [await coordinator(), await coordinator()];
    const [first, second] = [await open(anna), await open(bert)];
    await anna.post(BOARD, first.tick(contested.id, "kreativ").fields()).expect(303);
    const typed = second.tick(contested.id, "wohnen").tick(calm.id, "image");
    const refused = await bert.post(BOARD, typed.fields()).expect(422);
    expect(readPage(refused).faults).toEqual(["Hofflohmärkte"]);
    expect(readPage(refused).text).toContain("inzwischen geändert, jetzt: KreativQuartier, Hauptthema");
    expect([await now(contested.id), await now(calm.id)]).toEqual(["kreativ!", ""]);
    const again = readBoard(refused);
    expect(again.isTicked(calm.id, "image")).toBe(true);
    await bert.post(BOARD, again.fields()).expect(303);
    expect([await now(contested.id), await now(calm.id)]).toEqual(["kreativ!", "image!"]);
  });

  it("different further themes of one initiative: both are kept", async () => {
    const { id } = await initiative("Grüner Stern", "wohnen");
    const [anna, bert] = [await coordinator(), await coordinator()];
    const [first, second] = [await open(anna), await open(bert)];
    await anna.post(BOARD, first.tick(id, "kreativ").fields()).expect(303);
    await bert.post(BOARD, second.tick(id, "image").fields()).expect(303);
    expect(await now(id)).toBe("image, kreativ, wohnen!");
  });

  it("ten at once give one initiative a main theme: one wins, the others are told, there is exactly one", async () => {
    const { id } = await initiative("Roter Stern");
    const browsers = await Promise.all(Array.from({ length: 10 }, coordinator));
    const codes = Object.keys(THEMES);
    const sent = await Promise.all(
      browsers.map((browser, at) => {
        const code = codes[at % codes.length] ?? "";
        return browser.post(`/buero/initiativen/roter-stern/themen`, { vorher: id, thema: code, haupt: code });
      }),
    );
    const mains = await house.database.db.attribute.count({ where: { linkId: id, isMain: true } });
    expect(mains).toBe(1);
    expect(await house.database.db.attribute.count({ where: { linkId: id } })).toBe(1);
    expect(await house.database.db.attributeChange.count()).toBe(1);
    // whoever wanted the theme that won finds it done already
    expect(sent.filter(({ status }) => status === 422).length).toBeGreaterThanOrEqual(6);
    expect(sent.every(({ status }) => status === 422 || status === 303)).toBe(true);
  });
});

it("sixty initiatives: forty on a page, the rest on the next, shown in under 100 ms", async () => {
  for (let number = 1; number <= 60; number += 1) await initiative(`Gruppe ${String(number)}`, "wohnen", "kreativ");
  const browser = await coordinator();
  expect(await processorTime(5, () => browser.get(BOARD).expect(200))).toBeLessThan(100);
  expect((await open(browser)).rows).toHaveLength(40);
  expect((await open(browser, `${BOARD}?seite=2`)).rows).toHaveLength(20);
  expect((await open(browser, `${BOARD}?seite=x&ohne=y`)).rows).toHaveLength(40);
});

it("filtered by 'ohne Thema' only those that wait are shown, the longest waiting first", async () => {
  await initiative("Zugeordnet", "wohnen");
  const late = await buildInitiative(house.database.db, {
    name: "Am neuesten",
    createdAt: new Date("2026-11-27T08:00:00Z"),
  });
  const early = await buildInitiative(house.database.db, {
    name: "Zuerst da",
    createdAt: new Date("2026-11-15T08:00:00Z"),
  });
  const browser = await coordinator();
  expect((await open(browser, `${BOARD}?ohne=thema`)).rows).toEqual([early.id, late.id]);
  expect(readPage(await browser.get(BOARD)).text).toContain("seit 12 Tagen ohne Thema");
});

function undoLast(browser: Browser) {
  return {
    expect: async (status: number) => {
      const page = await browser.get(BOARD).expect(200);
      const id = /name="aenderung" value="([^"]*)"/u.exec(page.text)?.[1] ?? "";
      return browser.post(`${BOARD}/rueckgaengig`, { aenderung: id }).expect(status);
    },
  };
}
