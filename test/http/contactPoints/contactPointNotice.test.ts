import { auditActionsFor, openTestHouse, type TestHouse } from "../../support/app.ts";
import { contactPointFields } from "../../support/contactPointFields.ts";
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

const NEW = "/buero/anlaufstellen/neu";
const fields = () => ({ ...contactPointFields(organisationId, themes), state: "published", verified: "no" });

const coordination = async () => house.as(await house.staff("coordinator"));
const point = (title: string) => house.database.db.serviceAtLocation.findFirstOrThrow({ where: { title } });
const edit = (id: string) => `/buero/anlaufstellen/${id}`;

it("closed today with one press from the entry's page, and taken away with another", async () => {
  const coordinator = await coordination();
  const added = await coordinator.post(NEW, { ...fields(), fr: "8-20" });
  expect(readPage(added).faults).toEqual([]);
  const { id, slug, version } = await point("Repair-Café");
  expect((await house.visitor().get(`/anlaufstellen/${slug}`)).text).toContain("Jetzt geöffnet");
  await coordinator.post(`${edit(id)}/hinweis/heute`).expect(303);
  const closed = readPage(await house.visitor().get(`/anlaufstellen/${slug}`).expect(200));
  expect(closed.text).toContain("Heute geschlossen heute geschlossen");
  expect(await point("Repair-Café")).toMatchObject({ version, alertUntil: new Date("2026-11-27T23:00:00Z") });
  expect(readPage(await coordinator.get(edit(id)).expect(200)).text).toContain(
    "Zurzeit steht dort: „Heute geschlossen“",
  );
  await coordinator.post(`${edit(id)}/hinweis/ende`).expect(303);
  expect((await house.visitor().get(`/anlaufstellen/${slug}`)).text).toContain("Jetzt geöffnet");
  expect(await auditActionsFor(house, id)).toEqual([
    "contact_point.added",
    "contact_point.alert_set",
    "contact_point.alert_removed",
  ]);
});

it("another notice has words and an end; a wrong one is refused with everything kept", async () => {
  const { id } = await buildContactPoint(house.database.db, organisationId);
  const coordinator = await coordination();
  const notice = { alertText: "Eingang im Hof", alertDay: "2026-11-28", alertTime: "15:00" };
  await coordinator.post(`${edit(id)}/hinweis`, notice).expect(303);
  expect(await point("Lesestube")).toMatchObject({
    alert: "Eingang im Hof",
    alertUntil: new Date("2026-11-28T14:00:00Z"),
    alertCloses: false,
  });
  for (const [wrong, message] of [
    [{ alertDay: "2026-11-26" }, "Wählen Sie ein Ende, das noch kommt und höchstens 60 Tage entfernt ist."],
    [{ alertDay: "2027-03-01" }, "Wählen Sie ein Ende, das noch kommt und höchstens 60 Tage entfernt ist."],
    [{ alertText: " " }, "Schreiben Sie, was gerade anders ist."],
  ] as const) {
    const page = readPage(await coordinator.post(`${edit(id)}/hinweis`, { ...notice, ...wrong }).expect(422));
    expect(page.faults).toEqual([message]);
    expect(page.value("alertTime")).toBe("15:00");
  }
});

it("only those who may edit an entry put a notice on it, and nobody on an archived one", async () => {
  const { db } = house.database;
  const { id } = await buildContactPoint(db, organisationId);
  const other = await buildOrganisation(db, "Pelmke");
  const foreign = await house.as(await house.staff("editor", { scopeType: "organization", scopeId: other.id }));
  await foreign.post(`${edit(id)}/hinweis/heute`).expect(404);
  await (await house.as(await house.staff("viewer"))).post(`${edit(id)}/hinweis/heute`).expect(403);
  const own = await house.as(await house.staff("editor", { scopeType: "organization", scopeId: organisationId }));
  await own.post(`${edit(id)}/hinweis/heute`).expect(303);
  await db.serviceAtLocation.update({ where: { id }, data: { state: "archived" } });
  await own.post(`${edit(id)}/hinweis/heute`).expect(422);
});

it("the point on the map is typed as OpenStreetMap writes it, stays through a save, and goes with the address", async () => {
  const coordinator = await coordination();
  const [latitude, longitude] = [51.3521, 7.45];
  await coordinator.post(NEW, { ...fields(), mapPoint: "51.3521000, 7.4500" }).expect(303);
  const { id } = await point("Repair-Café");
  const stored = () => house.database.db.location.findFirstOrThrow({ where: { serviceAtLocations: { some: { id } } } });
  const read = async () => {
    const row = await stored();
    return [row.geoQuality, row.latitude?.toNumber(), row.longitude?.toNumber()];
  };
  expect(await read()).toEqual(["geocoded", latitude, longitude]);
  expect(readPage(await coordinator.get(edit(id)).expect(200)).value("mapPoint")).toBe("51.35210, 7.45000");
  const kept = await coordinator.post(edit(id), { ...fields(), mapPoint: "51.35210, 7.45000" });
  expect(readPage(kept).faults).toEqual([]);
  await coordinator.post(edit(id), { ...fields(), version: "2" }).expect(303);
  expect(await read()).toEqual(["geocoded", latitude, longitude]);
  const moved = { ...fields(), street: "Rehstraße 4", mapPoint: "51.35210, 7.45000" };
  await coordinator.post(edit(id), { ...moved, version: "3" }).expect(303);
  expect(await read()).toEqual(["none", undefined, undefined]);
  for (const mapPoint of ["7.4500, 51.3521", "51,3521; 7,45", "hier", "51.3521"]) {
    const page = readPage(await coordinator.post(NEW, { ...fields(), title: "Neu", mapPoint }).expect(422));
    expect(page.faults).toEqual(["Geben Sie Breite und Länge mit Punkt und Komma ein, wie 51.3521, 7.4567."]);
    expect(page.value("mapPoint")).toBe(mapPoint);
  }
});

it("a point that was only estimated survives a save", async () => {
  const { id, locationId } = await buildContactPoint(house.database.db, organisationId, { languages: ["de"] });
  const estimate = { latitude: 51.35, longitude: 7.46, geoQuality: "estimated" as const };
  await house.database.db.location.update({ where: { id: locationId }, data: estimate });
  const coordinator = await coordination();
  const same = { street: "Lange Straße 1", postalCode: "58089", city: "Hagen", mapPoint: "" };
  await coordinator.post(edit(id), { ...fields(), ...same }).expect(303);
  expect((await house.database.db.location.findFirstOrThrow()).geoQuality).toBe("estimated");
});
