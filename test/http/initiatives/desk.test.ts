import { addAnyway } from "../../support/addAnyway.ts";
import { auditActionsFor, openTestHouse, type TestHouse } from "../../support/app.ts";
import { buildInitiative } from "../../support/factories/initiatives.ts";
import { buildThemes } from "../../support/factories/themes.ts";
import { readPage } from "../../support/page.ts";

const DESK = "/buero/initiativen";

let house: TestHouse;
let ids: Readonly<Record<string, string>>;
beforeAll(async () => {
  house = await openTestHouse();
});
beforeEach(async () => {
  await house.empty();
  ids = await buildThemes(house.database.db, { wohnen: "Wohnen", kreativ: "KreativQuartier" });
});
afterAll(() => house.close());

const filled = {
  name: "Lesekreis Bodelschwinghplatz",
  description: "Wir lesen zusammen.",
  goal: "Bücher teilen",
  since: "2024",
  howToJoin: "Einfach kommen.",
  meetingSchedule: "dienstags, 19 Uhr",
  email: "lesekreis@example.org",
  website: "lesekreis.example.org",
  contactName: "Beispiel Person",
  contactEmail: "person@example.org",
  contactPhone: "02331 123456",
  state: "published",
  version: "1",
};
const initiative = (name: string, ...codes: string[]) =>
  buildInitiative(house.database.db, { name, themes: codes.map((code) => ids[code] ?? "") });
const byId = (id: string) => house.database.db.organization.findUniqueOrThrow({ where: { id } });
const coordinator = async () => house.as(await house.staff("coordinator"));
const leadOf = async (code: string) =>
  house.as(await house.staff("theme_lead", { scopeType: "theme", scopeId: ids[code] ?? "" }));
const editorOf = async (id: string) =>
  house.as(await house.staff("editor", { scopeType: "organization", scopeId: id }));

describe("adding", () => {
  it("the coordinator adds an initiative, is led to its themes, and the public reads it", async () => {
    const browser = await coordinator();
    const answer = await browser.post(`${DESK}/neu`, filled).expect(303);
    expect(answer.headers["location"]).toBe(`${DESK}/lesekreis-bodelschwinghplatz/themen`);
    const page = readPage(await house.visitor().get("/initiativen/lesekreis-bodelschwinghplatz").expect(200));
    expect(page.text).toContain("dienstags, 19 Uhr");
    expect(page.linkTo("lesekreis@example.org")).toBe("mailto:lesekreis@example.org");
  });

  it("is audited without the contact person's data", async () => {
    await (await coordinator()).post(`${DESK}/neu`, filled).expect(303);
    const entry = await house.database.db.auditEntry.findFirstOrThrow({ where: { action: "initiative.added" } });
    expect(JSON.stringify(entry.changes)).toContain("contactName");
    expect(JSON.stringify(entry.changes)).not.toMatch(/Beispiel Person|person@example|02331/u);
  });

  it("without a name and with a broken address: 422, everything typed kept, nothing stored", async () => {
    const answer = await (await coordinator()).post(`${DESK}/neu`, { ...filled, name: " ", email: "a@b" }).expect(422);
    const page = readPage(answer);
    expect(page.faults).toHaveLength(2);
    expect(page.value("goal")).toBe("Bücher teilen");
    expect(page.value("email")).toBe("a@b");
    expect(await house.database.db.organization.count()).toBe(0);
  });

  it("names that are taken or belong to the desk's own addresses get an address of their own", async () => {
    const browser = await coordinator();
    await browser.post(`${DESK}/neu`, { ...filled, name: "Neu" }).expect(303);
    for (const name of ["Lesekreis", "Lesekreis"]) await addAnyway(browser, `${DESK}/neu`, { ...filled, name });
    const slugs = await house.database.db.organization.findMany({ select: { slug: true }, orderBy: { slug: "asc" } });
    expect(slugs.map(({ slug }) => slug)).toEqual(["lesekreis", "lesekreis-2", "neu-2"]);
  });

  it("nobody but the coordination adds one", async () => {
    const { id } = await initiative("Vorhanden");
    for (const browser of [await leadOf("kreativ"), await editorOf(id), await house.as(await house.staff("viewer"))])
      await browser.post(`${DESK}/neu`, filled).expect(403);
    await house.visitor().post(`${DESK}/neu`, filled).expect(401);
  });
});

