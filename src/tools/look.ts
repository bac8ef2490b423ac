import { mkdirSync, rmSync } from "node:fs";
import path from "node:path";
import type { Browser, BrowserContextOptions } from "playwright-core";
import type { Role } from "../shared/access/actor.ts";
import { launchChromium } from "./chromium.ts";
import { openDemoHouse, type DemoHouse } from "./demoHouse.ts";
import { examplePages, type ExamplePage } from "./examplePages.ts";

// Pictures of every page into build/look/: 360, 768 and 1280 px, light and dark, and Arabic. An argument narrows it
// to addresses that contain it: `npm run look -- anlaufstellen`.

const OUT = path.join(import.meta.dirname, "../../build/look");
const WIDTHS = [360, 768, 1280] as const;
const VISITORS: readonly { readonly role: Role | null; readonly starts: readonly string[] }[] = [
  { role: null, starts: ["/", "/leicht/", "/kontakt", "/anmelden"] },
  { role: "coordinator", starts: ["/buero"] },
  { role: "administrator", starts: ["/buero"] },
];

const wanted = process.argv[2] ?? "";
rmSync(OUT, { recursive: true, force: true });
mkdirSync(OUT, { recursive: true });
const demo = await openDemoHouse();
const chromium = await launchChromium();
let pictures = 0;
const done = new Set<string>();
for (const visitor of VISITORS) pictures += await lookAs(visitor);
await chromium.close();
await demo.close();
console.log(`${String(pictures)} pictures in build/look`);

async function lookAs({ role, starts }: (typeof VISITORS)[number]): Promise<number> {
  const cookie = role === null ? null : await demo.cookieFor(role);
  const headers: Record<string, string> = cookie === null ? {} : { cookie: `${cookie.name}=${cookie.value}` };
  const pages = await examplePages(demo.house.routes, starts, async (address) => {
    const response = await fetch(demo.origin + address, { headers, redirect: "manual" });
    return { status: response.status, type: response.headers.get("content-type") ?? "", html: await response.text() };
  });
  const chosen = pages.filter((page) => page.path.includes(wanted) && !done.has(page.pattern));
  for (const page of chosen) done.add(page.pattern);
  const views: readonly [string, string, BrowserContextOptions][] = [
    ...WIDTHS.flatMap((width) => [
      ["hell", "", { viewport: { width, height: 900 } }] as [string, string, BrowserContextOptions],
      ["dunkel", "", { viewport: { width, height: 900 }, colorScheme: "dark" }] as [
        string,
        string,
        BrowserContextOptions,
      ],
      ["ar", "/ar", { viewport: { width, height: 900 } }] as [string, string, BrowserContextOptions],
    ]),
  ];
  let count = 0;
  for (const [mode, prefix, options] of views)
    count += await shoot({ chromium, demo, cookie, pages: chosen, mode, prefix, options });
  return count;
}

interface Shooting {
  readonly chromium: Browser;
  readonly demo: DemoHouse;
  readonly cookie: { name: string; value: string } | null;
  readonly pages: readonly ExamplePage[];
  readonly mode: string;
  readonly prefix: string;
  readonly options: BrowserContextOptions;
}

async function shoot({
  chromium: browser,
  demo: { origin },
  cookie,
  pages,
  mode,
  prefix,
  options,
}: Shooting): Promise<number> {
  const context = await browser.newContext({ locale: "de-DE", timezoneId: "Europe/Berlin", ...options });
  if (cookie) await context.addCookies([{ ...cookie, url: origin }]);
  const page = await context.newPage();
  for (const example of pages) {
    await page.goto(origin + prefix + example.path);
    const name = example.path === "/" ? "start" : example.path.slice(1).replaceAll("/", "-");
    await page.screenshot({
      path: path.join(OUT, `${name}-${String(options.viewport?.width)}-${mode}.png`),
      fullPage: true,
    });
  }
  await context.close();
  return pages.length;
}
