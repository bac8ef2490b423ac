import { openBrowserHouse, type BrowserHouse } from "../support/browserHouse.ts";
import {
  DARK_DESK,
  download,
  followJourney,
  type Journey,
  JOURNEY_TIME,
  letPass,
  signIn,
  TELEPHONE,
  textOf,
} from "../support/journey.ts";

// Somebody from the street with a telephone and without an account: what is there, who helps, a question to the desk.

let scene: BrowserHouse;
let resident: Journey;
let reference: string;
beforeAll(async () => {
  scene = await openBrowserHouse();
  resident = followJourney(await scene.open(TELEPHONE));
}, 60_000);
afterAll(() => scene.close());
afterEach(async () => {
  expect(resident.faults).toEqual([]);
  expect(scene.foreignRequests).toEqual([]);
  expect(await resident.context.cookies()).toEqual([]);
});

const QUESTION = "Wer hilft mir beim Wohngeldantrag? Ich lese nicht gut.";
const RENT_ADVICE = "Mietberatung in der Nachbarschaft";

it(
  "sees on the start page what is open now, the seven themes and what happens next",
  async () => {
    const { page, see } = resident;
    await page.goto("/");
    await see("Was suchen Sie im Viertel?");
    const open = page.getByRole("region", { name: "Jetzt geöffnet" });
    expect(await Promise.all((await open.getByRole("listitem").all()).map(textOf))).toEqual([
      "Kindertagesstätte Beispielhof Beispiel bis 16:30 Uhr",
      "Kulturzentrum Pelmke, Büro bis 15 Uhr",
    ]);
    const themes = page.getByRole("region", { name: "Sieben Themen, eine Straße" });
    expect(await themes.getByRole("listitem").count()).toBe(7);
    const next = page.getByRole("region", { name: "Termine" }).getByRole("listitem").first();
    expect(await textOf(next)).toMatch(/^28\. Nov\. Aufräumtag im Viertel Samstag, 10–12 Uhr/u);
  },
  JOURNEY_TIME,
);

it(
  "searches for a word and finds who repairs bicycles, and who advises",
  async () => {
    const { page, see } = resident;
    await page.getByRole("searchbox", { name: "Suche im Stadtteil" }).fill("Fahrrad");
    await page.getByRole("button", { name: "Suchen" }).click();
    await see("Suche: Fahrrad");
    expect(await page.getByRole("link", { name: "Wiederherstell-BAR", exact: true }).isVisible()).toBe(true);
    await page.getByRole("searchbox", { name: "Suche im Stadtteil" }).fill("Beratung");
    await page.getByRole("button", { name: "Suchen" }).click();
    await see("Suche: Beratung");
    await page.getByRole("link", { name: "Alle Anlaufstellen mit „Beratung“" }).click();
    await see("Anlaufstellen");
    expect(await page.getByRole("heading", { name: "8 von 19 Orten" }).isVisible()).toBe(true);
    expect((await foundPlaces()).slice(0, 3)).toEqual([
      "Koordination Wehringhausen, Beratungstisch",
      "Schuldnerberatung im Viertel",
      RENT_ADVICE,
    ]);
  },
  JOURNEY_TIME,
);

it(
  "narrows the contact points to what is open, to a theme, a language and a way in without steps",
  async () => {
    const { page, see } = resident;
    await page.getByRole("link", { name: "Alle Filter entfernen" }).click();
    await see("Anlaufstellen");
    await page.getByText("Filter: Themen, Zeiten, Sprachen").click();
    await page.getByLabel("Jetzt geöffnet (2)").check();
    await page.getByRole("button", { name: "Liste filtern" }).click();
    await see("Anlaufstellen");
    expect(await foundPlaces()).toEqual(["Kindertagesstätte Beispielhof", "Kulturzentrum Pelmke, Büro"]);
    await page.getByRole("link", { name: "Filter entfernen: Jetzt geöffnet" }).click();
    await see("Anlaufstellen");
    await page.getByText("Filter: Themen, Zeiten, Sprachen").click();
    await page.getByLabel("Mit Rollstuhl erreichbar").check();
    await page
      .locator("summary")
      .filter({ hasText: /^Thema$/u })
      .click();
    await page.getByLabel("Sozialer Zusammenhalt").check();
    await page.getByLabel("Gesprochen oder gedolmetscht").selectOption("tr");
    await page.getByRole("button", { name: "Liste filtern" }).click();
    await see("Anlaufstellen");
    expect(await foundPlaces()).toEqual([
      "Kindertagesstätte Beispielhof",
      "Koordination Wehringhausen, Beratungstisch",
    ]);
  },
  JOURNEY_TIME,
);

