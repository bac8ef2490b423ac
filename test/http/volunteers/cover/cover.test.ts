import { createCoverRound } from "../../../../src/features/volunteers/index.ts";
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
const shift = { from: "2026-11-29T09:00:00Z", to: "2026-11-29T11:00:00Z", places: 1 };
const coordinator = async () => house.as(await house.staff("coordinator"));
const round = () => createCoverRound(house.deps)();
const at = (moment: string) => {
  house.clock.now = new Date(moment);
};

async function search(people: number) {
  const need = await buildNeed(db(), { title: "Tafel", shifts: [shift] });
  for (let number = 0; number < people; number += 1) await buildVolunteer(db());
  const browser = await coordinator();
  const shiftId = need.shiftIds[0] ?? "";
  await browser.post(`/buero/ersatz/${shiftId}`).expect(303);
  return { need, browser, shiftId, path: `/buero/ersatz/${shiftId}` };
}

async function links(): Promise<readonly string[]> {
  const mails = await db().outbox.findMany({ where: { template: "cover.ask" }, orderBy: { createdAt: "asc" } });
  return mails.map((mail) => /https?:\/\/[^/]+(\/\S+)/u.exec(mail.text)?.[1] ?? "");
}

it("asks as many as may bring one yes, once; the next wave after four hours, none at night, none twice", async () => {
  const { path, browser } = await search(9);
  // one in four is expected to say yes
  expect(await db().coverAsk.count()).toBe(4);
  await browser.post(path).expect(409);
  await Promise.all([round(), round()]);
  expect(await db().coverAsk.count()).toBe(4);
  at("2026-11-27T17:15:00Z");
  await round();
  expect(await db().coverAsk.count()).toBe(8);
  at("2026-11-27T22:00:00Z");
  await round();
  expect(await db().coverAsk.count()).toBe(8);
  at("2026-11-28T07:00:00Z");
  await round();
  expect(await db().coverAsk.count()).toBe(9);
  expect(new Set((await db().coverAsk.findMany()).map((ask) => ask.personId)).size).toBe(9);
  at("2026-11-28T11:05:00Z");
  await round();
  expect(await db().coverRequest.findFirstOrThrow()).toMatchObject({ state: "exhausted", nextWaveAt: null });
});

it("of parallel yeses one wins, the late one is answered kindly, the others are thanked at once", async () => {
  const { path, browser } = await search(6);
  const asked = await links();
  for (const link of asked) expect(readPage(await house.visitor().get(link).expect(200)).text).toContain("einspringen");
  expect(await db().assignment.count()).toBe(0);
  const [one = "", two = "", ...rest] = asked;
  await Promise.all([one, two].map((link) => house.visitor().post(link, { antwort: "ja" }).expect(303)));
  expect(
    (await db().coverAsk.findMany({ where: { answer: { not: null } } })).map((ask) => ask.answer).toSorted(),
  ).toEqual(["too_late", "yes"]);
  expect(await db().assignment.findMany()).toMatchObject([{ state: "accepted", origin: "cover" }]);
  expect((await db().shift.findFirstOrThrow()).placesTaken).toBe(1);
  expect(await db().coverRequest.findFirstOrThrow()).toMatchObject({ state: "filled" });
  expect(await db().outbox.count({ where: { template: "cover.found" } })).toBeGreaterThanOrEqual(rest.length);
  const late = await Promise.all([one, two].map(async (link) => readPage(await house.visitor().get(link)).text));
  expect(late.filter((text) => text.includes("ein wenig schneller"))).toHaveLength(1);
  expect(readPage(await house.visitor().get(rest[0] ?? "")).text).toContain("schon jemand gefunden");
  await house.visitor().post(one, { antwort: "ja" }).expect(303);
  expect(await db().assignment.count()).toBe(1);
  expect(readPage(await browser.get(path).expect(200)).text).toContain("springt ein");
});

it("a no keeps its reason and gives rest; whoever has no mail is on the call list, and the desk notes the answer", async () => {
  const need = await buildNeed(db(), { title: "Tafel", shifts: [shift] });
  const calm = await buildVolunteer(db(), { name: "Mit Mail" });
  const caller = await buildVolunteer(db(), { email: null, phone: "+4923311111", preferredChannel: "phone" });
  const browser = await coordinator();
  const path = `/buero/ersatz/${need.shiftIds[0] ?? ""}`;
  await browser.post(path).expect(303);
  const [task] = await db().contactTask.findMany();
  expect(task).toMatchObject({ personId: caller.id, template: "cover.ask", state: "open" });
  const [link = ""] = await links();
  await house.visitor().post(link, { antwort: "nein", grund: "no_time" }).expect(303);
  const [no] = await db().assignment.findMany();
  expect(no).toMatchObject({ personId: calm.id, state: "declined", origin: "cover", declineReason: "no_time" });
  const other = await buildNeed(db());
  const refused = await browser.post(`/buero/gesuche/${other.id}/anfragen`, { person: calm.id }).expect(409);
  expect(refused.text).toContain("soll Ruhe haben");
  const ask = await db().coverAsk.findFirstOrThrow({ where: { personId: caller.id } });
  await browser.post(`${path}/antwort`, { frage: ask.id, antwort: "ja" }).expect(303);
  expect(await db().contactTask.findFirstOrThrow({ where: { template: "cover.ask" } })).toMatchObject({
    state: "done",
  });
  expect(await db().coverRequest.findFirstOrThrow()).toMatchObject({ state: "filled" });
});

it("a late withdrawal is shown with the button; the search ends when stopped or when the shift begins", async () => {
  const need = await buildNeed(db(), { title: "Tafel", shifts: [shift] });
  const left = await buildVolunteer(db());
  const shiftId = need.shiftIds[0] ?? "";
  await db().assignment.create({
    data: { personId: left.id, needId: need.id, shiftId, origin: "self", state: "withdrawn", isLate: true },
  });
  await buildVolunteer(db());
  const browser = await coordinator();
  expect(readPage(await browser.get("/buero/ersatz").expect(200)).text).toContain("Kurzfristig abgesagt");
  await browser.post(`/buero/ersatz/${shiftId}`).expect(303);
  expect((await db().coverAsk.findMany()).map((ask) => ask.personId)).not.toContain(left.id);
  await browser.post(`/buero/ersatz/${shiftId}/ende`).expect(303);
  await browser.post(`/buero/ersatz/${shiftId}/ende`).expect(409);
  const thanks = await db().outbox.findMany({ where: { template: "cover.found" } });
  expect(thanks.map(({ subject }) => subject.split(":")[0])).toEqual(["Wir suchen niemanden mehr"]);
  await buildVolunteer(db());
  await browser.post(`/buero/ersatz/${shiftId}`).expect(303);
  at("2026-11-29T09:00:00Z");
  await round();
  expect(await db().coverRequest.count({ where: { state: "open" } })).toBe(0);
});

it("only the coordination searches; unknown shifts and links are not there", async () => {
  const need = await buildNeed(db(), { shifts: [shift] });
  const path = `/buero/ersatz/${need.shiftIds[0] ?? ""}`;
  for (const role of ["viewer", "editor"] as const) {
    await (await house.as(await house.staff(role))).post(path).expect(403);
  }
  const browser = await coordinator();
  await browser.post("/buero/ersatz/00000000-0000-7000-8000-000000000000").expect(404);
  await browser.get("/buero/ersatz/niemand").expect(404);
  await house.visitor().get("/konto/einspringen/niemand").expect(404);
});
