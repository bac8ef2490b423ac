import { auditActionsFor, openTestHouse, type TestHouse } from "../../support/app.ts";
import { buildEvent, buildOrganisation } from "../../support/factories/events.ts";
import { buildThemes } from "../../support/factories/themes.ts";
import { readPage } from "../../support/page.ts";

let house: TestHouse;
let own: string;
let foreign: string;
beforeAll(async () => {
  house = await openTestHouse();
});
beforeEach(async () => {
  await house.empty();
  own = await buildOrganisation(db(), "Eigener Verein");
  foreign = await buildOrganisation(db(), "Anderer Verein");
});
afterAll(() => house.close());

const db = () => house.database.db;
const coordination = async () => house.as(await house.staff("coordinator"));
const editor = async () => house.as(await house.staff("editor", { scopeType: "organization", scopeId: own }));
const stored = () => db().event.findFirstOrThrow();
const event = {
  title: "Offene Werkstatt",
  description: "",
  organizationId: "",
  startsOn: "2026-12-05",
  startsAt: "15:00",
  endsOn: "",
  endsAt: "18:00",
  locationText: "Lange Str. 65",
  accessText: "",
  isFree: "ja",
  cost: "",
  source: "",
  state: "published",
  version: "1",
};

describe("entering a date", () => {
  it("the wall clock of Wehringhausen becomes a moment, the date is public, the trace is there", async () => {
    await (await coordination()).post("/buero/termine/neu", event).expect(303);
    const { id, slug, startsAt, endsAt } = await stored();
    expect([startsAt.toISOString(), endsAt?.toISOString()]).toEqual([
      "2026-12-05T14:00:00.000Z",
      "2026-12-05T17:00:00.000Z",
    ]);
    const page = readPage(await house.visitor().get(`/termine/${slug}`).expect(200));
    expect(page.text).toContain("Samstag, 5. Dezember 2026, 15–18 Uhr");
    expect(page.text).toContain("kostenlos");
    expect(await auditActionsFor(house, id)).toEqual(["event.added"]);
  });

  it("an end before the start is on the next day", async () => {
    await (
      await coordination()
    )
      .post("/buero/termine/neu", { ...event, startsAt: "20:00", endsAt: "1:30" })
      .expect(303);
    expect((await stored()).endsAt?.toISOString()).toBe("2026-12-06T00:30:00.000Z");
  });

  it("an editor enters dates for their own organisation only", async () => {
    const browser = await editor();
    const refused = readPage(
      await browser.post("/buero/termine/neu", { ...event, organizationId: foreign }).expect(422),
    );
    expect(refused.faults).toEqual(["Sie können Termine nur für Ihre eigene Organisation eintragen."]);
    await browser.post("/buero/termine/neu", { ...event, organizationId: own }).expect(303);
    expect((await stored()).organizationId).toBe(own);
  });

  it.each(["viewer", "jury", "administrator"] as const)("is not for the role %s", async (role) => {
    await (await house.as(await house.staff(role))).post("/buero/termine/neu", event).expect(403);
    expect(await db().event.count()).toBe(0);
  });

  it("a last day before the first is refused by the rule, at its field", async () => {
    const page = readPage(
      await (await coordination()).post("/buero/termine/neu", { ...event, endsOn: "2026-12-01" }).expect(422),
    );
    expect(page.faults).toEqual(["Das Ende liegt vor dem Beginn. Prüfen Sie Uhrzeit und Tag."]);
    expect(await db().event.count()).toBe(0);
  });

  it("bad input comes back with everything typed kept", async () => {
    const given = { ...event, title: "", startsOn: "bald", startsAt: "25:00" };
    const page = readPage(await (await coordination()).post("/buero/termine/neu", given).expect(422));
    expect(page.faults).toHaveLength(3);
    expect(page.value("startsOn")).toBe("bald");
    expect(page.value("locationText")).toBe("Lange Str. 65");
  });

  it("a missing day or time is named", async () => {
    const given = { ...event, startsOn: "", startsAt: "" };
    const page = readPage(await (await coordination()).post("/buero/termine/neu", given).expect(422));
    expect(page.faults).toEqual(["Geben Sie den Tag ein.", "Geben Sie an, wann es anfängt."]);
  });
});

