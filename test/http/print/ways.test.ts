import { openTestHouse, type TestHouse } from "../../support/app.ts";
import { buildPlace } from "../../support/factories/contactPoints.ts";
import { buildThemes } from "../../support/factories/themes.ts";

// How people get to a sheet, and from a sheet back to the entry.

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});
beforeEach(() => house.empty());
afterAll(() => house.close());

async function buildDesk(): Promise<string> {
  const themes = await buildThemes(house.database.db);
  return buildPlace(house.database.db, "Beratungstisch", { themes: [themes["zusammenhalt"] ?? ""] });
}

const codeOf = async (id: string) =>
  (await house.database.db.serviceAtLocation.findUniqueOrThrow({ where: { id }, select: { shortCode: true } }))
    .shortCode;

it("a short link survives a new name, a new address and capitals; it opens nothing that is not public", async () => {
  const { db } = house.database;
  const id = await buildDesk();
  const code = await codeOf(id);
  expect(code).toMatch(/^[34679cdfhjkmnprtwxy]{6}$/u);
  const target = async (path: string) => (await house.visitor().get(path).expect(302)).headers["location"];
  expect(await target(`/a/${code}`)).toBe("/anlaufstellen/beratungstisch");
  await db.serviceAtLocation.update({ where: { id }, data: { title: "Anders", slug: "anders", shortCode: "xxxxxx" } });
  expect(await codeOf(id)).toBe(code);
  expect(await target(`/ar/a/${code.toUpperCase()}`)).toBe("/ar/anlaufstellen/anders");
  await db.serviceAtLocation.update({ where: { id }, data: { state: "archived" } });
  for (const path of [code, "xxxxxx", "%27", "a".repeat(200)]) await house.visitor().get(`/a/${path}`).expect(404);
});

it("a merged entry's poster leads to the one that remained", async () => {
  const { db } = house.database;
  const [gone, kept] = [await buildPlace(db, "Doppelt"), await buildPlace(db, "Bleibt")];
  await db.serviceAtLocation.update({ where: { id: gone }, data: { state: "archived" } });
  await db.slugRedirect.upsert({
    where: { linkType_slug: { linkType: "service_at_location", slug: "doppelt" } },
    create: { linkType: "service_at_location", slug: "doppelt", linkId: kept },
    update: { linkId: kept },
  });
  const answer = await house
    .visitor()
    .get(`/a/${await codeOf(gone)}`)
    .expect(301);
  expect(answer.headers["location"]).toBe("/anlaufstellen/bleibt");
});

it("the desk prints the guide with one button and every sheet from one page", async () => {
  await buildDesk();
  const viewer = await house.as(await house.staff("viewer"));
  const { text } = await viewer.get("/buero/druck").expect(200);
  for (const href of ["/stadtteilfuehrer.pdf", "/ar/stadtteilfuehrer.pdf", "/anlaufstellen/beratungstisch/aushang"])
    expect(text).toContain(`href="${href}"`);
  await (await house.as(await house.staff("editor"))).get("/buero/druck").expect(403);
});

it("entry and list offer their sheets", async () => {
  await buildDesk();
  const entry = await house.visitor().get("/en/anlaufstellen/beratungstisch").expect(200);
  expect(entry.text).toContain('href="/en/anlaufstellen/beratungstisch.pdf"');
  expect(entry.text).toContain('href="/en/anlaufstellen/beratungstisch/aushang"');
  const list = await house.visitor().get("/anlaufstellen?thema=zusammenhalt").expect(200);
  expect(list.text).toContain('href="/anlaufstellen.pdf?thema=zusammenhalt"');
});

it("who has sheets made without end is asked to wait; what is kept stays free", async () => {
  await buildDesk();
  const visitor = house.visitor();
  const path = (number: number) => `/anlaufstellen.pdf?q=wort${String(number)}`;
  for (let number = 0; number < 40; number += 1) await visitor.get(path(number)).expect(200);
  await visitor.get(path(99)).expect(429);
  await visitor.get(path(0)).expect(200);
}, 60_000);
