import { EventEmitter } from "node:events";
import { Writable } from "node:stream";
import type { Request, Response } from "express";
import { pino } from "pino";
import { logRequests } from "../../../../src/shared/log.ts";
import { auditActionsFor, openTestHouse, type TestHouse } from "../../../support/app.ts";
import { readCalendar } from "../../../support/calendar.ts";
import { buildNeed, buildVolunteer } from "../../../support/factories/volunteers.ts";
import { readPage } from "../../../support/page.ts";

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});
beforeEach(() => house.empty());
afterAll(() => house.close());

const db = () => house.database.db;

/** Makes the address as the person does, and returns its path. */
async function makeAddress(person: { id: string; kind: "volunteer" }): Promise<string> {
  const answer = await (await house.as(person)).post("/konto/kalender", { schritt: "neu" }).expect(200);
  expect(answer.headers["cache-control"]).toBe("no-store");
  return /http:\/\/stadtteilladen\.test(\/kalender\/[\w-]{43}\.ics)/u.exec(answer.text)?.[1] ?? "";
}

it("the address is shown once, stored as a fingerprint, and opens the calendar without signing in or a cookie", async () => {
  const person = await buildVolunteer(db());
  const path = await makeAddress(person);
  const browser = await house.as(person);
  const secret = path.slice("/kalender/".length, -".ics".length);
  expect((await browser.get("/konto/kalender").expect(200)).text).not.toContain(secret);
  const { calendarKeyHash } = await db().volunteerProfile.findUniqueOrThrow({ where: { personId: person.id } });
  expect(calendarKeyHash).toMatch(/^[0-9a-f]{64}$/u);
  const file = await house.visitor().get(path).expect(200);
  expect(file.headers).toMatchObject({
    "content-type": "text/calendar; charset=utf-8",
    "cache-control": "private, max-age=300",
    "x-robots-tag": "noindex, nofollow",
  });
  expect(file.headers["set-cookie"]).toBeUndefined();
  expect(JSON.stringify(await db().auditEntry.findMany())).not.toContain(secret);
  expect(await auditActionsFor(house, person.id)).toEqual(["calendar.renewed"]);
});

it("each engagement has an id that stays, a sequence that grows, its place and its state; what fell through is cancelled", async () => {
  const person = await buildVolunteer(db());
  const browser = await house.as(person);
  const need = await buildNeed(db(), {
    title: "Beete gießen",
    shifts: [
      { from: "2026-12-05T09:00:00Z", to: "2026-12-05T11:00:00Z", places: 3 },
      { from: "2026-12-06T09:00:00Z", to: "2026-12-06T11:00:00Z", places: 3 },
    ],
  });
  await db().need.update({ where: { id: need.id }, data: { locationText: "Bodelschwinghplatz" } });
  for (const schicht of need.shiftIds) await browser.post(`/mitmachen/${need.slug}/zusage`, { schicht }).expect(303);
  const path = await makeAddress(person);
  const read = async () => readCalendar((await house.visitor().get(path).expect(200)).text).events;
  const before = await read();
  expect(before).toMatchObject([
    {
      DTSTART: "20261205T090000Z",
      STATUS: "CONFIRMED",
      LOCATION: "Bodelschwinghplatz",
      SUMMARY: "Beete gießen",
      SEQUENCE: "0",
    },
    { DTSTART: "20261206T090000Z", STATUS: "CONFIRMED" },
  ]);
  const [first] = await db().assignment.findMany({ orderBy: { startsAt: "asc" } });
  await browser.post(`/konto/einsaetze/${first?.id ?? ""}/absage`).expect(303);
  const desk = await house.as(await house.staff("coordinator"));
  const moved = { day: "2026-12-06", from: "12:00", to: "14:00", maxPeople: "3", minPeople: "1" };
  await desk.post(`/buero/gesuche/${need.id}/schichten/${need.shiftIds[1] ?? ""}`, moved).expect(303);
  const after = await read();
  expect(after.map((event) => event["UID"])).toEqual(before.map((event) => event["UID"]));
  expect(after).toMatchObject([
    { STATUS: "CANCELLED", SEQUENCE: "1" },
    { STATUS: "CONFIRMED", DTSTART: "20261206T110000Z", SEQUENCE: "1" },
  ]);
  expect(JSON.stringify(after)).not.toContain(person.email ?? "");
});

it("a new address ends the old one, switching off ends it, and so does leaving", async () => {
  const person = await buildVolunteer(db());
  const old = await makeAddress(person);
  const path = await makeAddress(person);
  await house.visitor().get(old).expect(404);
  await house.visitor().get(path).expect(200);
  await db().person.update({ where: { id: person.id }, data: { deactivatedAt: new Date() } });
  await house.visitor().get(path).expect(404);
  await db().person.update({ where: { id: person.id }, data: { deactivatedAt: null } });
  const browser = await house.as(person);
  await browser.post("/konto/kalender", { schritt: "beenden" }).expect(303);
  await house.visitor().get(path).expect(404);
  expect(readPage(await browser.get("/konto/kalender")).text).toContain("Sie haben noch keine Adresse.");
  await browser.post("/konto/kalender", { schritt: "egal" }).expect(422);
  await house.visitor().get("/kalender/kurz.ics").expect(404);
});

it("guessing is slow", async () => {
  const statuses: number[] = [];
  for (let index = 0; index < 241; index += 1) {
    statuses.push((await house.visitor().get(`/kalender/${"a".repeat(43)}.ics`)).status);
  }
  expect([statuses.at(0), statuses.at(-1)]).toEqual([404, 429]);
}, 60_000);

it("the secret never stands in the log", () => {
  const lines: string[] = [];
  const sink = new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(chunk.toString());
      done();
    },
  });
  const request = { url: "/kalender/geheim.ics", method: "GET", route: { path: "/kalender/:secret.ics" } };
  const response = Object.assign(new EventEmitter(), { statusCode: 200, locals: {} });
  const noMetrics = { observe: () => undefined } as unknown as Parameters<typeof logRequests>[1];
  const next = () => undefined;
  logRequests(pino(sink), noMetrics)(request as unknown as Request, response as unknown as Response, next);
  response.emit("finish");
  expect(lines.join()).toContain("/kalender/:secret.ics");
  expect(lines.join()).not.toContain("geheim");
});
