import { openTestHouse, type TestHouse } from "../../support/app.ts";
import { buildNeed, buildOrganisation, buildVocabulary, buildVolunteer } from "../../support/factories/volunteers.ts";
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
const SHEET = "/buero/tagesblatt?tag=2026-12-05";
const morning = { from: "2026-12-05T09:00:00Z", to: "2026-12-05T11:00:00Z", places: 4 };

interface Helper {
  readonly name: string;
  readonly state: "accepted" | "confirmed" | "withdrawn" | "waitlisted";
  readonly channel?: "phone" | "email";
}

async function on(needId: string, shiftId: string, { name, state, channel = "phone" }: Helper) {
  const person = await buildVolunteer(db(), { name, phone: "+4923311234", preferredChannel: channel });
  await db().assignment.create({
    data: {
      personId: person.id,
      needId,
      shiftId,
      origin: "self",
      state,
      waitNumber: state === "waitlisted" ? 1 : null,
    },
  });
  return person.id;
}

it("shows all shifts of a day with who comes, numbers, and lines for those who come by; each look is logged", async () => {
  const need = await buildNeed(db(), {
    title: "Aufräumtag",
    shifts: [
      morning,
      { from: "2026-12-05T22:30:00Z", to: "2026-12-05T22:59:00Z" },
      { from: "2026-12-05T23:00:00Z", to: "2026-12-06T01:00:00Z" },
    ],
  });
  const [first = "", second = ""] = need.shiftIds;
  const comes = await on(need.id, first, { name: "Anna Kommt", state: "accepted" });
  const sure = await on(need.id, second, { name: "Sven Sicher", state: "confirmed" });
  await on(need.id, first, { name: "Willi Weg", state: "withdrawn" });
  await on(need.id, first, { name: "Wanda Wartet", state: "waitlisted" });
  const staff = await house.staff("coordinator");
  const answer = await (await house.as(staff)).get(SHEET).expect(200);
  const { text, linkTo } = readPage(answer);
  for (const words of [
    "Wer hilft am Samstag, 5. Dezember 2026",
    "10 Uhr bis 12 Uhr: Aufräumtag",
    "Anna Kommt 02331 1234",
    "23:30 Uhr bis 23:59 Uhr",
    "Unterschrift",
  ]) {
    expect(text).toContain(words);
  }
  expect(text).not.toMatch(/Willi|Wanda|0 Uhr bis 2 Uhr/u);
  expect(answer.text.match(/<tr class="sheet__spare"><td>\d+<\/td><td><\/td>/gu)).toHaveLength(3 + 2);
  expect(linkTo("So., 6. Dez.")).toBe("/buero/tagesblatt?tag=2026-12-06");
  const views = await db().personalDataView.findMany({ select: { viewerId: true, personId: true, reason: true } });
  expect(views).toHaveLength(2);
  expect(views).toEqual(
    expect.arrayContaining([comes, sure].map((personId) => ({ viewerId: staff.id, personId, reason: "daySheet" }))),
  );
});

it("an editor prints their own shifts with confirmed helpers, and numbers of those who want to be called", async () => {
  const own = await buildOrganisation(db(), "Pelmke");
  const mine = await buildNeed(db(), { title: "Eigenes", organizationId: own, shifts: [morning] });
  const foreign = await buildNeed(db(), { title: "Fremdes", shifts: [morning] });
  await on(mine.id, mine.shiftIds[0] ?? "", { name: "Klara Klingelt", state: "confirmed" });
  await on(mine.id, mine.shiftIds[0] ?? "", { name: "Moritz Mail", state: "confirmed", channel: "email" });
  await on(mine.id, mine.shiftIds[0] ?? "", { name: "Noch Offen", state: "accepted" });
  await on(foreign.id, foreign.shiftIds[0] ?? "", { name: "Kanarie Fremd", state: "confirmed" });
  const editor = await house.as(await house.staff("editor", { scopeType: "organization", scopeId: own }));
  const { text } = readPage(await editor.get(SHEET).expect(200));
  expect(text).toContain("Klara Klingelt 02331 1234");
  expect(text).toContain("Moritz Mail");
  expect(text.match(/02331/gu)).toHaveLength(1);
  expect(text).not.toMatch(/Noch Offen|Kanarie|Fremdes/u);
  expect(await db().personalDataView.count()).toBe(2);
});

it("cancelled dates and drafts are left out; nonsense is today; others may not look", async () => {
  const need = await buildNeed(db(), { title: "Fällt aus", shifts: [morning] });
  await on(need.id, need.shiftIds[0] ?? "", { name: "Kanarie Abgesagt", state: "confirmed" });
  await db().shift.updateMany({ data: { state: "cancelled" } });
  await buildNeed(db(), { title: "Entwurf", state: "draft", shifts: [morning] });
  const browser = await house.as(await house.staff("coordinator"));
  const empty = readPage(await browser.get(SHEET).expect(200)).text;
  expect(empty).toContain("An diesem Tag gibt es keine Termine.");
  expect(empty).not.toContain("Leere Zeilen");
  for (const day of ["2026-02-31", "gestern", "9999-99-99", "2026-12-05T10:00"]) {
    expect(readPage(await browser.get(`/buero/tagesblatt?tag=${day}`).expect(200)).heading).toContain(
      "27. November 2026",
    );
  }
  expect(await db().personalDataView.count()).toBe(0);
  for (const role of ["viewer", "theme_lead", "administrator"] as const) {
    await (await house.as(await house.staff(role))).get(SHEET).expect(403);
  }
});
