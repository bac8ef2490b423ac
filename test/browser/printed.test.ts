import { HtmlValidate } from "html-validate";
import { axeFaults, openBrowserHouse, type BrowserHouse } from "../support/browserHouse.ts";
import { htmlRules } from "../support/htmlRules.ts";

// The list inside another site, and posters as a browser prints them.

const PARTNER = "https://www.verein-beispiel.example";
/** Our house under an address of the open net: a browser keeps pages from there out of this machine. */
const OURS = "https://stadtteilladen.example";
const LIST = "/einbetten/anlaufstellen";

let scene: BrowserHouse;
beforeAll(async () => {
  scene = await openBrowserHouse();
}, 60_000);
afterAll(() => scene.close());

async function allow(origins: readonly string[]): Promise<void> {
  const value = { origins: [...origins] };
  await scene.house.database.db.setting.upsert({
    where: { key: "embedding" },
    create: { key: "embedding", value },
    update: { value },
  });
  scene.house.cache.clear();
}

/** The partner's page, with the code that our page gives to partners. */
async function openPartner() {
  const told: string[] = [];
  const { context, page } = await scene.open();
  await context.route(`${PARTNER}/**`, (route) =>
    route.fulfill({
      contentType: "text/html",
      body: `<!doctype html><title>Verein</title><iframe id="liste" src="${OURS}${LIST}" width="600" height="400"></iframe>`,
    }),
  );
  await context.route(`${OURS}/**`, async (route) => {
    const url = route.request().url().replace(OURS, scene.origin);
    await route.fulfill({ response: await route.fetch({ url }) });
  });
  page.on("console", (message) => told.push(message.text()));
  await page.goto(`${PARTNER}/seite`, { waitUntil: "load" });
  return { context, page, told, list: page.frameLocator("#liste"), leave: () => leave(context) };
}

/** Waits for answers that are still on their way: one that came after the end failed every test that followed. */
async function leave(context: Awaited<ReturnType<BrowserHouse["open"]>>["context"]): Promise<void> {
  await context.unrouteAll({ behavior: "wait" });
  await context.close();
}

it("an allowed site shows the list without a cookie; a place opens in the whole window", async () => {
  await allow([PARTNER]);
  const { context, page, list, leave } = await openPartner();
  await list.getByRole("heading", { level: 1 }).waitFor();
  expect(await list.getByRole("heading", { level: 3 }).count()).toBeGreaterThan(5);
  expect(await context.cookies()).toEqual([]);
  await list.getByRole("link", { name: "Kultopia" }).click();
  await page.waitForURL(`${OURS}/anlaufstellen/kultopia`);
  await leave();
}, 30_000);

it("any other site shows nothing of it", async () => {
  await allow(["https://jemand-anders.example"]);
  const { told, list, leave } = await openPartner();
  expect(await list.getByRole("heading").count()).toBe(0);
  expect(told.join()).toContain("frame-ancestors");
  await leave();
}, 30_000);

it.each([
  ["/anlaufstellen/koordination/aushang", 1],
  ["/anlaufstellen/koordination/aushang?sprachen=de,ar", 1],
  ["/ar/anlaufstellen/pelmke-buero/aushang?sprachen=ar,de", 1],
])(
  "%s is printed on one sheet",
  async (path, sheets) => {
    const { context, page } = await scene.open();
    await page.goto(path);
    const pdf = await page.pdf({ preferCSSPageSize: true });
    expect(pdf.toString("latin1").match(/\/Type \/Page\b(?!s)/gu)).toHaveLength(sheets);
    await context.close();
  },
  30_000,
);

it.each([
  "/anlaufstellen/koordination/aushang?sprachen=de,ar",
  "/ar/anlaufstellen/koordination/aushang",
  "/stadtteilfuehrer",
  "/ar/stadtteilfuehrer",
  "/einbetten",
  LIST,
  `/ar${LIST}`,
])(
  "%s has no fault for axe and the HTML standard, and fits a small screen",
  async (path) => {
    const { context, page } = await scene.open({ viewport: { width: 320, height: 740 } });
    await page.goto(path);
    expect(await axeFaults(page)).toEqual([]);
    const overflow = await page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
    expect(overflow).toBe(0);
    const { text } = await scene.house.visitor().get(path);
    const report = await new HtmlValidate(htmlRules).validateString(text, path);
    expect(
      report.results.flatMap(({ messages }) => messages.map(({ message, ruleId }) => `${ruleId}: ${message}`)),
    ).toEqual([]);
    await context.close();
  },
  30_000,
);
