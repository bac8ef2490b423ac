import type { Locator, Page } from "playwright-core";
import { openBrowserHouse, type BrowserHouse } from "../support/browserHouse.ts";
import { DARK_DESK, followJourney, type Journey, JOURNEY_TIME, letPass, LIGHT_DESK } from "../support/journey.ts";

// Tab, Enter and Space alone, and the focus can always be seen: finding and reporting, and giving a theme.

let scene: BrowserHouse;
let resident: Journey;
let desk: Journey;
beforeAll(async () => {
  scene = await openBrowserHouse();
  resident = followJourney(await scene.open(LIGHT_DESK));
  const { personId: id } = await scene.house.database.db.roleGrant.findFirstOrThrow({ where: { role: "coordinator" } });
  desk = followJourney(await scene.openAs({ id }, DARK_DESK));
}, 60_000);
afterAll(() => scene.close());
afterEach(() => {
  expect(resident.faults).toEqual([]);
  expect(desk.faults).toEqual([]);
  expect(scene.foreignRequests).toEqual([]);
});

it(
  "a resident jumps to the content, searches, opens a place, and reports a mistake",
  async () => {
    const { page, see } = resident;
    await page.goto("/");
    await see("Was suchen Sie im Viertel?");
    await page.keyboard.press("Tab");
    expect(await isFocused(page.getByRole("link", { name: "Zum Inhalt springen" }))).toBe(true);
    await page.keyboard.press("Enter");
    expect(await tabTo(page, page.getByRole("searchbox", { name: "Suche im Stadtteil" }))).toBe(1);
    await page.keyboard.type("Fahrrad");
    await page.keyboard.press("Enter");
    await see("Suche: Fahrrad");
    await tabTo(page, page.getByRole("link", { name: "Wiederherstell-BAR", exact: true }));
    await page.keyboard.press("Enter");
    await see("Wiederherstell-BAR");
    await tabTo(page, page.getByRole("link", { name: "Fehler melden" }));
    await page.keyboard.press("Enter");
    await see("Fehler melden: Wiederherstell-BAR");
    await tabTo(page, page.getByRole("button", { name: "Hinweis senden" }));
    letPass(scene, 20);
    await page.keyboard.press("Space");
    await see("Fehler melden: Wiederherstell-BAR");
    expect(await isFocused(page.getByRole("alert"))).toBe(true);
    await tabTo(page, page.getByRole("alert").getByRole("link"));
    await page.keyboard.press("Enter");
    expect(await isFocused(page.getByRole("main").getByRole("textbox").first())).toBe(true);
    await page.keyboard.type("Samstags war zu.");
    await tabTo(page, page.getByRole("button", { name: "Hinweis senden" }));
    letPass(scene, 20);
    await page.keyboard.press("Enter");
    await see("Danke für den Hinweis");
    const { db } = scene.house.database;
    const { id } = await db.serviceAtLocation.findFirstOrThrow({ where: { slug: "wiederherstell-bar" } });
    expect(await db.changeProposal.findMany({ where: { linkId: id } })).toMatchObject([
      { origin: "visitor", message: "Samstags war zu.", fields: {}, state: "open" },
    ]);
    expect(await resident.context.cookies()).toEqual([]);
  },
  JOURNEY_TIME,
);

it(
  "a coordinator takes the first initiative without a theme and gives it one",
  async () => {
    const { page, see } = desk;
    await page.goto("/buero");
    await see(/^Heute, /u);
    await tabTo(page, page.getByRole("link", { name: "Thema geben : Hofflohmärkte" }));
    await page.keyboard.press("Enter");
    await see("Hofflohmärkte");
    await tabTo(page, page.getByRole("checkbox", { name: "Gewerbe und Händler", exact: true }));
    await page.keyboard.press("Space");
    await tabTo(page, page.getByRole("button", { name: "Speichern und weiter" }));
    await page.keyboard.press("Enter");
    await see(/Parking Day|Stadtteilfest/u);
    await resident.page.goto("/themen/gewerbe");
    await resident.see("Gewerbe und Händler");
    expect(await resident.page.getByRole("link", { name: "Hofflohmärkte" }).isVisible()).toBe(true);
  },
  JOURNEY_TIME,
);

const MOST_STOPS = 80;

/** Presses Tab until the focus stands there; answers how often. Every stop on the way has to show its focus. */
async function tabTo(page: Page, target: Locator): Promise<number> {
  for (let stops = 1; stops <= MOST_STOPS; stops += 1) {
    await page.keyboard.press("Tab");
    const stop = await page.evaluate<string>(SEEN_FOCUS);
    expect(stop).toBe("");
    if (await isFocused(target)) return stops;
  }
  throw new Error(`No way to ${String(target)} by Tab.`);
}

function isFocused(target: Locator): Promise<boolean> {
  return target.evaluate(
    (element: unknown) => element === Reflect.get(Reflect.get(globalThis, "document"), "activeElement"),
  );
}

/** Empty when the focused thing, or the label drawn in its place, has an outline; else its markup. */
const SEEN_FOCUS = `(() => {
  const at = document.activeElement;
  const drawn = [at, at.parentElement, at.nextElementSibling, at.closest("label")].filter(Boolean);
  const isSeen = drawn.some((one) => {
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(one);
    return (outlineStyle !== "none" && parseFloat(outlineWidth) >= 2) || boxShadow !== "none";
  });
  return isSeen ? "" : at.outerHTML.slice(0, 200);
})()`;
