import { addAnyway } from "../../support/addAnyway.ts";
import { auditActionsFor, openTestHouse, type TestHouse } from "../../support/app.ts";
import { buildContactPoint, buildOrganisation, buildVocabulary } from "../../support/factories/directory.ts";
import { contactPointFields } from "../../support/contactPointFields.ts";
import { buildThemes } from "../../support/factories/themes.ts";
import { readPage } from "../../support/page.ts";

let house: TestHouse;
let organisationId: string;
let themes: Readonly<Record<string, string>>;
beforeAll(async () => {
  house = await openTestHouse();
});
beforeEach(async () => {
  await house.empty();
  const { db } = house.database;
  organisationId = (await buildOrganisation(db, "Roter Stern")).id;
  themes = await buildThemes(db);
  await buildVocabulary(db, "accessibility", ["lift", "seating"]);
  await buildVocabulary(db, "language", ["de", "tr"]);
});
afterAll(() => house.close());

const content = () => contactPointFields(organisationId, themes);
const decided = () => ({ ...content(), state: "published", verified: "no" });
const points = () => house.database.db.serviceAtLocation;
const editor = async (scopeId: string) => house.as(await house.staff("editor", { scopeType: "organization", scopeId }));
const coordination = async () => house.as(await house.staff("coordinator"));
const NEW = "/buero/anlaufstellen/neu";
const all = {
  service: true,
  openingHours: true,
  phones: true,
  contacts: true,
  location: { include: { address: true, accessibilities: true } },
} as const;

it("the coordinator adds a contact point: every part of it is stored, and the audit knows", async () => {
  await (await coordination()).post(NEW, decided()).expect(303);
  const point = await points().findFirstOrThrow({ include: all });
  expect(point).toMatchObject({ slug: "repair-cafe", state: "published", languages: ["de", "tr"] });
  expect(point.openingHours).toMatchObject({ text: "Mo 09:00-12:00; PH off", isOpen: null });
  expect(point.location).toMatchObject({ wheelchair: "limited", address: { address1: "Lange Str. 65" } });
  expect(point.location.accessibilities).toMatchObject([{ feature: "lift", answer: "no", details: "Zwei Stufen" }]);
  expect(point.contacts).toMatchObject([{ email: "repair@example.org", isPublic: true }]);
  const links = await house.database.db.attribute.findMany({ orderBy: { isMain: "desc" } });
  expect(links.map((link) => [link.termId, link.isMain])).toEqual([
    [themes["zusammenhalt"], true],
    [themes["kreativ"], false],
  ]);
  expect(await auditActionsFor(house, point.id)).toEqual(["contact_point.added"]);
});

it("what was stored stands in the form again; saving it unchanged changes no place and no hours", async () => {
  const coordinator = await coordination();
  await coordinator.post(NEW, decided()).expect(303);
  const { id, locationId, openingHoursId } = await points().findFirstOrThrow();
  const page = readPage(await coordinator.get(`/buero/anlaufstellen/${id}`).expect(200));
  expect(["mo", "street", "anmerkung_lift", "mail", "hoursText"].map((field) => page.value(field))).toEqual([
    "9:00–12:00",
    "Lange Str. 65",
    "Zwei Stufen",
    "repair@example.org",
    "",
  ]);
  await coordinator.post(`/buero/anlaufstellen/${id}`, decided()).expect(303);
  expect(await points().findFirstOrThrow()).toMatchObject({ locationId, openingHoursId, version: 2 });
  const entry = await house.database.db.auditEntry.findFirstOrThrow({ where: { action: "contact_point.changed" } });
  expect(entry.changes).toEqual([]);
});

it("two contact points with the same hours share one row", async () => {
  const coordinator = await coordination();
  await coordinator.post(NEW, decided()).expect(303);
  await coordinator.post(NEW, { ...decided(), title: "Zweites" }).expect(303);
  expect(await house.database.db.openingHours.count()).toBe(1);
});

it.each([
  [{ mo: "vormittags" }, "Geben Sie Zeiten von–bis ein wie 9–12 oder 9–12, 14:30–18."],
  [{ mo: "9-12, 11-13" }, "Nennen Sie die Zeiten der Reihe nach. Sie dürfen sich nicht überschneiden."],
  [{ hoursText: "Sa[1] 15:00-18:00" }, "Füllen Sie entweder die Felder oben oder diesen Text aus, nicht beides."],
  [{ title: " " }, "Geben Sie der Anlaufstelle einen Namen."],
  [{ postalCode: "580" }, "Geben Sie eine Postleitzahl mit fünf Ziffern ein."],
])("a fault in the form (%j) is named, and everything typed is kept", async (fault, message) => {
  const page = readPage(await (await coordination()).post(NEW, { ...decided(), ...fault }).expect(422));
  expect(page.faults).toEqual([message]);
  expect(page.value("summary")).toBe("Wir reparieren zusammen.");
  expect(await points().count()).toBe(0);
});

