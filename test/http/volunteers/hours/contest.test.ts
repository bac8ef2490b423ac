import { createContestNoShow } from "../../../../src/features/volunteers/hours/contestNoShow.ts";
import { guest } from "../../../../src/shared/access/actor.ts";
import { auditActionsFor, openTestHouse, type TestHouse } from "../../../support/app.ts";
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
const yesterday = { from: "2026-11-26T09:00:00Z", to: "2026-11-26T11:00:00Z", places: 2 };

/** Somebody marked as missing, with the link from their letter. */
async function missed(draft: Parameters<typeof buildVolunteer>[1] = {}) {
  const need = await buildNeed(db(), { title: "Aufräumtag", shifts: [yesterday] });
  const shiftId = need.shiftIds[0] ?? "";
  const person = await buildVolunteer(db(), { name: "Anna Beispiel", ...draft });
  const { id } = await db().assignment.create({
    data: { personId: person.id, needId: need.id, shiftId, origin: "self", state: "accepted" },
  });
  const coordinator = await house.staff("coordinator");
  const desk = await house.as(coordinator);
  const path = `/buero/gesuche/${need.id}/schichten/${shiftId}/zeiten`;
  const mark = readPage(await desk.get(path).expect(200)).value("mark") ?? "";
  await desk.post(path, { mark, [`wie-${id}`]: "absent" }).expect(303);
  const letter = await db().outbox.findFirst({ where: { template: "hours.missed" } });
  const link = /\/mitmachen\/ich-war-da\/[\w.-]+/u.exec(letter?.text ?? "")?.[0] ?? "";
  return { person, desk, id, link, path };
}

const contest = (id: string) => `/buero/zeiten/einspruch/${id}`;
const assignment = (id: string) => db().assignment.findUniqueOrThrow({ where: { id } });

it("from the letter, without signing in: one sentence, once; the desk is told without a name", async () => {
  const { id, link } = await missed();
  const visitor = house.visitor();
  const page = readPage(await visitor.get(link).expect(200));
  expect(page.text).toContain("Aufräumtag");
  expect(page.text).not.toContain("Anna");
  expect(readPage(await visitor.post(link, { text: "" }).expect(422)).faults).toEqual(["Schreiben Sie einen Satz."]);
  await visitor.post(link, { text: "Ich war am Stand." }).expect(303);
  await visitor.post(link, { text: "Noch einmal." }).expect(409);
  expect(readPage(await visitor.get(link).expect(200)).text).toContain("Das Büro sieht nach.");
  expect(await assignment(id)).toMatchObject({ contestText: "Ich war am Stand.", state: "no_show" });
  const told = await db().outbox.findFirstOrThrow({ where: { template: "hours.contested" } });
  expect(told.text).not.toMatch(/Anna|Stand\./u);
  expect(await auditActionsFor(house, id)).toEqual(["assignment.no_show", "assignment.contested"]);
  expect(JSON.stringify(await db().auditEntry.findMany())).not.toContain("am Stand");
});

it("a changed key, or one from before the marking was made anew, leads nowhere", async () => {
  const { id, link } = await missed();
  await house
    .visitor()
    .get(`${link.slice(0, -1)}${link.endsWith("A") ? "B" : "A"}`)
    .expect(404);
  await house.visitor().get("/mitmachen/ich-war-da/unsinn").expect(404);
  await db().assignment.update({ where: { id }, data: { decidedAt: new Date("2026-11-28T10:00:00Z") } });
  await house.visitor().get(link).expect(404);
});

