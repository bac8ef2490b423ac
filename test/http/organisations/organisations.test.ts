import { addAnyway } from "../../support/addAnyway.ts";
import { auditActionsFor, openTestHouse, type TestHouse } from "../../support/app.ts";
import { buildContactPoint, buildOrganisation } from "../../support/factories/directory.ts";
import { readPage } from "../../support/page.ts";

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});
beforeEach(() => house.empty());
afterAll(() => house.close());

const content = {
  name: "Roter Stern e.V.",
  alternateName: "Wiederherstell-BAR",
  description: "Verein im Viertel.",
  email: "kontakt@example.org",
  website: "roterstern.example.org",
  phone1: "02331 123456",
  phoneNote1: "Zentrale",
  contactName1: "Erika Beispiel",
  contactMail1: "erika@example.org",
  version: "1",
};
const decided = { ...content, state: "published", verified: "no", source: "Anruf" };
const organisations = () => house.database.db.organization;
const editor = async (scopeId: string) => house.as(await house.staff("editor", { scopeType: "organization", scopeId }));
const coordination = async () => house.as(await house.staff("coordinator"));

it("the coordinator adds an organisation: it is in the list, with its parts, and in the audit", async () => {
  const coordinator = await coordination();
  await coordinator.post("/buero/organisationen/neu", decided).expect(303);
  const added = await organisations().findFirstOrThrow({ include: { phones: true, contacts: true } });
  expect(added).toMatchObject({
    slug: "roter-stern-e-v",
    website: "https://roterstern.example.org/",
    state: "published",
  });
  expect(added.phones).toMatchObject([{ number: "+492331123456", description: "Zentrale" }]);
  expect(added.contacts).toMatchObject([{ name: "Erika Beispiel", isPublic: false }]);
  expect(await auditActionsFor(house, added.id)).toEqual(["organization.added"]);
  const page = readPage(await coordinator.get("/buero/organisationen?q=wiederherstell").expect(200));
  expect(page.linkTo("Roter Stern e.V.")).toBe(`/buero/organisationen/${added.id}`);
});

it("the audit names a changed contact without its words", async () => {
  const coordinator = await coordination();
  await coordinator.post("/buero/organisationen/neu", decided).expect(303);
  const entry = await house.database.db.auditEntry.findFirstOrThrow();
  expect(JSON.stringify(entry.changes)).toContain('"contacts"');
  expect(JSON.stringify(entry.changes)).not.toContain("Erika");
});

it("a form without a name and with a wrong number comes back with 422, everything typed kept", async () => {
  const coordinator = await coordination();
  const wrong = { ...decided, name: " ", phone1: "keine Ahnung" };
  const page = readPage(await coordinator.post("/buero/organisationen/neu", wrong).expect(422));
  expect(page.faults).toHaveLength(2);
  expect(page.value("phone1")).toBe("keine Ahnung");
  expect(page.value("description")).toBe("Verein im Viertel.");
  expect(await organisations().count()).toBe(0);
});

it("an editor changes the own organisation, but not its state", async () => {
  const own = await buildOrganisation(house.database.db, "Roter Stern", { state: "needs_check" });
  const browser = await editor(own.id);
  await browser.post(`/buero/organisationen/${own.id}`, content).expect(303);
  expect(await organisations().findFirstOrThrow()).toMatchObject({ name: "Roter Stern e.V.", state: "needs_check" });
  const page = readPage(
    await browser.post(`/buero/organisationen/${own.id}`, { ...decided, version: "2" }).expect(422),
  );
  expect(page.faults[0]).toContain("ein Feld, das es hier nicht gibt");
  expect(await organisations().findFirstOrThrow()).toMatchObject({ state: "needs_check", version: 2 });
});

it("an editor of one organisation finds another neither in the list nor by its address", async () => {
  const own = await buildOrganisation(house.database.db, "Roter Stern");
  const other = await buildOrganisation(house.database.db, "Pelmke");
  const browser = await editor(own.id);
  expect(readPage(await browser.get("/buero/organisationen").expect(200)).text).not.toContain("Pelmke");
  await browser.get(`/buero/organisationen/${other.id}`).expect(404);
  await browser.post(`/buero/organisationen/${other.id}`, content).expect(404);
  await browser.get("/buero/organisationen/nonsense").expect(404);
  expect((await organisations().findUniqueOrThrow({ where: { id: other.id } })).name).toBe("Pelmke");
});

