import { openBrowserHouse, type BrowserHouse } from "../support/browserHouse.ts";
import { download, followJourney, type Journey, JOURNEY_TIME, LIGHT_DESK, signIn, textOf } from "../support/journey.ts";

// Somebody who wants to know how it was: news of a year, the seventh conference, how the programme ended.

let scene: BrowserHouse;
let reader: Journey;
beforeAll(async () => {
  scene = await openBrowserHouse();
  reader = followJourney(await scene.open(LIGHT_DESK));
}, 60_000);
afterAll(() => scene.close());
afterEach(async () => {
  expect(reader.faults).toEqual([]);
  expect(scene.foreignRequests).toEqual([]);
  expect(await reader.context.cookies()).toEqual([]);
});

const CONFERENCE_NEWS = "Das Viertel will einen festen Ort behalten";

it(
  "finds the news of one theme and one year, marked where they were updated",
  async () => {
    const { page, see } = reader;
    await page.goto("/aktuelles");
    await see("Aktuelles");
    expect(await titles()).toHaveLength(7);
    await page.getByLabel("Thema").selectOption("KreativQuartier");
    await page.getByLabel("Jahr").selectOption("2022");
    await page.getByRole("button", { name: "Anzeigen" }).click();
    await see("Aktuelles");
    expect(await titles()).toEqual([CONFERENCE_NEWS]);
    const found = page
      .getByRole("region", { name: "Meldungen" })
      .getByRole("listitem")
      .filter({ hasText: CONFERENCE_NEWS });
    expect(await textOf(found)).toMatch(/^26\. März 2022 · Aus dem Archiv · Aktualisiert am \d+\. November 2026/u);
    await page.getByLabel("Jahr").selectOption("2014");
    await page.getByRole("button", { name: "Anzeigen" }).click();
    await see("Aktuelles");
    expect(await titles()).toEqual([]);
    await page.getByRole("link", { name: "Auswahl aufheben: Thema: KreativQuartier" }).click();
    await see("Aktuelles");
    expect(await titles()).toEqual(["Der Stadtteilladen macht auf"]);
  },
  JOURNEY_TIME,
);

it(
  "recommends an article by a mail of their own, prints it, and takes its document along",
  async () => {
    const { page, see } = reader;
    await page.getByRole("link", { name: "Auswahl aufheben: Jahr: 2014" }).click();
    await see("Aktuelles");
    await page.getByRole("link", { name: CONFERENCE_NEWS }).click();
    await see(CONFERENCE_NEWS);
    const mail = await page.getByRole("link", { name: "Per E-Mail empfehlen" }).getAttribute("href");
    const letter = new URL(mail ?? "");
    expect(letter.protocol + letter.pathname).toBe("mailto:");
    expect(letter.searchParams.get("subject")).toBe(CONFERENCE_NEWS);
    expect(letter.searchParams.get("body")).toMatch(/\nhttp\S+\/aktuelles\/siebte-stadtteilkonferenz$/u);
    await page.emulateMedia({ media: "print" });
    expect(await page.getByRole("navigation", { name: "Sie sind hier", includeHidden: true }).isVisible()).toBe(false);
    expect(await page.getByText("Per E-Mail empfehlen").isVisible()).toBe(false);
    expect(await page.getByText(/Aktualisiert am .*: Dokumentation ergänzt/u).isVisible()).toBe(true);
    await page.emulateMedia({ media: "screen" });
    expect(await page.getByRole("navigation", { name: "Sie sind hier" }).isVisible()).toBe(true);
    const file = await download(page, "7. Stadtteilkonferenz: Zusammenfassung aus öffentlichen Quellen");
    expect(file.name).toBe("stadtteilkonferenz-7-zusammenfassung.pdf");
    expect(file.text.slice(0, 5)).toBe("%PDF-");
  },
  JOURNEY_TIME,
);

