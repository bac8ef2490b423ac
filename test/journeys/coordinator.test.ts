import { openBrowserHouse, type BrowserHouse } from "../support/browserHouse.ts";
import { DARK_DESK, followJourney, type Journey, JOURNEY_TIME, signIn, textOf } from "../support/journey.ts";

// A day at the desk, in the dark: what waits, an answer, a contact point made true again, themes for what had none.

let scene: BrowserHouse;
let desk: Journey;
let visitor: Journey;
beforeAll(async () => {
  scene = await openBrowserHouse();
  desk = followJourney(await scene.open(DARK_DESK));
  visitor = followJourney(await scene.open(DARK_DESK));
}, 60_000);
afterAll(() => scene.close());
afterEach(async () => {
  expect(desk.faults).toEqual([]);
  expect(visitor.faults).toEqual([]);
  expect(scene.foreignRequests).toEqual([]);
  expect(await visitor.context.cookies()).toEqual([]);
});

const WITHOUT_THEME = ["Hofflohmärkte", "Parking Day", "Stadtteilfest Wehringhausen"];

it(
  "signs in with password and code and sees what waits, the oldest first",
  async () => {
    await signIn(desk, scene, "coordinator");
    const { page } = desk;
    expect(await textOf(page.getByRole("heading", { level: 1 }))).toBe("Heute, Freitag, 27. November 2026");
    expect(await page.getByRole("link", { name: "3 Initiativen ohne Thema" }).isVisible()).toBe(true);
    const enquiries = page.getByRole("table", { name: /^Diese Woche/u }).getByRole("row", { name: /Anliegen/u });
    expect(await textOf(enquiries.nth(0))).toContain("Theatergruppe");
    expect(await textOf(enquiries.nth(2))).toContain("großer Schrift");
  },
  JOURNEY_TIME,
);

it(
  "answers the oldest enquiry by referring to a contact point, and the letter waits in the outbox",
  async () => {
    const { page, see } = desk;
    await page.getByRole("link", { name: /^Antworten : Wir sind eine kleine Theatergruppe/u }).click();
    await see(/^Wir sind eine kleine Theatergruppe/u);
    await page.getByRole("radio", { name: /^Kulturzentrum Pelmke, Büro/u }).check();
    await page
      .getByRole("textbox", { name: "Antwort" })
      .fill("Die Pelmke hat einen Sportraum. Fragen Sie dort im Büro.");
    await page.getByRole("radio", { name: "In zwei Wochen nachfragen" }).check();
    await page.getByRole("button", { name: "Vorschau" }).click();
    await see(/^Wir sind eine kleine Theatergruppe/u);
    expect(await textOf(page.getByRole("main"))).toContain("Pelmkestr. 14");
    await page.getByRole("button", { name: "Antwort senden" }).click();
    await see(/^Wir sind eine kleine Theatergruppe/u);
    await page.getByRole("status").filter({ hasText: "Die Antwort geht per E-Mail hinaus." }).waitFor();
    await page.getByRole("link", { name: "Postausgang" }).click();
    await see("Postausgang");
    await page.getByText("Text lesen").click();
    const letter = await textOf(page.getByRole("table"));
    for (const said of ["An: gruppe-c@example.org", "Die Pelmke hat einen Sportraum.", "Pelmkestr. 14", "02331 336967"])
      expect(letter).toContain(said);
  },
  JOURNEY_TIME,
);

it(
  "writes down what a call to a contact point brought, and the street reads it",
  async () => {
    const { page, see } = desk;
    await menu("Anlaufstellen").click();
    await see("Anlaufstellen");
    await page.getByRole("link", { name: "Wiederherstell-BAR" }).click();
    await see("Wiederherstell-BAR");
    await unfold("Angebot");
    await page.getByRole("textbox", { name: "Kosten" }).fill("Spende erbeten");
    await unfold("Öffnungszeiten");
    await page.getByRole("textbox", { name: "Montag: Zeiten" }).fill("25 bis 3");
    await page.getByRole("button", { name: "Speichern" }).click();
    await see("Wiederherstell-BAR");
    expect(await textOf(page.getByRole("alert"))).toContain("Geben Sie Zeiten von–bis ein");
    await page.getByRole("textbox", { name: "Montag: Zeiten" }).fill("");
    await unfold("Angebot");
    expect(await page.getByRole("textbox", { name: "Kosten" }).inputValue()).toBe("Spende erbeten");
    await page.getByRole("button", { name: "Speichern" }).click();
    await see("Wiederherstell-BAR");
    await page.getByRole("radio", { name: "angerufen" }).check();
    await page.getByRole("button", { name: "Heute geprüft" }).click();
    await see("Wiederherstell-BAR");
    await visitor.page.goto("/anlaufstellen/wiederherstell-bar");
    await visitor.see("Wiederherstell-BAR");
    const said = await textOf(visitor.page.getByRole("complementary", { name: "Kontakt" }));
    expect(said).toContain("Spende erbeten");
    expect(said).toContain("Angaben geprüft am 27. November 2026");
  },
  JOURNEY_TIME,
);

it(
  "gives three initiatives a theme at once, takes it back, and gives it again",
  async () => {
    const { page, see } = desk;
    expect(await initiativesOnTheStreet()).not.toEqual(expect.arrayContaining(WITHOUT_THEME));
    await menu("Heute").click();
    await see(/^Heute, /u);
    await page.getByRole("link", { name: "3 Initiativen ohne Thema" }).click();
    await see("Initiativen");
    await page.getByRole("link", { name: "Themenbrett" }).click();
    await see("Themenbrett");
    await assignTogether();
    expect(await initiativesOnTheStreet()).toEqual(expect.arrayContaining(WITHOUT_THEME));
    await page.getByRole("button", { name: "Rückgängig machen" }).click();
    await see("Themenbrett");
    await page.getByRole("status").filter({ hasText: "3 Zuordnungen sind wieder wie vorher." }).waitFor();
    for (const name of WITHOUT_THEME) expect(await initiativesOnTheStreet()).not.toContain(name);
    await assignTogether();
    expect(await initiativesOnTheStreet()).toEqual(expect.arrayContaining(WITHOUT_THEME));
    await menu("Heute").click();
    await see(/^Heute, /u);
    expect(await page.getByText(/Initiativen? ohne Thema/u).count()).toBe(0);
  },
  JOURNEY_TIME,
);

async function assignTogether(): Promise<void> {
  const { page, see } = desk;
  for (const name of WITHOUT_THEME) await page.getByRole("checkbox", { name: `${name} auswählen` }).check();
  await page.getByText("Auswahl gemeinsam ändern").click();
  await page.getByLabel("Thema", { exact: true }).selectOption("KreativQuartier");
  await page.getByRole("button", { name: "Hinzufügen" }).click();
  await see("Themenbrett");
  await page.getByRole("status").filter({ hasText: "3 Zuordnungen geändert" }).waitFor();
}

/** Opens a folded part of the long form at the desk. */
async function unfold(part: string): Promise<void> {
  await desk.page.getByRole("heading", { name: part, exact: true }).click();
}

function menu(name: string) {
  return desk.page
    .getByRole("navigation", { name: "Das Büro" })
    .getByRole("link", { name: new RegExp(`^${name}`, "u") });
}

/** Names on the public page of the theme KreativQuartier. */
async function initiativesOnTheStreet(): Promise<readonly string[]> {
  await visitor.page.goto("/themen/kreativ");
  await visitor.see("KreativQuartier");
  return visitor.page.getByRole("main").getByRole("link").allInnerTexts();
}
