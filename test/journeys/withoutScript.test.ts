import { openBrowserHouse, type BrowserHouse } from "../support/browserHouse.ts";
import {
  DARK_DESK,
  followJourney,
  type Journey,
  JOURNEY_TIME,
  letPass,
  signIn,
  TELEPHONE,
  textOf,
} from "../support/journey.ts";

// Nothing on the way needs a script: an old telephone finds and reports, a locked-down office computer assigns themes.

let scene: BrowserHouse;
let resident: Journey;
let desk: Journey;
beforeAll(async () => {
  scene = await openBrowserHouse();
  resident = followJourney(await scene.open({ ...TELEPHONE, javaScriptEnabled: false }), { hasScript: false });
  desk = followJourney(await scene.open({ ...DARK_DESK, javaScriptEnabled: false }), { hasScript: false });
}, 60_000);
afterAll(() => scene.close());
afterEach(async () => {
  expect(resident.faults).toEqual([]);
  expect(desk.faults).toEqual([]);
  expect(scene.foreignRequests).toEqual([]);
  expect(await resident.context.cookies()).toEqual([]);
});

it(
  "a resident narrows the list, opens a place, and reports a mistake",
  async () => {
    const { page, see } = resident;
    await page.goto("/");
    await see("Was suchen Sie im Viertel?");
    await page.getByText("Menü").click();
    await page.getByRole("navigation").getByRole("link", { name: "Anlaufstellen", exact: true }).click();
    await see("Anlaufstellen");
    await page.getByText("Filter: Themen, Zeiten, Sprachen").click();
    await page.getByLabel("Jetzt geöffnet").check();
    await page.getByRole("button", { name: "Liste filtern" }).click();
    await see("Anlaufstellen");
    await page.getByRole("link", { name: "Kulturzentrum Pelmke, Büro" }).click();
    await see("Kulturzentrum Pelmke, Büro");
    expect(await page.getByRole("button", { name: "Seite drucken" }).count()).toBe(0);
    await page.getByRole("link", { name: "Fehler melden" }).click();
    await see("Fehler melden: Kulturzentrum Pelmke, Büro");
    letPass(scene, 20);
    await page.getByRole("button", { name: "Hinweis senden" }).click();
    await see("Fehler melden: Kulturzentrum Pelmke, Büro");
    expect(await page.getByRole("alert").getByRole("link").count()).toBe(1);
    await page.getByRole("main").getByRole("textbox").first().fill("Das Büro war am Freitag zu.");
    letPass(scene, 20);
    await page.getByRole("button", { name: "Hinweis senden" }).click();
    await see("Danke für den Hinweis");
    const { db } = scene.house.database;
    const { id } = await db.serviceAtLocation.findFirstOrThrow({ where: { slug: "pelmke-buero" } });
    expect(await db.changeProposal.findMany({ where: { linkId: id } })).toMatchObject([
      { origin: "visitor", message: "Das Büro war am Freitag zu.", fields: {}, state: "open" },
    ]);
  },
  JOURNEY_TIME,
);

it(
  "a coordinator signs in and gives an initiative its theme",
  async () => {
    await signIn(desk, scene, "coordinator");
    const { page, see } = desk;
    await page
      .getByRole("navigation")
      .getByRole("link", { name: /^Initiativen/u })
      .click();
    await see("Initiativen");
    await page.getByRole("link", { name: "Themenbrett" }).click();
    await see("Themenbrett");
    // the house is drawn over its box: a tap goes to the house, and its label ticks the box
    await page.getByRole("group", { name: "Parking Day" }).getByLabel("Sauberkeit").check({ force: true });
    await page.getByRole("button", { name: "Zuordnung speichern" }).click();
    await see("Themenbrett");
    expect(await textOf(page.getByRole("status"))).toMatch(/^Eine Zuordnung geändert/u);
    await resident.page.goto("/themen/sauberkeit");
    await resident.see("Sauberkeit und Sicherheit");
    expect(await resident.page.getByRole("link", { name: "Parking Day" }).isVisible()).toBe(true);
  },
  JOURNEY_TIME,
);
