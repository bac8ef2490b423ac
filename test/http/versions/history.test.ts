import { auditActionsFor, openTestHouse, type Browser, type TestHouse } from "../../support/app.ts";
import { buildOrganisation } from "../../support/factories/directory.ts";
import { comparedFields, readPage } from "../../support/page.ts";

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});
beforeEach(() => house.empty());
afterAll(() => house.close());

const decided = { name: "Roter Stern", description: "", state: "published", verified: "no" };
const organisations = () => house.database.db.organization;

/** An organisation with three versions: "Eins", "Zwei", "Drei" as its description. */
async function changedTwice(): Promise<{ id: string; coordinator: Browser; history: string }> {
  const { id } = await buildOrganisation(house.database.db, "Roter Stern", { description: "Eins" });
  const coordinator = await house.as(await house.staff("coordinator"));
  const path = `/buero/organisationen/${id}`;
  await coordinator.post(path, { ...decided, description: "Zwei", version: "1" }).expect(303);
  await coordinator.post(path, { ...decided, name: "Roter Mond", description: "Drei", version: "2" }).expect(303);
  return { id, coordinator, history: `/buero/verlauf/organisationen/${id}` };
}

it("the history names every version with who and what, and leads from the form", async () => {
  const { id, coordinator, history } = await changedTwice();
  const form = readPage(await coordinator.get(`/buero/organisationen/${id}`).expect(200));
  expect(form.linkTo("Verlauf")).toBe(history);
  const page = readPage(await coordinator.get(history).expect(200));
  expect(page.heading).toBe("Verlauf: Roter Mond");
  for (const text of ["Fassung 3 geändert Beispiel coordinator", "Fassung 1 Stand vor der ersten Änderung"])
    expect(page.text).toContain(text);
  expect(page.linkTo("Was sich änderte (Fassung 2)")).toBe(`${history}/vergleich?von=1&bis=2`);
});

it("two versions are compared field by field, in the words of the form", async () => {
  const { coordinator, history } = await changedTwice();
  const { text } = await coordinator.get(`${history}/vergleich?von=1&bis=3`).expect(200);
  expect(comparedFields(text)).toMatchObject([
    { label: "Name", stored: "Roter Stern", typed: "Roter Mond" },
    { stored: "Eins", typed: "Drei" },
  ]);
  const nonsense = await coordinator.get(`${history}/vergleich?von=x&bis=-4`).expect(200);
  expect(comparedFields(nonsense.text)).toHaveLength(2);
  await coordinator.get(`${history}/vergleich?von=1&bis=99`).expect(404);
});

it("restoring makes a new version with the old content, in the audit, and keeps what was between", async () => {
  const { id, coordinator, history } = await changedTwice();
  await coordinator.post(`${history}/wiederherstellen`, { number: "1", version: "3" }).expect(303);
  expect(await organisations().findFirstOrThrow()).toMatchObject({
    name: "Roter Stern",
    description: "Eins",
    version: 4,
  });
  expect(await auditActionsFor(house, id)).toHaveLength(3);
  const kept = await house.database.db.recordVersion.findMany({ orderBy: { number: "asc" } });
  expect(kept.map((version) => (version.snapshot as { description: string }).description)).toEqual([
    "Eins",
    "Zwei",
    "Drei",
    "Eins",
  ]);
  expect(kept[3]?.snapshot).toEqual(kept[0]?.snapshot);
});

it("a version is not restored over what somebody else saved meanwhile", async () => {
  const { coordinator, history } = await changedTwice();
  const answer = await coordinator.post(`${history}/wiederherstellen`, { number: "1", version: "2" }).expect(422);
  expect(readPage(answer).faults).toHaveLength(1);
  expect(await organisations().findFirstOrThrow()).toMatchObject({ description: "Drei", version: 3 });
});

