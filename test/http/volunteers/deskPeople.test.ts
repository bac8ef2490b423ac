import { auditActionsFor, openTestHouse, type TestHouse } from "../../support/app.ts";
import { buildNeed, buildVocabulary, buildVolunteer } from "../../support/factories/volunteers.ts";
import { readPage } from "../../support/page.ts";

let house: TestHouse;
let vocabulary: Readonly<Record<string, string>>;
beforeAll(async () => {
  house = await openTestHouse();
});
beforeEach(async () => {
  await house.empty();
  vocabulary = await buildVocabulary(house.database.db);
});
afterAll(() => house.close());

const db = () => house.database.db;
const id = (code: string) => vocabulary[code] ?? "";
const coordinator = async () => house.as(await house.staff("coordinator"));
const later = { from: "2026-12-05T09:00:00Z", to: "2026-12-05T11:00:00Z" };

it("shifts are added, moved and cancelled; people on them are told, and nobody stays on a cancelled one", async () => {
  const need = await buildNeed(db(), { title: "Aufräumtag", shifts: [{ ...later, places: 2 }] });
  const [shiftId = ""] = need.shiftIds;
  const withMail = await buildVolunteer(db());
  const withoutMail = await buildVolunteer(db(), { email: null, name: "Ohne Mail" });
  await db().assignment.createMany({
    data: [withMail, withoutMail].map((person) => ({
      personId: person.id,
      needId: need.id,
      shiftId,
      origin: "self" as const,
      state: "accepted" as const,
    })),
  });
  const browser = await coordinator();
  const fields = { day: "2026-12-05", from: "14:00", to: "16:00", maxPeople: "2", minPeople: "1" };
  await browser.post(`/buero/gesuche/${need.id}/schichten/${shiftId}`, fields).expect(303);
  const moved = await db().assignment.findFirstOrThrow({ where: { personId: withMail.id } });
  expect(moved.startsAt).toEqual(new Date("2026-12-05T13:00:00Z"));
  await browser.post(`/buero/gesuche/${need.id}/schichten/neu`, { ...fields, day: "2026-12-12" }).expect(303);
  await browser.post(`/buero/gesuche/${need.id}/schichten/${shiftId}/absage`).expect(303);
  await browser.post(`/buero/gesuche/${need.id}/schichten/${shiftId}/absage`).expect(303);
  expect(await db().shift.findUniqueOrThrow({ where: { id: shiftId } })).toMatchObject({
    state: "cancelled",
    placesTaken: 0,
  });
  const mails = await db().outbox.findMany({
    orderBy: { createdAt: "asc" },
    select: { template: true, recipient: true, subject: true },
  });
  expect(mails).toEqual([
    { template: "shift.moved", recipient: withMail.email, subject: "Neue Zeit: Aufräumtag, Samstag, 5. Dezember 2026" },
    {
      template: "shift.cancelled",
      recipient: withMail.email,
      subject: "Fällt aus: Aufräumtag, Samstag, 5. Dezember 2026",
    },
  ]);
  expect(await auditActionsFor(house, need.id)).toEqual(["shift.changed", "shift.added", "shift.cancelled"]);
});

