import { listenToChanges } from "../../../src/shared/db/changeListener.ts";
import { openTestHouse, TEST_ORIGIN, type TestHouse } from "../../support/app.ts";
import { buildArticle } from "../../support/factories/news.ts";
import { buildThemes } from "../../support/factories/themes.ts";
import { HOSTILE_TEXTS, liveHtmlIn } from "../../support/hostileTexts.ts";
import { readPage } from "../../support/page.ts";
import { checkWellFormed, textsOf } from "../../support/xml.ts";

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});
beforeEach(() => house.empty());
afterAll(() => house.close());

const db = () => house.database.db;
const page = async (path: string) => readPage(await house.visitor().get(path).expect(200));

it("the archive is narrowed by year and by theme; nonsense in the address is ignored", async () => {
  const themes = await buildThemes(db());
  await buildArticle(db(), { slug: "platz", title: "Der Platz ist offen", on: "2020-08-28" });
  await buildArticle(db(), {
    slug: "kunst",
    title: "Kunst im Hof",
    on: "2026-10-01",
    themeIds: [themes["kreativ"] ?? ""],
  });
  expect((await page("/aktuelles?jahr=2020")).hasLink("Der Platz ist offen")).toBe(true);
  expect((await page("/aktuelles?jahr=2020")).hasLink("Kunst im Hof")).toBe(false);
  expect((await page("/aktuelles?thema=kreativ")).hasLink("Der Platz ist offen")).toBe(false);
  expect((await page("/aktuelles?thema=kreativ")).hasLink("Kunst im Hof")).toBe(true);
  expect((await page("/aktuelles?jahr=abc&thema=x&seite=-3")).hasLink("Kunst im Hof")).toBe(true);
  expect((await page("/aktuelles?jahr=2020&thema=kreativ")).text).toContain("Dazu gibt es keine Meldung.");
});

it("an article with a day that is still to come is nowhere to be read before that day", async () => {
  await buildArticle(db(), { slug: "morgen", title: "Erst morgen", on: "2026-11-28" });
  const shows = async (path: string) => (await house.visitor().get(path).expect(200)).text.includes("Erst morgen");
  const everywhere = ["/aktuelles", "/aktuelles?jahr=2026", "/aktuelles.atom"];
  for (const path of everywhere) expect(await shows(path)).toBe(false);
  await house.visitor().get("/aktuelles/morgen").expect(404);
  house.clock.now = new Date("2026-11-27T23:00:00Z");
  house.cache.clear();
  for (const path of [...everywhere, "/aktuelles/morgen"]) expect(await shows(path)).toBe(true);
});

it("more than twenty articles go on on a second page", async () => {
  for (let day = 1; day <= 21; day += 1) {
    const on = `2026-10-${String(day).padStart(2, "0")}`;
    await buildArticle(db(), { slug: `m-${String(day)}`, title: `Meldung ${String(day)}`, on });
  }
  const first = await page("/aktuelles");
  expect(first.hasLink("Meldung 21")).toBe(true);
  expect(first.hasLink("Meldung 1")).toBe(false);
  expect((await page(first.linkTo("weiter") ?? "")).hasLink("Meldung 1")).toBe(true);
});

it("an article of the programme's time tells its date, its update, its archive, and can be recommended by mail", async () => {
  await buildArticle(db(), {
    slug: "konferenz",
    title: "Die Konferenz",
    on: "2022-03-26",
    revised: ["2026-11-22", "Dokumentation ergänzt"],
    body: "## Ergebnis\n\n**Ein** [Ort](https://www.example.org/) und [hier](/themen).",
  });
  await buildArticle(db(), { slug: "soziale-stadt-beendet", title: "Das Programm ist beendet", kind: "page" });
  const response = await house.visitor().get("/aktuelles/konferenz").expect(200);
  const shown = readPage(response);
  expect(shown.text).toContain("26. März 2022");
  expect(shown.text).toContain("Aktualisiert am 22. November 2026: Dokumentation ergänzt");
  expect(shown.linkTo("Was an seine Stelle trat")).toBe("/aktuelles/soziale-stadt-beendet");
  expect(response.text).toContain("<h2>Ergebnis</h2>");
  expect(response.text).toContain('<a href="https://www.example.org/" rel="noopener">Ort</a>');
  expect(response.text).toContain('<a href="/themen">hier</a>');
  const mail = new URL(shown.linkTo("Per E-Mail empfehlen") ?? "");
  expect(mail.searchParams.get("subject")).toBe("Die Konferenz");
  expect(mail.searchParams.get("body")).toContain(`${TEST_ORIGIN}/aktuelles/konferenz`);
});

it("pages that inform stand beside the list, not in it, and not in the feed", async () => {
  await buildArticle(db(), { slug: "soziale-stadt-beendet", title: "Das Programm ist beendet", kind: "page" });
  const list = await page("/aktuelles");
  expect(list.linkTo("Das Programm ist beendet")).toBe("/aktuelles/soziale-stadt-beendet");
  expect(list.text).toContain("Dazu gibt es keine Meldung.");
  expect((await house.visitor().get("/aktuelles.atom").expect(200)).text).not.toContain("Das Programm ist beendet");
});

