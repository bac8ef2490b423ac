import { openBrowserHouse, type BrowserHouse } from "../support/browserHouse.ts";
import { buildEntry } from "../support/factories/upkeep.ts";
import {
  codeNow,
  DARK_DESK,
  followJourney,
  type Journey,
  JOURNEY_TIME,
  letPass,
  LIGHT_DESK,
  signIn,
  TELEPHONE,
  textOf,
} from "../support/journey.ts";

// Somebody who runs a place asks to keep its entry, is let in, corrects the hours, and later under the desk's eyes.

let scene: BrowserHouse;
let owner: Journey;
let desk: Journey;
let visitor: Journey;
let entryId: string;
beforeAll(async () => {
  scene = await openBrowserHouse();
  ({ id: entryId } = await buildEntry(scene.house.database.db, "Nähstube", {
    point: { hours: "Mo-We 09:00-12:00; PH off" },
  }));
  scene.house.cache.clear();
  owner = followJourney(await scene.open(LIGHT_DESK));
  desk = followJourney(await scene.open(DARK_DESK));
  visitor = followJourney(await scene.open(TELEPHONE));
}, 60_000);
afterAll(() => scene.close());
afterEach(async () => {
  for (const journey of [owner, desk, visitor]) expect(journey.faults).toEqual([]);
  expect(scene.foreignRequests).toEqual([]);
  expect(await visitor.context.cookies()).toEqual([]);
});

const MAIL = "leitung@example.org";
const PASSWORD = "Neun Spulen auf dem Fensterbrett";

it(
  "asks on the entry's page to keep it, and confirms the address by mail",
  async () => {
    const { page, see } = owner;
    await page.goto("/anlaufstellen/naehstube");
    await see("Nähstube");
    await page.getByRole("link", { name: "Das ist unsere Einrichtung" }).click();
    await see("Einträge pflegen: Träger Nähstube");
    await page.getByLabel("Ihr Name").fill("Lea Beispiel");
    letPass(scene, 60);
    await page.getByRole("button", { name: "Link anfordern" }).click();
    await see("Einträge pflegen: Träger Nähstube");
    expect(await textOf(page.getByRole("alert"))).toContain("Geben Sie Ihre E-Mail-Adresse an.");
    expect(await page.getByLabel("Ihr Name").inputValue()).toBe("Lea Beispiel");
    await page.getByLabel("Ihre E-Mail-Adresse").fill(MAIL);
    await page.getByLabel("Ihre Aufgabe dort").fill("Leitung");
    letPass(scene, 60);
    await page.getByRole("button", { name: "Link anfordern" }).click();
    await see("Bitte schauen Sie in Ihr Postfach");
    await page.goto(await linkInLetter("claim.confirm"));
    await see("Ihr Antrag: Träger Nähstube");
    await page.getByRole("button", { name: "Ja, das habe ich geschrieben" }).click();
    await see("Ihr Antrag: Träger Nähstube");
    expect(await textOf(page.getByRole("main"))).toContain("Das Büro prüft Ihren Antrag");
  },
  JOURNEY_TIME,
);

it(
  "the coordination reads who asks and lets them in",
  async () => {
    const { page, see } = desk;
    await signIn(desk, scene, "coordinator");
    await page.getByRole("link", { name: "Prüfen : Träger Nähstube" }).click();
    await see("Antrag auf Pflege von Lea Beispiel");
    const claim = await textOf(page.getByRole("main"));
    for (const said of ["Lea Beispiel", "Leitung", MAIL, "Bisher pflegt niemand"]) expect(claim).toContain(said);
    await page.getByRole("button", { name: "Annehmen und einladen" }).click();
    await see("Antrag auf Pflege von Lea Beispiel");
    await page.getByRole("status").filter({ hasText: "Der Antrag ist angenommen." }).waitFor();
  },
  JOURNEY_TIME,
);

it(
  "comes in by the invitation, with a password and a code",
  async () => {
    const { page, see } = owner;
    await page.goto(await linkInLetter("credential.invitation"));
    await see("Willkommen im Büro");
    await page.getByLabel("Neues Passwort").fill(PASSWORD);
    await page.getByRole("button", { name: "Weiter" }).click();
    await see("Zweiten Schlüssel einrichten");
    const key = /[A-Z2-7]{4}( [A-Z2-7]{4}){7}/u.exec(await textOf(page.getByRole("main")))?.[0] ?? "";
    await page.getByLabel("Code aus der App").fill(codeNow(scene, key));
    await page.getByRole("button", { name: "Fertig einrichten" }).click();
    await see("Ihre Ersatzcodes");
    await page.getByRole("link", { name: "Ins Büro" }).click();
    await see(/^(Heute, |Willkommen im Büro)/u);
  },
  JOURNEY_TIME,
);

