import { auditActionsFor, openTestHouse, type TestHouse } from "../../support/app.ts";
import { buildContactPoint, buildOrganisation, buildVocabulary } from "../../support/factories/directory.ts";
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

const week = {
  mo1: "9-12",
  mo2: "",
  tu1: "",
  tu2: "",
  we1: "",
  we2: "",
  th1: "",
  th2: "",
  fr1: "",
  fr2: "",
  sa1: "",
  sa2: "",
  su1: "",
  su2: "",
};
const content = () => ({
  ...week,
  organisationId,
  title: "Repair-Café",
  serviceName: "Reparieren",
  summary: "Wir reparieren zusammen.",
  mainTheme: themes["zusammenhalt"] ?? "",
  themes: [themes["kreativ"] ?? ""],
  street: "Lange Str. 65",
  postalCode: "58089",
  city: "Hagen",
  wheelchair: "limited",
  frage_lift: "no",
  anmerkung_lift: "Zwei Stufen",
  frage_seating: "unknown",
  phone1: "02331 123456",
  mail: "repair@example.org",
  languages: ["de", "tr"],
  holidays: "closed",
  version: "1",
});
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
  expect(["mo1", "street", "anmerkung_lift", "mail", "hoursText"].map((field) => page.value(field))).toEqual([
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

it("hours the table cannot say stand in the text field, and the table stays empty", async () => {
  const { id } = await buildContactPoint(house.database.db, organisationId, { hours: "Sa[1] 15:00-18:00; PH off" });
  const page = readPage(await (await coordination()).get(`/buero/anlaufstellen/${id}`).expect(200));
  expect(page.value("hoursText")).toBe("Sa[1] 15:00-18:00; PH off");
  expect(page.value("sa1")).toBe("");
});

it("two contact points with the same hours share one row", async () => {
  const coordinator = await coordination();
  await coordinator.post(NEW, decided()).expect(303);
  await coordinator.post(NEW, { ...decided(), title: "Zweites" }).expect(303);
  expect(await house.database.db.openingHours.count()).toBe(1);
});

it.each([
  ["twenty kilobytes of text", "Mo-Fr 09:00-12:00; ".repeat(1100)],
  ["nonsense", "geöffnet wann wir Lust haben !!"],
  ["a tower of brackets", "Mo[".repeat(160)],
  ["endless wrong times", "Mo 25:99-; ".repeat(45)],
])("%s as opening hours is refused at once, and kept in the form", async (_what, hoursText) => {
  const coordinator = await coordination();
  await coordinator.get(NEW).expect(200);
  const began = performance.now();
  const answer = await coordinator.post(NEW, { ...decided(), mo1: "", hoursText });
  const took = performance.now() - began;
  expect(answer.status).toBe(422);
  expect(readPage(answer).value("hoursText")).toBe(hoursText);
  expect(await points().count()).toBe(0);
  expect(took).toBeLessThan(100);
});

it.each([
  [{ mo1: "vormittags" }, "Geben Sie eine Zeit von–bis ein wie 9–12 oder 14:30–18."],
  [{ mo2: "11-13" }, "Die zweite Zeit muss nach der ersten beginnen und darf sie nicht überschneiden."],
  [{ hoursText: "Sa[1] 15:00-18:00" }, "Füllen Sie entweder die Tabelle oder diesen Text aus, nicht beides."],
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
  const answer = await coordinator.post(NEW, { ...decided(), mo1: "", hoursText: "Sa[1] 15:00-18:00" }).expect(303);
  const page = readPage(await coordinator.get(answer.headers["location"] ?? "").expect(200));
  expect(page.text).toContain("Über Feiertage steht nichts da");
});

it("an editor hands in for the own organisation: it waits; for another one it is refused", async () => {
  const other = await buildOrganisation(house.database.db, "Pelmke");
  const browser = await editor(organisationId);
  await browser.post(NEW, content()).expect(303);
  expect((await points().findFirstOrThrow()).state).toBe("submitted");
  const page = readPage(await browser.post(NEW, { ...content(), organisationId: other.id }).expect(422));
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

it("checked today: the role stands there, never the person, and it leaves the list of what waits", async () => {
  const { id } = await buildContactPoint(house.database.db, organisationId, { assuredOn: new Date("2025-09-20") });
  const coordinator = await coordination();
  const before = readPage(await coordinator.get("/buero/anlaufstellen?auswahl=check").expect(200));
  expect(before.text).toContain("seit 14 Monaten nicht bestätigt");
  await coordinator.post(`/buero/anlaufstellen/${id}/geprueft`, { method: "phone" }).expect(303);
  const point = await points().findFirstOrThrow();
  expect(point).toMatchObject({ assurerName: "Stadtteilkoordination", assureMethod: "phone" });
  expect(point.assuredOn?.toISOString()).toBe("2026-11-27T00:00:00.000Z");
  expect(readPage(await coordinator.get("/buero/anlaufstellen?auswahl=check")).hasLink("Lesestube")).toBe(false);
  expect(await auditActionsFor(house, id)).toEqual(["contact_point.assured"]);
});

it("an editor confirms the own place as its owner; other ways, none at all and archived places are refused", async () => {
  const { id } = await buildContactPoint(house.database.db, organisationId);
  const browser = await editor(organisationId);
  const check = `/buero/anlaufstellen/${id}/geprueft`;
  expect(readPage(await browser.post(check, { method: "visit" }).expect(422)).faults[0]).toContain(
    "Für die eigene Stelle",
  );
  expect(readPage(await browser.post(check).expect(422)).faults).toEqual(["Wählen Sie, wie Sie es geprüft haben."]);
  await browser.post(check, { method: "owner" }).expect(303);
  expect(await points().findFirstOrThrow()).toMatchObject({ assurerName: "Roter Stern", assureMethod: "owner" });
  await points().update({ where: { id }, data: { state: "archived" } });
  expect(readPage(await browser.post(check, { method: "owner" }).expect(422)).faults[0]).toContain("archiviert");
});

it("never checked and long unchecked come first; what is over does not wait", async () => {
  const { db } = house.database;
  const add = (title: string, given: object) => buildContactPoint(db, organisationId, { title, ...given });
  await add("Alles gut", { assuredOn: new Date("2026-11-01") });
  await add("Lange her", { assuredOn: new Date("2026-01-01") });
  await add("Vorbei", { verified: "historic" });
  await add("Zuletzt nie", {});
  const { text } = readPage(await (await coordination()).get("/buero/anlaufstellen").expect(200));
  const places = ["Zuletzt nie", "Lange her", "Alles gut", "Vorbei"].map((title) => text.indexOf(title));
  expect(places).toEqual(places.toSorted((a, b) => a - b));
  const due = readPage(await (await coordination()).get("/buero/anlaufstellen?auswahl=check"));
  expect(["Zuletzt nie", "Lange her", "Alles gut", "Vorbei"].map((title) => due.hasLink(title))).toEqual([
    true,
    true,
    false,
    false,
  ]);
});

it("archived and back: gone from the public search, its address kept, both in the audit", async () => {
  const { db } = house.database;
  const { id } = await buildContactPoint(db, organisationId);
  const coordinator = await coordination();
  await coordinator.post(`/buero/anlaufstellen/${id}/archiv`).expect(303);
  expect(await db.searchEntry.count()).toBe(0);
  await coordinator.post(`/buero/anlaufstellen/${id}/archiv`).expect(404);
  await db.organization.update({ where: { id: organisationId }, data: { state: "archived" } });
  expect(readPage(await coordinator.post(`/buero/anlaufstellen/${id}/zurueck`).expect(422)).faults[0]).toContain(
    "nicht im Verzeichnis",
  );
  await db.organization.update({ where: { id: organisationId }, data: { state: "published" } });
  await coordinator.post(`/buero/anlaufstellen/${id}/zurueck`).expect(303);
  expect(await points().findFirstOrThrow()).toMatchObject({ state: "published", slug: "lesestube", archivedAt: null });
  expect(await auditActionsFor(house, id)).toEqual(["contact_point.archived", "contact_point.restored"]);
});