describe("changing a date", () => {
  it("the form shows what is stored, and calendars learn of the change by a higher number", async () => {
    const { id } = await buildEvent(db());
    const browser = await coordination();
    const form = readPage(await browser.get(`/buero/termine/${id}`).expect(200));
    expect([form.value("startsOn"), form.value("startsAt"), form.value("endsAt")]).toEqual([
      "2026-11-28",
      "10:00",
      "12:00",
    ]);
    await browser.post(`/buero/termine/${id}`, event).expect(303);
    expect(await stored()).toMatchObject({ title: "Offene Werkstatt", sequence: 1, slug: "aufraeumtag" });
    expect(await auditActionsFor(house, id)).toEqual(["event.changed"]);
  });

  it("two people at once: the second is told and overwrites nothing", async () => {
    const { id } = await buildEvent(db());
    const browser = await coordination();
    await browser.post(`/buero/termine/${id}`, event).expect(303);
    const page = readPage(await browser.post(`/buero/termine/${id}`, { ...event, title: "Zweite" }).expect(422));
    expect(page.faults[0]).toContain("Jemand anderes hat diesen Eintrag inzwischen geändert");
  });

  it("an editor finds no foreign date; the lead of its organisation's theme does", async () => {
    const themes = await buildThemes(db());
    const { id } = await buildEvent(db(), { organizationId: foreign });
    await db().attribute.create({
      data: { termId: themes["kreativ"] ?? "", linkType: "organization", linkId: foreign, isMain: true },
    });
    const browser = await editor();
    expect(readPage(await browser.get("/buero/termine").expect(200)).hasLink("Aufräumtag")).toBe(false);
    await browser.get(`/buero/termine/${id}`).expect(404);
    await browser.post(`/buero/termine/${id}`, event).expect(404);
    const scope = { scopeType: "theme" as const, scopeId: themes["kreativ"] ?? "" };
    const lead = await house.as(await house.staff("theme_lead", scope));
    await lead.post(`/buero/termine/${id}`, { ...event, organizationId: foreign }).expect(303);
  });
});

