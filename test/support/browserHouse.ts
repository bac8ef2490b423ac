import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import type { Browser as Chromium, BrowserContext, BrowserContextOptions, Page } from "playwright-core";
import { listenToChanges } from "../../src/shared/db/changeListener.ts";
import { launchChromium } from "../../src/tools/chromium.ts";
import { openTestHouse, type TestHouse } from "./app.ts";

/** The app with the demo data on a real port, and a real browser in front of it. */
export interface BrowserHouse {
  readonly house: TestHouse;
  readonly origin: string;
  readonly chromium: Chromium;
  /** A fresh browser profile in Berlin. Every request to another host is written down. */
  readonly open: (options?: BrowserContextOptions) => Promise<{ context: BrowserContext; page: Page }>;
  /** The same, signed in. */
  readonly openAs: (
    person: { id: string; kind?: "staff" | "volunteer" },
    options?: BrowserContextOptions,
  ) => Promise<{ context: BrowserContext; page: Page }>;
  readonly foreignRequests: string[];
  readonly close: () => Promise<void>;
}

export async function openBrowserHouse({
  readsOnly = false,
  ...overrides
}: { mapFile?: string; readsOnly?: boolean } = {}): Promise<BrowserHouse> {
  const house = await openTestHouse({ hasDemoData: true, isDemo: true, sendsMail: false, ...overrides });
  const server = await listenAnywhere(house);
  // as in service: what somebody changes is gone from the kept pages of everybody else
  const listener = listenToChanges(house.database2.url, {
    onChange: house.cache.changed,
    onConnected(connected) {
      house.cache.setConnected(connected);
      if (connected) house.cache.clear();
    },
    onError: console.error,
  });
  const origin = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  const chromium = await launchChromium({ readsOnly });
  const foreignRequests: string[] = [];
  const open = async (options: BrowserContextOptions = {}) => {
    const context = await chromium.newContext({
      locale: "de-DE",
      timezoneId: "Europe/Berlin",
      baseURL: origin,
      ...options,
    });
    context.on("request", (request) => {
      if (new URL(request.url()).origin !== origin && !request.url().startsWith("data:"))
        foreignRequests.push(request.url());
    });
    return { context, page: await context.newPage() };
  };
  return {
    house,
    origin,
    chromium,
    open,
    foreignRequests,
    async openAs(person, options) {
      const browser = await house.as(person);
      const [name = "", value = ""] = (browser.cookie ?? "").split("=", 2);
      const opened = await open(options);
      await opened.context.addCookies([{ name, value, url: origin }]);
      return opened;
    },
    async close() {
      await chromium.close();
      await new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      });
      await listener.stop();
      await house.close();
    },
  };
}

function listenAnywhere(house: TestHouse): Promise<Server> {
  const server = createServer(house.handle);
  return new Promise((resolve) =>
    server.listen(0, "127.0.0.1", () => {
      resolve(server);
    }),
  );
}

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

interface AxeResult {
  readonly violations: readonly {
    readonly id: string;
    readonly nodes: readonly { readonly target: readonly string[] }[];
  }[];
}

/** Every page that opens from now on brings axe-core with it: half of what it costs to hand it over for each anew. */
export async function bringAxe(page: Page): Promise<void> {
  await page.addInitScript(AXE);
}

/** Runs axe-core on the open page (WCAG 2.0 to 2.2 A and AA, best practice); `rules` narrows it. One line per fault. */
export async function axeFaults(page: Page, rules?: readonly string[]): Promise<readonly string[]> {
  const isLoaded = await page.evaluate("typeof window.axe === 'object'");
  if (isLoaded !== true) await page.evaluate(AXE);
  const options = rules
    ? { runOnly: { type: "rule", values: rules } }
    : { runOnly: { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] } };
  const result = await page.evaluate<AxeResult>(
    `window.axe.run(document, ${JSON.stringify({ ...options, resultTypes: ["violations"] })})`,
  );
  return result.violations.map(
    (violation) =>
      `${violation.id}: ${violation.nodes
        .slice(0, 3)
        .map((node) => node.target.join(" "))
        .join(" | ")}`,
  );
}
