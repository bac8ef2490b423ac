import { clearanceOf } from "../../../../src/features/volunteers/clearance/clearanceOf.ts";
import { openTestHouse, type TestHouse } from "../../../support/app.ts";
import { buildNeed, buildVocabulary, buildVolunteer } from "../../../support/factories/volunteers.ts";
import { readPage } from "../../../support/page.ts";

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

async function record(personId: string, { seenOn, isSuitable }: { seenOn: string; isSuitable: boolean }) {
  const { id } = await house.staff("coordinator");
  const until = new Date(seenOn);
  until.setUTCFullYear(until.getUTCFullYear() + 5);
  const day = new Date(seenOn);
  await db().clearanceCheck.create({
    data: {
      personId,
      isSuitable,
      seenById: id,
      certificateOn: day,
      seenOn: day,
      validUntil: until,
      deleteAfter: until,
    },
  });
}

it("with a valid record the place is taken at once; one that has run out asks the desk as before", async () => {
  const need = await buildNeed(db(), { requiresClearance: true, places: 3 });
  const [checked, formerly] = [await buildVolunteer(db()), await buildVolunteer(db())];
  await record(checked.id, { seenOn: "2026-11-01", isSuitable: true });
  await record(formerly.id, { seenOn: "2021-11-26", isSuitable: true });
  for (const person of [checked, formerly]) {
    await (await house.as(person)).post(`/mitmachen/${need.slug}/zusage`).expect(303);
  }
  const stateOf = async (personId: string) => (await db().assignment.findFirstOrThrow({ where: { personId } })).state;
  expect([await stateOf(checked.id), await stateOf(formerly.id)]).toEqual(["accepted", "suggested"]);
  expect((await db().need.findUniqueOrThrow({ where: { id: need.id } })).placesTaken).toBe(1);
});

it("a record that speaks against it bars from tasks that need one, from nothing else, and the newest decides", async () => {
  const guarded = await buildNeed(db(), { requiresClearance: true });
  const open = await buildNeed(db());
  const volunteer = await buildVolunteer(db());
  await record(volunteer.id, { seenOn: "2026-10-01", isSuitable: true });
  await record(volunteer.id, { seenOn: "2026-11-01", isSuitable: false });
  const day = Temporal.PlainDate.from("2026-11-27");
  expect(await clearanceOf(db(), volunteer.id, day)).toBe("unsuitable");
  const browser = await house.as(volunteer);
  const page = readPage(await browser.post(`/mitmachen/${guarded.slug}/zusage`).expect(409));
  expect(page.text).toContain("Für diese Aufgabe können wir Sie nicht einsetzen.");
  await browser.post(`/mitmachen/${open.slug}/zusage`).expect(303);
  const coordinator = await house.as(await house.staff("coordinator"));
  const refused = readPage(
    await coordinator.post(`/buero/gesuche/${guarded.id}/zusagen`, { person: volunteer.id, schicht: "" }).expect(422),
  );
  expect(refused.faults.join()).toContain("der Vermerk zu dieser Person steht dem entgegen");
});
