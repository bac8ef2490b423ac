import { openTestHouse, type TestHouse } from "../../support/app.ts";
import { buildInitiative } from "../../support/factories/initiatives.ts";
import { buildThemes } from "../../support/factories/themes.ts";
import { readPage } from "../../support/page.ts";

let house: TestHouse;
let ids: Readonly<Record<string, string>>;
beforeAll(async () => {
  house = await openTestHouse();
});
beforeEach(async () => {
  await house.empty();
  ids = await buildThemes(house.database.db, { wohnen: "Immobilien und Wohnen", kreativ: "KreativQuartier" });
});
afterAll(() => house.close());

const text = async (path: string) => readPage(await house.visitor().get(path).expect(200)).text;

it("the list narrows to a theme and to words, whatever the spelling of umlauts", async () => {
  await buildInitiative(house.database.db, { name: "Hofflohmärkte", themes: [ids["wohnen"] ?? ""] });
  await buildInitiative(house.database.db, { name: "Kunst vor Ort", themes: [ids["kreativ"] ?? ""], goal: "Farben" });
  expect(await text("/initiativen")).toContain("2 Initiativen");
  expect(await text("/initiativen?thema=kreativ")).not.toContain("Hofflohmärkte");
  expect(await text("/initiativen?q=hofflohmaerkte")).toContain("1 Initiative");
  expect(await text("/initiativen?q=Farben")).toContain("Kunst vor Ort");
  expect(await text("/initiativen?q=gibtesnicht")).toContain("Dazu ist keine Initiative eingetragen.");
});

it("nonsense in the address leads to the nearest sensible page", async () => {
  await buildInitiative(house.database.db, { name: "Alpha" });
  for (const query of [
    "seite=99",
    "seite=0",
    "seite=x",
    "thema=%27--",
    "q=%25&q=_",
    "seite=1e9",
    `q=${"a".repeat(200)}`,
  ])
    await house.visitor().get(`/initiativen?${query}`).expect(200);
  expect(await text("/initiativen?seite=99")).toContain("Alpha");
});

it("more than twenty are paged", async () => {
  for (let number = 10; number < 35; number += 1)
    await buildInitiative(house.database.db, { name: `Gruppe ${String(number)}` });
  expect(await text("/initiativen")).not.toContain("Gruppe 30");
  expect(await text("/initiativen?seite=2")).toContain("Gruppe 30");
});

it("a page shows themes with the main one marked, open needs only, history and source", async () => {
  const { id, slug } = await buildInitiative(house.database.db, {
    name: "Runde der Eigentümer",
    themes: [ids["kreativ"] ?? "", ids["wohnen"] ?? ""],
    verified: "historic",
  });
  await house.database.db.organization.update({
    where: { id },
    data: { source: "hagen.de", seenOn: new Date("2026-11-22") },
  });
  await house.database.db.need.createMany({
    data: [
      { slug: "offen", title: "Offenes Gesuch", organizationId: id, state: "open" },
      { slug: "entwurf", title: "Entwurf eines Gesuchs", organizationId: id, state: "draft" },
    ],
  });
  const page = readPage(await house.visitor().get(`/initiativen/${slug}`).expect(200));
  expect(page.text).toContain("gehört zur Geschichte des Viertels");
  expect(page.text).toMatch(/KreativQuartier Hauptthema Immobilien und Wohnen/u);
  expect(page.linkTo("Offenes Gesuch")).toBe("/mitmachen/offen");
  expect(page.text).not.toContain("Entwurf eines Gesuchs");
  expect(page.text).toContain("Quelle: hagen.de. Gelesen am 22. November 2026.");
});

it("drafts, archived ones, plain organisations and unknown addresses answer 404", async () => {
  await buildInitiative(house.database.db, { name: "Entwurf", state: "draft" });
  await buildInitiative(house.database.db, { name: "Archiv", state: "archived" });
  await house.database.db.organization.create({ data: { slug: "amt", name: "Amt", sortKey: "amt" } });
  for (const slug of ["entwurf", "archiv", "amt", "nichts", "%22"])
    await house.visitor().get(`/initiativen/${slug}`).expect(404);
  expect(await text("/initiativen")).toContain("0 Initiativen");
});

it("is kept for visitors and renewed when an initiative changes; English has words of its own", async () => {
  await buildInitiative(house.database.db, { name: "Alpha" });
  const first = await house.visitor().get("/initiativen").expect(200);
  const tag = first.headers["etag"] ?? (await house.visitor().get("/initiativen")).headers["etag"] ?? "";
  expect((await house.visitor().get("/initiativen").set("If-None-Match", tag)).status).toBe(304);
  house.cache.changed("organization");
  expect((await house.visitor().get("/initiativen").set("If-None-Match", tag)).status).toBe(200);
  expect(await text("/en/initiativen")).toContain("1 initiative");
  expect(await text("/en/initiativen/alpha")).toContain("Meetings and contact");
});