it("from the account; the desk agrees: the time is written down, the person told, and both see it", async () => {
  const { id, person, desk } = await missed();
  const own = await house.as(person);
  const path = `/konto/zeiten/einsatz/${id}`;
  expect(readPage(await own.get("/konto/zeiten").expect(200)).text).toContain("Notiert: nicht gekommen.");
  await (await house.as(await buildVolunteer(db()))).post(path, { text: "Fremd." }).expect(404);
  await own.post(path, { text: "Ich war da." }).expect(303);
  expect(readPage(await own.get("/konto/zeiten")).text).toContain("Sie haben gesagt: Ich war da.");
  expect(readPage(await desk.get("/buero").expect(200)).linkTo("Aufräumtag")).toBe(contest(id));
  expect(readPage(await desk.get(contest(id)).expect(200)).text).toContain("Ich war da.");
  await desk.post(contest(id), { decision: "there", answer: "" }).expect(303);
  expect(await assignment(id)).toMatchObject({ state: "attended" });
  expect(await db().hoursEntry.findFirstOrThrow()).toMatchObject({ minutes: 120, state: "confirmed" });
  const letters = await db().outbox.findMany({
    where: { recipient: person.email ?? "" },
    orderBy: { createdAt: "asc" },
  });
  expect(letters.map(({ template }) => template)).toEqual(["hours.missed", "hours.contest_accepted"]);
  expect(readPage(await own.get("/konto/zeiten")).text).toContain("Geklärt: Sie waren da.");
  await desk.post(contest(id), { decision: "there", answer: "" }).expect(404);
  expect(await auditActionsFor(house, id)).toEqual([
    "assignment.no_show",
    "assignment.contested",
    "assignment.attended",
    "contest.accepted",
  ]);
});

it("the desk stays with it only with a word, which the person reads; who has no mail is told by a call", async () => {
  const { id, person, desk } = await missed({ email: null, phone: "+4923311234", preferredChannel: "phone" });
  const own = await house.as(person);
  await own.post(`/konto/zeiten/einsatz/${id}`, { text: "Ich war da." }).expect(303);
  const faulty = readPage(await desk.post(contest(id), { decision: "stays", answer: "" }).expect(422));
  expect(faulty.faults).toEqual(["Sagen Sie mit einem Wort, warum."]);
  await desk.post(contest(id), { decision: "stays", answer: "Niemand hat Sie gesehen." }).expect(303);
  expect(await assignment(id)).toMatchObject({ state: "no_show", contestAnswer: "Niemand hat Sie gesehen." });
  expect(readPage(await own.get("/konto/zeiten")).text).toContain("Das Büro sagt: Niemand hat Sie gesehen.");
  await own.post(`/konto/zeiten/einsatz/${id}`, { text: "Doch." }).expect(409);
  const calls = await db().contactTask.findMany({ orderBy: { createdAt: "asc" }, select: { template: true } });
  expect(calls).toEqual([{ template: "hours.missed" }, { template: "hours.contest_declined" }]);
});

it("the words are theirs also where somebody gets past the page: neither another person nor another key says them", async () => {
  const { id } = await missed();
  const { unitOfWork, deps } = house;
  const contestNoShow = createContestNoShow({ unitOfWork, now: deps.now, sign: deps.sign, writeLetter: () => null });
  const by = { actor: guest, requestId: null };
  const stranger = await buildVolunteer(db());
  for (const contestant of [{ personId: stranger.id }, { key: `${id}.${"x".repeat(43)}` }]) {
    await expect(contestNoShow(by, id, contestant, "Ich war da.")).rejects.toMatchObject({ kind: "notFound" });
  }
  expect(await assignment(id)).toMatchObject({ contestText: null });
});

it("only the coordination decides", async () => {
  const { id, person } = await missed();
  await (await house.as(person)).post(`/konto/zeiten/einsatz/${id}`, { text: "Ich war da." }).expect(303);
  for (const role of ["editor", "viewer", "administrator"] as const) {
    const browser = await house.as(await house.staff(role));
    await browser.get(contest(id)).expect(403);
    await browser.post(contest(id), { decision: "there", answer: "" }).expect(403);
  }
});

it("an erased person leaves neither their words nor an open question", async () => {
  const { id, person, desk, link } = await missed();
  await house.visitor().post(link, { text: "Kanarienvogel." }).expect(303);
  await (await house.as(person)).post("/konto/loeschen", { confirm: "ja" }).expect(303);
  expect(await assignment(id)).toMatchObject({ contestText: null });
  await desk.get(contest(id)).expect(404);
  await house.visitor().get(link).expect(404);
});
