import { HtmlValidate } from "html-validate";
import type { Page } from "playwright-core";
import { seedId } from "../../prisma/seed/marks.ts";
import type { Role } from "../../src/shared/access/actor.ts";
import { examplePages, type ExamplePage } from "../../src/tools/examplePages.ts";
import type { Browser } from "../support/app.ts";
import { axeFaults, bringAxe, openBrowserHouse, type BrowserHouse } from "../support/browserHouse.ts";
import { htmlRules } from "../support/htmlRules.ts";

// Every page that can be reached by links, as visitor and as staff: axe in light, dark, Arabic, 320 px and forced
// colours, valid HTML, no sideways scroll, no request to another host, no message of the content security policy.

let scene: BrowserHouse;
interface Visitor {
  readonly name: string;
  readonly starts: readonly string[];
  readonly browser: Browser;
  readonly open: () => ReturnType<BrowserHouse["open"]>;
}
const people: Visitor[] = [];

beforeAll(async () => {
  scene = await openBrowserHouse({ readsOnly: true });
  people.push({
    name: "visitor",
    starts: ["/", "/leicht/", "/kontakt", "/anmelden", "/gibt-es-nicht"],
    browser: scene.house.visitor(),
    open: () => scene.open(),
  });
  for (const role of ["coordinator", "administrator"] satisfies Role[]) {
    const person = await scene.house.database.db.roleGrant.findFirstOrThrow({
      where: { role },
      select: { personId: true },
    });
    people.push({
      name: role,
      // the need with dates: its page has more on it than those of the others
      starts: ["/buero", `/buero/gesuche/${seedId("need/aufraeumtag")}`],
      browser: await scene.house.as({ id: person.personId }),
      open: () => scene.openAs({ id: person.personId }),
    });
  }
  const volunteer = await scene.house.database.db.person.findFirst({
    where: { state: "active", volunteerProfile: { isNot: null } },
    select: { id: true },
  });
  if (volunteer) {
    const who = { id: volunteer.id, kind: "volunteer" as const };
    people.push({
      name: "volunteer",
      starts: ["/konto"],
      browser: await scene.house.as(who),
      open: () => scene.openAs(who),
    });
  }
}, 60_000);
afterAll(() => scene.close());

it("no fault on any page, in any mode", async () => {
  const faults: string[] = [];
  const judged = new Set<string>();
  for (const person of people) {
    const sources = new Map<string, string>();
    const pages = await examplePages(scene.house.routes, person.starts, async (path) => {
      const response = await person.browser.get(path);
      sources.set(path, response.text);
      return { status: response.status, type: response.headers["content-type"] ?? "", html: response.text };
    });
    const fresh = pages.filter(({ pattern }) => !judged.has(pattern));
    fresh.forEach(({ pattern }) => judged.add(pattern));
    faults.push(...(await judgeAll(person, fresh)));
    for (const { path } of fresh) faults.push(...(await invalid(sources.get(path) ?? "", path)));
  }
  expect(faults).toEqual([]);
  expect(judged.size).toBeGreaterThan(40);
  // the rooms that are empty without an example
  expect([...judged]).toEqual(
    expect.arrayContaining([
      "/buero/vorschlaege/:batchId",
      "/buero/vorschlaege/:batchId/neu",
      "/buero/vorschlaege/:batchId/plan",
      "/buero/ersatz/:shiftId",
      "/buero/gesuche/:id/schichten/:shiftId/absage",
    ]),
  );
  expect(scene.foreignRequests).toEqual([]);
}, 600_000);

/** Two at a time: each window has a process of its own, and the machines this runs on have two cores. */
async function judgeAll(person: Visitor, pages: readonly ExamplePage[]): Promise<readonly string[]> {
  const faults: string[] = [];
  const waiting = [...pages];
  const judgeNext = async () => {
    const { context, page } = await person.open();
    await bringAxe(page);
    page.on("console", (message) => {
      if (message.text().includes("Content Security Policy"))
        faults.push(`${page.url()}: ${message.text().slice(0, 160)}`);
    });
    for (let next = waiting.shift(); next; next = waiting.shift()) faults.push(...(await judge(page, next.path)));
    await context.close();
  };
  await Promise.all([judgeNext(), judgeNext()]);
  return faults;
}

async function judge(page: Page, path: string): Promise<readonly string[]> {
  const faults: string[] = [];
  const note = (mode: string, found: readonly string[]) =>
    faults.push(...found.map((fault) => `${path} (${mode}) ${fault}`));
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.emulateMedia({ colorScheme: "light", forcedColors: "none" });
  await page.goto(path);
  note("light", await axeFaults(page));
  await page.emulateMedia({ colorScheme: "dark" });
  note("dark", await axeFaults(page, ["color-contrast"]));
  // narrow and in forced colours at once; narrow in light colours is judged below, from right to left
  await page.emulateMedia({ colorScheme: "light", forcedColors: "active" });
  await page.setViewportSize({ width: 320, height: 740 });
  const narrow = await axeFaults(page, ["color-contrast", "link-in-text-block", "target-size"]);
  note("forced colours, 320 px", narrow);
  await page.emulateMedia({ forcedColors: "none" });
  note("320 px", await sideways(page));
  await page.evaluate(LONG_WORDS);
  note("320 px, a very long word", await sideways(page));
  await page.goto(`/ar${path === "/" ? "/" : path}`);
  note("ar, 320 px", [...(await axeFaults(page)), ...(await sideways(page))]);
  return faults;
}

/** Names and titles are typed by people: the longest of words stands wherever one can stand. */
const LONG_WORDS = `for (const element of document.querySelectorAll("main :is(h1, h2, h3, h4, p, dd, legend, label, li, a)")) {
  const text = [...element.childNodes].find((node) => node.nodeType === 3 && node.textContent.trim().length > 2);
  if (text && !element.closest(".kern-btn, .tag")) text.textContent = "Donaudampfschifffahrtsgesellschaftskapitänsmütze".repeat(2);
}`;

async function sideways(page: Page): Promise<readonly string[]> {
  const overflow = await page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
  return typeof overflow === "number" && overflow > 0 ? [`scrolls sideways by ${String(overflow)} px`] : [];
}

const validator = new HtmlValidate(htmlRules);

async function invalid(source: string, path: string): Promise<readonly string[]> {
  const report = await validator.validateString(source, path);
  return report.results.flatMap((result) =>
    result.messages.map(
      (message) => `${path} (html) ${message.ruleId}: ${message.message} (line ${String(message.line)})`,
    ),
  );
}
