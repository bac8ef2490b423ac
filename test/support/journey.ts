import { generateSync } from "otplib";
import type { BrowserContext, BrowserContextOptions, Locator, Page } from "playwright-core";
import { DEMO_SIGN_INS } from "../../prisma/seed/accounts.ts";
import type { Role } from "../../src/shared/access/actor.ts";
import { axeFaults, type BrowserHouse } from "./browserHouse.ts";

/** How long one stretch of a way may take on a busy machine, in ms. */
export const JOURNEY_TIME = 30_000;

export const TELEPHONE: BrowserContextOptions = {
  viewport: { width: 360, height: 740 },
  isMobile: true,
  hasTouch: true,
};
export const DARK_DESK: BrowserContextOptions = { viewport: { width: 1280, height: 900 }, colorScheme: "dark" };
export const LIGHT_DESK: BrowserContextOptions = { viewport: { width: 1280, height: 900 } };

/** One person's way through the house: every page they get to has to be looked at with `see`. */
export interface Journey {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Waits for the next page, which has this heading, and judges it with axe as it lies there. */
  readonly see: (heading: string | RegExp) => Promise<void>;
  /** Accessibility faults, faults of scripts and of the content policy, and pages that nobody looked at. */
  readonly faults: readonly string[];
}

/**
 * Follows a fresh browser profile. Pages that were left without a look count as a fault. Axe is a script itself: where
 * scripts are off (`hasScript` false) pages are only read.
 */
export function followJourney(
  { context, page }: { context: BrowserContext; page: Page },
  { hasScript = true }: { hasScript?: boolean } = {},
): Journey {
  // shorter than Jest's, so that a failure names what could not be found
  context.setDefaultTimeout(6_000);
  const faults: string[] = [];
  let unseen: string | null = null;
  page.on("domcontentloaded", () => {
    if (unseen !== null) faults.push(`${unseen}: left without a look`);
    unseen = placeOf(page);
  });
  const arrive = async () => {
    // a refused form comes back under the same heading: without this the page before would be judged
    if (unseen === null) await page.waitForEvent("domcontentloaded");
  };
  page.on("console", (message) => {
    const isRefusedForm = message.text().includes("status of 4");
    if (message.type() === "error" && !isRefusedForm) faults.push(`${placeOf(page)}: ${message.text().slice(0, 160)}`);
  });
  page.on("pageerror", (error) => faults.push(`${placeOf(page)}: ${error.message}`));
  return {
    page,
    context,
    faults,
    async see(heading) {
      await arrive();
      const title = page.getByRole("heading", { level: 1 });
      await title.waitFor();
      const words = await textOf(title);
      if (typeof heading === "string" ? !words.startsWith(heading) : !heading.test(words))
        throw new Error(`Expected the page "${String(heading)}", but ${placeOf(page)} shows "${words}".`);
      await page.waitForLoadState("load");
      unseen = null;
      if (hasScript) faults.push(...(await axeFaults(page)).map((fault) => `${placeOf(page)}: ${fault}`));
    },
  };
}

function placeOf(page: Page): string {
  const { pathname, search } = new URL(page.url());
  return pathname + search;
}

/** Password and code on the real pages, as the demo's person with this role; ends on the desk's first screen. */
export async function signIn({ page, see }: Journey, scene: BrowserHouse, role: Role): Promise<void> {
  const person = DEMO_SIGN_INS.find((candidate) => candidate.role === role);
  if (!person) throw new Error(`No demo person is ${role}.`);
  await page.goto("/anmelden");
  await see("Anmelden");
  await page.getByLabel("E-Mail-Adresse").fill(person.login);
  await page.getByLabel("Passwort").fill(person.password);
  await page.getByRole("button", { name: "Weiter" }).click();
  await see("Code eingeben");
  await page.getByRole("textbox", { name: "Code" }).fill(codeNow(scene, person.totpKey));
  await page.getByRole("button", { name: "Anmelden" }).click();
  await see(/^(Heute, |Willkommen im Büro)/u);
}

/** What the authenticator shows at the house's time for a key in base 32, with or without gaps. */
export function codeNow(scene: BrowserHouse, key: string): string {
  return generateSync({ secret: key.replaceAll(/\s/gu, ""), epoch: scene.house.clock.now.getTime() / 1000 });
}

/** Lets the house's clock go on: people need time to fill in a form, and a code of the authenticator works once. */
export function letPass(scene: BrowserHouse, seconds: number): void {
  scene.house.clock.now = new Date(scene.house.clock.now.getTime() + seconds * 1000);
}

/** What is to be read there, with plain spaces and without the marks where words may be broken. */
export async function textOf(place: Locator): Promise<string> {
  const text = await place.innerText();
  return text.replaceAll("\u00AD", "").replaceAll(/\s+/gu, " ").trim();
}

/** The text of a file that a click downloads. */
export async function download(page: Page, link: string): Promise<{ name: string; text: string }> {
  const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: link }).click()]);
  const chunks: Buffer[] = [];
  for await (const chunk of await file.createReadStream()) chunks.push(chunk as Buffer);
  return { name: file.suggestedFilename(), text: Buffer.concat(chunks).toString("utf8") };
}
