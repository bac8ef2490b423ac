import { auditActionsFor, openTestHouse, type TestHouse } from "../../support/app.ts";
import { buildVocabulary, buildVolunteer } from "../../support/factories/volunteers.ts";
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
const PASSWORD = "Drei Tauben am Bodelschwinghplatz";

async function signInWith(email: string | null, password: string) {
  return house.visitor().post("/konto/anmelden/passwort", { email: email ?? "", password });
}

async function issueCard(personId: string) {
  const browser = await house.as(await house.staff("coordinator"));
  const page = await browser.post(`/buero/freiwillige/${personId}/karte`).expect(200);
  expect(page.headers["cache-control"]).toBe("no-store");
  return /\b[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}\b/u.exec(readPage(page).text)?.[0] ?? "";
}

describe("a password", () => {
  it("is set on one's own pages, told by mail, and opens them from then on", async () => {
    const person = await buildVolunteer(db());
    const browser = await house.as(person);
    const weak = await browser.post("/konto/zugang/passwort", { password: "passwort1234" }).expect(422);
    expect(readPage(weak).faults).toHaveLength(1);
    await browser.post("/konto/zugang/passwort", { password: PASSWORD }).expect(303);
    expect(await db().outbox.findMany({ select: { template: true } })).toEqual([
      { template: "volunteer.password_changed" },
    ]);
    const { passwordHash } = await db().volunteerProfile.findUniqueOrThrow({ where: { personId: person.id } });
    expect(passwordHash).toMatch(/^\$argon2id\$/u);
    const answer = await signInWith(person.email?.toUpperCase() ?? "", PASSWORD);
    expect([answer.status, answer.headers["location"]]).toEqual([303, "/konto"]);
    expect(String(answer.headers["set-cookie"])).toContain("HttpOnly");
  });

  it("ends the sessions of other devices when it changes; this one goes on", async () => {
    const person = await buildVolunteer(db());
    const [here, elsewhere] = [await house.as(person), await house.as(person)];
    await here.post("/konto/zugang/passwort", { password: PASSWORD }).expect(303);
    await elsewhere.get("/konto").expect(303);
  });

  it("refuses alike a wrong one, an unknown address, one without password, and people who have left", async () => {
    const person = await buildVolunteer(db());
    const without = await buildVolunteer(db());
    await (await house.as(person)).post("/konto/zugang/passwort", { password: PASSWORD });
    const wrong = await signInWith(person.email, "Drei Tauben am Wilhelmsplatz");
    const unknown = await signInWith("niemand@example.org", PASSWORD);
    const none = await signInWith(without.email, PASSWORD);
    await db().person.update({ where: { id: person.id }, data: { deactivatedAt: new Date() } });
    const gone = await signInWith(person.email, PASSWORD);
    for (const answer of [wrong, unknown, none, gone]) {
      expect(answer.status).toBe(422);
      expect(readPage(answer).faults).toEqual(readPage(wrong).faults);
      expect(answer.headers["set-cookie"]).toBeUndefined();
    }
    expect(wrong.text).not.toContain("Wilhelmsplatz");
  });

  it("cannot be guessed on and on", async () => {
    const person = await buildVolunteer(db());
    const tries = [];
    for (let number = 0; number < 12; number += 1)
      tries.push((await signInWith(person.email, `Versuch Nummer ${String(number)}`)).status);
    expect(tries.slice(-1)).toEqual([429]);
  });

  it("is removed on wish; without a mail address there is none", async () => {
    const person = await buildVolunteer(db());
    const browser = await house.as(person);
    await browser.post("/konto/zugang/passwort", { password: PASSWORD });
    const again = await house.as(person);
    await again.post("/konto/zugang/passwort/ende").expect(303);
    expect((await signInWith(person.email, PASSWORD)).status).toBe(422);
    const silent = await house.as(await buildVolunteer(db(), { email: null, phone: "+492331123456" }));
    expect(readPage(await silent.get("/konto/zugang").expect(200)).text).toContain("hilft die Zugangskarte");
    await silent.post("/konto/zugang/passwort", { password: PASSWORD }).expect(422);
  });
});

describe("an access card", () => {
  it("opens the pages of somebody without mail, typed in any way, as often as wished", async () => {
    const person = await buildVolunteer(db(), { email: null, phone: "+492331123456" });
    const code = await issueCard(person.id);
    expect(await db().accessCard.count({ where: { codeHash: { contains: code } } })).toBe(0);
    for (const typed of [code, code.toLowerCase().replaceAll("-", " "), ` ${code} `]) {
      const answer = await house.visitor().post("/konto/anmelden/karte", { code: typed });
      expect([answer.status, answer.headers["location"]]).toEqual([303, "/konto"]);
    }
    expect(await auditActionsFor(house, person.id)).toContain("credential.card_issued");
  });

  it("ends with a newer one, by the person, and after a year", async () => {
    const person = await buildVolunteer(db(), { email: null });
    const [old, fresh] = [await issueCard(person.id), await issueCard(person.id)];
    await house.visitor().post("/konto/anmelden/karte", { code: old }).expect(422);
    await house.visitor().post("/konto/anmelden/karte", { code: fresh }).expect(303);
    await (await house.as(person)).post("/konto/zugang/karte/ende").expect(303);
    await house.visitor().post("/konto/anmelden/karte", { code: fresh }).expect(422);
    const last = await issueCard(person.id);
    await db().accessCard.updateMany({ data: { expiresAt: new Date("2026-11-27T13:00:00Z") } });
    await house.visitor().post("/konto/anmelden/karte", { code: last }).expect(422);
  });

  it("is for confirmed people, and printed by the coordination alone", async () => {
    const invited = await buildVolunteer(db(), { state: "invited" });
    const coordinator = await house.as(await house.staff("coordinator"));
    await coordinator.post(`/buero/freiwillige/${invited.id}/karte`).expect(409);
    await coordinator.post("/buero/freiwillige/niemand/karte").expect(404);
    const person = await buildVolunteer(db());
    await (await house.as(await house.staff("viewer"))).post(`/buero/freiwillige/${person.id}/karte`).expect(403);
    expect(await db().accessCard.count()).toBe(0);
  });

  it("says kindly that a code does not exist", async () => {
    const answer = await house.visitor().post("/konto/anmelden/karte", { code: "XXXX" }).expect(422);
    expect(readPage(answer).faults).toEqual([expect.stringContaining("Diesen Code gibt es nicht")]);
    expect(readPage(answer).value("code")).toBe("XXXX");
  });
});

it("what is no passkey opens nothing and adds none", async () => {
  for (const antwort of ["", "kein json", "{}", JSON.stringify({ id: "x", rawId: "x", type: "public-key" })]) {
    await house.visitor().post("/konto/anmelden/passkey", { antwort }).expect(422);
  }
  const browser = await house.as(await buildVolunteer(db()));
  await browser.post("/konto/zugang/passkey", { antwort: "{}" }).expect(422);
  expect(await db().passkey.count()).toBe(0);
});
