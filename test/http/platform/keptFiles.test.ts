import supertest from "supertest";
import { openTestHouse, type TestHouse } from "../../support/app.ts";
import { buildArticle } from "../../support/factories/news.ts";
import { buildEvent } from "../../support/factories/events.ts";

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});
beforeEach(() => house.empty());
afterAll(() => house.close());

const event = { own: "event", foreign: "article", build: () => buildEvent(house.database.db) };
const article = { own: "article", foreign: "event", build: () => buildArticle(house.database.db) };
/** Each file, the kind of record it tells of, and one that it does not tell of. */
const FILES = [
  { path: "/termine.ics", type: "text/calendar; charset=utf-8", ...event },
  { path: "/termine/aufraeumtag.ics", type: "text/calendar; charset=utf-8", ...event },
  { path: "/aktuelles.atom", type: "application/atom+xml; charset=utf-8", ...article },
  { path: "/en/aktuelles.atom", type: "application/atom+xml; charset=utf-8", ...article },
  { path: "/sitemap.xml", type: "application/xml; charset=utf-8", ...event, foreign: "enquiry" },
] as const;

it.each(FILES)("$path is kept for everybody until a record of its kind changes", async (given) => {
  const { path, type, own, foreign, build } = given;
  await build();
  const first = await house.visitor().get(path).expect(200);
  expect(house.cache.size().pages).toBe(1);
  for (const response of [first, await house.visitor().get(path).expect(200)]) {
    expect(response.headers["content-type"]).toBe(type);
    expect(response.headers["cache-control"]).toBe("public, max-age=0, must-revalidate");
    expect(response.headers["content-encoding"]).toBe("gzip");
    expect(response.headers["x-content-type-options"]).toBe("nosniff");
    expect(response.headers["etag"]).toBe(first.headers["etag"]);
    expect(response.headers["content-disposition"]).toBe(first.headers["content-disposition"]);
  }
  await house
    .visitor()
    .get(path)
    .set("If-None-Match", first.headers["etag"] ?? "")
    .expect(304);
  await house.database.db.event.updateMany({ data: { title: "Anderer Titel", slug: "aufraeumtag" } });
  await house.database.db.article.updateMany({ data: { title: "Anderer Titel" } });
  await house.database.db.searchEntry.updateMany({ data: { path: "/anderswo" } });
  house.cache.changed(foreign);
  expect((await house.visitor().get(path)).headers["etag"]).toBe(first.headers["etag"]);
  house.cache.changed(own);
  expect((await house.visitor().get(path).expect(200)).headers["etag"]).not.toBe(first.headers["etag"]);
});

it("a question added to the address, a cookie or a sign-in make it anew and keep nothing", async () => {
  const { slug } = await buildEvent(house.database.db);
  await house.visitor().get(`/termine/${slug}.ics?x=1`).expect(200);
  const editor = await house.as(await house.staff("coordinator"));
  for (const path of ["/termine.ics", "/aktuelles.atom", "/sitemap.xml"]) {
    const first = await editor.get(path).expect(200);
    await editor
      .get(path)
      .set("If-None-Match", first.headers["etag"] ?? "")
      .expect(304);
    await supertest(house.handle).get(path).set("Cookie", "a=b").expect(200);
  }
  expect(house.cache.size().pages).toBe(0);
});
