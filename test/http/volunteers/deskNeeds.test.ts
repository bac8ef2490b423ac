import { auditActionsFor, openTestHouse, type TestHouse } from "../../support/app.ts";
import { buildNeed, buildOrganisation, buildVocabulary, buildVolunteer } from "../../support/factories/volunteers.ts";
import { readPage } from "../../support/page.ts";

let house: TestHouse;
let vocabulary: Readonly<Record<string, string>>;
beforeAll(async () => {
  house = await openTestHouse();
});
beforeEach(async () => {
  await house.empty();
  vocabulary = await buildVocabulary(house.database.db);
});
afterAll(() => house.close());

const db = () => house.database.db;
const id = (code: string) => vocabulary[code] ?? "";
const coordinator = async () => house.as(await house.staff("coordinator"));

const newNeed = {
  title: "Anmelden",
  summary: "Kurz gesagt.",
  description: "Länger gesagt.",
  organisation: "",
  mainTheme: "",
  themes: [] as string[],
  timeKind: "flexible",
  timeText: "donnerstags",
  hoursMin: "1",
  hoursMax: "2",
  places: "4",
  languages: ["tr"],
  location: "Bodelschwinghplatz",
  minimumAge: "",
  newcomersWelcome: "ja",
  version: "1",
};

it("the coordination writes a need: public at its own address, with theme, and in the audit", async () => {
  const browser = await coordinator();
  const fields = { ...newNeed, mainTheme: id("kreativ"), themes: [id("zusammenhalt")] };
  const answer = await browser.post("/buero/gesuche/neu", fields).expect(303);
  const needId = answer.headers["location"]?.split("/").at(-1) ?? "";
  await house.visitor().get("/mitmachen/anmelden-2").expect(404);
  await browser.post(`/buero/gesuche/${needId}/stand/veroeffentlichen`).expect(303);
  const page = readPage(await house.visitor().get("/mitmachen/anmelden-2").expect(200));
  expect(page.heading).toBe("Anmelden");
  for (const text of [
    "donnerstags",
    "1 bis 2 Stunden",
    "Bodelschwinghplatz",
    "Türkisch",
    "KreativQuartier",
    "noch 4 von 4 Plätzen",
  ]) {
    expect(page.text).toContain(text);
  }
  const links = await db().attribute.findMany({ where: { linkId: needId }, orderBy: { isMain: "desc" } });
  expect(links.map((link) => [link.termId, link.isMain])[0]).toEqual([id("kreativ"), true]);
  expect(links).toHaveLength(2);
  expect(await auditActionsFor(house, needId)).toEqual(["need.added", "need.published"]);
});

it("faults keep what was typed; unknown ids are refused; a second window is told", async () => {
  const browser = await coordinator();
  const page = readPage(await browser.post("/buero/gesuche/neu", { ...newNeed, title: "", hoursMax: "x" }).expect(422));
  expect(page.faults).toEqual(["Geben Sie dem Gesuch einen Titel.", "Geben Sie eine ganze Zahl ein."]);
  expect(page.value("description")).toBe("Länger gesagt.");
  await browser.post("/buero/gesuche/neu", { ...newNeed, themes: [id("kochen")] }).expect(422);
  const need = await buildNeed(db());
  await browser.post(`/buero/gesuche/${need.id}/angaben`, { ...newNeed, title: "Erste" }).expect(303);
  const stale = readPage(
    await browser.post(`/buero/gesuche/${need.id}/angaben`, { ...newNeed, title: "Zweite" }).expect(422),
  );
  expect(stale.faults[0]).toContain("inzwischen geändert");
  expect((await db().need.findUniqueOrThrow({ where: { id: need.id } })).title).toBe("Erste");
});

it("fewer places than are taken are refused at their field", async () => {
  const need = await buildNeed(db(), { places: 3 });
  const people = await Promise.all([buildVolunteer(db()), buildVolunteer(db())]);
  await db().assignment.createMany({
    data: people.map((person) => ({
      personId: person.id,
      needId: need.id,
      origin: "self" as const,
      state: "accepted" as const,
    })),
  });
  const page = readPage(
    await (await coordinator()).post(`/buero/gesuche/${need.id}/angaben`, { ...newNeed, places: "1" }).expect(422),
  );
  expect(page.faults).toEqual(["So viele Plätze sind schon vergeben. Die Zahl darf nicht kleiner sein."]);
});

