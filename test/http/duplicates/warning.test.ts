import { openTestHouse, type Browser, type TestHouse } from "../../support/app.ts";
import { contactPointFields } from "../../support/contactPointFields.ts";
import { buildContactPoint, buildOrganisation, buildVocabulary } from "../../support/factories/directory.ts";
import { buildThemes } from "../../support/factories/themes.ts";
import { readPage } from "../../support/page.ts";

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});
beforeEach(() => house.empty());
afterAll(() => house.close());

const db = () => house.database.db;
const QUESTION = "Gibt es diesen Eintrag schon?";
const anyway = (html: string) => ({ trotzdem: /name="trotzdem" value="([^"]+)"/u.exec(html)?.[1] ?? "" });
const organisation = { name: "Roter Stern", state: "published", verified: "no", version: "1" };
const coordination = async () => house.as(await house.staff("coordinator"));

it.each([
  ["name", { name: "Roter Stern e.V." }, "gleicher oder fast gleicher Name"],
  ["phone", { name: "Ganz anders", phone1: "02331 123456" }, "gleiche Telefonnummer"],
  ["mail", { name: "Ganz anders", email: "Kontakt@example.org" }, "gleiche E-Mail-Adresse"],
  ["site", { name: "Ganz anders", website: "http://example.org/verein?x=1" }, "gleiche Website"],
])(
  "an organisation like another one by its %s is shown first, and added all the same",
  async (_sign, fields, reason) => {
    const known = { email: "kontakt@example.org", website: "https://www.example.org/Verein/" };
    const { id } = await buildOrganisation(db(), "Roter Stern", known);
    await db().phone.create({ data: { number: "+492331123456", organizationId: id } });
    const coordinator = await coordination();
    const typed = { ...organisation, ...fields, description: "Bleibt stehen." };
    const answer = await coordinator.post("/buero/organisationen/neu", typed).expect(422);
    const page = readPage(answer);
    for (const text of [QUESTION, reason, "Trotzdem anlegen"]) expect(page.text).toContain(text);
    expect(page.linkTo("Roter Stern")).toBe(`/buero/organisationen/${id}`);
    expect(page.value("description")).toBe("Bleibt stehen.");
    expect(await db().organization.count()).toBe(1);
    await coordinator.post("/buero/organisationen/neu", { ...typed, ...anyway(answer.text) }).expect(303);
    expect(await db().organization.count()).toBe(2);
  },
);

it("who has seen one lookalike is asked again when another one appears", async () => {
  await buildOrganisation(db(), "Roter Stern");
  const coordinator = await coordination();
  const first = await coordinator.post("/buero/organisationen/neu", organisation).expect(422);
  await buildOrganisation(db(), "Roter Stern", { slug: "roter-stern-2" });
  await coordinator.post("/buero/organisationen/neu", { ...organisation, ...anyway(first.text) }).expect(422);
  await coordinator.post("/buero/organisationen/neu", { ...organisation, trotzdem: "ja" }).expect(422);
});

it("an organisation like none is added without a question, and a fault comes before it", async () => {
  await buildOrganisation(db(), "Pelmke");
  const coordinator = await coordination();
  await coordinator.post("/buero/organisationen/neu", organisation).expect(303);
  const wrong = await coordinator.post("/buero/organisationen/neu", { ...organisation, phone1: "?" }).expect(422);
  expect(readPage(wrong).text).not.toContain(QUESTION);
});

it("an initiative like another one is shown first, and added all the same", async () => {
  await buildOrganisation(db(), "Gartengruppe", { isInitiative: true });
  const coordinator = await coordination();
  const typed = { name: "Garten-Gruppe", state: "published", version: "1" };
  const answer = await coordinator.post("/buero/initiativen/neu", typed).expect(422);
  expect(readPage(answer).linkTo("Gartengruppe")).toBe("/buero/initiativen/gartengruppe");
  await coordinator.post("/buero/initiativen/neu", { ...typed, ...anyway(answer.text) }).expect(303);
});

describe("a contact point", () => {
  async function given(): Promise<{
    fields: ReturnType<typeof contactPointFields>;
    pointId: string;
    organisationId: string;
  }> {
    const themes = await buildThemes(db());
    await buildVocabulary(db(), "accessibility", ["lift", "seating"]);
    await buildVocabulary(db(), "language", ["de", "tr"]);
    const { id: organisationId } = await buildOrganisation(db(), "Roter Stern");
    const { id: pointId } = await buildContactPoint(db(), organisationId, { title: "Repair Café" });
    return { fields: contactPointFields(organisationId, themes), pointId, organisationId };
  }
  const decided = { state: "published", verified: "no" };
  const add = (browser: Browser, fields: Readonly<Record<string, string | readonly string[]>>) =>
    browser.post("/buero/anlaufstellen/neu", fields);

  it("with a like name in the same street is shown first, and added all the same", async () => {
    const { fields, pointId } = await given();
    const coordinator = await coordination();
    const answer = await add(coordinator, { ...fields, ...decided }).expect(422);
    const page = readPage(answer);
    expect(page.linkTo("Repair Café")).toBe(`/buero/anlaufstellen/${pointId}`);
    expect(page.text).toContain("ähnlicher Name in derselben Straße");
    expect(page.value("street")).toBe("Lange Str. 65");
    await add(coordinator, { ...fields, ...decided, ...anyway(answer.text) }).expect(303);
    expect(await db().serviceAtLocation.count()).toBe(2);
  });

  it("elsewhere, or with the number of its own organisation, is added without a question", async () => {
    const { fields, pointId } = await given();
    await db().phone.create({ data: { number: "+492331123456", serviceAtLocationId: pointId } });
    const coordinator = await coordination();
    await add(coordinator, { ...fields, ...decided, street: "Bahnhofstraße 1" }).expect(303);
  });

  it("with the number of another organisation's is shown first, to an editor by its public page alone", async () => {
    const { fields, pointId } = await given();
    await db().phone.create({ data: { number: "+492331123456", serviceAtLocationId: pointId } });
    const { id } = await buildOrganisation(db(), "Pelmke");
    const editor = await house.as(await house.staff("editor", { scopeType: "organization", scopeId: id }));
    const typed = { ...fields, organisationId: id, title: "Ganz anders", street: "Bahnhofstraße 1" };
    const answer = await add(editor, typed).expect(422);
    const page = readPage(answer);
    expect(page.text).toContain("gleiche Telefonnummer");
    expect(page.linkTo("Repair Café")).toBe("/anlaufstellen/repair-cafe");
    await db().serviceAtLocation.update({ where: { id: pointId }, data: { state: "draft" } });
    expect(readPage(await add(editor, typed).expect(422)).linkTo("Repair Café")).toBeNull();
    await add(editor, { ...typed, ...anyway(answer.text) }).expect(303);
  });
});
