import { auditActionsFor, openTestHouse, type TestHouse } from "../../support/app.ts";
import { buildSpace } from "../../support/factories/focusSpaces.ts";
import { buildThemes } from "../../support/factories/themes.ts";
import { readPage } from "../../support/page.ts";

let house: TestHouse;
let themes: Readonly<Record<string, string>>;
beforeAll(async () => {
  house = await openTestHouse();
});
beforeEach(async () => {
  await house.empty();
  themes = await buildThemes(house.database.db, { wohnen: "Wohnen", kreativ: "KreativQuartier" });
});
afterAll(() => house.close());

const theme = (code: string) => themes[code] ?? "";
const fields = (overrides: Readonly<Record<string, string | readonly string[]>> = {}) => ({
  title: "Alte Bäckerei",
  kind: "shop",
  summary: "Laden mit Ofen.",
  description: "Früher Brot, heute leer.",
  possibleUses: "Café auf Zeit",
  mainThemeId: theme("wohnen"),
  themeIds: [theme("kreativ")],
  address: "Beispielstraße 5",
  postalCode: "",
  locationText: "an der Ecke zum Markt",
  areaM2: "60",
  capacity: "20",
  equipment: "Strom",
  accessText: "Eine Stufe",
  vacancyState: "vacant",
  publicRadiusM: "",
  state: "published",
  source: "Eigene Begehung",
  seenOn: "20.11.2026",
  version: "1",
  ...overrides,
});
const stored = (slug: string) => house.database.db.space.findUniqueOrThrow({ where: { slug } });

describe("the public pages", () => {
  it("lists every published place with its use and its state as a sentence, and narrows to a kind", async () => {
    const { db } = house.database;
    await buildSpace(db, { themeIds: [theme("wohnen")] });
    await buildSpace(db, { slug: "willi", title: "Willi", kind: "square" });
    await buildSpace(db, { slug: "geheim", title: "Entwurf", state: "draft" });
    const all = readPage(await house.visitor().get("/fokusraeume").expect(200));
    expect(all.text).toContain("2 Orte");
    expect(all.text).toContain("Möglich: Ausstellung oder Werkstatt.");
    expect(all.text).toContain("Steht leer und wartet auf eine Idee.");
    expect(all.text).not.toContain("Entwurf");
    const squares = readPage(await house.visitor().get("/fokusraeume?art=platz").expect(200));
    expect([squares.hasLink("Willi"), squares.hasLink("Laden am Markt")]).toEqual([true, false]);
    const nonsense = readPage(await house.visitor().get("/fokusraeume?art=zzz&art=platz").expect(200));
    expect(nonsense.text).toContain("2 Orte");
  });

  it("a place leads to its themes and to an enquiry about it; drafts and archived ones are not there", async () => {
    const { db } = house.database;
    await buildSpace(db, { themeIds: [theme("wohnen")], address: "Marktweg 3" });
    await buildSpace(db, { slug: "entwurf", state: "draft" });
    await buildSpace(db, { slug: "alt", state: "archived" });
    const page = readPage(await house.visitor().get("/fokusraeume/laden-am-markt").expect(200));
    expect(page.text).toContain("Marktweg 3, 58089 Hagen");
    expect(page.linkTo("Idee vorschlagen")).toBe("/kontakt?seite=%2Ffokusraeume%2Fladen-am-markt");
    expect(page.linkTo("Wohnen")).toBe("/themen/wohnen");
    for (const slug of ["entwurf", "alt", "gibtsnicht"]) await house.visitor().get(`/fokusraeume/${slug}`).expect(404);
  });

  it("a sensitive place tells no address, neither to guests nor to viewers nor to the search", async () => {
    const { db } = house.database;
    await buildSpace(db, { isSensitive: true, address: "Kanarienweg 77" });
    const viewer = await house.as(await house.staff("viewer"));
    const pages = [
      await house.visitor().get("/fokusraeume").expect(200),
      await house.visitor().get("/fokusraeume/laden-am-markt").expect(200),
      await viewer.get("/buero/fokusraeume").expect(200),
      await viewer.get("/buero/fokusraeume/laden-am-markt").expect(200),
    ];
    for (const page of pages) expect(page.text).not.toContain("Kanarienweg");
    expect(await db.searchEntry.count({ where: { keywords: { contains: "Kanarienweg" } } })).toBe(0);
    expect(pages[1]?.text).toContain("die genaue Adresse nennen wir auf Anfrage");
  });
});

