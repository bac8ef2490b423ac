import { auditActionsFor, openTestHouse, TEST_ORIGIN, type Browser, type TestHouse } from "../../support/app.ts";
import { buildArticle } from "../../support/factories/news.ts";
import { buildThemes } from "../../support/factories/themes.ts";
import { HOSTILE_TEXTS, liveHtmlIn } from "../../support/hostileTexts.ts";
import { readPage } from "../../support/page.ts";

let house: TestHouse;
let themes: Readonly<Record<string, string>>;
beforeAll(async () => {
  house = await openTestHouse();
});
beforeEach(async () => {
  await house.empty();
  themes = await buildThemes(house.database.db);
});
afterAll(() => house.close());

const db = () => house.database.db;
const coordination = async () => house.as(await house.staff("coordinator"));
const leadOf = async (code: string) =>
  house.as(await house.staff("theme_lead", { scopeType: "theme", scopeId: themes[code] ?? "" }));
const stored = () => db().article.findFirstOrThrow();
const article = {
  title: "Neue Bänke",
  lead: "Auf dem Platz stehen jetzt Bänke.",
  body: "Sechs **Bänke**.",
  kind: "news",
  state: "published",
  publishedOn: "",
  revisedOn: "",
  revisionNote: "",
  source: "",
  version: "1",
};

describe("writing an article", () => {
  it("published without a day, it carries today's, its themes, and a trace", async () => {
    const response = await (
      await coordination()
    )
      .post("/buero/aktuelles/neu", { ...article, themes: [themes["zusammenhalt"] ?? "", themes["kreativ"] ?? ""] })
      .expect(303);
    const { id, slug, publishedOn } = await stored();
    expect(response.headers["location"]).toBe(`/buero/aktuelles/${id}`);
    expect(publishedOn?.toISOString().slice(0, 10)).toBe("2026-11-27");
    const page = readPage(await house.visitor().get(`/aktuelles/${slug}`).expect(200));
    expect(page.heading).toBe("Neue Bänke");
    expect(page.linkTo("KreativQuartier")).toBe("/themen/kreativ");
    expect(await auditActionsFor(house, id)).toEqual(["article.published"]);
  });

  it("is not published with a day that is still to come: the form says so and keeps everything; a draft may wait", async () => {
    const browser = await coordination();
    const early = { ...article, publishedOn: "2026-11-28" };
    const page = readPage(await browser.post("/buero/aktuelles/neu", early).expect(422));
    expect(page.faults[0]).toContain("Dieser Tag liegt in der Zukunft.");
    expect(page.value("title")).toBe("Neue Bänke");
    expect(await db().article.count()).toBe(0);
    await browser.post("/buero/aktuelles/neu", { ...early, state: "draft" }).expect(303);
    await house
      .visitor()
      .get(`/aktuelles/${(await stored()).slug}`)
      .expect(404);
    await browser.post(`/buero/aktuelles/${(await stored()).id}`, early).expect(422);
    expect((await stored()).state).toBe("draft");
  });

  it("two articles of one name get two addresses", async () => {
    const browser = await coordination();
    await browser.post("/buero/aktuelles/neu", article).expect(303);
    await browser.post("/buero/aktuelles/neu", article).expect(303);
    const slugs = (await db().article.findMany({ orderBy: { createdAt: "asc" } })).map(({ slug }) => slug);
    expect(slugs).toEqual(["neue-baenke", "neue-baenke-2"]);
  });

  it.each(["viewer", "editor", "jury", "administrator"] as const)("is not for the role %s", async (role) => {
    const browser = await house.as(await house.staff(role));
    await browser.post("/buero/aktuelles/neu", article).expect(403);
    expect(await db().article.count()).toBe(0);
  });

  it("an update dated before the article is refused with words at its field", async () => {
    const given = { ...article, publishedOn: "2026-11-20", revisedOn: "2026-11-01", revisionNote: "Fotos" };
    const page = readPage(await (await coordination()).post("/buero/aktuelles/neu", given).expect(422));
    expect(page.faults).toEqual([
      "Das Datum der Aktualisierung liegt vor dem Datum der Meldung. Wählen Sie ein späteres.",
    ]);
    expect(page.value("revisionNote")).toBe("Fotos");
    expect(await db().article.count()).toBe(0);
  });

  it("bad input comes back with everything typed kept", async () => {
    const given = { ...article, title: " ", publishedOn: "31.02.2026" };
    const page = readPage(await (await coordination()).post("/buero/aktuelles/neu", given).expect(422));
    expect(page.faults).toEqual(["Geben Sie eine Überschrift ein.", "Geben Sie ein Datum ein wie 27.11.2026."]);
    expect(page.value("body")).toBe("Sechs **Bänke**.");
    expect(page.value("publishedOn")).toBe("31.02.2026");
  });
});

