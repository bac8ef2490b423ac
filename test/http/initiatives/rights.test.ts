import { openTestHouse, type Browser, type TestHouse } from "../../support/app.ts";
import { readBoard } from "../../support/boardForm.ts";
import { buildInitiative, themesIn } from "../../support/factories/initiatives.ts";
import { buildThemes } from "../../support/factories/themes.ts";
import { readPage } from "../../support/page.ts";

const BOARD = "/buero/initiativen/zuordnen";

let house: TestHouse;
let ids: Readonly<Record<string, string>>;
let lead: Browser;
beforeAll(async () => {
  house = await openTestHouse();
});
beforeEach(async () => {
  await house.empty();
  ids = await buildThemes(house.database.db, { wohnen: "Wohnen", kreativ: "KreativQuartier", image: "Image" });
  lead = await house.as(await house.staff("theme_lead", { scopeType: "theme", scopeId: ids["kreativ"] ?? "" }));
});
afterAll(() => house.close());

const initiative = (name: string, ...codes: string[]) =>
  buildInitiative(house.database.db, { name, themes: codes.map((code) => ids[code] ?? "") });
const now = (id: string) => themesIn(house.database.db, id);
const open = async (browser: Browser) => readBoard(await browser.get(BOARD).expect(200));

describe("a theme lead", () => {
  it("adds and removes the own theme", async () => {
    const { id } = await initiative("Eins", "wohnen");
    await lead.post(BOARD, (await open(lead)).tick(id, "kreativ").fields()).expect(303);
    expect(await now(id)).toBe("kreativ, wohnen!");
    await lead.post(BOARD, (await open(lead)).untick(id, "kreativ").fields()).expect(303);
    expect(await now(id)).toBe("wohnen!");
  });

  it("makes the own theme the main one where there was none", async () => {
    const { id } = await initiative("Zwei");
    await lead.post(BOARD, (await open(lead)).tick(id, "kreativ").fields()).expect(303);
    expect(await now(id)).toBe("kreativ!");
  });

  it("cannot tick another theme, however the form is bent", async () => {
    const { id } = await initiative("Drei", "image");
    const form = await open(lead);
    await lead.post(BOARD, form.tick(id, "wohnen").fields()).expect(303);
    await lead.post(BOARD, form.select(id).fields("hinzufuegen", "wohnen")).expect(422);
    await lead.post(BOARD, { ...form.tick(id, "kreativ").fields(), vorher: [`${id} image! wohnen`] }).expect(303);
    expect(await now(id)).toBe("image!, kreativ");
  });

  it("cannot push another theme from its place as the main one", async () => {
    const { id } = await initiative("Vier", "wohnen");
    const answer = await lead.post(BOARD, (await open(lead)).select(id).fields("hauptthema", "kreativ")).expect(422);
    expect(readPage(answer).faults[0]).toContain("Sie können nur Ihr eigenes Thema zuordnen.");
    expect(await now(id)).toBe("wohnen!");
  });

  it("does not see drafts of other themes and cannot assign them", async () => {
    const draft = await buildInitiative(house.database.db, { name: "Entwurf", state: "draft" });
    expect((await open(lead)).rows).toEqual([]);
    await lead.post(BOARD, { vorher: [draft.id], haus: [`${draft.id} kreativ`], tun: "speichern" }).expect(404);
    await lead.post(`/buero/initiativen/entwurf/themen`, { vorher: draft.id, thema: "kreativ" }).expect(404);
    expect(await now(draft.id)).toBe("");
  });
});

describe("on the board", () => {
  it("a viewer sees the houses and cannot change them", async () => {
    const { id } = await initiative("Eins", "wohnen");
    const viewer = await house.as(await house.staff("viewer"));
    const page = readPage(await viewer.get(BOARD).expect(200));
    expect(page.text).toContain("Sie können das Brett lesen, aber nichts ändern.");
    expect(page.text).not.toContain("Zuordnung speichern");
    await viewer.post(BOARD, { vorher: [id], haus: [`${id} kreativ`] }).expect(403);
    await viewer.post(`${BOARD}/rueckgaengig`, { aenderung: id }).expect(403);
  });

  it("an editor and a jury member have no board", async () => {
    const { id } = await initiative("Eins");
    const editor = await house.as(await house.staff("editor", { scopeType: "organization", scopeId: id }));
    await editor.get(BOARD).expect(403);
    await (await house.as(await house.staff("jury"))).get(BOARD).expect(403);
    await house.visitor().get(BOARD).expect(303);
  });

  it("archived initiatives and plain organisations are not assigned", async () => {
    const archived = await buildInitiative(house.database.db, { name: "Archiv", state: "archived" });
    const office = await house.database.db.organization.create({
      data: { slug: "amt", name: "Amt", sortKey: "amt" },
      select: { id: true },
    });
    const browser = await house.as(await house.staff("coordinator"));
    for (const { id } of [archived, office])
      await browser.post(BOARD, { vorher: [id], haus: [`${id} kreativ`], tun: "speichern" }).expect(404);
  });

  it("a form that is not ours is refused without a trace", async () => {
    const { id } = await initiative("Eins");
    const browser = await house.as(await house.staff("coordinator"));
    await browser.post(BOARD, { vorher: ["' OR 1=1"], haus: [] }).expect(422);
    await browser.post(BOARD, { vorher: [id], haus: [`${id} kreativ`], fremd: "1" }).expect(422);
    expect(await now(id)).toBe("");
    expect(await house.database.db.attributeChange.count()).toBe(0);
  });
});