it(
  "corrects the opening hours, and the street reads them at once",
  async () => {
    const { page, see } = owner;
    await openEntry();
    await changeThursday("15–18");
    await see("Anlaufstellen");
    await page.getByRole("status").filter({ hasText: "Gespeichert" }).waitFor();
    expect(await hoursOnTheStreet()).toMatch(/Donnerstag,? 15(:00)?–18/u);
  },
  JOURNEY_TIME,
);

it(
  "sees both versions of the entry and in what they differ",
  async () => {
    const { page, see } = owner;
    await page.getByRole("link", { name: "Nähstube", exact: true }).click();
    await see("Nähstube");
    await page.getByRole("link", { name: "Verlauf" }).click();
    await see("Verlauf: Nähstube");
    expect(await textOf(page.getByRole("table"))).toContain("Lea Beispiel");
    await page
      .getByRole("link", { name: /^Was sich änderte/u })
      .first()
      .click();
    await see("Fassungen vergleichen: Nähstube");
    const compared = await textOf(page.getByRole("main"));
    expect(compared).toContain("Ein Unterschied");
    expect(compared).toMatch(/Donnerstag: Zeiten .* leer .* 15:00–18:00/u);
  },
  JOURNEY_TIME,
);

it(
  "where the coordination wants to see changes first, it does: the street reads them after it has",
  async () => {
    const { page, see } = desk;
    await menu("Organisationen").click();
    await see("Organisationen");
    await page.getByRole("link", { name: "Träger Nähstube" }).click();
    await see("Träger Nähstube");
    await page.getByRole("heading", { name: "Stand des Eintrags", exact: true }).click();
    await page.getByRole("radio", { name: /erst, wenn die Koordination/u }).check();
    await page.getByRole("button", { name: "Speichern" }).click();
    await see("Organisationen");
    await openEntry();
    await changeThursday("16–19");
    await owner.see("Nähstube");
    await owner.page.getByRole("status").filter({ hasText: "liegt jetzt der Stadtteilkoordination vor" }).waitFor();
    expect(await hoursOnTheStreet()).toMatch(/15(:00)?–18/u);
    await menu("Pflege").click();
    await see("Pflege");
    await page.getByRole("link", { name: "Nähstube" }).click();
    await see("Vorschlag: Nähstube");
    expect(await textOf(page.getByRole("main"))).toMatch(/Steht jetzt da.*15.*18.*Vorgeschlagen.*16.*19/u);
    await page.getByRole("button", { name: "Ausgewähltes übernehmen" }).click();
    await see("Pflege");
    expect(await hoursOnTheStreet()).toMatch(/16(:00)?–19/u);
    expect(await linkInLetter("proposal.accepted")).toContain("/anlaufstellen/naehstube");
  },
  JOURNEY_TIME,
);

async function openEntry(): Promise<void> {
  await owner.page.goto(`/buero/anlaufstellen/${entryId}`);
  await owner.see("Nähstube");
}

async function changeThursday(span: string): Promise<void> {
  const { page } = owner;
  await page.getByRole("heading", { name: "Öffnungszeiten", exact: true }).click();
  await page.getByRole("textbox", { name: "Donnerstag: Zeiten" }).fill(span);
  await page.getByRole("button", { name: "Speichern" }).click();
}

async function hoursOnTheStreet(): Promise<string> {
  await visitor.page.goto("/anlaufstellen/naehstube");
  await visitor.see("Nähstube");
  return textOf(visitor.page.getByRole("main"));
}

function menu(name: string) {
  return desk.page
    .getByRole("navigation", { name: "Das Büro" })
    .getByRole("link", { name: new RegExp(`^${name}`, "u") });
}

/** The path behind the link in the newest letter of a kind. */
async function linkInLetter(template: string): Promise<string> {
  const { text } = await scene.house.database.db.outbox.findFirstOrThrow({
    where: { template },
    orderBy: { createdAt: "desc" },
  });
  return new URL(/https?:\S+/u.exec(text)?.[0] ?? "").pathname;
}