describe("changing an article", () => {
  it("a note about an update marks the article with today and leaves a trace", async () => {
    const { id, slug } = await buildArticle(db());
    await (
      await coordination()
    )
      .post(`/buero/aktuelles/${id}`, { ...article, publishedOn: "2026-11-01", revisionNote: "Fotos ergänzt" })
      .expect(303);
    const page = readPage(await house.visitor().get(`/aktuelles/${slug}`).expect(200));
    expect(page.text).toContain("Aktualisiert am 27. November 2026: Fotos ergänzt");
    expect(await auditActionsFor(house, id)).toEqual(["article.changed"]);
  });

  it("two people at once: the second is told and overwrites nothing", async () => {
    const { id } = await buildArticle(db());
    const browser = await coordination();
    await browser.post(`/buero/aktuelles/${id}`, { ...article, title: "Erste" }).expect(303);
    const page = readPage(await browser.post(`/buero/aktuelles/${id}`, { ...article, title: "Zweite" }).expect(422));
    expect(page.faults[0]).toContain("Jemand anderes hat diesen Eintrag inzwischen geändert");
    expect((await stored()).title).toBe("Erste");
  });

  it("archiving takes the article out of sight and says so in the trace", async () => {
    const { id, slug } = await buildArticle(db());
    await (await coordination()).post(`/buero/aktuelles/${id}`, { ...article, state: "archived" }).expect(303);
    await house.visitor().get(`/aktuelles/${slug}`).expect(404);
    expect(await auditActionsFor(house, id)).toEqual(["article.archived"]);
  });

  it("a theme lead writes for their theme, finds no other articles, and cannot give one away", async () => {
    const own = await buildArticle(db(), { themeIds: [themes["kreativ"] ?? ""] });
    const foreign = await buildArticle(db(), { slug: "x", title: "Fremd", themeIds: [themes["zusammenhalt"] ?? ""] });
    const browser = await leadOf("kreativ");
    const list = readPage(await browser.get("/buero/aktuelles").expect(200));
    expect([list.hasLink("Hofflohmarkt"), list.hasLink("Fremd")]).toEqual([true, false]);
    await browser.get(`/buero/aktuelles/${foreign.id}`).expect(404);
    await browser.post(`/buero/aktuelles/${foreign.id}`, article).expect(404);
    const given = { ...article, themes: [themes["zusammenhalt"] ?? ""] };
    const page = readPage(await browser.post(`/buero/aktuelles/${own.id}`, given).expect(422));
    expect(page.faults[0]).toContain("Wählen Sie mindestens eines Ihrer Themen");
    await browser.post(`/buero/aktuelles/${own.id}`, { ...article, themes: [themes["kreativ"] ?? ""] }).expect(303);
  });

  it("the list has the newest day on top, as its column says, and above it what is still being written", async () => {
    for (const [slug, title, on] of [
      ["a", "Aus dem Mai", "2026-05-01"],
      ["b", "Aus dem Oktober", "2026-10-01"],
      ["c", "Aus dem April", "2026-04-01"],
    ] as const)
      await buildArticle(db(), { slug, title, on });
    await db().article.create({ data: { slug: "d", title: "Angefangen", lead: "", body: "", state: "draft" } });
    const { text } = readPage(await (await coordination()).get("/buero/aktuelles").expect(200));
    expect(text).toMatch(/Angefangen.*Aus dem Oktober.*Aus dem Mai.*Aus dem April/su);
  });

  it("a viewer reads a draft as a preview, with no form", async () => {
    const { id } = await buildArticle(db(), { state: "draft" });
    const response = await (await house.as(await house.staff("viewer"))).get(`/buero/aktuelles/${id}`).expect(200);
    expect(readPage(response).text).toContain("Kommen Sie vorbei.");
    expect(readPage(response).value("title")).toBeNull();
  });

  it.each(["keine-uuid", "01890000-0000-7000-8000-000000000000"])(
    "the unknown id %s is a page not found",
    async (id) => {
      await (await coordination()).get(`/buero/aktuelles/${id}`).expect(404);
    },
  );
});