it("a cancellation is taken back: nobody is put back, who was on it is told once, and may say yes anew", async () => {
  const need = await buildNeed(db(), { title: "Aufräumtag", shifts: [{ ...later, places: 1 }] });
  const [shiftId = ""] = need.shiftIds;
  const on = await buildVolunteer(db());
  const gone = await buildVolunteer(db(), { name: "Weg", email: "weg@example.org" });
  await db().assignment.createMany({
    data: [
      { personId: on.id, needId: need.id, shiftId, origin: "self", state: "accepted" },
      { personId: gone.id, needId: need.id, shiftId, origin: "self", state: "offered" },
    ],
  });
  const browser = await coordinator();
  const path = `/buero/gesuche/${need.id}/schichten/${shiftId}`;
  await browser.post(`${path}/absage-zurueck`).expect(409);
  await browser.post(`${path}/absage`).expect(303);
  await db().consent.updateMany({ where: { personId: gone.id }, data: { withdrawnAt: house.clock.now } });
  expect((await browser.get(`/buero/gesuche/${need.id}`).expect(200)).text).toContain(`${path}/absage-zurueck`);
  await (await house.as(await house.staff("viewer"))).post(`${path}/absage-zurueck`).expect(403);
  await browser.post(`${path}/absage-zurueck`).expect(303);
  await browser.post(`${path}/absage-zurueck`).expect(409);
  expect(await db().shift.findUniqueOrThrow({ where: { id: shiftId } })).toMatchObject({
    state: "planned",
    placesTaken: 0,
  });
  const letters = await db().outbox.findMany({ where: { template: "shift.reinstated" } });
  expect(letters.map(({ recipient }) => recipient)).toEqual([on.email]);
  expect(letters[0]?.text).toContain("Ihr Platz ist also nicht mehr vorgemerkt");
  expect(letters[0]?.text).toContain("/mitmachen/");
  expect(await auditActionsFor(house, need.id)).toEqual(["shift.cancelled", "shift.reinstated"]);
  await (await house.as(on)).post(`/mitmachen/${need.slug}/zusage`, { schicht: shiftId }).expect(303);
  expect(await db().shift.findUniqueOrThrow({ where: { id: shiftId } })).toMatchObject({ placesTaken: 1 });
});

it("a shift whose day has come is not taken back", async () => {
  const need = await buildNeed(db(), { shifts: [later] });
  const [shiftId = ""] = need.shiftIds;
  await db().shift.update({
    where: { id: shiftId },
    data: { state: "cancelled", startsAt: new Date("2026-11-02T09:00:00Z"), endsAt: new Date("2026-11-02T11:00:00Z") },
  });
  const browser = await coordinator();
  await browser.post(`/buero/gesuche/${need.id}/schichten/${shiftId}/absage-zurueck`).expect(409);
  expect((await browser.get(`/buero/gesuche/${need.id}`).expect(200)).text).not.toContain("absage-zurueck");
});

it("a shift that ends before it begins, or has too few places, is refused with everything kept", async () => {
  const need = await buildNeed(db(), { shifts: [later] });
  const browser = await coordinator();
  const page = readPage(
    await browser
      .post(`/buero/gesuche/${need.id}/schichten/neu`, {
        day: "5.12.2026",
        from: "16:00",
        to: "14:00",
        maxPeople: "",
        minPeople: "",
      })
      .expect(422),
  );
  expect(page.faults).toEqual([
    "Wie viele Menschen werden gesucht?",
    "Das Ende muss nach dem Beginn liegen, am selben Tag.",
  ]);
  expect(page.value("from")).toBe("16:00");
  await browser.post(`/buero/gesuche/${need.id}/schichten/neu`, {}).expect(422);
});

it("a shift cannot move onto another one of somebody who is on it", async () => {
  const first = await buildNeed(db(), { shifts: [later] });
  const second = await buildNeed(db(), { shifts: [{ from: "2026-12-05T13:00:00Z", to: "2026-12-05T15:00:00Z" }] });
  const volunteer = await buildVolunteer(db());
  for (const need of [first, second]) {
    const shiftId = need.shiftIds[0] ?? "";
    await db().assignment.create({
      data: { personId: volunteer.id, needId: need.id, shiftId, origin: "self", state: "accepted" },
    });
  }
  const fields = { day: "2026-12-05", from: "14:30", to: "15:30", maxPeople: "1", minPeople: "1" };
  const page = readPage(
    await (
      await coordinator()
    )
      .post(`/buero/gesuche/${first.id}/schichten/${first.shiftIds[0] ?? ""}`, fields)
      .expect(422),
  );
  expect(page.faults).toEqual(["Jemand aus diesem Termin hat zur neuen Zeit schon einen anderen Einsatz."]);
});

