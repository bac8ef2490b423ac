import { openTestHouse, type TestHouse } from "../../support/app.ts";
import { contactPointFields } from "../../support/contactPointFields.ts";
import { buildContactPoint, buildOrganisation, buildVocabulary } from "../../support/factories/directory.ts";
import { buildThemes } from "../../support/factories/themes.ts";

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});
beforeEach(() => house.empty());
afterAll(() => house.close());

const versionsOf = (linkId: string) =>
  house.database.db.recordVersion.findMany({
    where: { linkId },
    orderBy: { number: "asc" },
    select: { number: true, action: true, actorId: true, actorKind: true, snapshot: true },
  });

const organisation = { name: "Roter Stern", description: "", version: "1", state: "published", verified: "no" };

it("the first change of a record keeps how it was before, and how it is now", async () => {
  const { id } = await buildOrganisation(house.database.db, "Roter Stern", { description: "Alt" });
  const person = await house.staff("coordinator");
  const coordinator = await house.as(person);
  await coordinator.post(`/buero/organisationen/${id}`, { ...organisation, description: "Neu" }).expect(303);
  const versions = await versionsOf(id);
  expect(versions).toMatchObject([
    { number: 1, action: "version.first", actorId: null, actorKind: "system", snapshot: { description: "Alt" } },
    {
      number: 2,
      action: "organization.changed",
      actorId: person.id,
      actorKind: "staff",
      snapshot: { description: "Neu" },
    },
  ]);
});

it("a record that is added begins with its first version, and saving it unchanged adds none", async () => {
  const coordinator = await house.as(await house.staff("coordinator"));
  await coordinator.post("/buero/organisationen/neu", organisation).expect(303);
  const { id } = await house.database.db.organization.findFirstOrThrow({ select: { id: true } });
  await coordinator.post(`/buero/organisationen/${id}`, organisation).expect(303);
  expect(await versionsOf(id)).toMatchObject([{ number: 1, action: "organization.added" }]);
});

it("no version holds a contact that is not public", async () => {
  const { id } = await buildOrganisation(house.database.db, "Roter Stern");
  const coordinator = await house.as(await house.staff("coordinator"));
  const people = { contactName1: "Kanari Geheim", contactName2: "Erika Beispiel", contactPublic2: "ja" };
  await coordinator.post(`/buero/organisationen/${id}`, { ...organisation, ...people }).expect(303);
  const kept = JSON.stringify(await versionsOf(id));
  expect(kept).toContain("Erika Beispiel");
  expect(kept).not.toContain("Kanari");
});

it("a contact point's version holds service, place, address, phones, hours, barrier answers and themes", async () => {
  const { db } = house.database;
  const themes = await buildThemes(db);
  await buildVocabulary(db, "accessibility", ["lift", "seating"]);
  await buildVocabulary(db, "language", ["de", "tr"]);
  const { id: organisationId } = await buildOrganisation(db, "Roter Stern");
  const point = await buildContactPoint(db, organisationId);
  const coordinator = await house.as(await house.staff("coordinator"));
  const fields = { ...contactPointFields(organisationId, themes), state: "published", verified: "no" };
  await coordinator.post(`/buero/anlaufstellen/${point.id}`, fields).expect(303);
  const [before, after] = await versionsOf(point.id);
  expect(before?.snapshot).toMatchObject({ title: "Lesestube", service: { name: "Vorlesen" }, phones: [] });
  expect(after?.snapshot).toMatchObject({
    title: "Repair-Café",
    service: { name: "Reparieren", organizationId: organisationId },
    location: {
      wheelchair: "limited",
      address: { address1: "Lange Str. 65", postalCode: "58089" },
      accessibilities: [{ feature: "lift", answer: "no", details: "Zwei Stufen" }],
    },
    phones: [{ number: "+492331123456" }],
    contacts: [{ email: "repair@example.org" }],
    openingHours: { text: expect.stringContaining("Mo 09:00-12:00") as string },
  });
  const { terms } = after?.snapshot as { terms: { termId: string; isMain: boolean }[] };
  expect(terms.find((term) => term.isMain)?.termId).toBe(themes["zusammenhalt"]);
});

it("versions are an archive: nobody changes one", async () => {
  const { id } = await buildOrganisation(house.database.db, "Roter Stern");
  const coordinator = await house.as(await house.staff("coordinator"));
  await coordinator.post(`/buero/organisationen/${id}/archiv`).expect(303);
  await expect(
    house.database.db.recordVersion.updateMany({ where: { linkId: id }, data: { action: "forged" } }),
  ).rejects.toThrow("versions are not changed");
});
