import { createFigureQueries } from "../../../../src/features/volunteers/figures/figures.queries.ts";
import { periodFrom } from "../../../../src/features/volunteers/figures/period.ts";
import { openTestHouse, type TestHouse } from "../../../support/app.ts";
import {
  buildNeed,
  buildOrganisation,
  buildVocabulary,
  buildVolunteer,
} from "../../../support/factories/volunteers.ts";
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
const day = (iso: string) => new Date(`${iso}T10:00:00Z`);
/** The year 2026, seen on 27 November 2026. */
const count = () => createFigureQueries(db())(periodFrom({ zeitraum: "jahr" }, house.clock.now), house.clock.now);
type State = "accepted" | "attended" | "no_show" | "declined" | "offered" | "withdrawn";
type Origin = "self" | "offer" | "batch" | "coordinator" | "cover";

const idOf = (list: readonly { readonly id: string }[], place: number): string => list[place]?.id ?? "";

async function people(number: number) {
  return Promise.all(Array.from({ length: number }, () => buildVolunteer(db())));
}

async function assign(
  personId: string,
  needId: string,
  columns: {
    state: State;
    origin?: Origin;
    createdAt?: Date;
    shiftId?: string;
    decidedAt?: Date;
    declineReason?: "no_time" | "too_far";
  },
) {
  return db().assignment.create({ data: { personId, needId, origin: "self", ...columns } });
}

it("days to first contact: the median of talk or offer, whichever came first, of those who registered in the period", async () => {
  const registered = day("2026-03-01");
  const list = await people(6);
  await db().person.updateMany({ data: { createdAt: registered } });
  // talks after 1, 3, 5 days; an offer after 2 days before a talk after 9; nobody yet; registered in another year
  const talks = ["2026-03-02", "2026-03-04", "2026-03-06", "2026-03-10", null, "2026-03-02"];
  for (const [index, { id }] of list.entries()) {
    const talk = talks[index];
    const contactedAt = typeof talk === "string" ? day(talk) : null;
    await db().volunteerProfile.update({ where: { personId: id }, data: { contactedAt } });
  }
  const need = await buildNeed(db(), { places: 9 });
  await assign(idOf(list, 3), need.id, { state: "declined", origin: "offer", createdAt: day("2026-03-03") });
  await db().person.update({ where: { id: idOf(list, 5) }, data: { createdAt: day("2025-12-31") } });
  // 1, 2, 3, 5 days: the middle lies between 2 and 3
  expect((await count()).contact).toEqual({ median: 2.5, people: 4, waiting: 1 });
});

it("needs with a yes within 14 days, of those that had their 14 days", async () => {
  const [volunteer] = await people(1);
  const open = async (createdAt: string, yesAt: string | null, state: State = "accepted") => {
    const need = await buildNeed(db());
    await db().need.update({ where: { id: need.id }, data: { createdAt: day(createdAt) } });
    if (yesAt !== null) await assign(volunteer?.id ?? "", need.id, { state, createdAt: day(yesAt) });
  };
  await open("2026-02-01", "2026-02-15");
  await open("2026-02-01", "2026-02-16");
  await open("2026-02-01", "2026-02-02", "declined");
  await open("2026-02-01", null);
  await open("2026-02-01", "2026-02-03", "attended");
  await open("2026-11-14", "2026-11-15"); // its 14 days are not over
  await open("2025-12-01", "2025-12-02"); // another year
  expect((await count()).matches).toEqual({ needs: 5, matched: 2 });
});

it("filled minimum places: never more than a shift needs, only shifts that have begun, no cancelled ones", async () => {
  const list = await people(3);
  const shift = (on: string) => ({ from: `${on}T09:00:00Z`, to: `${on}T11:00:00Z`, places: 5 });
  const need = await buildNeed(db(), {
    shifts: [shift("2026-05-01"), shift("2026-05-02"), shift("2026-05-03"), shift("2026-12-01")],
  });
  const [first = "", second = "", third = "", fourth = ""] = need.shiftIds;
  await db().shift.updateMany({ where: { id: { in: [first, second, third, fourth] } }, data: { minPeople: 2 } });
  await db().shift.update({ where: { id: third }, data: { state: "cancelled" } });
  for (const { id } of list) await assign(id, need.id, { shiftId: first, state: "accepted" });
  await assign(idOf(list, 0), need.id, { shiftId: second, state: "no_show" });
  // first: 2 of 2 (a third came on top), second: 1 of 2
  expect((await count()).minimum).toEqual({ needed: 4, filled: 3 });
});

