import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { HtmlValidate } from "html-validate";
import type { Page } from "playwright-core";
import { buildPlace } from "../support/factories/contactPoints.ts";
import { axeFaults, openBrowserHouse, type BrowserHouse } from "../support/browserHouse.ts";
import { emptyMap } from "../support/emptyMap.ts";
import { htmlRules } from "../support/htmlRules.ts";

const folder = mkdtempSync(path.join(tmpdir(), "map-"));
let scene: BrowserHouse;
beforeAll(async () => {
  const mapFile = path.join(folder, "viertel.pmtiles");
  writeFileSync(mapFile, emptyMap());
  scene = await openBrowserHouse({ mapFile });
}, 60_000);
afterAll(async () => {
  await scene.close();
  rmSync(folder, { recursive: true });
});

/** How often the tab key stops inside the map. */
async function tabStops(page: Page): Promise<number> {
  return page.evaluate<number>(
    `[...document.querySelectorAll(".map__chart, .map__chart *")].filter((one) => one.tabIndex >= 0 && one.getClientRects().length > 0).length`,
  );
}

async function place(count: number, from = 0): Promise<void> {
  for (let number = from; number < from + count; number += 1) {
    const location = {
      geoQuality: "geocoded" as const,
      latitude: 51.3 + (number % 10) / 100,
      longitude: 7.4 + Math.floor(number / 10) / 50,
    };
    await buildPlace(scene.house.database.db, `Ort ${String(number)}`, { location });
  }
  scene.house.cache.clear();
}

it("a few markers can be reached by key and lead to their entry; many are no tab stops; nobody else is asked", async () => {
  await place(3);
  const { page, context } = await scene.open({ viewport: { width: 1280, height: 900 } });
  const messages: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") messages.push(message.text());
  });
  page.on("pageerror", (error) => messages.push(String(error)));
  await page.goto("/anlaufstellen");
  await page.locator(".map__pin").first().waitFor();
  expect(await page.locator(".map__pin").count()).toBe(3);
  const few = await tabStops(page);
  await page.locator(".map__pin[title='Ort 0']").focus();
  await page.keyboard.press("Enter");
  expect(await page.locator(".map__names a").getAttribute("href")).toBe("/anlaufstellen/ort-0");
  expect(await page.locator(".leaflet-control-attribution").innerText()).toContain("© OpenStreetMap-Mitwirkende");

  await place(60, 3);
  await page.goto("/anlaufstellen");
  await page.locator(".map__pin").first().waitFor();
  expect(await page.locator(".map__pin").count()).toBeGreaterThan(20);
  expect(await tabStops(page)).toBeLessThan(few);
  expect(await axeFaults(page)).toEqual([]);
  expect(messages).toEqual([]);
  expect(scene.foreignRequests).toEqual([]);
  await context.close();
}, 60_000);

it("without script there is the list alone, and the page is valid", async () => {
  const { page, context } = await scene.open({ javaScriptEnabled: false });
  await page.goto("/anlaufstellen");
  expect(await page.locator("#karte").isVisible()).toBe(false);
  await context.close();
  const html = (await scene.house.visitor().get("/anlaufstellen").expect(200)).text;
  const report = await new HtmlValidate(htmlRules).validateString(html);
  expect(report.results.flatMap(({ messages }) => messages.map(({ message }) => message))).toEqual([]);
}, 60_000);
