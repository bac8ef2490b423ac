import path from "node:path";
import type { Page } from "playwright-core";
import type { Role } from "../shared/access/actor.ts";
import { launchChromium } from "./chromium.ts";
import { openDemoHouse, type DemoHouse } from "./demoHouse.ts";

// One picture per page of docs/handbuch, from the demo data on one fixed afternoon: `npm run handbook:pictures`.

const OUT = path.join(import.meta.dirname, "../../docs/handbuch/bilder");
const MOMENT = new Date("2026-11-27T14:10:00+01:00");

interface Picture {
  readonly name: string;
  readonly role: Role | null;
  readonly address: string;
  /** What is clicked and filled in before the picture is taken. */
  readonly prepare?: (page: Page) => Promise<void>;
}

const PICTURES: readonly Picture[] = [
  { name: "anmelden", role: null, address: "/anmelden" },
  { name: "heute", role: "coordinator", address: "/buero" },
  { name: "anliegen", role: "coordinator", address: "/buero/anliegen", prepare: answerTheatreGroup },
  {
    name: "freiwillige",
    role: "coordinator",
    address: "/buero/freiwillige",
    prepare: open("Beispiel-Ehrenamtliche A"),
  },
  { name: "gesuche", role: "coordinator", address: "/buero/gesuche", prepare: showHelpers },
  { name: "verzeichnis", role: "coordinator", address: "/buero/anlaufstellen", prepare: open("Wiederherstell-BAR") },
  { name: "redaktion", role: "editor", address: "/buero/anlaufstellen", prepare: open("Kulturzentrum Pelmke, Büro") },
  { name: "drucken", role: "coordinator", address: "/buero/druck" },
  { name: "themen", role: "coordinator", address: "/buero/initiativen/zuordnen", prepare: chooseTogether },
  { name: "raeume", role: "coordinator", address: "/buero/fokusraeume", prepare: showParties },
  { name: "konferenzen", role: "coordinator", address: "/buero/konferenzen", prepare: open("7. Stadtteilkonferenz") },
  { name: "aktuelles", role: "coordinator", address: "/buero/aktuelles", prepare: previewArticle },
  { name: "postausgang", role: "coordinator", address: "/buero/anliegen", prepare: readLetter },
  { name: "verwaltung", role: "administrator", address: "/buero/verwaltung/personen" },
  { name: "uebergabe", role: "administrator", address: "/buero/verwaltung/personen/neu", prepare: inviteSuccessor },
];

const demo = await openDemoHouse({ now: () => MOMENT });
const chromium = await launchChromium();
for (const picture of PICTURES) await take(demo, picture);
await chromium.close();
await demo.close();
console.log(`${String(PICTURES.length)} pictures in docs/handbuch/bilder`);

async function take({ origin, cookieFor }: DemoHouse, { name, role, address, prepare }: Picture): Promise<void> {
  const context = await chromium.newContext({
    locale: "de-DE",
    timezoneId: "Europe/Berlin",
    viewport: { width: 1000, height: 700 },
    // no smooth scrolling: the picture would be taken half-way
    reducedMotion: "reduce",
  });
  if (role) await context.addCookies([{ ...(await cookieFor(role)), url: origin }]);
  const page = await context.newPage();
  await page.goto(origin + address);
  await prepare?.(page);
  await page.screenshot({ path: path.join(OUT, `${name}.png`) });
  await context.close();
}

function open(link: string) {
  return async (page: Page): Promise<void> => {
    await page.getByRole("link", { name: link, exact: true }).click();
    await page.getByRole("heading", { level: 1, name: link }).waitFor();
  };
}

async function showPart(page: Page, words: string): Promise<void> {
  await page.getByText(words, { exact: true }).first().scrollIntoViewIfNeeded();
}

async function answerTheatreGroup(page: Page): Promise<void> {
  await page.getByRole("link", { name: /^Wir sind eine kleine Theatergruppe/u }).click();
  await page.getByRole("radio", { name: /^Kulturzentrum Pelmke, Büro/u }).check();
  await page.getByRole("textbox", { name: "Antwort" }).fill("Die Pelmke hat einen Sportraum. Fragen Sie dort im Büro.");
  await showPart(page, "Danach");
}

async function showHelpers(page: Page): Promise<void> {
  await open("Aufräumtag im Viertel")(page);
  await showPart(page, "Jemanden eintragen");
}

async function chooseTogether(page: Page): Promise<void> {
  for (const name of ["Hofflohmärkte", "Parking Day"])
    await page.getByRole("checkbox", { name: `${name} auswählen` }).check();
  await page.getByText("Auswahl gemeinsam ändern").click();
  await page.getByLabel("Thema", { exact: true }).selectOption("KreativQuartier");
  await showPart(page, "Ohne Thema");
}

async function showParties(page: Page): Promise<void> {
  await open("Leerstand Beispiel A")(page);
  await page.getByRole("link", { name: "Eigentum und Schlüssel" }).click();
}

async function previewArticle(page: Page): Promise<void> {
  await open("Bodelschwinghplatz eröffnet")(page);
  await page.getByRole("button", { name: "Vorschau" }).click();
  await page.getByText("Vorschau, noch nicht gespeichert").waitFor();
}

async function readLetter(page: Page): Promise<void> {
  await answerTheatreGroup(page);
  await page.getByRole("button", { name: "Antwort senden" }).click();
  await page.getByRole("status").waitFor();
  await page.goto(new URL("/buero/postausgang", page.url()).href);
  await page.getByText("Text lesen").click();
}

async function inviteSuccessor(page: Page): Promise<void> {
  await page.getByLabel("Name", { exact: true }).fill("Nele Beispiel");
  await page.getByLabel("E-Mail-Adresse").fill("nele@example.org");
  await page.getByRole("radio", { name: /^Koordination/u }).check();
}