it("declines by reason and asks per yes: what people said to offers, not what the desk declined", async () => {
  const list = await people(8);
  const need = await buildNeed(db(), { places: 20 });
  const at = { createdAt: day("2026-06-01"), decidedAt: day("2026-06-02") };
  for (const { id } of list.slice(0, 3))
    await assign(id, need.id, { ...at, state: "declined", origin: "offer", declineReason: "no_time" });
  await assign(idOf(list, 3), need.id, { ...at, state: "declined", origin: "batch", declineReason: "too_far" });
  await assign(idOf(list, 4), need.id, { ...at, state: "declined", origin: "self" });
  await assign(idOf(list, 5), need.id, { ...at, state: "attended", origin: "offer" });
  await assign(idOf(list, 6), need.id, {
    ...at,
    state: "declined",
    origin: "offer",
    decidedAt: day("2025-06-02"),
    createdAt: day("2025-06-01"),
  });
  const shifted = await buildNeed(db(), { shifts: [{ from: "2026-06-05T09:00:00Z", to: "2026-06-05T11:00:00Z" }] });
  const request = await db().coverRequest.create({ data: { needId: shifted.id, shiftId: shifted.shiftIds[0] ?? "" } });
  const asked = { requestId: request.id, wave: 1, askedAt: day("2026-06-03") };
  await db().coverAsk.create({
    data: { ...asked, personId: idOf(list, 0), answer: "yes", answeredAt: day("2026-06-03") },
  });
  await db().coverAsk.create({ data: { ...asked, personId: idOf(list, 1) } });
  const { declines, asks } = await count();
  expect(declines.toSorted((a, b) => a.reason.localeCompare(b.reason))).toEqual([
    { reason: "no_time", count: 3 },
    { reason: "too_far", count: 1 },
  ]);
  // offers: 3 + 1 + 1, calls: 2; yes: one offer, one call
  expect(asks).toEqual({ asks: 7, yes: 2 });
});

it("the spread over initiatives as a Gini index: 0 when alike, by hand when not", async () => {
  const list = await people(8);
  const organisations: string[] = [];
  for (const name of ["A", "B", "C", "D"]) organisations.push(await buildOrganisation(db(), name));
  const needs: { id: string }[] = [];
  for (const organizationId of organisations) needs.push(await buildNeed(db(), { organizationId, places: 20 }));
  await db().need.updateMany({ data: { createdAt: day("2026-01-10") } });
  const yes = async (need: number, number: number) => {
    for (const { id } of list.slice(0, number))
      await assign(id, idOf(needs, need), { state: "accepted", createdAt: day("2026-02-01") });
  };
  // 0, 1, 2, 5 of 8 connections: 2·(1·0 + 2·1 + 3·2 + 4·5) / (4·8) − 5/4 = 56/32 − 1.25 = 0.5
  await yes(1, 1);
  await yes(2, 2);
  await yes(3, 5);
  const { gini, ...rest } = (await count()).spread;
  expect(gini).toBeCloseTo(0.5, 10);
  expect(rest).toEqual({ initiatives: 4, connections: 8, half: 1 });
  await db().assignment.deleteMany();
  for (const need of [0, 1, 2, 3]) await yes(need, 2);
  const alike = (await count()).spread;
  expect([alike.gini, alike.half]).toEqual([0, 2]);
});