it("without an address it is public only with words instead of one", async () => {
  const coordinator = await coordination();
  const nowhere = { ...decided(), street: "", postalCode: "" };
  const page = readPage(await coordinator.post(NEW, nowhere).expect(422));
  expect(page.faults[0]).toContain("warum es keine öffentliche Anschrift gibt");
  await coordinator.post(NEW, { ...nowhere, placeName: "Unterwegs im Viertel" }).expect(303);
});

it("hours that are readable but doubtful are stored, and the doubt is shown", async () => {
  const coordinator = await coordination();
  const answer = await coordinator.post(NEW, { ...decided(), mo: "", hoursText: "Sa 15:00+" }).expect(303);
  const page = readPage(await coordinator.get(answer.headers["location"] ?? "").expect(200));
  expect(page.text).toContain("Über Feiertage steht nichts da");
});

it("an editor hands in for the own organisation: it waits; for another one it is refused", async () => {
  const other = await buildOrganisation(house.database.db, "Pelmke");
  const browser = await editor(organisationId);
  await browser.post(NEW, content()).expect(303);
  expect((await points().findFirstOrThrow()).state).toBe("submitted");
  const page = readPage(await addAnyway(browser, NEW, { ...content(), organisationId: other.id }));
  expect(page.faults).toEqual(["Wählen Sie eine Organisation, für die Sie zuständig sind."]);
  expect(readPage(await browser.post(NEW, decided()).expect(422)).faults[0]).toContain(
    "ein Feld, das es hier nicht gibt",
  );
});

it("an editor finds a foreign contact point neither in the list nor by its address", async () => {
  const { db } = house.database;
  const other = await buildOrganisation(db, "Pelmke");
  const { id } = await buildContactPoint(db, other.id, { title: "Pelmke-Büro" });
  const browser = await editor(organisationId);
  expect(readPage(await browser.get("/buero/anlaufstellen").expect(200)).text).not.toContain("Pelmke");
  await browser.get(`/buero/anlaufstellen/${id}`).expect(404);
  await browser.post(`/buero/anlaufstellen/${id}`, content()).expect(404);
  await browser.post(`/buero/anlaufstellen/${id}/geprueft`, { method: "owner" }).expect(404);
  expect((await points().findFirstOrThrow()).title).toBe("Pelmke-Büro");
});

it("a theme lead changes what is in the own theme and may not drop that theme", async () => {
  await (await coordination()).post(NEW, decided()).expect(303);
  const { id } = await points().findFirstOrThrow();
  const lead = async (code: string) =>
    house.as(await house.staff("theme_lead", { scopeType: "theme", scopeId: themes[code] ?? "" }));
  const dropped = { ...content(), mainTheme: "", themes: [themes["zusammenhalt"] ?? ""] };
  const page = readPage(await (await lead("kreativ")).post(`/buero/anlaufstellen/${id}`, dropped).expect(422));
  expect(page.faults[0]).toContain("mindestens eines Ihrer Themen");
  await (await lead("kreativ")).post(`/buero/anlaufstellen/${id}`, content()).expect(303);
});

it("a viewer reads the list and changes nothing; a visitor gets neither", async () => {
  const { id } = await buildContactPoint(house.database.db, organisationId);
  const viewer = await house.as(await house.staff("viewer"));
  expect(readPage(await viewer.get("/buero/anlaufstellen").expect(200)).text).toContain("Lesestube");
  for (const path of [NEW, `/buero/anlaufstellen/${id}`, `/buero/anlaufstellen/${id}/geprueft`]) {
    await viewer.post(path, decided()).expect(403);
  }
  await viewer.post(`/buero/anlaufstellen/${id}/archiv`).expect(403);
  await (await editor(organisationId)).post(`/buero/anlaufstellen/${id}/archiv`).expect(403);
  await house.visitor().get("/buero/anlaufstellen").expect(303);
});

it("two people at once: one is told, and nothing of the other is lost", async () => {
  const { id } = await buildContactPoint(house.database.db, organisationId);
  const coordinator = await coordination();
  const saves = await Promise.all(
    ["Erste", "Zweite"].map((title) => coordinator.post(`/buero/anlaufstellen/${id}`, { ...decided(), title })),
  );
  expect(saves.map((save) => save.status).sort()).toEqual([303, 422]);
  const late = saves.find((save) => save.status === 422);
  expect(late && readPage(late).faults[0]).toContain("Jemand anderes hat diesen Eintrag inzwischen geändert");
  expect(late && readPage(late).value("version")).toBe("2");
});

it("a place that another organisation uses too is not changed under its feet", async () => {
  const { db } = house.database;
  const other = await buildOrganisation(db, "Pelmke");
  const theirs = await buildContactPoint(db, other.id, { title: "Pelmke-Büro" });
  const own = await buildContactPoint(db, organisationId, { locationId: theirs.locationId });
  await (await editor(organisationId)).post(`/buero/anlaufstellen/${own.id}`, content()).expect(303);
  const kept = await db.address.findUniqueOrThrow({ where: { locationId: theirs.locationId } });
  expect(kept.address1).toBe("Lange Straße 1");
  const moved = await points().findUniqueOrThrow({
    where: { id: own.id },
    include: { location: { include: { address: true } } },
  });
  expect(moved.location.address?.address1).toBe("Lange Str. 65");
});
