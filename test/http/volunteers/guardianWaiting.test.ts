import { createMinorsRound } from "../../../src/features/volunteers/index.ts";
import { auditActionsFor, openTestHouse, type TestHouse } from "../../support/app.ts";
import { buildMinor, buildVocabulary, buildVolunteer } from "../../support/factories/volunteers.ts";
import { readPage } from "../../support/page.ts";

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});
beforeEach(async () => {
  await house.empty();
  await buildVocabulary(house.database.db);
});
afterAll(() => house.close());

const db = () => house.database.db;
/** Asked on 27 November 2026; thirty days end on 27 December. */
async function waiting(state: "asked" | "given" | "refused" = "asked") {
  const minor = await buildMinor(db(), { bornOn: "2010-05-14", state });
  const askedAt = house.clock.now;
  await db().guardianConsent.updateMany({ data: { askedAt, ...(state === "asked" ? {} : { decidedAt: askedAt }) } });
  return minor;
}
const night = async (day: string) => {
  house.clock.now = new Date(`${day}T03:00:00Z`);
  await createMinorsRound(house.deps)();
};
const stateOf = async (id: string) => (await db().person.findUniqueOrThrow({ where: { id } })).state;
const letters = async () => (await db().outbox.findMany({ orderBy: { id: "asc" } })).map(({ template }) => template);

it("who waits in vain is told once a week before, the guardian asked once more, and everything is erased on the day", async () => {
  const { id } = await waiting();
  const page = await (await house.as({ id, kind: "volunteer" })).get("/konto").expect(200);
  expect(readPage(page).text).toContain("Ohne Zustimmung löschen wir Ihre Angaben am 27. Dezember 2026.");
  await night("2026-12-19");
  expect(await letters()).toEqual([]);
  await night("2026-12-20");
  await night("2026-12-21");
  expect(await letters()).toEqual(["guardian.reminded", "guardian.ask"]);
  expect((await db().outbox.findFirstOrThrow({ where: { template: "guardian.reminded" } })).text).toContain(
    "Am 27. Dezember 2026 löschen wir sie.",
  );
  await night("2026-12-26");
  expect(await stateOf(id)).toBe("active");
  await night("2026-12-27");
  expect(await stateOf(id)).toBe("anonymised");
  expect([await db().guardianConsent.count(), await db().outbox.count()]).toEqual([0, 0]);
  expect(await auditActionsFor(house, id)).toEqual(["guardian_consent.reminded", "volunteer.erased"]);
});

it("a yes ends the waiting, a no does not; after missed nights there is still a week", async () => {
  const given = await waiting("given");
  await night("2027-02-01");
  expect([await stateOf(given.id), await letters()]).toEqual(["active", []]);
  await house.empty();
  const refused = await waiting("refused");
  await night("2027-02-01");
  await night("2027-02-07");
  expect([await stateOf(refused.id), await letters()]).toEqual(["active", ["guardian.reminded"]]);
  await night("2027-02-08");
  expect(await stateOf(refused.id)).toBe("anonymised");
});

it("another guardian begins the days anew; grown-ups and people of the desk are none of it", async () => {
  const minor = await waiting();
  const adult = await buildVolunteer(db());
  await db().volunteerProfile.update({ where: { personId: adult.id }, data: { isAdult: true } });
  await night("2026-12-20");
  await db().guardianConsent.updateMany({ data: { askedAt: new Date("2026-12-22T10:00:00Z") } });
  await night("2026-12-28");
  expect(await stateOf(minor.id)).toBe("active");
  const editor = await buildMinor(db(), { bornOn: "2010-05-14" });
  await db().guardianConsent.updateMany({ where: { personId: editor.id }, data: { askedAt: new Date("2026-01-01") } });
  await db().roleGrant.create({ data: { personId: editor.id, role: "viewer", validFrom: new Date("2026-01-01") } });
  await night("2027-01-14");
  await night("2027-01-21");
  expect([await stateOf(minor.id), await stateOf(editor.id), await stateOf(adult.id)]).toEqual([
    "anonymised",
    "active",
    "active",
  ]);
});

it("nobody writes to an address that was never confirmed: it is erased without a letter", async () => {
  const { id } = await waiting();
  await db().person.update({ where: { id }, data: { state: "invited" } });
  await night("2026-12-26");
  expect(await stateOf(id)).toBe("invited");
  await night("2026-12-27");
  expect([await stateOf(id), await letters()]).toEqual(["anonymised", []]);
});
