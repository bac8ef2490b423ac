import { openTestHouse, type Browser, type TestHouse } from "../../../support/app.ts";
import { buildConference } from "../../../support/factories/conferences.ts";
import { buildEvent } from "../../../support/factories/events.ts";
import { buildNeed, buildOrganisation, buildVocabulary } from "../../../support/factories/volunteers.ts";
import { readPage } from "../../../support/page.ts";

// From an event, a conference and the sheet of a day to a proposal for the shifts of that day, filled in.

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});
beforeEach(async () => {
  await house.empty();
  await buildVocabulary(house.database.db);
});
afterAll(() => house.close());

const LINK = "Schichten an diesem Tag besetzen";
const db = () => house.database.db;
const coordinator = async () => house.as(await house.staff("coordinator"));
const startsAt = new Date("2026-12-05T08:00:00Z");
const morning = { from: "2026-12-05T09:00:00Z", to: "2026-12-05T11:00:00Z" };
const shown = async (browser: Browser, path: string) => readPage(await browser.get(path).expect(200));

it("an event leads to a proposal of its day and name, with the needs of the day ticked and no others", async () => {
  const [one, two] = [await buildNeed(db(), { shifts: [morning] }), await buildNeed(db(), { shifts: [morning] })];
  const other = await buildNeed(db(), { shifts: [{ from: "2026-12-06T09:00:00Z", to: "2026-12-06T11:00:00Z" }] });
  const event = await buildEvent(db(), { title: "Aufräumtag & Kaffee", startsAt, endsAt: null });
  const browser = await coordinator();
  const href = (await shown(browser, `/buero/termine/${event.id}`)).linkTo(LINK);
  expect(href).toBe("/buero/vorschlaege/neu?tag=2026-12-05&titel=Aufr%C3%A4umtag+%26+Kaffee");
  const form = (await browser.get(href ?? "").expect(200)).text;
  expect(form).toContain('value="Aufräumtag &amp; Kaffee"');
  expect(form.match(/value="2026-12-05"/gu)).toHaveLength(2);
  const ticked = Array.from(form.matchAll(/<input[^>]*name="gesuche"[^>]*>/gu), ([tag]) => tag).filter((tag) =>
    tag.includes("checked"),
  );
  expect(ticked.map((tag) => /value="([^"]+)"/u.exec(tag)?.[1]).toSorted()).toEqual([one.id, two.id].toSorted());
  expect(form).toContain(other.id);
});

it("no link without shifts to come that day, for a cancelled event, or for those who do not plan", async () => {
  const organizationId = await buildOrganisation(db(), "Verein");
  const need = await buildNeed(db(), { shifts: [morning], organizationId });
  const event = await buildEvent(db(), { startsAt, endsAt: null, organizationId });
  const path = `/buero/termine/${event.id}`;
  const editor = await house.as(await house.staff("editor", { scopeType: "organization", scopeId: organizationId }));
  const browser = await coordinator();
  const hasLink = async (who = browser) => (await shown(who, path)).hasLink(LINK);
  expect([await hasLink(), await hasLink(editor)]).toEqual([true, false]);
  expect((await shown(editor, "/buero/tagesblatt?tag=2026-12-05")).hasLink(LINK)).toBe(false);
  await db().event.update({ where: { id: event.id }, data: { status: "cancelled" } });
  expect(await hasLink()).toBe(false);
  await db().event.update({ where: { id: event.id }, data: { status: "confirmed" } });
  await db().need.update({ where: { id: need.id }, data: { state: "paused" } });
  expect(await hasLink()).toBe(false);
  await db().need.update({ where: { id: need.id }, data: { state: "open" } });
  expect(await hasLink()).toBe(true);
  house.clock.now = new Date(morning.from);
  expect((await shown(await coordinator(), path)).hasLink(LINK)).toBe(false);
});

it("a conference and the sheet of a day lead there as well", async () => {
  await buildNeed(db(), { shifts: [morning] });
  const { slug } = await buildConference(db(), { title: "Konferenz", startsAt, endsAt: null });
  const old = await buildConference(db(), { slug: "alt", number: 6 });
  const browser = await coordinator();
  expect((await shown(browser, `/buero/konferenzen/${slug}`)).linkTo(LINK)).toBe(
    "/buero/vorschlaege/neu?tag=2026-12-05&titel=Konferenz",
  );
  expect((await shown(browser, `/buero/konferenzen/${old.slug}`)).hasLink(LINK)).toBe(false);
  expect((await shown(browser, "/buero/tagesblatt?tag=2026-12-05")).linkTo(LINK)).toBe(
    "/buero/vorschlaege/neu?tag=2026-12-05",
  );
  expect((await shown(browser, "/buero/tagesblatt?tag=2026-12-06")).hasLink(LINK)).toBe(false);
});

it("nonsense in the address is left out", async () => {
  const path = `/buero/vorschlaege/neu?gesuch=x&tag=2026-13-40&titel=${"a".repeat(200)}`;
  const page = await shown(await coordinator(), path);
  expect([page.value("titel"), page.value("von")]).toEqual(["", ""]);
});