describe("the preview", () => {
  it("shows what was typed, stores nothing, and keeps hostile texts harmless", async () => {
    const browser = await coordination();
    for (const hostile of HOSTILE_TEXTS) {
      const given = {
        ...article,
        title: hostile,
        lead: hostile,
        body: `${hostile}\n\n**fett**`,
        source: hostile.slice(0, 99),
      };
      const response = await browser.post("/buero/aktuelles/vorschau", given).expect(200);
      expect([hostile, liveHtmlIn(response.text)]).toEqual([hostile, null]);
      expect(response.text).toContain("<strong>fett</strong>");
    }
    expect(await db().article.count()).toBe(0);
  });
});

describe("documents of an article", () => {
  const send = (browser: Browser, id: string, title: string, content: string) =>
    browser
      .post(`/buero/aktuelles/${id}/dokumente`)
      .type("multipart/form-data")
      .set("Origin", TEST_ORIGIN)
      .field("documentTitle", title)
      .attach("datei", Buffer.from(content), "Liste.csv");

  it("a table is added, offered to readers, and removed, each with a trace", async () => {
    const { id, slug } = await buildArticle(db());
    const browser = await coordination();
    await send(browser, id, "Liste der Höfe", "Hof;Straße\nA;B\n").expect(303);
    const page = readPage(await house.visitor().get(`/aktuelles/${slug}`).expect(200));
    expect(page.linkTo("Liste der Höfe")).toMatch(/^\/dokumente\/.+\/liste\.csv$/u);
    const { id: documentId } = await db().attachment.findFirstOrThrow();
    await browser.post(`/buero/aktuelles/${id}/dokumente/${documentId}/entfernen`).expect(303);
    expect(await db().attachment.count()).toBe(0);
    expect(await auditActionsFor(house, id)).toEqual(["document.added", "document.removed"]);
  });

  it("a document without a title, or markup that calls itself a table, is refused and the article kept as it is", async () => {
    const { id } = await buildArticle(db());
    const browser = await coordination();
    const untitled = readPage(await send(browser, id, " ", "a;b\n").expect(422));
    expect(untitled.faults).toEqual(["Geben Sie dem Dokument einen Titel."]);
    const markup = readPage(await send(browser, id, "Liste", "<script>alert(1)</script>").expect(422));
    expect(markup.faults[0]).toContain("Das ist kein reiner Text.");
    expect(await db().attachment.count()).toBe(0);
  });

  it("neither a viewer nor the lead of another theme adds or removes one", async () => {
    const { id } = await buildArticle(db(), { themeIds: [themes["zusammenhalt"] ?? ""] });
    await send(await house.as(await house.staff("viewer")), id, "Liste", "a;b\n").expect(403);
    await send(await leadOf("kreativ"), id, "Liste", "a;b\n").expect(404);
    await (await leadOf("kreativ")).post(`/buero/aktuelles/${id}/dokumente/${id}/entfernen`).expect(404);
    expect(await db().attachment.count()).toBe(0);
  });
});
