import { openTestHouse, type TestHouse } from "../../support/app.ts";
import { buildEvent } from "../../support/factories/events.ts";
import { buildArticle } from "../../support/factories/news.ts";
import { buildThemes } from "../../support/factories/themes.ts";
import { readPage } from "../../support/page.ts";

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});
beforeEach(() => house.empty());
afterAll(() => house.close());

const db = () => house.database.db;
const page = async (path: string) => readPage(await house.visitor().get(path).expect(200));

it("an empty desk still answers: search, state of the doors, an offer to sign up", async () => {
  const start = await page("/");
  expect(start.heading).toBe("Was suchen Sie im Viertel?");
  expect(start.text).toContain("Gerade geschlossen");
  expect(start.text).toContain("Stand 14:10 Uhr");
  expect(start.linkTo("Zeit anbieten")).toBe("/mitmachen/anmelden");
  expect(start.text).toContain("Zurzeit wird niemand gesucht.");
});

it("an open door, its closing time, and the theme, date and article that are next", async () => {
  await buildThemes(db());
  await buildPlace("Radwerkstatt", "Mo-Fr 09:00-15:00");
  await buildPlace("Nähstube", "Mo-Fr 18:00-20:00");
  await buildEvent(db());
  await buildArticle(db());
  const start = await page("/");
  expect(start.text).toContain("Jetzt geöffnet");
  expect(start.text).toMatch(/Radwerkstatt\s+bis 15 Uhr/u);
  expect(start.text).toMatch(/Nähstube\s+ab 18 Uhr/u);
  expect(start.linkTo("Aufräumtag")).toBe("/termine/aufraeumtag");
  expect(start.linkTo("Hofflohmarkt")).toBe("/aktuelles/hofflohmarkt");
  expect(start.linkTo("KreativQuartier 0 Initiativen")).toBe("/themen/kreativ");
});

it("the kept page is made anew when a door closes, and after five minutes", async () => {
  await buildPlace("Radwerkstatt", "Mo-Fr 09:00-14:12");
  expect((await page("/")).text).toContain("Jetzt geöffnet");
  house.clock.now = new Date("2026-11-27T13:12:30Z");
  const later = await page("/");
  expect(later.text).toContain("Gerade geschlossen");
  expect(later.text).toContain("Stand 14:12 Uhr");
  house.clock.now = new Date("2026-11-27T13:18:00Z");
  expect((await page("/")).text).toContain("Stand 14:18 Uhr");
});

it("a date called off does not stand on the start page", async () => {
  await buildEvent(db(), { status: "cancelled" });
  expect((await page("/")).hasLink("Aufräumtag")).toBe(false);
});

it.each([
  ["/en/", "What are you looking for?"],
  ["/ar/", "عمَّ تبحث في الحي؟"],
])("%s greets in its language and sets no cookie", async (path, heading) => {
  const response = await house.visitor().get(path).expect(200);
  expect(readPage(response).heading).toBe(heading);
  expect(response.headers["set-cookie"]).toBeUndefined();
});

async function buildPlace(title: string, hours: string): Promise<void> {
  const slug = title.toLowerCase().replaceAll("ä", "ae");
  await db().serviceAtLocation.create({
    data: {
      slug,
      title,
      sortKey: slug,
      service: { create: { name: title, organization: { create: { slug, name: title, sortKey: slug } } } },
      location: { create: {} },
      openingHours: { create: { text: hours } },
      assuredOn: new Date("2026-11-01T00:00:00Z"),
    },
  });
}

it("on a public holiday a door whose hours say nothing of holidays is told as likely, under no heading that denies it", async () => {
  await buildPlace("Radwerkstatt", "Mo-Fr 09:00-15:00");
  await buildPlace("Nähstube", "Mo-Fr 09:00-15:00; PH off");
  house.clock.now = new Date("2026-12-25T11:00:00Z");
  const start = await page("/");
  expect(start.text).not.toContain("Gerade geschlossen");
  expect(start.text).toMatch(/Radwerkstatt\s+Vermutlich geöffnet, bis 15 Uhr/u);
  expect(start.text).not.toMatch(/Nähstube\s+(?:bis|Vermutlich)/u);
});