it(
  "reads everything about the place: today's hours, the next holiday, steps, costs, who checked it when",
  async () => {
    const { page, see } = resident;
    await page.getByRole("link", { name: "Koordination Wehringhausen, Beratungstisch" }).click();
    await see(/^Koordination Wehringhausen, Beratungstisch/u);
    expect(await page.getByText("geschlossen, öffnet Mo 15 Uhr", { exact: true }).isVisible()).toBe(true);
    expect(await page.getByRole("row", { name: "Freitag, heute zu" }).isVisible()).toBe(true);
    expect(
      await page.getByText(/Nächster Feiertag: Freitag, 25\. Dezember \(1\. Weihnachtstag\): zu/u).isVisible(),
    ).toBe(true);
    const contact = page.getByRole("complementary", { name: "Kontakt" });
    const text = await textOf(contact);
    for (const said of [
      "koordination@example.org",
      "Beispielstraße 1 58089 Hagen",
      "Türkisch und Arabisch",
      "kostenlos",
    ])
      expect(text).toContain(said);
    expect(text).toMatch(/Angaben geprüft am \d+\. November 2026 von: Koordination, bei einem Besuch/u);
    const access = page.getByRole("listitem").filter({ hasText: "Eingang ohne Stufen" });
    expect(await textOf(access)).toMatch(/^Ja/u);
  },
  JOURNEY_TIME,
);

it(
  "prints it without the navigation and takes it along as a contact",
  async () => {
    const { page } = resident;
    await page.emulateMedia({ media: "print" });
    for (const name of ["Sprachen", "Sie sind hier"])
      expect(await page.getByRole("navigation", { name, includeHidden: true }).isVisible()).toBe(false);
    expect(await page.getByText("Menü").isVisible()).toBe(false);
    expect(await page.getByRole("row", { name: "Montag 15–18 Uhr" }).isVisible()).toBe(true);
    await page.emulateMedia({ media: "screen" });
    expect(await page.getByRole("navigation", { name: "Sprachen" }).isVisible()).toBe(true);
    const card = await download(page, "Als Kontakt speichern (vCard)");
    expect(card.name).toBe("koordination.vcf");
    expect(card.text).toMatch(/^BEGIN:VCARD\r\nVERSION:4\.0\r\n/u);
    expect(card.text).toContain("FN:Koordination Wehringhausen\\, Beratungstisch\r\n");
    expect(card.text).toContain("Beispielstraße 1;Hagen;;58089");
  },
  JOURNEY_TIME,
);

it(
  "asks the desk a question, mends what was refused, and gets a number",
  async () => {
    const { page, see } = resident;
    await page.getByRole("contentinfo").getByRole("link", { name: "Kontakt", exact: true }).click();
    await see("Kontakt");
    await page.getByLabel("Was möchten Sie wissen oder sagen?").fill(QUESTION);
    await page.getByLabel("E-Mail").fill("keine adresse");
    await page.getByRole("button", { name: "Absenden" }).click();
    await see("Kontakt");
    expect(await page.getByLabel("Was möchten Sie wissen oder sagen?").inputValue()).toBe(QUESTION);
    await page.getByRole("alert").getByRole("link", { name: "Geben Sie eine E-Mail-Adresse ein" }).click();
    await page.keyboard.press("ControlOrMeta+a");
    await page.keyboard.type("bewohnerin@example.org");
    letPass(scene, 20);
    await page.getByRole("button", { name: "Absenden" }).click();
    await see("Danke. Ihr Anliegen ist bei uns.");
    reference = /\b[0-9A-Z]{3}-[0-9A-Z]{3}\b/u.exec(await textOf(page.getByRole("main")))?.[0] ?? "";
    expect(reference).not.toBe("");
  },
  JOURNEY_TIME,
);