it("restoring leaves contacts that are not public where they are", async () => {
  const { id, coordinator, history } = await changedTwice();
  const contacts = { contactName1: "Kanari Geheim", contactName2: "Erika Beispiel", contactPublic2: "ja" };
  const path = `/buero/organisationen/${id}`;
  await coordinator.post(path, { ...decided, ...contacts, version: "3" }).expect(303);
  await coordinator.post(`${history}/wiederherstellen`, { number: "2", version: "4" }).expect(303);
  await coordinator.post(`${history}/wiederherstellen`, { number: "4", version: "5" }).expect(303);
  const rows = await house.database.db.contact.findMany({ orderBy: { name: "asc" } });
  expect(rows.map(({ name, isPublic }) => [name, isPublic])).toEqual([
    ["Erika Beispiel", true],
    ["Kanari Geheim", false],
  ]);
});

it("an editor reads and restores the history of the own organisation alone; a viewer reads and changes nothing", async () => {
  const { id, history } = await changedTwice();
  const other = await buildOrganisation(house.database.db, "Pelmke");
  const editor = await house.as(await house.staff("editor", { scopeType: "organization", scopeId: id }));
  await editor.get(`/buero/verlauf/organisationen/${other.id}`).expect(404);
  await editor.post(`${history}/wiederherstellen`, { number: "2", version: "3" }).expect(303);
  const viewer = await house.as(await house.staff("viewer"));
  const page = readPage(await viewer.get(`${history}/vergleich?von=1&bis=2`).expect(200));
  expect(page.text).not.toContain("wiederherstellen");
  await viewer.post(`${history}/wiederherstellen`, { number: "1", version: "4" }).expect(403);
  await house.visitor().get(history).expect(303);
});

it.each(["/buero/verlauf/organisationen/keine-id", "/buero/verlauf/gesuche/0199a0a0-0000-7000-8000-000000000000"])(
  "an address without a record answers 404: %s",
  async (path) => {
    const coordinator = await house.as(await house.staff("coordinator"));
    await coordinator.get(path).expect(404);
  },
);

describe("the address of a page", () => {
  async function initiative(): Promise<{ id: string; coordinator: Browser; path: string }> {
    const { id } = await buildOrganisation(house.database.db, "Gartengruppe", { isInitiative: true });
    const coordinator = await house.as(await house.staff("coordinator"));
    return { id, coordinator, path: `/buero/verlauf/initiativen/${id}/adresse` };
  }

  it("is changed by the coordination: the old one leads to it, and the kept page is gone", async () => {
    const { id, coordinator, path } = await initiative();
    await house.visitor().get("/initiativen/gartengruppe").expect(200);
    await coordinator.post(path, { slug: "garten-am-bahnhof", version: "1" }).expect(303);
    const moved = await house.visitor().get("/initiativen/gartengruppe?x=1").expect(301);
    expect(moved.headers["location"]).toBe("/initiativen/garten-am-bahnhof?x=1");
    await house.visitor().get("/initiativen/garten-am-bahnhof").expect(200);
    expect(await auditActionsFor(house, id)).toEqual(["record.address_changed"]);
    expect(readPage(await coordinator.get(path).expect(200)).text).toContain("/initiativen/gartengruppe");
  });

  it.each(["Garten", "garten--x", "", "ä", "zuordnen", "pelmke", "pelmke-alt"])(
    "is refused when it can't be: %s",
    async (slug) => {
      const { coordinator, path } = await initiative();
      const other = await buildOrganisation(house.database.db, "Pelmke alt", { isInitiative: true });
      await organisations().update({ where: { id: other.id }, data: { slug: "pelmke" } });
      const page = readPage(await coordinator.post(path, { slug, version: "1" }).expect(422));
      expect(page.faults).toHaveLength(1);
      expect(page.value("slug")).toBe(slug);
      expect(await organisations().count({ where: { slug: "gartengruppe" } })).toBe(1);
    },
  );

  it("is refused over a newer version, and to everybody else", async () => {
    const { id, coordinator, path } = await initiative();
    await coordinator.post(path, { slug: "garten", version: "7" }).expect(422);
    const editor = await house.as(await house.staff("editor", { scopeType: "organization", scopeId: id }));
    await editor.get(path).expect(403);
    await editor.post(path, { slug: "garten", version: "1" }).expect(403);
  });
});
