import { openTestHouse, TEST_ORIGIN, type TestHouse } from "../../support/app.ts";
import { readCalendar } from "../../support/calendar.ts";
import { buildEvent } from "../../support/factories/events.ts";
import { HOSTILE_TEXTS, liveHtmlIn } from "../../support/hostileTexts.ts";
import { readPage } from "../../support/page.ts";

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});
beforeEach(() => house.empty());
afterAll(() => house.close());

const db = () => house.database.db;
const page = async (path: string) => readPage(await house.visitor().get(path).expect(200));

it("coming dates stand under their months, past ones in the archive", async () => {
  await buildEvent(db());
  await buildEvent(db(), {
    slug: "fest",
    title: "Sommerfest",
    startsAt: new Date("2026-07-04T13:00:00Z"),
    endsAt: null,
  });
  const coming = await page("/termine");
  expect(coming.text).toContain("November 2026");
  expect(coming.text).toContain("Samstag, 10–12 Uhr");
  expect([coming.hasLink("Aufräumtag"), coming.hasLink("Sommerfest")]).toEqual([true, false]);
  const past = await page("/termine?archiv=ja");
  expect([past.hasLink("Aufräumtag"), past.hasLink("Sommerfest")]).toEqual([false, true]);
});

it("a date that ends while the page is kept leaves the list by itself", async () => {
  await buildEvent(db());
  expect((await page("/termine")).hasLink("Aufräumtag")).toBe(true);
  house.clock.now = new Date("2026-11-28T11:00:01Z");
  expect((await page("/termine")).hasLink("Aufräumtag")).toBe(false);
});

it("a date called off stays visible and says so; a draft and an archived one are found nowhere", async () => {
  await buildEvent(db(), { status: "cancelled" });
  await buildEvent(db(), { slug: "entwurf", title: "Geheimtreffen", state: "draft" });
  await buildEvent(db(), { slug: "alt", title: "Altes Treffen", state: "archived" });
  expect((await page("/termine/aufraeumtag")).text).toContain("Dieser Termin ist abgesagt.");
  expect((await page("/termine")).text).toContain("abgesagt");
  for (const slug of ["entwurf", "alt"]) {
    await house.visitor().get(`/termine/${slug}`).expect(404);
    await house.visitor().get(`/termine/${slug}.ics`).expect(404);
  }
  for (const path of ["/", "/termine", "/termine.ics", "/sitemap.xml", "/suche?q=Treffen"]) {
    expect((await house.visitor().get(path).expect(200)).text).not.toMatch(/Geheimtreffen|Altes Treffen/u);
  }
});

describe("the calendar file", () => {
  it("reads back as what was entered: moments, escapes, folding, number of the change", async () => {
    const description = `Zangen; Eimer, Säcke \\ alles da.\nÄÖÜ und „so“ ${"lang ".repeat(40)}`.trim();
    const { id } = await buildEvent(db(), { title: "Aufräumen, dann Suppe; jetzt", description, sequence: 3 });
    const response = await house.visitor().get("/termine.ics").expect(200);
    expect(response.headers["content-type"]).toBe("text/calendar; charset=utf-8");
    const { calendar, events } = readCalendar(response.text);
    expect(calendar["VERSION"]).toBe("2.0");
    expect(calendar["METHOD"]).toBe("PUBLISH");
    expect(events).toHaveLength(1);
    expect(events[0]).toMatchObject({
      UID: `${id}@stadtteilladen.test`,
      DTSTART: "20261128T090000Z",
      DTEND: "20261128T110000Z",
      SUMMARY: "Aufräumen, dann Suppe; jetzt",
      DESCRIPTION: description,
      LOCATION: "Wilhelmsplatz",
      SEQUENCE: "3",
      STATUS: "CONFIRMED",
      URL: `${TEST_ORIGIN}/termine/aufraeumtag`,
    });
    for (const name of ["DTSTAMP", "LAST-MODIFIED", "CREATED"]) expect(events[0]?.[name]).toMatch(/^\d{8}T\d{6}Z$/u);
  });

  it("keeps a date that was called off, so that calendars strike it out", async () => {
    await buildEvent(db(), { status: "cancelled", sequence: 1 });
    const { events } = readCalendar((await house.visitor().get("/termine/aufraeumtag.ics").expect(200)).text);
    expect(events[0]).toMatchObject({ STATUS: "CANCELLED", SEQUENCE: "1" });
  });

  it("is not sent again when nothing changed", async () => {
    await buildEvent(db());
    const first = await house.visitor().get("/termine.ics").expect(200);
    await house
      .visitor()
      .get("/termine.ics")
      .set("If-None-Match", first.headers["etag"] ?? "")
      .expect(304);
  });
});

it("hostile texts stay text on every page, and the calendar stays whole", async () => {
  for (const [index, text] of HOSTILE_TEXTS.entries()) {
    const slug = `h-${String(index)}`;
    await buildEvent(db(), {
      slug,
      title: `T ${text}`,
      description: `D ${text}\r\nEND:VEVENT`,
      locationText: text,
      accessText: text,
    });
  }
  const paths = ["/", "/termine", ...HOSTILE_TEXTS.map((_text, index) => `/termine/h-${String(index)}`)];
  for (const path of paths) {
    expect([path, liveHtmlIn((await house.visitor().get(path).expect(200)).text)]).toEqual([path, null]);
  }
  expect(readCalendar((await house.visitor().get("/termine.ics").expect(200)).text).events).toHaveLength(30);
});
