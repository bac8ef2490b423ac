import { openTestHouse, type TestHouse } from "../../support/app.ts";
import { buildSpace } from "../../support/factories/focusSpaces.ts";
import { buildThemes } from "../../support/factories/themes.ts";
import { readPage } from "../../support/page.ts";

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});
beforeEach(() => house.empty());
afterAll(() => house.close());

const list = "/buero/fokusraeume/laden-am-markt/kontakte";
const owner = {
  role: "owner",
  name: "Kanari Eigentum",
  phone: "02331 555123",
  email: "kanari-eigentum@example.org",
  note: "Kanarinotiz",
  mark: "",
};
const CANARIES = ["Kanari Eigentum", "555123", "kanari-eigentum", "Kanarinotiz"];
const parties = () => house.database.db.spaceParty.findMany();

async function withOwner(): Promise<{ id: string; coordinator: Awaited<ReturnType<TestHouse["as"]>> }> {
  const themes = await buildThemes(house.database.db);
  await buildSpace(house.database.db, { themeIds: [themes["kreativ"] ?? ""] });
  const coordinator = await house.as(await house.staff("coordinator"));
  await coordinator.post(list, owner).expect(303);
  return { id: (await parties())[0]?.id ?? "", coordinator };
}

it("the coordinator enters an owner and reads it again; the audit knows only that it happened", async () => {
  const { coordinator } = await withOwner();
  const page = readPage(await coordinator.get(list).expect(200));
  for (const text of ["Kanari Eigentum", "02331 555123", "Kanarinotiz"]) expect(page.text).toContain(text);
  const entries = await house.database.db.auditEntry.findMany({ where: { action: "space_party.added" } });
  expect(entries).toHaveLength(1);
  for (const canary of CANARIES) expect(JSON.stringify(entries)).not.toContain(canary);
});

it("an entry without role and name comes back with what was typed", async () => {
  const { coordinator } = await withOwner();
  const page = readPage(await coordinator.post(list, { ...owner, role: "", name: " ", phone: "12" }).expect(422));
  expect(page.faults).toHaveLength(3);
  expect(page.value("note")).toBe("Kanarinotiz");
  expect(await parties()).toHaveLength(1);
});

it("changing needs the mark of what was read; removing leaves nothing", async () => {
  const { id, coordinator } = await withOwner();
  const mark = readPage(await coordinator.get(`${list}/${id}`).expect(200)).value("mark") ?? "";
  await coordinator.post(`${list}/${id}`, { ...owner, name: "Neue Hand", mark }).expect(303);
  const stale = readPage(await coordinator.post(`${list}/${id}`, { ...owner, mark }).expect(422));
  expect(stale.faults[0]).toContain("Jemand anderes hat diesen Eintrag inzwischen geändert");
  expect((await parties()).map((party) => party.name)).toEqual(["Neue Hand"]);
  await coordinator.post(`${list}/${id}/entfernen`).expect(303);
  await coordinator.post(`${list}/${id}/entfernen`).expect(404);
  await coordinator.get(`${list}/kein-eintrag`).expect(404);
  expect(await parties()).toEqual([]);
  const actions = await house.database.db.auditEntry.findMany({ orderBy: { at: "asc" }, select: { action: true } });
  expect(actions.map(({ action }) => action)).toEqual([
    "space_party.added",
    "space_party.changed",
    "space_party.removed",
  ]);
});

it("an entry of another place is not there", async () => {
  const { id, coordinator } = await withOwner();
  await buildSpace(house.database.db, { slug: "anderer" });
  await coordinator.get(`/buero/fokusraeume/anderer/kontakte/${id}`).expect(404);
  await coordinator.post(`/buero/fokusraeume/anderer/kontakte/${id}/entfernen`).expect(404);
  expect(await parties()).toHaveLength(1);
});

it("nobody but the coordination sees or changes owners, on no page", async () => {
  const { id } = await withOwner();
  const kreativ = await house.database.db.taxonomyTerm.findFirstOrThrow({ where: { code: "kreativ" } });
  const viewer = await house.as(await house.staff("viewer"));
  const lead = await house.as(await house.staff("theme_lead", { scopeType: "theme", scopeId: kreativ.id }));
  const administrator = await house.as(await house.staff("administrator"));
  for (const person of [viewer, lead, administrator]) {
    await person.get(list).expect(403);
    await person.get(`${list}/${id}`).expect(403);
    await person.post(list, owner).expect(403);
    await person.post(`${list}/${id}`, owner).expect(403);
    await person.post(`${list}/${id}/entfernen`).expect(403);
  }
  const addresses = ["/fokusraeume", "/fokusraeume?art=laden", "/fokusraeume/laden-am-markt", "/themen/kreativ"];
  const deskAddresses = ["/buero/fokusraeume", "/buero/fokusraeume/laden-am-markt"];
  const pages = await Promise.all([
    ...addresses.map((address) => house.visitor().get(address).expect(200)),
    ...addresses.map((address) => house.visitor().get(`/en${address}`).expect(200)),
    ...deskAddresses.flatMap((address) => [viewer.get(address).expect(200), lead.get(address).expect(200)]),
  ]);
  for (const { text } of pages) for (const canary of CANARIES) expect(text).not.toContain(canary);
  const search = await house.database.db.searchEntry.findMany();
  expect(search).toHaveLength(1);
  for (const canary of CANARIES) expect(JSON.stringify(search)).not.toContain(canary);
});