it("an editor writes needs of their own organisation only; foreign ones are not there for them", async () => {
  const own = await buildOrganisation(db(), "Pelmke");
  const foreign = await buildOrganisation(db(), "Andere");
  const foreignNeed = await buildNeed(db(), { organizationId: foreign, title: "Fremdes Gesuch" });
  const browser = await house.as(await house.staff("editor", { scopeType: "organization", scopeId: own }));
  await browser.post("/buero/gesuche/neu", { ...newNeed, organisation: own, title: "Eigenes Gesuch" }).expect(303);
  const refused = readPage(await browser.post("/buero/gesuche/neu", { ...newNeed, organisation: foreign }).expect(422));
  expect(refused.faults).toEqual(["Das Gesuch muss zu Ihrer Organisation oder Ihrem Thema gehören."]);
  const list = readPage(await browser.get("/buero/gesuche").expect(200));
  expect([list.hasLink("Eigenes Gesuch"), list.hasLink("Fremdes Gesuch")]).toEqual([true, false]);
  for (const path of ["", "/angaben", "/schichten/neu"])
    await browser.get(`/buero/gesuche/${foreignNeed.id}${path}`).expect(404);
  await browser.post(`/buero/gesuche/${foreignNeed.id}/angaben`, { ...newNeed, organisation: own }).expect(404);
  const ownNeed = await db().need.findFirstOrThrow({ where: { organizationId: own } });
  await browser.post(`/buero/gesuche/${ownNeed.id}/angaben`, { ...newNeed, organisation: foreign }).expect(422);
  await browser.post(`/buero/gesuche/${ownNeed.id}/zusagen`, { person: foreign, schicht: "" }).expect(403);
});

it("a theme lead reaches the needs of their theme; a viewer reads all and changes none", async () => {
  const inTheme = await buildNeed(db(), { title: "Im Thema", themeIds: [id("kreativ")] });
  const other = await buildNeed(db(), { title: "Woanders" });
  const lead = await house.as(await house.staff("theme_lead", { scopeType: "theme", scopeId: id("kreativ") }));
  await lead.post(`/buero/gesuche/${inTheme.id}/angaben`, { ...newNeed, mainTheme: id("kreativ") }).expect(303);
  await lead.get(`/buero/gesuche/${other.id}`).expect(404);
  await lead.post("/buero/gesuche/neu", newNeed).expect(422);
  const viewer = await house.as(await house.staff("viewer"));
  await viewer.get(`/buero/gesuche/${other.id}`).expect(200);
  await viewer.post(`/buero/gesuche/${other.id}/angaben`, newNeed).expect(403);
});

it("an editor sees confirmed helpers with the way they chose, no others, and leaves a trace", async () => {
  const own = await buildOrganisation(db(), "Pelmke");
  const need = await buildNeed(db(), { organizationId: own, places: 3 });
  const confirmed = await buildVolunteer(db(), {
    name: "Clara Bestätigt",
    preferredChannel: "phone",
    phone: "+492331111",
    email: "clara@example.org",
  });
  const waiting = await buildVolunteer(db(), { name: "Willi Wartend", phone: "+492331222" });
  await db().assignment.createMany({
    data: [
      { personId: confirmed.id, needId: need.id, origin: "self", state: "confirmed" },
      { personId: waiting.id, needId: need.id, origin: "self", state: "accepted" },
    ],
  });
  const editor = await house.staff("editor", { scopeType: "organization", scopeId: own });
  const { text } = await (await house.as(editor)).get(`/buero/gesuche/${need.id}`).expect(200);
  expect(text).toContain("Clara Bestätigt");
  expect(text).toContain("02331 111");
  expect(text).not.toMatch(/clara@|Willi|331222/u);
  expect(await db().personalDataView.findMany({ select: { viewerId: true, personId: true, reason: true } })).toEqual([
    { viewerId: editor.id, personId: confirmed.id, reason: "helpers" },
  ]);
  await (await house.as(editor)).get(`/buero/freiwillige/${confirmed.id}`).expect(403);
});

it("four needs of one title at once are four needs", async () => {
  const browser = await coordinator();
  const posts = Array.from({ length: 4 }, () => browser.post("/buero/gesuche/neu", newNeed));
  expect((await Promise.all(posts)).map(({ status }) => status)).toEqual([303, 303, 303, 303]);
  const slugs = await db().need.findMany({ orderBy: { slug: "asc" }, select: { slug: true } });
  expect(slugs.map(({ slug }) => slug)).toEqual(["anmelden-2", "anmelden-3", "anmelden-4", "anmelden-5"]);
});