it(
  "reads the seventh conference: results, what became of them, seven groups, the table of the groups",
  async () => {
    const { page, see } = reader;
    await page.getByRole("navigation").getByRole("link", { name: "Konferenzen", exact: true }).click();
    await see("Konferenzen");
    await page.getByRole("link", { name: "7. Stadtteilkonferenz" }).click();
    await see("7. Stadtteilkonferenz");
    const results = page.getByRole("region", { name: "Was herauskam" });
    expect(await results.getByRole("list").first().getByRole("listitem").count()).toBe(4);
    expect(await textOf(results)).toContain("Es braucht eine hauptamtliche Koordination");
    const groups = page.getByRole("region", { name: "7 Arbeitsgruppen" });
    expect(await groups.getByRole("link").count()).toBe(7);
    const table = await download(page, "7. Stadtteilkonferenz: Liste der Arbeitsgruppen");
    expect(table.name).toBe("stadtteilkonferenz-7-arbeitsgruppen.csv");
    expect(table.text.trim().split("\n")).toHaveLength(8);
    expect(table.text).toContain("5;KreativQuartier;2022-03-26;Kultopia");
    await groups.getByRole("link", { name: "KreativQuartier" }).click();
    await see("KreativQuartier");
    expect(await textOf(page.getByRole("region", { name: "Was daraus wurde" }))).toContain("Lange Straße 22");
  },
  JOURNEY_TIME,
);

it(
  "learns that the programme ended in 2023 and what took its place",
  async () => {
    const { page, see } = reader;
    await page.getByRole("navigation").getByRole("link", { name: "Konferenzen", exact: true }).first().click();
    await see("Konferenzen");
    await page.getByRole("link", { name: "Wie das Programm endete" }).click();
    await see("Das Programm Soziale Stadt ist beendet");
    expect(await page.getByRole("heading", { name: "Was an seine Stelle trat" }).isVisible()).toBe(true);
    expect(await page.getByText(/zog 2024 ein Kreativzentrum/u).isVisible()).toBe(true);
  },
  JOURNEY_TIME,
);

it(
  "a newsreader gets the same news, and a new one as soon as the desk publishes it",
  async () => {
    const { page, see } = reader;
    expect(await entries()).toContain(CONFERENCE_NEWS);
    expect(await page.getByRole("link", { name: "Aktuelles als Atom-Feed" }).getAttribute("href")).toBe(
      "/aktuelles.atom",
    );
    const desk = followJourney(await scene.open(LIGHT_DESK));
    await signIn(desk, scene, "coordinator");
    await desk.page.getByRole("navigation").getByRole("link", { name: "Aktuelles" }).click();
    await desk.see("Aktuelles");
    await desk.page.getByRole("link", { name: "Neue Meldung" }).click();
    await desk.see("Neue Meldung");
    await desk.page.getByLabel("Überschrift").fill("Die Lesestube sucht Bücher");
    await desk.page.getByLabel("Text – freiwillig").fill("Am liebsten Bilderbücher, auf **Deutsch** und Türkisch.");
    await desk.page.getByRole("radio", { name: "veröffentlicht" }).check();
    await desk.page.getByRole("button", { name: "Speichern" }).click();
    await desk.see("Die Lesestube sucht Bücher");
    await desk.page.getByRole("status").filter({ hasText: "Gespeichert." }).waitFor();
    expect(desk.faults).toEqual([]);
    await desk.context.close();
    expect((await entries())[0]).toBe("Die Lesestube sucht Bücher");
    await page.goto("/aktuelles");
    await see("Aktuelles");
    await page.getByRole("link", { name: "Die Lesestube sucht Bücher" }).click();
    await see("Die Lesestube sucht Bücher");
    expect(await page.getByRole("strong").innerText()).toBe("Deutsch");
  },
  JOURNEY_TIME,
);

function titles(): Promise<readonly string[]> {
  return reader.page
    .getByRole("region", { name: "Meldungen" })
    .getByRole("heading", { level: 3 })
    .getByRole("link")
    .allInnerTexts();
}

/** The titles in the Atom feed. */
async function entries(): Promise<readonly string[]> {
  const answer = await reader.context.request.get("/aktuelles.atom");
  expect(answer.headers()["content-type"]).toMatch(/^application\/atom\+xml/u);
  return Array.from(
    (await answer.text()).matchAll(/<entry>[\s\S]*?<title[^>]*><!\[CDATA\[(.*?)\]\]><\/title>/gu),
    ([, title = ""]) => title,
  );
}