describe("saving a place", () => {
  it("the coordinator adds one: it is public at once, with themes, address and a trace", async () => {
    const coordinator = await house.as(await house.staff("coordinator"));
    await coordinator.post("/buero/fokusraeume/neu", fields()).expect(303);
    const space = await stored("alte-baeckerei");
    expect(await auditActionsFor(house, space.id)).toEqual(["space.added"]);
    expect(space.seenOn?.toISOString()).toBe("2026-11-20T00:00:00.000Z");
    const page = readPage(await house.visitor().get("/fokusraeume/alte-baeckerei").expect(200));
    expect(page.text).toContain("Beispielstraße 5, 58089 Hagen");
    expect([page.hasLink("Wohnen"), page.hasLink("KreativQuartier")]).toEqual([true, true]);
    await coordinator.post("/buero/fokusraeume/neu", fields()).expect(303);
    expect((await stored("alte-baeckerei-2")).title).toBe("Alte Bäckerei");
  });

  it("faults keep what was typed: no name, an unknown kind, an exact place of a protected one", async () => {
    const coordinator = await house.as(await house.staff("coordinator"));
    const send = async (overrides: Readonly<Record<string, string>>) =>
      readPage(await coordinator.post("/buero/fokusraeume/neu", fields(overrides)).expect(422));
    const page = await send({ title: " ", kind: "castle", seenOn: "31.2.2026" });
    expect(page.faults).toEqual([
      "Geben Sie dem Ort einen Namen.",
      "Wählen Sie, was für ein Ort es ist.",
      "Geben Sie ein Datum ein wie 27.11.2026.",
    ]);
    expect(page.value("description")).toBe("Früher Brot, heute leer.");
    const exact = await send({ isSensitive: "ja", locationText: "Lange Straße 22a" });
    expect(exact.faults).toEqual(["Der Ort ist geschützt: Nennen Sie die Lage ohne Hausnummer."]);
    const foreign = await send({ mainThemeId: "0198c0de-0000-7000-8000-000000000000" });
    expect(foreign.faults).toEqual(["Bitte prüfen Sie diese Angabe."]);
    expect(await house.database.db.space.count()).toBe(0);
  });

  it("of two people who change the same place the second is told, and nothing of the first is lost", async () => {
    const space = await buildSpace(house.database.db, { themeIds: [theme("wohnen")] });
    const coordinator = await house.as(await house.staff("coordinator"));
    await coordinator.post(`/buero/fokusraeume/${space.slug}`, fields({ title: "Erste" })).expect(303);
    const page = readPage(
      await coordinator.post(`/buero/fokusraeume/${space.slug}`, fields({ title: "Zweite" })).expect(422),
    );
    expect(page.faults[0]).toContain("Jemand anderes hat diesen Eintrag inzwischen geändert");
    expect((await stored(space.slug)).title).toBe("Erste");
    expect(await auditActionsFor(house, space.id)).toEqual(["space.changed"]);
  });

  it("a theme lead changes places of their theme; those of others are not there for them", async () => {
    const { db } = house.database;
    await buildSpace(db, { themeIds: [theme("wohnen")] });
    await buildSpace(db, { slug: "fremd", title: "Fremd", themeIds: [theme("kreativ")] });
    const lead = await house.as(await house.staff("theme_lead", { scopeType: "theme", scopeId: theme("wohnen") }));
    const list = readPage(await lead.get("/buero/fokusraeume").expect(200));
    expect([list.hasLink("Laden am Markt"), list.hasLink("Fremd")]).toEqual([true, false]);
    await lead.post("/buero/fokusraeume/laden-am-markt", fields({ title: "Neu" })).expect(303);
    await lead.get("/buero/fokusraeume/fremd").expect(404);
    await lead.post("/buero/fokusraeume/fremd", fields()).expect(404);
    await lead.post("/buero/fokusraeume/fremd/archiv", { version: "1" }).expect(404);
    const page = readPage(
      await lead
        .post(
          "/buero/fokusraeume/laden-am-markt",
          fields({ mainThemeId: theme("kreativ"), themeIds: [], version: "2" }),
        )
        .expect(422),
    );
    expect(page.faults[0]).toContain("mindestens ein Thema, das Sie betreuen");
  });

  it("a viewer reads the list and each place and changes nothing; others do not come in", async () => {
    await buildSpace(house.database.db, { state: "draft" });
    const viewer = await house.as(await house.staff("viewer"));
    const list = readPage(await viewer.get("/buero/fokusraeume").expect(200));
    expect([list.hasLink("Laden am Markt"), list.hasLink("Neuer Fokusraum")]).toEqual([true, false]);
    expect((await viewer.get("/buero/fokusraeume/laden-am-markt").expect(200)).text).not.toContain(
      '<form class="form"',
    );
    await viewer.post("/buero/fokusraeume/laden-am-markt", fields()).expect(403);
    await viewer.post("/buero/fokusraeume/neu", fields()).expect(403);
    await viewer.post("/buero/fokusraeume/laden-am-markt/archiv", { version: "1" }).expect(403);
    for (const role of ["jury", "administrator", "editor"] as const) {
      const person = await house.as(await house.staff(role));
      await person.get("/buero/fokusraeume").expect(403);
    }
    expect((await stored("laden-am-markt")).version).toBe(1);
  });

  it("an address that contact points share stays as it is when a space moves", async () => {
    const { db } = house.database;
    const space = await buildSpace(db, { themeIds: [theme("wohnen")], address: "Altweg 1" });
    const coordinator = await house.as(await house.staff("coordinator"));
    await coordinator.post(`/buero/fokusraeume/${space.slug}`, fields()).expect(303);
    expect(await db.address.count({ where: { address1: "Altweg 1" } })).toBe(1);
    const moved = await stored(space.slug);
    await coordinator.post(`/buero/fokusraeume/${space.slug}`, fields({ version: "2" })).expect(303);
    expect((await stored(space.slug)).locationId).toBe(moved.locationId);
  });
});

describe("archiving", () => {
  it("takes a place off the public pages and brings it back, each with a trace", async () => {
    const space = await buildSpace(house.database.db);
    const coordinator = await house.as(await house.staff("coordinator"));
    await coordinator.post(`/buero/fokusraeume/${space.slug}/archiv`, { version: "1" }).expect(303);
    await house.visitor().get(`/fokusraeume/${space.slug}`).expect(404);
    expect((await stored(space.slug)).archivedAt).toEqual(house.clock.now);
    await coordinator.post(`/buero/fokusraeume/${space.slug}/archiv`, { version: "1" }).expect(409);
    await coordinator.post(`/buero/fokusraeume/${space.slug}/archiv`, { version: "2" }).expect(303);
    await house.visitor().get(`/fokusraeume/${space.slug}`).expect(200);
    await coordinator.post(`/buero/fokusraeume/${space.slug}/archiv`, {}).expect(422);
    expect(await auditActionsFor(house, space.id)).toEqual(["space.archived", "space.restored"]);
  });
});