describe("calling a date off, and archiving it", () => {
  it("a date called off stays public with a higher number and a trace", async () => {
    const { id } = await buildEvent(db());
    await (await coordination()).post(`/buero/termine/${id}/absage`, { version: "1" }).expect(303);
    expect(await stored()).toMatchObject({ status: "cancelled", sequence: 1, state: "published" });
    expect(await auditActionsFor(house, id)).toEqual(["event.cancelled"]);
    await house.visitor().get("/termine/aufraeumtag").expect(200);
  });

  it("what is called off already, or over, cannot be called off", async () => {
    const { id } = await buildEvent(db(), { status: "cancelled" });
    const browser = await coordination();
    expect(readPage(await browser.post(`/buero/termine/${id}/absage`, { version: "1" }).expect(409)).text).toContain(
      "schon abgesagt",
    );
    const past = await buildEvent(db(), { slug: "alt", startsAt: new Date("2026-11-01T10:00:00Z"), endsAt: null });
    await browser.post(`/buero/termine/${past.id}/absage`, { version: "1" }).expect(409);
  });

  it("a cancellation is taken back: calendars hear of it by a higher number, and there is a trace", async () => {
    const { id } = await buildEvent(db());
    const browser = await coordination();
    await browser.post(`/buero/termine/${id}/absage-zurueck`, { version: "1" }).expect(409);
    await browser.post(`/buero/termine/${id}/absage`, { version: "1" }).expect(303);
    expect(readPage(await browser.get(`/buero/termine/${id}`).expect(200)).text).toContain("Absage zurücknehmen");
    await browser.post(`/buero/termine/${id}/absage-zurueck`, { version: "2" }).expect(303);
    expect(await stored()).toMatchObject({ status: "confirmed", sequence: 2, state: "published" });
    expect(await auditActionsFor(house, id)).toEqual(["event.cancelled", "event.reinstated"]);
    const calendar = (await house.visitor().get("/termine/aufraeumtag.ics").expect(200)).text;
    expect(calendar).toContain("STATUS:CONFIRMED");
    expect(calendar).toContain("SEQUENCE:2");
    await buildEvent(db(), {
      slug: "alt",
      status: "cancelled",
      startsAt: new Date("2026-11-01T10:00:00Z"),
      endsAt: null,
    });
    const past = await db().event.findUniqueOrThrow({ where: { slug: "alt" } });
    await browser.post(`/buero/termine/${past.id}/absage-zurueck`, { version: "1" }).expect(409);
  });

  it("an archived date is gone for readers and comes back as a draft, with a trace each", async () => {
    const { id } = await buildEvent(db());
    const browser = await coordination();
    await browser.post(`/buero/termine/${id}/archiv`, { version: "1" }).expect(303);
    await house.visitor().get("/termine/aufraeumtag").expect(404);
    await browser.post(`/buero/termine/${id}/archiv`, { version: "2" }).expect(303);
    expect(await stored()).toMatchObject({ state: "draft", archivedAt: null });
    expect(await auditActionsFor(house, id)).toEqual(["event.archived", "event.restored"]);
  });

  it.each(["absage", "absage-zurueck", "archiv"])(
    "%s: refused for viewers, foreign editors, and an outdated or odd version",
    async (step) => {
      const { id } = await buildEvent(db(), { organizationId: foreign });
      await (
        await house.as(await house.staff("viewer"))
      )
        .post(`/buero/termine/${id}/${step}`, { version: "1" })
        .expect(403);
      await (await editor()).post(`/buero/termine/${id}/${step}`, { version: "1" }).expect(404);
      const browser = await coordination();
      await browser.post(`/buero/termine/${id}/${step}`, { version: "7" }).expect(409);
      await browser.post(`/buero/termine/${id}/${step}`, { version: "x" }).expect(422);
      expect(await stored()).toMatchObject({ status: "confirmed", state: "published" });
    },
  );
});

describe("the list", () => {
  it("shows what comes in calendar order, and below it what was, the latest first, over all pages", async () => {
    const at = (day: string) => new Date(`${day}T10:00:00Z`);
    const days = ["2026-11-01", "2026-12-24", "2026-10-01", "2026-12-01"];
    for (const day of days) await buildEvent(db(), { slug: day, title: `Am ${day}`, startsAt: at(day), endsAt: null });
    const browser = await coordination();
    const shown = async (path: string) =>
      Array.from(
        (await browser.get(path).expect(200)).text.matchAll(/<caption>([^<]*)|>Am ([-\d]+)</gu),
        ([, caption, day]) => caption ?? day,
      );
    expect(await shown("/buero/termine")).toEqual([
      "Kommende Termine",
      "2026-12-01",
      "2026-12-24",
      "Vergangene Termine",
      "2026-11-01",
      "2026-10-01",
    ]);
    for (let count = 0; count < 49; count += 1)
      await buildEvent(db(), {
        slug: `w-${String(count)}`,
        title: "Weiterer",
        startsAt: at("2026-11-30"),
        endsAt: null,
      });
    expect((await shown("/buero/termine")).slice(0, 2)).toEqual(["Kommende Termine", "2026-12-01"]);
    expect(await shown("/buero/termine?seite=2")).toEqual([
      "Kommende Termine",
      "2026-12-24",
      "Vergangene Termine",
      "2026-11-01",
      "2026-10-01",
    ]);
  });
});
