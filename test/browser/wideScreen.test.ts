import { openBrowserHouse, type BrowserHouse } from "../support/browserHouse.ts";
import { LIGHT_DESK } from "../support/journey.ts";

// On a wide screen the filter stands beside the list and its fold has no handle; those of its groups keep theirs.

let scene: BrowserHouse;
beforeAll(async () => {
  scene = await openBrowserHouse();
}, 60_000);
afterAll(() => scene.close());

it("every group of the filter can be opened, and its choices taken", async () => {
  const { context, page } = await scene.open(LIGHT_DESK);
  await page.goto("/anlaufstellen");
  expect(await page.getByText("Filter: Themen, Zeiten, Sprachen").isVisible()).toBe(false);
  const handles = page.locator(".filter summary");
  expect(await Promise.all((await handles.all()).map((handle) => handle.isVisible()))).toEqual([
    true,
    true,
    true,
    true,
  ]);
  await handles.filter({ hasText: /^Thema$/u }).click();
  await page.getByRole("checkbox", { name: /^Immobilien und Wohnen/u }).check();
  await context.close();
}, 30_000);