it("no-shows of recorded shifts; what is contested counts once it is decided", async () => {
  const list = await people(5);
  const need = await buildNeed(db(), {
    shifts: [{ from: "2026-04-01T09:00:00Z", to: "2026-04-01T11:00:00Z", places: 9 }],
  });
  const shiftId = need.shiftIds[0] ?? "";
  const ids: string[] = [];
  for (const [index, { id }] of list.entries())
    ids.push((await assign(id, need.id, { shiftId, state: index < 2 ? "attended" : "no_show" })).id);
  const contested = { contestedAt: day("2026-04-02"), contestText: "Ich war da." };
  await db().assignment.update({ where: { id: ids[3] ?? "" }, data: contested });
  await db().assignment.update({
    where: { id: ids[4] ?? "" },
    data: { ...contested, contestDecidedAt: day("2026-04-03") },
  });
  expect((await count()).noShow).toEqual({ came: 2, missed: 2 });
});

it("still there after 90 days, and hours by month", async () => {
  const list = await people(4);
  const need = await buildNeed(db());
  const gave = (person: number, on: string, minutes: number, state: "confirmed" | "reported" = "confirmed") =>
    db().hoursEntry.create({
      data: {
        personId: idOf(list, person),
        needId: need.id,
        day: new Date(on),
        minutes,
        state,
        confirmedAt: state === "confirmed" ? day("2026-11-01") : null,
      },
    });
  await gave(0, "2026-03-01", 60);
  await gave(0, "2026-05-30", 30); // the 90th day
  await gave(1, "2026-03-31", 90);
  await gave(1, "2026-06-28", 15); // one day short
  await gave(2, "2026-10-01", 45); // 90 days are not over
  await gave(3, "2026-03-05", 600, "reported");
  const { active, hours } = await count();
  expect(active).toEqual({ people: 2, still: 1 });
  expect(hours.filter(({ minutes }) => minutes > 0)).toEqual([
    { month: "2026-03", minutes: 150, people: 2 },
    { month: "2026-05", minutes: 30, people: 1 },
    { month: "2026-06", minutes: 15, people: 1 },
    { month: "2026-10", minutes: 45, people: 1 },
  ]);
  expect(hours).toHaveLength(12);
});

it("the page and the file tell the same, small counts nowhere; others than those who account for it are refused", async () => {
  const list = await people(12);
  const need = await buildNeed(db(), { places: 20 });
  const declined = {
    state: "declined",
    origin: "offer",
    createdAt: day("2026-06-01"),
    decidedAt: day("2026-06-02"),
  } as const;
  for (const [index, { id }] of list.entries())
    await assign(id, need.id, { ...declined, declineReason: index < 10 ? "no_time" : "too_far" });
  for (const role of ["coordinator", "administrator", "viewer"] as const) {
    const browser = await house.as(await house.staff(role));
    const page = readPage(await browser.get("/buero/zahlen?zeitraum=jahr").expect(200));
    // 10 would tell that 2 are missing from 12
    for (const words of [
      "keine Zeit nicht genannt",
      "zu weit unter 5",
      "Zusammen 12",
      "Zahlen unter 5 stehen hier nicht",
    ])
      expect(page.text).toContain(words);
    expect(page.text).not.toMatch(/keine Zeit 10|zu weit 2/u);
  }
  const browser = await house.as(await house.staff("viewer"));
  const csv = (await browser.get("/buero/zahlen.csv?zeitraum=jahr").expect(200)).text;
  expect(csv).toContain("2026-01-01;2026-12-31;declines;Absagen auf Anfragen;too_far;zu weit;;people;unter 5");
  expect(
    csv
      .split("\r\n")
      .filter((line) => line.includes(";declines;"))
      .map((line) => line.split(";")[6]),
  ).toEqual(["12", "", "", "0", "0", "0", "0", "0"]);
  const dictionary = (await browser.get("/buero/zahlen-felder.csv").expect(200)).text;
  for (const word of ["until", "declines", "Gini-Wert"]) expect(dictionary).toContain(word);
  for (const role of ["editor", "theme_lead", "jury"] as const) {
    await (await house.as(await house.staff(role))).get("/buero/zahlen").expect(403);
  }
});

it("an empty house has figures without numbers; nonsense in the address is answered with twelve months", async () => {
  const browser = await house.as(await house.staff("viewer"));
  const page = readPage(await browser.get("/buero/zahlen?zeitraum=gestern&von=2026-13&bis[]=1").expect(200));
  for (const words of ["1. Dezember 2025 bis 30. November 2026", "Noch keine Angaben"])
    expect(page.text).toContain(words);
});
