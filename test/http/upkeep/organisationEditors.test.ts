import { openTestHouse, type Browser, type TestHouse } from "../../support/app.ts";
import { buildOrganisation } from "../../support/factories/directory.ts";
import { openForm } from "../../support/openForm.ts";
import { comparedFields, readPage } from "../../support/page.ts";

// The organisation's own record, where the coordination reviews what its editors change.

let house: TestHouse;
let editor: Browser;
let coordinator: Browser;
let path: string;
beforeAll(async () => {
  house = await openTestHouse();
});
beforeEach(async () => {
  await house.empty();
  const { id } = await buildOrganisation(db(), "Roter Stern", { reviewMode: "after_review", description: "Alt." });
  await db().phone.create({ data: { organizationId: id, number: "+492331111" } });
  await db().contact.create({ data: { organizationId: id, name: "Beispiel A", isPublic: false } });
  path = `/buero/organisationen/${id}`;
  editor = await house.as(await house.staff("editor", { scopeType: "organization", scopeId: id }));
  coordinator = await house.as(await house.staff("coordinator"));
});
afterAll(() => house.close());

const db = () => house.database.db;
const stored = () => db().organization.findFirstOrThrow({ include: { phones: true, contacts: true } });
const open = async (browser: Browser) => openForm(await browser.get(path).expect(200), path);
const proposal = () => db().changeProposal.findFirstOrThrow();
const desk = async () => `/buero/pflege/vorschlaege/${(await proposal()).id}`;

/** Name, number and website, as an editor would type them. */
async function propose(): Promise<void> {
  const form = await open(editor);
  const typed = { name: "Roter Stern e.V.", website: "stern.example.org", phone1: "02331 222", phoneNote1: "Büro" };
  await editor.post(path, { ...form, ...typed }).expect(303);
}

it("an editor's change of the organisation waits, says so, and stands at the desk field by field", async () => {
  await propose();
  expect(readPage(await editor.get(path)).text).toContain("liegt jetzt der Stadtteilkoordination vor");
  expect(await stored()).toMatchObject({ name: "Roter Stern", website: null, version: 1 });
  expect(await proposal()).toMatchObject({
    origin: "editor",
    state: "open",
    fields: { name: "Roter Stern e.V.", website: "stern.example.org", phone1: "02331 222", phoneNote1: "Büro" },
    base: { name: "Roter Stern", website: "", phoneNote1: "" },
  });
  expect(readPage(await coordinator.get("/buero/pflege")).linkTo("Roter Stern")).toBe(await desk());
  const page = readPage(await coordinator.get(await desk()).expect(200));
  for (const said of ["Roter Stern e.V.", "stern.example.org", "02331 222"]) expect(page.text).toContain(said);
  expect(page.linkTo("Eintrag von Hand bearbeiten")).toBe(path);
  expect(page.hasLink("Eintrag ansehen")).toBe(false);
});

it("accepted in part it is stored in part, with everything else as it was, and the editor is told", async () => {
  await propose();
  const form = openForm(await coordinator.get(await desk()).expect(200), `${await desk()}/annehmen`);
  const felder = ["name", "phone1"];
  await coordinator.post(`${await desk()}/annehmen`, { ...form, felder }).expect(303);
  expect(await stored()).toMatchObject({
    name: "Roter Stern e.V.",
    website: null,
    description: "Alt.",
    reviewMode: "after_review",
    state: "published",
    version: 2,
    phones: [{ number: "+492331222", description: null }],
    contacts: [{ name: "Beispiel A", isPublic: false }],
  });
  const letter = await db().outbox.findFirstOrThrow();
  expect(letter.recipient).toMatch(/^editor-/u);
  expect(letter.text).toContain(path);
  expect(letter.text).not.toContain("gelöscht");
});

it("declined it stays as it was, and the reason reaches the editor", async () => {
  await propose();
  const form = openForm(await coordinator.get(await desk()).expect(200), `${await desk()}/ablehnen`);
  await coordinator.post(`${await desk()}/ablehnen`, { ...form, grund: "" }).expect(422);
  await coordinator.post(`${await desk()}/ablehnen`, { ...form, grund: "So heißt der Verein nicht." }).expect(303);
  expect(await stored()).toMatchObject({ name: "Roter Stern", version: 1 });
  expect(await proposal()).toMatchObject({ state: "declined", reason: "So heißt der Verein nicht." });
  expect((await db().outbox.findFirstOrThrow()).text).toContain("So heißt der Verein nicht.");
});

it("whom to reach there is stored at once and is in no proposal; nothing changed stores nothing", async () => {
  const form = await open(editor);
  await editor.post(path, form).expect(303);
  expect(await stored()).toMatchObject({ version: 1 });
  await editor.post(path, { ...form, contactName1: "Beispiel B", description: "Neu." }).expect(303);
  expect(await stored()).toMatchObject({ description: "Alt.", version: 2, contacts: [{ name: "Beispiel B" }] });
  expect((await proposal()).fields).toEqual({ description: "Neu." });
  await editor.post(path, { ...form, version: "2", contactName1: "Beispiel C" }).expect(303);
  expect(await stored()).toMatchObject({ version: 3, contacts: [{ name: "Beispiel C" }] });
  expect(await db().changeProposal.count()).toBe(1);
});

it("what somebody else saved meanwhile is laid beside it, for the editor and for the desk", async () => {
  const form = await open(editor);
  await db().organization.updateMany({ data: { version: 2, name: "Stern" } });
  const late = await editor.post(path, { ...form, description: "Neu." }).expect(422);
  expect(comparedFields(late.text).map(({ stored: text }) => text)).toEqual(["Stern", "Alt."]);
  expect(await db().changeProposal.count()).toBe(0);
  await propose();
  const seen = openForm(await coordinator.get(await desk()), `${await desk()}/annehmen`);
  await db().organization.updateMany({ data: { version: 3, name: "Sternchen" } });
  const refused = await coordinator.post(`${await desk()}/annehmen`, { ...seen, felder: ["name"] }).expect(409);
  expect(readPage(refused).text).toContain("Inzwischen geändert. Der Vorschlag ging aus von: Stern");
  expect(await stored()).toMatchObject({ name: "Sternchen" });
});

it("set to at once, and by the coordination, it is public at once; a foreign editor finds nothing", async () => {
  await coordinator.post(path, { ...(await open(coordinator)), name: "Vom Büro" }).expect(303);
  expect(await stored()).toMatchObject({ name: "Vom Büro" });
  await db().organization.updateMany({ data: { reviewMode: "at_once" } });
  await editor.post(path, { ...(await open(editor)), name: "Von uns" }).expect(303);
  expect(await stored()).toMatchObject({ name: "Von uns" });
  expect(await db().changeProposal.count()).toBe(0);
  const { id } = await buildOrganisation(db(), "Pelmke", { reviewMode: "after_review" });
  await editor.post(`/buero/organisationen/${id}`, { ...(await open(editor)), version: "1" }).expect(404);
});