it.each(["draft", "archived"] as const)("a %s article is found nowhere by guests", async (state) => {
  await buildArticle(db(), { slug: "geheim", title: "Noch nicht sagen", state });
  await house.visitor().get("/aktuelles/geheim").expect(404);
  for (const path of ["/", "/aktuelles", "/aktuelles.atom", "/sitemap.xml", "/suche?q=sagen"]) {
    const { text } = await house.visitor().get(path).expect(200);
    expect(text).not.toContain("Noch nicht sagen");
    expect(text).not.toContain("/aktuelles/geheim");
  }
});

it("publishing and archiving show on the start page, in the list and in the feed at once", async () => {
  let heard = 0;
  const { promise: connected, resolve: tellConnected } = Promise.withResolvers<boolean>();
  const listener = listenToChanges(house.database2.url, {
    onChange: (kind) => {
      house.cache.changed(kind);
      heard += 1;
    },
    onConnected: tellConnected,
    onError: () => undefined,
  });
  try {
    await connected;
    const coordinator = await house.as(await house.staff("coordinator"));
    const paths = ["/", "/aktuelles", "/aktuelles.atom"];
    const shows = async () =>
      Promise.all(paths.map(async (path) => (await house.visitor().get(path)).text.includes("Frisch gedruckt")));
    expect(await shows()).toEqual([false, false, false]);
    const form = { title: "Frisch gedruckt", lead: "", body: "", kind: "news", version: "1", state: "published" };
    await untilHeard(
      () => heard,
      () => coordinator.post("/buero/aktuelles/neu", form).expect(303),
    );
    expect(await shows()).toEqual([true, true, true]);
    const { id } = await db().article.findFirstOrThrow();
    await untilHeard(
      () => heard,
      () => coordinator.post(`/buero/aktuelles/${id}`, { ...form, state: "archived" }).expect(303),
    );
    expect(await shows()).toEqual([false, false, false]);
  } finally {
    await listener.stop();
  }
});

/** The notice comes on a connection of its own, a moment after the answer. */
async function untilHeard(count: () => number, work: () => Promise<unknown>): Promise<void> {
  const before = count();
  await work();
  for (let tries = 0; count() === before; tries += 1) {
    if (tries > 100) throw new Error("no notice of the change came");
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

describe("the Atom feed", () => {
  it("is well-formed, with absolute addresses and ids that stay, whatever stands in the texts", async () => {
    const { id } = await buildArticle(db(), {
      title: "Müll & <Kippen> ]]>",
      lead: 'Er sagte: "so" & so',
      body: "1 < 2 & 3 ]]> <b>",
      revised: ["2026-11-20", "ergänzt"],
    });
    const response = await house.visitor().get("/aktuelles.atom").expect(200);
    expect(response.headers["content-type"]).toBe("application/atom+xml; charset=utf-8");
    checkWellFormed(response.text);
    expect(textsOf(response.text, "id")).toEqual(["tag:stadtteilladen.test,2026:aktuelles", `urn:uuid:${id}`]);
    expect(textsOf(response.text, "updated")).toEqual(["2026-11-20T00:00:00.000Z", "2026-11-20T00:00:00.000Z"]);
    expect(textsOf(response.text, "title")[1]).toBe("Müll &amp; &lt;Kippen&gt; ]]&gt;");
    expect(response.text).toContain(`<link href="${TEST_ORIGIN}/aktuelles/hofflohmarkt"/>`);
    expect(response.text).toContain(`<link rel="self" href="${TEST_ORIGIN}/aktuelles.atom"/>`);
  });

  it("is not sent again when nothing changed, and speaks the reader's language around the articles", async () => {
    await buildArticle(db());
    const first = await house.visitor().get("/aktuelles.atom").expect(200);
    await house
      .visitor()
      .get("/aktuelles.atom")
      .set("If-None-Match", first.headers["etag"] ?? "")
      .expect(304);
    await house
      .visitor()
      .get("/aktuelles.atom")
      .set("If-Modified-Since", first.headers["last-modified"] ?? "")
      .expect(304);
    const english = await house.visitor().get("/en/aktuelles.atom").expect(200);
    checkWellFormed(english.text);
    expect(textsOf(english.text, "title")[0]).toBe("News from Wehringhausen");
    expect(english.text).toContain(`${TEST_ORIGIN}/en/aktuelles/hofflohmarkt`);
  });
});

it("hostile texts in title, lead and body stay text on every page and in the feed", async () => {
  for (const [index, hostile] of HOSTILE_TEXTS.entries()) {
    const slug = `h-${String(index)}`;
    await buildArticle(db(), { slug, title: `T ${hostile}`, lead: `L ${hostile}`, body: `B ${hostile}\n\n${hostile}` });
  }
  const slugs = HOSTILE_TEXTS.map((_text, index) => `/aktuelles/h-${String(index)}`);
  for (const path of ["/", "/aktuelles", "/aktuelles?seite=2", ...slugs]) {
    expect([path, liveHtmlIn((await house.visitor().get(path).expect(200)).text)]).toEqual([path, null]);
  }
  const feed = (await house.visitor().get("/aktuelles.atom").expect(200)).text;
  checkWellFormed(feed);
  const parts = [...textsOf(feed, "title"), ...textsOf(feed, "summary"), ...textsOf(feed, "content")];
  expect(parts.map(liveHtmlIn).filter((found) => found !== null)).toEqual([]);
});
