import { createVolunteerRounds } from "../../../../src/features/volunteers/index.ts";
import { auditActionsFor, openTestHouse, type TestHouse } from "../../../support/app.ts";
import { buildNeed, buildVolunteer } from "../../../support/factories/volunteers.ts";
import { readPage } from "../../../support/page.ts";

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});
beforeEach(() => house.empty());
afterAll(() => house.close());

const db = () => house.database.db;
const remind = () => createVolunteerRounds(house.deps).remind();
const at = (moment: string) => {
  house.clock.now = new Date(moment);
  return remind();
};
const templates = async () =>
  (await db().outbox.findMany({ orderBy: { createdAt: "asc" }, select: { template: true } })).map(
    (mail) => mail.template,
  );

interface Wish {
  readonly day?: boolean;
  readonly hours?: number | null;
  readonly person?: Parameters<typeof buildVolunteer>[1];
}

/** Somebody who promised a week ago to come on Saturday at ten. */
async function promised({ day = true, hours = null, person = {} }: Wish = {}) {
  const need = await buildNeed(db(), { shifts: [{ from: "2026-12-05T09:00:00Z", to: "2026-12-05T11:00:00Z" }] });
  const volunteer = await buildVolunteer(db(), person);
  const data = { remindDayBefore: day, remindHoursBefore: hours };
  await db().volunteerProfile.update({ where: { personId: volunteer.id }, data });
  const createdAt = new Date("2026-11-20T10:00:00Z");
  const { id } = await db().assignment.create({
    data: {
      personId: volunteer.id,
      needId: need.id,
      shiftId: need.shiftIds[0],
      origin: "self",
      state: "accepted",
      createdAt,
    },
  });
  return { need, volunteer, id };
}

it("reminds the day before and some hours before, each once, however often and however many at once", async () => {
  const { id } = await promised({ hours: 3 });
  await at("2026-12-04T08:59:00Z");
  expect(await templates()).toEqual([]);
  house.clock.now = new Date("2026-12-04T09:00:00Z");
  await Promise.all([remind(), remind(), remind()]);
  await remind();
  expect(await templates()).toEqual(["reminder.day"]);
  await at("2026-12-05T06:00:00Z");
  await remind();
  expect(await templates()).toEqual(["reminder.day", "reminder.hours"]);
  expect(await auditActionsFor(house, id)).toEqual(["assignment.reminded", "assignment.reminded"]);
});

it("after a standstill one letter is enough, and none once it has begun", async () => {
  await promised({ hours: 3 });
  await at("2026-12-05T07:00:00Z");
  await at("2026-12-05T07:15:00Z");
  expect(await templates()).toEqual(["reminder.hours"]);
  await promised();
  await at("2026-12-05T09:00:00Z");
  expect(await templates()).toEqual(["reminder.hours"]);
});

it("a reminder that fails half way leaves nothing behind, and comes with the next round", async () => {
  const { id } = await promised();
  house.clock.now = new Date("2026-12-04T10:00:00Z");
  await db().$executeRaw`ALTER TABLE "Outbox" ADD CONSTRAINT "refuse_all" CHECK (false) NOT VALID`;
  await expect(remind()).rejects.toThrow();
  await db().$executeRaw`ALTER TABLE "Outbox" DROP CONSTRAINT "refuse_all"`;
  expect(await db().assignment.findUniqueOrThrow({ where: { id }, select: { remindedDayAt: true } })).toEqual({
    remindedDayAt: null,
  });
  await remind();
  expect(await templates()).toEqual(["reminder.day"]);
});

it("wishes hold: no reminder, only hours before; who promised today is not reminded of it; who left is not either", async () => {
  await promised({ day: false });
  const { volunteer } = await promised();
  await db().person.update({ where: { id: volunteer.id }, data: { deactivatedAt: new Date() } });
  const { id } = await promised();
  await db().assignment.update({ where: { id }, data: { decidedAt: new Date("2026-12-04T09:30:00Z") } });
  await at("2026-12-04T10:00:00Z");
  expect(await templates()).toEqual([]);
});

it("without mail a call is due the day before, once; hours before nobody would hear of it in time", async () => {
  const { volunteer } = await promised({
    hours: 3,
    person: { email: null, phone: "+4923311234567", preferredChannel: "phone" },
  });
  await at("2026-12-04T10:00:00Z");
  await at("2026-12-05T07:00:00Z");
  expect(
    await db().contactTask.findMany({ select: { personId: true, channel: true, template: true, dueAt: true } }),
  ).toEqual([
    { personId: volunteer.id, channel: "phone", template: "reminder.day", dueAt: new Date("2026-12-05T09:00:00Z") },
  ]);
  expect(await templates()).toEqual([]);
});

it("afterwards how it went takes two taps: the link of one letter and a button; it can be changed", async () => {
  const { id, volunteer } = await promised({ day: false });
  await at("2026-12-05T12:00:00Z");
  await at("2026-12-05T12:15:00Z");
  expect(await templates()).toEqual(["look_back.asked"]);
  const mail = await db().outbox.findFirstOrThrow();
  const link = /http:\/\/stadtteilladen\.test(\/\S+)/u.exec(mail.text)?.[1] ?? "";
  const guest = house.visitor();
  expect(readPage(await guest.get(link).expect(200)).text).toContain("Lief gut Lief nicht gut");
  const answer = () => db().assignment.findUniqueOrThrow({ where: { id }, select: { wentWell: true } });
  expect(await answer()).toEqual({ wentWell: null });
  await guest.post(link, { antwort: "gut" }).expect(303);
  expect(await answer()).toEqual({ wentWell: true });
  await guest.post(link, { antwort: "nicht" }).expect(303);
  expect(await answer()).toEqual({ wentWell: false });
  await guest.post(link, { antwort: "egal" }).expect(422);
  const browser = await house.as(volunteer);
  await browser.post(`/konto/einsaetze/${id}/rueckblick`, { antwort: "gut" }).expect(303);
  expect(await answer()).toEqual({ wentWell: true });
  await (
    await house.as(await buildVolunteer(db()))
  )
    .post(`/konto/einsaetze/${id}/rueckblick`, { antwort: "gut" })
    .expect(404);
  house.clock.now = new Date("2026-12-20T12:00:00Z");
  await guest.get(link).expect(404);
});

it("nobody is asked how it went before it is over, nor when they did not come", async () => {
  const { id } = await promised({ day: false });
  const browser = await house.as({
    id: (await db().assignment.findUniqueOrThrow({ where: { id } })).personId,
    kind: "volunteer",
  });
  await browser.post(`/konto/einsaetze/${id}/rueckblick`, { antwort: "gut" }).expect(409);
  await db().assignment.update({ where: { id }, data: { state: "no_show" } });
  await at("2026-12-05T13:00:00Z");
  expect(await templates()).toEqual([]);
});
