import { createCoverRound } from "../../../src/features/volunteers/index.ts";
import { openTestHouse, TEST_NOW, type TestHouse } from "../../support/app.ts";
import { buildNeed, buildVocabulary, buildVolunteer } from "../../support/factories/volunteers.ts";
import { readPage } from "../../support/page.ts";

// What waits at the desk because a shift lacks somebody: left late, or looked for in vain.

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
const shift = { from: "2026-11-29T09:00:00Z", to: "2026-11-29T11:00:00Z", places: 2 };
const coordinator = async () => house.as(await house.staff("coordinator"));
const hoursAgo = (hours: number) => new Date(TEST_NOW.getTime() - hours * 3_600_000);

/** A shift that somebody left so many hours ago. */
async function leftShift(title: string, hours: number, isLate = true) {
  const need = await buildNeed(db(), { title, shifts: [shift] });
  const { id: personId } = await buildVolunteer(db(), { state: "dormant", contactedAt: TEST_NOW });
  const shiftId = need.shiftIds[0] ?? "";
  const place = { personId, needId: need.id, shiftId, origin: "self", state: "withdrawn" } as const;
  await db().assignment.create({ data: { ...place, isLate, decidedAt: hoursAgo(hours) } });
  return shiftId;
}

async function today(role: "coordinator" | "viewer" = "coordinator") {
  return readPage(await (await house.as(await house.staff(role))).get("/buero").expect(200));
}

it("what was left late and stands below its minimum waits, the oldest first, with the page of its search", async () => {
  const [newer, older] = [await leftShift("Tafel", 1), await leftShift("Beete gießen", 20)];
  await leftShift("Rechtzeitig abgesagt", 2, false);
  const page = await today();
  expect([page.linkTo("Tafel"), page.linkTo("Beete gießen")]).toEqual([
    `/buero/ersatz/${newer}`,
    `/buero/ersatz/${older}`,
  ]);
  expect(page.text.indexOf("Beete gießen")).toBeLessThan(page.text.indexOf("Tafel"));
  expect(page.text).toContain("Ersatz suchen");
  expect(page.hasLink("Rechtzeitig abgesagt")).toBe(false);
  expect(page.text).toContain("2 offen");
});

it("it no longer waits once the minimum is reached, the shift has begun, or it is called off", async () => {
  const shiftId = await leftShift("Tafel", 1);
  await db().shift.update({ where: { id: shiftId }, data: { minPeople: 0 } });
  expect((await today()).hasLink("Tafel")).toBe(false);
  await db().shift.update({ where: { id: shiftId }, data: { minPeople: 1, state: "cancelled" } });
  expect((await today()).hasLink("Tafel")).toBe(false);
  await db().shift.update({ where: { id: shiftId }, data: { state: "planned" } });
  expect((await today()).hasLink("Tafel")).toBe(true);
  house.clock.now = new Date("2026-11-29T09:00:00Z");
  expect((await today()).hasLink("Tafel")).toBe(false);
});

it("a search waits for others while they think, for the desk when all of the last wave said no or nobody is left", async () => {
  const need = await buildNeed(db(), { title: "Tafel", shifts: [shift] });
  for (const name of ["Erste", "Zweite"]) await buildVolunteer(db(), { name, contactedAt: TEST_NOW });
  const browser = await coordinator();
  await browser.post(`/buero/ersatz/${need.shiftIds[0] ?? ""}`).expect(303);
  expect((await today()).text).toContain("0 diese Woche 1 wartet auf andere");
  await db().coverAsk.updateMany({ data: { answer: "no", answeredAt: TEST_NOW } });
  expect((await today()).text).toContain("1 diese Woche 0 warten auf andere");
  expect((await today()).linkTo("Tafel")).toBe(`/buero/ersatz/${need.shiftIds[0] ?? ""}`);
  house.clock.now = new Date(TEST_NOW.getTime() + 5 * 3_600_000);
  await createCoverRound(house.deps)();
  expect(await db().coverRequest.findFirstOrThrow()).toMatchObject({ state: "exhausted" });
  expect((await today()).text).toContain("1 diese Woche 0 warten auf andere");
  const list = readPage(await (await coordinator()).get("/buero/ersatz").expect(200));
  expect(list.text).toContain("Es wurde niemand gefunden.");
});

it("it counts in the navigation, for viewers as a figure, and not for editors", async () => {
  await leftShift("Tafel", 1);
  const page = await today();
  expect(page.text).toMatch(/Gesuche 1 offen/u);
  const viewer = await today("viewer");
  expect(viewer.text).toContain("1 diese Woche");
  expect(viewer.hasLink("Tafel")).toBe(false);
  const organization = await db().organization.create({ data: { slug: "v", name: "Verein", sortKey: "v" } });
  await db().need.updateMany({ data: { organizationId: organization.id } });
  const editor = await house.staff("editor", { scopeType: "organization", scopeId: organization.id });
  expect(readPage(await (await house.as(editor)).get("/buero")).linkTo("Tafel")).not.toContain("/buero/ersatz");
});
