import { openBrowserHouse, type BrowserHouse } from "../support/browserHouse.ts";
import {
  codeNow,
  followJourney,
  type Journey,
  JOURNEY_TIME,
  letPass,
  LIGHT_DESK,
  signIn,
  textOf,
} from "../support/journey.ts";

// Somebody is invited, sets up their access on their own machine, works, loses the role; all of it stands in the log.

let scene: BrowserHouse;
let administrator: Journey;
let invited: Journey;
beforeAll(async () => {
  scene = await openBrowserHouse();
  administrator = followJourney(await scene.open(LIGHT_DESK));
  invited = followJourney(await scene.open(LIGHT_DESK));
}, 60_000);
afterAll(() => scene.close());
afterEach(() => {
  expect(administrator.faults).toEqual([]);
  expect(invited.faults).toEqual([]);
  expect(scene.foreignRequests).toEqual([]);
});

const NAME = "Nele Beispiel";
const MAIL = "nele@example.org";
const PASSWORD = "Sieben Lampen über der Brücke";
let link: string;
let totpKey: string;

it(
  "invites somebody as coordinator",
  async () => {
    await signIn(administrator, scene, "administrator");
    const { page, see } = administrator;
    await menu("Personen und Rollen").click();
    await see("Personen und Rollen");
    await page.getByRole("link", { name: "Jemanden einladen" }).click();
    await see("Jemanden einladen");
    await page.getByLabel("Name", { exact: true }).fill(NAME);
    await page.getByLabel("E-Mail-Adresse").fill(MAIL);
    await page.getByRole("radio", { name: /^Koordination/u }).check();
    await page.getByRole("button", { name: "Einladung schicken" }).click();
    await see(NAME);
    expect(await textOf(page.getByRole("main"))).toContain("eingeladen, Link gilt bis 4. Dezember 2026");
  },
  JOURNEY_TIME,
);

it(
  "reads the letter in the outbox, as nobody else at the desk can: its link opens an account",
  async () => {
    const { page, see } = administrator;
    await menu("Postausgang").click();
    await see("Postausgang");
    await page.getByText("Text lesen").click();
    const letter = page.getByRole("row").filter({ hasText: `An: ${MAIL}` });
    link = (await letter.getByRole("link").getAttribute("href")) ?? "";
    expect(link).toMatch(/^\/einladung\//u);
    const coordinator = followJourney(await scene.open(LIGHT_DESK));
    await signIn(coordinator, scene, "coordinator");
    await coordinator.page.goto("/buero/postausgang");
    await coordinator.see("Postausgang");
    expect(await coordinator.page.content()).not.toContain(MAIL);
    expect(coordinator.faults).toEqual([]);
    await coordinator.context.close();
  },
  JOURNEY_TIME,
);

it(
  "behind the link: a password, an authenticator, recovery codes, and the desk",
  async () => {
    const { page, see } = invited;
    await page.goto(link);
    await see("Willkommen im Büro");
    await page.getByLabel("Neues Passwort").fill(PASSWORD);
    await page.getByRole("button", { name: "Weiter" }).click();
    await see("Zweiten Schlüssel einrichten");
    totpKey = /[A-Z2-7]{4}( [A-Z2-7]{4}){7}/u.exec(await textOf(page.getByRole("main")))?.[0] ?? "";
    await page.getByLabel("Code aus der App").fill("000000");
    await page.getByRole("button", { name: "Fertig einrichten" }).click();
    await see("Zweiten Schlüssel einrichten");
    await page.getByRole("alert").waitFor();
    await page.getByLabel("Code aus der App").fill(codeNow(scene, totpKey));
    await page.getByRole("button", { name: "Fertig einrichten" }).click();
    await see("Ihre Ersatzcodes");
    const codes = (await textOf(page.getByRole("main"))).match(/\b(?:[0-9A-Z]{4}-){5}[0-9A-Z]{4}\b/gu) ?? [];
    expect(new Set(codes).size).toBe(8);
    await page.getByRole("link", { name: "Ins Büro" }).click();
    await see(/^Heute, /u);
  },
  JOURNEY_TIME,
);

it(
  "signs out and in again with the new password and the next code",
  async () => {
    const { page, see } = invited;
    await page.getByRole("button", { name: "Abmelden" }).click();
    await see("Was suchen Sie im Viertel?");
    letPass(scene, 30);
    await page.getByRole("contentinfo").getByRole("link", { name: "Das Büro" }).click();
    await see("Anmelden");
    await page.getByLabel("E-Mail-Adresse").fill(MAIL);
    await page.getByLabel("Passwort").fill(PASSWORD);
    await page.getByRole("button", { name: "Weiter" }).click();
    await see("Code eingeben");
    await page.getByRole("textbox", { name: "Code" }).fill(codeNow(scene, totpKey));
    await page.getByRole("button", { name: "Anmelden" }).click();
    await see(/^Heute, /u);
    await page.getByRole("link", { name: "Anlaufstelle anlegen" }).waitFor();
  },
  JOURNEY_TIME,
);

it(
  "takes the role away, and the next click of that person meets a closed door",
  async () => {
    const { page, see } = administrator;
    await menu("Personen und Rollen").click();
    await see("Personen und Rollen");
    expect(await textOf(page.getByRole("row").filter({ hasText: NAME }))).toMatch(/Koordination aktiv$/u);
    await page.getByRole("link", { name: NAME }).click();
    await see(NAME);
    await page.getByRole("button", { name: "entziehen" }).click();
    await see(NAME);
    expect(await page.getByText("Zurzeit keine.").isVisible()).toBe(true);
    await invited.page.getByRole("link", { name: "Anlaufstelle anlegen" }).click();
    await invited.see("Kein Zugang");
  },
  JOURNEY_TIME,
);

it(
  "reads in the log who did what, filtered by person and kind",
  async () => {
    const { page, see } = administrator;
    await menu("Protokoll").click();
    await see("Protokoll");
    await page.getByLabel("Person", { exact: true }).selectOption("Beispiel-Verwaltung");
    await page.getByLabel("Bereich", { exact: true }).selectOption("Rollen");
    await page.getByRole("button", { name: "Anzeigen" }).click();
    await see("Protokoll");
    const entries = await page
      .getByRole("main")
      .getByText(/^Beispiel-Verwaltung hat/u)
      .allInnerTexts();
    expect(entries).toEqual([
      `Beispiel-Verwaltung hat eine Rolle entzogen: ${NAME}.`,
      `Beispiel-Verwaltung hat eine Rolle gegeben: ${NAME}.`,
    ]);
    await page.getByLabel("Person", { exact: true }).selectOption(NAME);
    await page.getByLabel("Bereich", { exact: true }).selectOption("Anmeldung und Passwörter");
    await page.getByRole("button", { name: "Anzeigen" }).click();
    await see("Protokoll");
    expect(await page.getByText(/^\w.* hat sich angemeldet\.$/u).allInnerTexts()).toEqual([
      `${NAME} hat sich angemeldet.`,
      `${NAME} hat sich angemeldet.`,
    ]);
    expect(await page.getByText(/Beispiel-Verwaltung hat eine Rolle/u).count()).toBe(0);
  },
  JOURNEY_TIME,
);

function menu(name: string) {
  return administrator.page.getByRole("navigation", { name: "Das Büro" }).getByRole("link", { name });
}
