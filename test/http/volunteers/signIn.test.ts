import { openTestHouse, type TestHouse } from "../../support/app.ts";
import { buildVolunteer } from "../../support/factories/volunteers.ts";
import { readPage } from "../../support/page.ts";

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});
beforeEach(() => house.empty());
afterAll(() => house.close());

async function linkInMail(template: string): Promise<string> {
  const mail = await house.database.db.outbox.findFirstOrThrow({ where: { template }, orderBy: { createdAt: "desc" } });
  return /http:\/\/stadtteilladen\.test(\S+)/u.exec(mail.text)?.[1] ?? "";
}

it("signing in: known and unknown addresses get the same page, and only the known one a link that works once", async () => {
  await buildVolunteer(house.database.db, { email: "berta@example.org" });
  const known = await house.visitor().post("/konto/anmelden", { email: "berta@example.org", gesuch: "" }).expect(303);
  const unknown = await house
    .visitor()
    .post("/konto/anmelden", { email: "niemand@example.org", gesuch: "" })
    .expect(303);
  expect([known.headers["location"], known.text]).toEqual([unknown.headers["location"], unknown.text]);
  expect(await house.database.db.outbox.count()).toBe(1);
  const link = await linkInMail("volunteer.sign_in");
  expect(readPage(await house.visitor().get(link).expect(200)).heading).toBe("Anmelden");
  await house.visitor().post(link).expect(303);
  await house.visitor().post(link).expect(404);
});

it("a link to sign in is valid for 30 minutes, and not for somebody who was put to rest", async () => {
  const berta = await buildVolunteer(house.database.db, { email: "berta@example.org" });
  await house.visitor().post("/konto/anmelden", { email: "berta@example.org", gesuch: "" });
  const link = await linkInMail("volunteer.sign_in");
  await house.database.db.person.update({ where: { id: berta.id }, data: { deactivatedAt: house.clock.now } });
  await house.visitor().post(link).expect(404);
  await house.database.db.person.update({ where: { id: berta.id }, data: { deactivatedAt: null } });
  house.clock.now = new Date(house.clock.now.getTime() + 31 * 60_000);
  await house.visitor().post(link).expect(404);
});

it("an address is not flooded with letters, and nobody can tell", async () => {
  await buildVolunteer(house.database.db, { email: "berta@example.org" });
  for (let tried = 0; tried < 8; tried += 1) {
    await house.visitor().post("/konto/anmelden", { email: "berta@example.org", gesuch: "" }).expect(303);
  }
  expect(await house.database.db.outbox.count()).toBe(5);
});
