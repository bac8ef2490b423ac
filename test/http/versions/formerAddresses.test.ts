import { freeSlug } from "../../../src/shared/versions/freeSlug.ts";
import { openTestHouse, type TestHouse } from "../../support/app.ts";
import { buildContactPoint, buildOrganisation } from "../../support/factories/directory.ts";

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});
beforeEach(() => house.empty());
afterAll(() => house.close());

const points = () => house.database.db.serviceAtLocation;

async function movedPoint(): Promise<{ id: string; organisationId: string }> {
  const { db } = house.database;
  const { id: organisationId } = await buildOrganisation(db, "Roter Stern");
  const { id } = await buildContactPoint(db, organisationId, { title: "Lesestube", slug: "lesestube" });
  await points().update({ where: { id }, data: { slug: "lesecafe" } });
  await points().update({ where: { id }, data: { slug: "lesehaus" } });
  return { id, organisationId };
}

it.each([
  ["/anlaufstellen/lesestube", "/anlaufstellen/lesehaus"],
  ["/anlaufstellen/lesecafe?a=1&b=%C3%A4", "/anlaufstellen/lesehaus?a=1&b=%C3%A4"],
  ["/en/anlaufstellen/lesestube?x", "/en/anlaufstellen/lesehaus?x"],
  ["/ar/anlaufstellen/lesestube", "/ar/anlaufstellen/lesehaus"],
  ["/anlaufstellen/lesestube.vcf", "/anlaufstellen/lesehaus.vcf"],
  ["/anlaufstellen/lesestube/fehler", "/anlaufstellen/lesehaus/fehler"],
  ["/en/anlaufstellen/lesecafe/fehler", "/en/anlaufstellen/lesehaus/fehler"],
])("a former address leads to the present one in one step: %s", async (from, to) => {
  await movedPoint();
  const answer = await house.visitor().get(from).expect(301);
  expect(answer.headers["location"]).toBe(to);
  await house.visitor().get(to).expect(200);
});

it("former addresses of initiatives and spaces lead to the present ones", async () => {
  const { db } = house.database;
  const { id } = await buildOrganisation(db, "Gartengruppe", { isInitiative: true });
  await db.organization.update({ where: { id }, data: { slug: "garten" } });
  const space = await db.space.create({ data: { title: "Laden", slug: "laden", sortKey: "laden", kind: "shop" } });
  await db.space.update({ where: { id: space.id }, data: { slug: "eckladen" } });
  const initiative = await house.visitor().get("/en/initiativen/gartengruppe").expect(301);
  expect(initiative.headers["location"]).toBe("/en/initiativen/garten");
  expect((await house.visitor().get("/fokusraeume/laden").expect(301)).headers["location"]).toBe(
    "/fokusraeume/eckladen",
  );
});

it("an address that was used is never given to another record, and a record may have its own back", async () => {
  const { id, organisationId } = await movedPoint();
  const { db } = house.database;
  expect(await db.$transaction((tx) => freeSlug(tx, "service_at_location", "Lesestube"))).toBe("lesestube-2");
  await expect(buildContactPoint(db, organisationId, { title: "Lesestube" })).rejects.toThrow("SlugRedirect_pkey");
  await points().update({ where: { id }, data: { slug: "lesestube" } });
  await house.visitor().get("/anlaufstellen/lesestube").expect(200);
  const back = await house.visitor().get("/anlaufstellen/lesehaus").expect(301);
  expect(back.headers["location"]).toBe("/anlaufstellen/lesestube");
});

it("an address that leads to a hidden record, to none, or is nonsense answers 404", async () => {
  const { id } = await movedPoint();
  await points().update({ where: { id }, data: { state: "archived" } });
  for (const slug of ["lesestube", "lesehaus", "niemals", "LESE%20stube", "a".repeat(300)]) {
    await house.visitor().get(`/anlaufstellen/${slug}`).expect(404);
  }
});

it("whoever takes an address at the moment when another record gives it up waits, and is refused", async () => {
  const { organisationId } = await movedPoint();
  const { db } = house.database;
  const held = await buildContactPoint(db, organisationId, { title: "Werkstatt" });
  const other = await buildContactPoint(db, organisationId, { title: "Neu hier" });
  let taking: Promise<unknown> = Promise.resolve();
  await db.$transaction(async (tx) => {
    await tx.serviceAtLocation.update({ where: { id: held.id }, data: { slug: "reparatur" } });
    taking = points().update({ where: { id: other.id }, data: { slug: "werkstatt" } });
    taking.catch(() => undefined);
    await new Promise((done) => setTimeout(done, 200));
  });
  await expect(taking).rejects.toThrow("SlugRedirect_pkey");
  const answer = await house.visitor().get("/anlaufstellen/werkstatt").expect(301);
  expect(answer.headers["location"]).toBe("/anlaufstellen/reparatur");
});