it("the list of people to put down has names in their order, without those who pause, and leads to whom to ask", async () => {
  const need = await buildNeed(db(), { themeIds: [id("kreativ")], shifts: [later] });
  await buildVolunteer(db(), { name: "Niemand Bestimmtes" });
  const pausing = await buildVolunteer(db(), { name: "Paula Pause" });
  await db().volunteerProfile.update({
    where: { personId: pausing.id },
    data: { pausedUntil: new Date("2026-12-31") },
  });
  await buildVolunteer(db(), { name: "Gül Passend" });
  const page = readPage(await (await coordinator()).get(`/buero/gesuche/${need.id}`).expect(200));
  expect(page.text.indexOf("Gül Passend")).toBeLessThan(page.text.indexOf("Niemand Bestimmtes"));
  expect(page.text).not.toContain("Paula Pause");
  expect(page.linkTo("Wer passt?")).toBe(`/buero/gesuche/${need.id}/passende`);
});

it("assigning: twice, unconfirmed, overlapping or full is told at the field, and nothing is changed", async () => {
  const need = await buildNeed(db(), { places: 1 });
  const invited = await buildVolunteer(db(), { state: "invited" });
  const [first, second] = [await buildVolunteer(db()), await buildVolunteer(db())];
  const browser = await coordinator();
  const assign = (person: string) => browser.post(`/buero/gesuche/${need.id}/zusagen`, { person, schicht: "" });
  expect(readPage(await assign(invited.id).expect(422)).faults).toEqual([
    "Diese Anmeldung ist noch nicht bestätigt. Bestätigen Sie sie zuerst.",
  ]);
  await assign(first.id).expect(303);
  expect(readPage(await assign(first.id).expect(422)).faults).toEqual(["Diese Person ist hier schon eingetragen."]);
  expect(readPage(await assign(second.id).expect(422)).faults).toEqual(["Hier sind schon alle Plätze vergeben."]);
  expect(readPage(await assign("").expect(422)).faults).toEqual(["Wählen Sie, wer helfen soll."]);
  expect(await db().outbox.findMany({ select: { template: true } })).toEqual([{ template: "assignment.confirm" }]);
  expect(await db().assignment.count()).toBe(1);
});

it("offers are confirmed or declined, people taken off, and who came is recorded with the hours, once it has begun", async () => {
  const need = await buildNeed(db(), { shifts: [{ ...later, places: 2 }] });
  const shiftId = need.shiftIds[0] ?? "";
  const volunteer = await buildVolunteer(db());
  const { id: assignmentId } = await db().assignment.create({
    data: { personId: volunteer.id, needId: need.id, shiftId, origin: "self", state: "accepted" },
  });
  const browser = await coordinator();
  const step = (schritt: string) => browser.post(`/buero/gesuche/${need.id}/zusagen/${assignmentId}`, { schritt });
  await step("confirm").expect(303);
  await step("attended").expect(404);
  const hours = `/buero/gesuche/${need.id}/schichten/${shiftId}/zeiten`;
  expect((await browser.get(`/buero/gesuche/${need.id}`).expect(200)).text).not.toContain(hours);
  house.clock.now = new Date("2026-12-05T12:00:00Z");
  const evening = await coordinator();
  expect((await evening.get(`/buero/gesuche/${need.id}`).expect(200)).text).toContain(hours);
  await evening.post(`/buero/gesuche/${need.id}/zusagen/${assignmentId}`, { schritt: "decline" }).expect(409);
  expect(await auditActionsFor(house, assignmentId)).toEqual(["assignment.confirmed"]);
  expect(await db().outbox.findMany({ select: { template: true } })).toEqual([{ template: "assignment.confirm" }]);
});

it("the navigation of the coordination counts offers that wait", async () => {
  const need = await buildNeed(db(), { places: 3 });
  for (const state of ["accepted", "suggested", "confirmed"] as const) {
    const volunteer = await buildVolunteer(db());
    await db().assignment.create({ data: { personId: volunteer.id, needId: need.id, origin: "self", state } });
  }
  expect(readPage(await (await coordinator()).get("/buero/gesuche")).text).toContain("Gesuche 2 offen");
});
