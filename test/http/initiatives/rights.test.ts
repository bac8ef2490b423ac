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

describe("a theme somebody else gave", () => {
  const FIELDS = {
    name: "Neu",
    description: "",
    goal: "",
    since: "",
    howToJoin: "",
    meetingSchedule: "",
    email: "",
    website: "",
    state: "published",
    version: "1",
  };
  const desk = (slug: string) => `/buero/initiativen/${slug}`;
  const date = (organizationId: string) => ({
    ...{ title: "Fest", description: "", organizationId, startsOn: "2026-12-05", startsAt: "15:00", endsOn: "" },
    ...{ endsAt: "", locationText: "", accessText: "", isFree: "ja", cost: "", source: "", state: "published" },
    version: "1",
  });
  const withContact = async (id: string, isPublic: boolean) => {
    await house.database.db.contact.create({
      data: { organizationId: id, name: "Vertrauliche Person", email: "vertraulich@example.org", isPublic },
    });
  };

  it("opens the form and the dates to its lead; a theme they put on themselves opens nothing", async () => {
    const given = await initiative("Gegeben", "kreativ");
    const taken = await initiative("Genommen", "wohnen");
    const alone = await initiative("Allein");
    await withContact(taken.id, false);
    const form = await open(lead);
    await lead.post(BOARD, form.tick(taken.id, "kreativ").tick(alone.id, "kreativ").fields()).expect(303);
    expect([await now(taken.id), await now(alone.id)]).toEqual(["kreativ, wohnen!", "kreativ!"]);
    for (const { id, slug } of [taken, alone]) {
      await lead.get(desk(slug)).expect(404);
      await lead.post(desk(slug), FIELDS).expect(404);
      await lead.post(`${desk(slug)}/status`, { state: "archived" }).expect(404);
      await lead.post("/buero/termine/neu", date(id)).expect(422);
    }
    const list = readPage(await lead.get("/buero/initiativen").expect(200)).text;
    expect([list.includes("Gegeben"), list.includes("Genommen")]).toEqual([true, false]);
    await lead.get(desk(given.slug)).expect(200);
    await lead.post("/buero/termine/neu", date(given.id)).expect(303);
  });

  it("given by one lead of a theme opens nothing to the other leads of that theme, only the coordination's word does", async () => {
    const taken = await initiative("Genommen", "wohnen");
    const scope = { scopeType: "theme", scopeId: ids["kreativ"] ?? "" } as const;
    const second = await house.as(await house.staff("theme_lead", scope));
    await second.post(BOARD, (await open(second)).tick(taken.id, "kreativ").fields()).expect(303);
    expect(await now(taken.id)).toBe("kreativ, wohnen!");
    for (const browser of [lead, second]) {
      await browser.get(desk(taken.slug)).expect(404);
      await browser.post("/buero/termine/neu", date(taken.id)).expect(422);
      expect(readPage(await browser.get("/buero/initiativen").expect(200)).text).not.toContain("Genommen");
    }
    const { id: dateId } = await house.database.db.event.create({
      data: { slug: "fest", title: "Fest", startsAt: new Date("2026-12-05T14:00:00Z"), organizationId: taken.id },
      select: { id: true },
    });
    await lead.get(`/buero/termine/${dateId}`).expect(404);
    await house.database.db.attribute.deleteMany({ where: { linkId: taken.id, termId: scope.scopeId } });
    const coordinator = await house.as(await house.staff("coordinator"));
    await coordinator.post(BOARD, (await open(coordinator)).tick(taken.id, "kreativ").fields()).expect(303);
    await lead.get(desk(taken.slug)).expect(200);
    await lead.get(`/buero/termine/${dateId}`).expect(200);
  });

  it("stays another's word when its lead makes it the main one, and when the coordination gives it", async () => {
    const { id, slug } = await initiative("Eins", "kreativ");
    const main = { linkType: "organization", linkId: id } as const;
    await house.database.db.attribute.updateMany({ where: main, data: { isMain: false } });
    await lead.post(BOARD, (await open(lead)).select(id).fields("hauptthema", "kreativ")).expect(303);
    expect(await now(id)).toBe("kreativ!");
    await lead.get(desk(slug)).expect(200);
    const other = await initiative("Zwei");
    const coordinator = await house.as(await house.staff("coordinator"));
    await coordinator.post(BOARD, (await open(coordinator)).tick(other.id, "kreativ").fields()).expect(303);
    await lead.get(desk(other.slug)).expect(200);
  });

  it("shows its lead no private contact, and leaves that contact as it is; archiving is not theirs", async () => {
    const { id, slug } = await initiative("Gegeben", "kreativ");
    await withContact(id, false);
    const page = await lead.get(desk(slug)).expect(200);
    expect(page.text).not.toMatch(/ertraulich|contactEmail/u);
    expect(page.text).not.toContain(`${desk(slug)}/status`);
    await lead.post(desk(slug), { ...FIELDS, contactName: "Fremd", contactIsPublic: "ja" }).expect(303);
    expect(await house.database.db.contact.findFirstOrThrow()).toMatchObject({
      name: "Vertrauliche Person",
      email: "vertraulich@example.org",
      isPublic: false,
    });
    await lead.post(`${desk(slug)}/status`, { state: "archived" }).expect(403);
    const editor = await house.as(await house.staff("editor", { scopeType: "organization", scopeId: id }));
    for (const browser of [editor, await house.as(await house.staff("coordinator"))])
      expect((await browser.get(desk(slug)).expect(200)).text).toContain("vertraulich@example.org");
    await house.database.db.contact.updateMany({ data: { isPublic: true } });
    expect((await lead.get(desk(slug)).expect(200)).text).toContain("vertraulich@example.org");
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