it(
  "the question is at the desk under that number",
  async () => {
    const desk = followJourney(await scene.open(DARK_DESK));
    await signIn(desk, scene, "coordinator");
    await desk.page
      .getByRole("navigation")
      .getByRole("link", { name: /^Anliegen/u })
      .click();
    await desk.see("Anliegen");
    const row = desk.page.getByRole("row").filter({ hasText: reference });
    await row.getByRole("link", { name: QUESTION.slice(0, 30) }).click();
    await desk.see(/^Wer hilft mir beim Wohngeldantrag/u);
    expect(await desk.page.getByRole("link", { name: "bewohnerin@example.org" }).isVisible()).toBe(true);
    expect(desk.faults).toEqual([]);
    await desk.context.close();
  },
  JOURNEY_TIME,
);

it(
  "looks for rent advice in Turkish, finds what costs nothing with a hand-out to print, and reports a mistake in it",
  async () => {
    const { page, see } = resident;
    await page.goto("/");
    await see("Was suchen Sie im Viertel?");
    await page.getByRole("searchbox", { name: "Suche im Stadtteil" }).fill("kira yardımı");
    await page.getByRole("button", { name: "Suchen" }).click();
    await see("Suche: kira yardımı");
    expect(await page.getByRole("link", { name: RENT_ADVICE, exact: true }).isVisible()).toBe(true);
    await page.getByRole("link", { name: "Alle Anlaufstellen mit „kira yardımı“" }).click();
    await see("Anlaufstellen");
    expect(await foundPlaces()).toEqual([RENT_ADVICE]);
    await page.getByText("Filter: Themen, Zeiten, Sprachen").click();
    await page.getByLabel("Kostenlos").check();
    await page.getByRole("button", { name: "Liste filtern" }).click();
    await see("Anlaufstellen");
    expect(await foundPlaces()).toEqual([RENT_ADVICE]);
    await page.getByRole("link", { name: "Filter entfernen: Suche: kira yardımı" }).click();
    await see("Anlaufstellen");
    expect(await page.getByRole("heading", { name: "4 von 19 Orten" }).isVisible()).toBe(true);
    expect(await foundPlaces()).toEqual([
      "Koordination Wehringhausen, Beratungstisch",
      "Lesestube im Hinterhaus",
      RENT_ADVICE,
      "Schuldnerberatung im Viertel",
    ]);
    await page.getByRole("link", { name: RENT_ADVICE }).click();
    await see(RENT_ADVICE);
    expect(await textOf(page.getByRole("complementary", { name: "Kontakt" }))).toContain("kostenlos");
    const handout = await page.getByRole("link", { name: "Handzettel (PDF)" }).getAttribute("href");
    const paper = await page.request.get(handout ?? "");
    expect(paper.headers()["content-type"]).toBe("application/pdf");
    expect((await paper.body()).subarray(0, 5).toString("latin1")).toBe("%PDF-");
    await page.getByRole("link", { name: "Fehler melden" }).click();
    await see(`Fehler melden: ${RENT_ADVICE}`);
    await page.getByLabel("Was stimmt nicht?").fill("Die Beratung beginnt erst um 11 Uhr.");
    letPass(scene, 20);
    await page.getByRole("button", { name: "Hinweis senden" }).click();
    await see("Danke für den Hinweis");
    expect(await textOf(page.getByRole("main"))).toContain(`Ihr Hinweis zu „${RENT_ADVICE}“ ist angekommen.`);
    const { db } = scene.house.database;
    const { id } = await db.serviceAtLocation.findFirstOrThrow({ where: { slug: "mietberatung" } });
    expect(await db.changeProposal.findMany({ where: { linkId: id } })).toMatchObject([
      { origin: "visitor", message: "Die Beratung beginnt erst um 11 Uhr.", fields: {}, state: "open" },
    ]);
  },
  JOURNEY_TIME,
);

/** The names in the list of contact points. */
async function foundPlaces(): Promise<readonly string[]> {
  return resident.page.getByRole("main").getByRole("heading", { level: 3 }).getByRole("link").allInnerTexts();
}