describe("changing", () => {
  it("stores what changed, with an audit entry", async () => {
    const { id, slug } = await initiative("Lesekreis");
    await (await coordinator()).post(`${DESK}/${slug}`, { ...filled, state: "needs_check" }).expect(303);
    expect((await byId(id)).state).toBe("needs_check");
    expect(await auditActionsFor(house, id)).toEqual(["initiative.changed"]);
    expect(readPage(await house.visitor().get(`/initiativen/${slug}`)).text).toContain("Wir prüfen gerade");
  });

  it("two people change the same one: the second is told and loses nothing typed", async () => {
    const { id, slug } = await initiative("Lesekreis");
    const browser = await coordinator();
    await browser.post(`${DESK}/${slug}`, filled).expect(303);
    const page = readPage(await browser.post(`${DESK}/${slug}`, { ...filled, goal: "Anderes Ziel" }).expect(422));
    expect(page.faults[0]).toContain("Jemand anderes hat diesen Eintrag inzwischen geändert");
    expect(page.value("goal")).toBe("Anderes Ziel");
    expect((await byId(id)).version).toBe(2);
  });

  it("a contact person is public only with their consent", async () => {
    const { slug } = await initiative("Lesekreis");
    const browser = await coordinator();
    await browser.post(`${DESK}/${slug}`, filled).expect(303);
    const hidden = await house.visitor().get(`/initiativen/${slug}`);
    expect(hidden.text).not.toMatch(/Beispiel Person|person@example|331123456/u);
    await browser.post(`${DESK}/${slug}`, { ...filled, contactIsPublic: "ja", version: "2" }).expect(303);
    house.cache.clear();
    expect((await house.visitor().get(`/initiativen/${slug}`)).text).toContain("person@example.org");
  });

  it("an editor changes the own organisation and its groups; foreign ones answer 404 like missing ones", async () => {
    const own = await initiative("Eigene");
    const child = await buildInitiative(house.database.db, { name: "Untergruppe", parentId: own.id });
    const foreign = await initiative("Fremde");
    const browser = await editorOf(own.id);
    await browser.post(`${DESK}/${own.slug}`, { ...filled, state: "draft" }).expect(303);
    await browser.post(`${DESK}/${child.slug}`, { ...filled, name: "Untergruppe" }).expect(303);
    expect((await byId(own.id)).state).toBe("published");
    await browser.get(`${DESK}/${foreign.slug}`).expect(404);
    await browser.post(`${DESK}/${foreign.slug}`, filled).expect(404);
    await browser.post(`${DESK}/${foreign.slug}/status`, { state: "archived" }).expect(404);
    await browser.get(`${DESK}/gibt-es-nicht`).expect(404);
    await browser.get(`${DESK}/${own.slug}/themen`).expect(403);
    const list = readPage(await browser.get(DESK).expect(200));
    expect(list.text).toContain("Untergruppe");
    expect(list.text).not.toContain("Fremde");
  });

  it("a theme lead changes the initiatives of the own theme only", async () => {
    const own = await initiative("Eigene", "wohnen", "kreativ");
    const foreign = await initiative("Fremde", "wohnen");
    const browser = await leadOf("kreativ");
    await browser.post(`${DESK}/${own.slug}`, filled).expect(303);
    await browser.post(`${DESK}/${foreign.slug}`, filled).expect(404);
  });
});

describe("archiving", () => {
  it("takes an initiative from the public and back, audited", async () => {
    const { id, slug } = await initiative("Altes", "wohnen");
    const browser = await coordinator();
    expect((await browser.get(`${DESK}/${slug}`)).text).toContain('name="state" value="archived"');
    await browser.post(`${DESK}/${slug}/status`, { state: "archived" }).expect(303);
    await house.visitor().get(`/initiativen/${slug}`).expect(404);
    expect((await byId(id)).archivedAt).toEqual(house.clock.now);
    expect((await browser.get(`${DESK}/${slug}`)).text).toContain('name="state" value="published"');
    await browser.post(`${DESK}/${slug}/status`, { state: "published" }).expect(303);
    await house.visitor().get(`/initiativen/${slug}`).expect(200);
    expect(await auditActionsFor(house, id)).toEqual(["initiative.archived", "initiative.restored"]);
  });

  it("a double click archives once; a published draft stays what it is", async () => {
    const { id, slug } = await initiative("Doppelt");
    const browser = await coordinator();
    const archive = () => browser.post(`${DESK}/${slug}/status`, { state: "archived" });
    await Promise.all([archive().expect(303), archive().expect(303)]);
    expect((await byId(id)).state).toBe("archived");
    expect(await auditActionsFor(house, id)).toEqual(["initiative.archived"]);
    await browser.post(`${DESK}/${slug}/status`, { state: "draft" }).expect(422);
    await browser.post(`${DESK}/${slug}/status`).expect(422);
    const draft = await buildInitiative(house.database.db, { name: "Entwurf", state: "draft" });
    await browser.post(`${DESK}/${draft.slug}/status`, { state: "published" }).expect(303);
    expect((await byId(draft.id)).state).toBe("draft");
  });

  it("an editor may archive, but only the coordination or the lead brings it back", async () => {
    const { id, slug } = await initiative("Eigene");
    const browser = await editorOf(id);
    await browser.post(`${DESK}/${slug}/status`, { state: "archived" }).expect(303);
    expect(readPage(await browser.get(`${DESK}/${slug}`)).text).not.toContain("Wieder veröffentlichen");
    await browser.post(`${DESK}/${slug}/status`, { state: "published" }).expect(403);
    expect((await byId(id)).state).toBe("archived");
  });

  it("a viewer reads the list and changes nothing", async () => {
    const { slug } = await initiative("Eigene");
    const browser = await house.as(await house.staff("viewer"));
    expect(readPage(await browser.get(DESK).expect(200)).text).toContain("Eigene");
    await browser.get(`${DESK}/${slug}`).expect(403);
    await browser.post(`${DESK}/${slug}`, filled).expect(403);
    await browser.post(`${DESK}/${slug}/status`).expect(403);
  });
});

it("the desk's list shows those without a theme first and filters by word and theme", async () => {
  await initiative("Alpha", "wohnen");
  await initiative("Zeta");
  await initiative("Müllsammeln", "kreativ");
  const browser = await coordinator();
  const text = (path: string) => browser.get(path).then((answer) => readPage(answer).text);
  const all = await text(DESK);
  expect(all.indexOf("Zeta")).toBeLessThan(all.indexOf("Alpha"));
  expect(await text(`${DESK}?thema=ohne`)).not.toContain("Alpha");
  expect(await text(`${DESK}?q=muell`)).toContain("1 Initiative");
  expect(await text(`${DESK}?thema=wohnen`)).not.toContain("Zeta");
  expect(await text(`${DESK}?seite=-3&thema[]=x&q=%25`)).toContain("0 Initiativen");
});