it("a viewer reads the list without links and changes nothing; editors add and archive nothing", async () => {
  const own = await buildOrganisation(house.database.db, "Roter Stern");
  const viewer = await house.as(await house.staff("viewer"));
  expect(readPage(await viewer.get("/buero/organisationen").expect(200)).hasLink("Roter Stern")).toBe(false);
  await viewer.get(`/buero/organisationen/${own.id}`).expect(403);
  await viewer.post(`/buero/organisationen/${own.id}`, content).expect(403);
  const browser = await editor(own.id);
  await browser.post("/buero/organisationen/neu", content).expect(403);
  await browser.post(`/buero/organisationen/${own.id}/archiv`).expect(403);
  await house.visitor().post(`/buero/organisationen/${own.id}`, content).expect(401);
});

it("two people at once: the second is told, and nothing of the first is lost", async () => {
  const { id } = await buildOrganisation(house.database.db, "Roter Stern");
  const coordinator = await coordination();
  const saves = await Promise.all(
    ["Erste", "Zweite"].map((name) => coordinator.post(`/buero/organisationen/${id}`, { ...decided, name })),
  );
  expect(saves.map((save) => save.status).sort()).toEqual([303, 422]);
  const late = saves.find((save) => save.status === 422);
  expect(late && readPage(late).faults[0]).toContain("Jemand anderes hat diesen Eintrag inzwischen geändert");
  expect(late && readPage(late).value("version")).toBe("2");
  expect((await organisations().findFirstOrThrow()).version).toBe(2);
});

it("the same name twice at once: nothing is lost, addresses differ, and whoever comes later is shown the double", async () => {
  const coordinator = await coordination();
  const adds = await Promise.all([1, 2].map(() => coordinator.post("/buero/organisationen/neu", decided)));
  // Who looks for doubles before the other has written adds at once; who looks after that is asked first.
  const asked = adds.filter((add) => add.status === 422);
  expect(adds.filter((add) => add.status === 303)).toHaveLength(2 - asked.length);
  expect(asked.length).toBeLessThan(2);
  for (const page of asked) expect(readPage(page).hasLink("Roter Stern e.V.")).toBe(true);
  const last = await addAnyway(coordinator, "/buero/organisationen/neu", decided);
  const slugs = (await organisations().findMany({ select: { slug: true } })).map((row) => row.slug).sort();
  expect(slugs).toEqual(["roter-stern-e-v", "roter-stern-e-v-2", "roter-stern-e-v-3"].slice(0, 3 - asked.length));
  const page = readPage(await coordinator.get(last.headers["location"] ?? "").expect(200));
  expect(page.text).toContain("Es gibt ähnliche Einträge");
});

it("the address of an organisation stays when its name changes", async () => {
  const { id } = await buildOrganisation(house.database.db, "Roter Stern");
  await (await coordination()).post(`/buero/organisationen/${id}`, { ...decided, name: "Neuer Name" }).expect(303);
  expect(await organisations().findFirstOrThrow()).toMatchObject({ slug: "roter-stern", name: "Neuer Name" });
});

it("an organisation with a public contact point is not archived; without one it is, and comes back", async () => {
  const { db } = house.database;
  const { id } = await buildOrganisation(db, "Roter Stern");
  const point = await buildContactPoint(db, id);
  const coordinator = await coordination();
  const refused = readPage(await coordinator.post(`/buero/organisationen/${id}/archiv`).expect(422));
  expect(refused.faults).toEqual([
    "Diese Organisation hat noch öffentliche Anlaufstellen. Archivieren Sie zuerst diese.",
  ]);
  await db.serviceAtLocation.update({ where: { id: point.id }, data: { state: "archived" } });
  await coordinator.post(`/buero/organisationen/${id}/archiv`).expect(303);
  expect(readPage(await coordinator.get("/buero/organisationen")).hasLink("Roter Stern")).toBe(false);
  expect(readPage(await coordinator.get("/buero/organisationen?zustand=archived")).hasLink("Roter Stern")).toBe(true);
  await coordinator.post(`/buero/organisationen/${id}/zurueck`).expect(303);
  expect((await organisations().findFirstOrThrow()).state).toBe("published");
  expect(await auditActionsFor(house, id)).toEqual(["organization.archived", "organization.restored"]);
});

it("fifty on a page, the rest on the next; nonsense in the address is read as nothing", async () => {
  const { db } = house.database;
  for (let number = 10; number < 61; number += 1) await buildOrganisation(db, `Verein ${String(number)}`);
  const coordinator = await coordination();
  const first = readPage(await coordinator.get("/buero/organisationen?seite=abc&zustand=x&q=").expect(200));
  expect(first.hasLink("Verein 59")).toBe(true);
  expect(first.hasLink("Verein 60")).toBe(false);
  expect(readPage(await coordinator.get("/buero/organisationen?seite=2").expect(200)).hasLink("Verein 60")).toBe(true);
});
