import { auditActionsFor, openTestHouse, type TestHouse } from "../../support/app.ts";
import { buildContactPoint, buildOrganisation } from "../../support/factories/directory.ts";
import { readPage } from "../../support/page.ts";

let house: TestHouse;
let organisationId: string;
beforeAll(async () => {
  house = await openTestHouse();
});
beforeEach(async () => {
  await house.empty();
  organisationId = (await buildOrganisation(house.database.db, "Roter Stern")).id;
});
afterAll(() => house.close());

const points = () => house.database.db.serviceAtLocation;
const editor = async (scopeId: string) => house.as(await house.staff("editor", { scopeType: "organization", scopeId }));
const coordination = async () => house.as(await house.staff("coordinator"));

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
