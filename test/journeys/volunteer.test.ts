import { openBrowserHouse, type BrowserHouse } from "../support/browserHouse.ts";
import {
  DARK_DESK,
  download,
  followJourney,
  type Journey,
  JOURNEY_TIME,
  letPass,
  signIn,
  TELEPHONE,
  textOf,
} from "../support/journey.ts";

// Somebody with time and a telephone set to Arabic: finds a need, registers, confirms by mail, helps, and leaves again.

let scene: BrowserHouse;
let volunteer: Journey;
let visitor: Journey;
let desk: Journey;
beforeAll(async () => {
  scene = await openBrowserHouse();
  volunteer = followJourney(await scene.open(TELEPHONE));
  visitor = followJourney(await scene.open(TELEPHONE));
  desk = followJourney(await scene.open(DARK_DESK));
}, 60_000);
afterAll(() => scene.close());
afterEach(async () => {
  expect(volunteer.faults).toEqual([]);
  expect(visitor.faults).toEqual([]);
  expect(desk.faults).toEqual([]);
  expect(scene.foreignRequests).toEqual([]);
  expect(await visitor.context.cookies()).toEqual([]);
});

const NAME = "سلمى مثال";
const MAIL = "salma@example.org";
const CONSENT = "يُسمح لكم بحفظ بياناتي لكي تقترحوا عليّ مهامّ. يمكنني سحب هذه الموافقة في أي وقت.";
const NEED = "Fotos vom Stadtteilleben";

it(
  "reads the open needs of one theme",
  async () => {
    const { page, see } = volunteer;
    await page.goto("/mitmachen");
    await see("Mitmachen");
    await page
      .getByRole("navigation", { name: "Nach Thema" })
      .getByRole("link", { name: "Image und Öffentlichkeitsarbeit" })
      .click();
    await see("Mitmachen");
    expect(await page.getByRole("main").getByRole("heading", { level: 3 }).getByRole("link").allInnerTexts()).toEqual([
      NEED,
    ]);
    await page.getByRole("link", { name: NEED }).click();
    await see(NEED);
    expect(await placesLeft()).toBe("noch 3 von 4 Plätzen");
    await page.getByRole("button", { name: "Ich helfe mit" }).click();
    await see("Meine Seite öffnen");
  },
  JOURNEY_TIME,
);

it(
  "registers in Arabic, mends what was refused, and nothing is stored before the link is used",
  async () => {
    const { page, see } = volunteer;
    await page.getByRole("link", { name: "Zeit anbieten" }).click();
    await see("Zeit anbieten");
    await page.getByRole("link", { name: "العربية" }).click();
    await see("تقديم الوقت للمساعدة");
    expect(await page.evaluate("document.documentElement.dir")).toBe("rtl");
    expect(await textOf(page.getByRole("group", { name: /متى يكون لديكم وقت/u }))).not.toMatch(/[A-Za-z]/u);
    await page.getByLabel("الاسم").fill(NAME);
    await page.getByRole("group", { name: "سبت صباحًا، حتى الساعة 12" }).click();
    await page.getByText("ما اللغات التي تتكلمونها؟", { exact: true }).click();
    await page.getByLabel("العربية", { exact: true }).check();
    await page.getByLabel("18 سنة أو أكثر").check();
    await page.getByLabel(CONSENT).check();
    letPass(scene, 60);
    await page.getByRole("button", { name: "تسجيل", exact: true }).click();
    await see("تقديم الوقت للمساعدة");
    expect(await textOf(page.getByRole("alert"))).toContain("اكتبوا عنوان بريدكم الإلكتروني");
    expect(await page.getByLabel("الاسم").inputValue()).toBe(NAME);
    await page.getByRole("textbox", { name: /^البريد الإلكتروني/u }).fill(MAIL);
    letPass(scene, 10);
    await page.getByRole("button", { name: "تسجيل", exact: true }).click();
    await see("بقيت خطوة واحدة");
  },
  JOURNEY_TIME,
);

it(
  "confirms by the link in the mail, which a scanner may have opened before, and stands in their own pages",
  async () => {
    const { page, see } = volunteer;
    const link = await linkInLetter();
    await visitor.page.goto(link);
    await visitor.see("تأكيد التسجيل");
    await page.goto(link);
    await see("تأكيد التسجيل");
    await page.getByRole("button", { name: "نعم، أنا معكم" }).click();
    await see(NEED);
    await page.goto("/ar/konto");
    await see("بياناتي ومواعيدي");
    expect(await textOf(page.getByRole("main"))).toContain(MAIL);
    await visitor.page.goto(link);
    await visitor.see("هذا الرابط لم يعد صالحًا");
  },
  JOURNEY_TIME,
);

it(
  "says I'll help, and the place is gone from the street",
  async () => {
    const { page, see } = volunteer;
    expect(await placesOnTheStreet()).toBe("noch 3 von 4 Plätzen");
    await page.goto("/mitmachen/fotos-stadtteilleben");
    await see(NEED);
    await page.getByRole("button", { name: "Ich helfe mit" }).click();
    await see(NEED);
    expect(await textOf(page.getByRole("main"))).toContain("Sie sind dabei.");
    expect(await page.getByRole("button", { name: "Ich helfe mit" }).count()).toBe(0);
    expect(await placesOnTheStreet()).toBe("noch 2 von 4 Plätzen");
  },
  JOURNEY_TIME,
);

it(
  "is known to the coordination, and reads who looked at their data",
  async () => {
    await desk.page
      .getByRole("navigation", { name: "Das Büro" })
      .getByRole("link", { name: /^Gesuche/u })
      .click();
    await desk.see("Gesuche");
    await desk.page.getByRole("link", { name: NEED }).click();
    await desk.see(NEED);
    await desk.page.getByRole("link", { name: NAME }).click();
    await desk.see(NAME);
    expect(await textOf(desk.page.getByRole("main"))).toContain("Neu: Erstgespräch steht aus");
    const { page, see } = volunteer;
    await page.goto("/konto");
    await see("Meine Angaben und Einsätze");
    const seen = page.getByRole("listitem").filter({ hasText: "hat Ihre Seite geöffnet" });
    expect(await textOf(seen)).toBe("27. November 2026: Koordination, hat Ihre Seite geöffnet");
  },
  JOURNEY_TIME,
);

it(
  "changes what is stored, and takes everything along, as JSON and as a table",
  async () => {
    const { page, see } = volunteer;
    await page.getByRole("link", { name: /^Ändern ?: Ihre Zeiten$/u }).click();
    await see("Ihre Zeiten");
    await page.getByRole("spinbutton", { name: /^Stunden in der Woche/u }).fill("3");
    await page.getByRole("button", { name: "Speichern" }).click();
    await see("Meine Angaben und Einsätze");
    const json = await download(page, "Alles herunterladen (JSON)");
    expect(json.name).toBe("meine-daten.json");
    expect(JSON.parse(json.text)).toMatchObject({
      Person: [{ displayName: NAME, email: MAIL, uiLanguage: "ar" }],
      VolunteerProfile: [{ maxHoursPerWeek: 3 }],
      Availability: [{ weekday: 6, endMinute: 720 }],
      Consent: [{ language: "ar", text: CONSENT, withdrawnAt: null }],
      Assignment: [{ need: NEED, state: "accepted", origin: "self" }],
      PersonalDataView: expect.arrayContaining([{ day: "2026-11-27", role: "coordinator", reason: "page" }]) as unknown,
    });
    const table = await download(page, "Alles herunterladen (CSV, für Tabellen)");
    expect(table.name).toBe("meine-daten.csv");
    expect(table.text.split("\r\n")).toEqual(
      expect.arrayContaining([
        `Person;1;Name;${NAME}`,
        "Mitmachen;1;Stunden in der Woche, höchstens;3",
        `Einwilligungen;1;Wortlaut;${CONSENT}`,
      ]),
    );
  },
  JOURNEY_TIME,
);

it(
  "deletes everything: the place is free again and nothing is left anywhere",
  async () => {
    expect(await tablesNaming(MAIL)).toContain("Person");
    const { page, see } = volunteer;
    await page.getByRole("link", { name: "Alles löschen" }).click();
    await see("Alles löschen");
    await page.getByRole("checkbox").check();
    await page.getByRole("button", { name: "Endgültig löschen" }).click();
    await see("Gelöscht");
    expect(await tablesNaming(MAIL)).toEqual([]);
    expect(await tablesNaming(NAME)).toEqual([]);
    expect(await placesOnTheStreet()).toBe("noch 3 von 4 Plätzen");
    await page.goto("/konto");
    await see("Meine Seite öffnen");
  },
  JOURNEY_TIME,
);

/** How many places of the need a visitor without account reads on the list. */
async function placesOnTheStreet(): Promise<string> {
  await visitor.page.goto("/mitmachen");
  await visitor.see("Mitmachen");
  const notice = visitor.page.getByRole("listitem").filter({ has: visitor.page.getByRole("heading", { name: NEED }) });
  return textOf(notice.getByText(/^noch \d+ von/u));
}

/** Every table in which a word stands, whatever the column. */
async function tablesNaming(word: string): Promise<readonly string[]> {
  const { pool } = scene.house.database2;
  const { rows } = await pool.query<{ name: string }>(
    "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename",
  );
  const found = [];
  for (const { name } of rows) {
    const { rowCount } = await pool.query(`SELECT 1 FROM "${name}" AS r WHERE position($1 in r::text) > 0 LIMIT 1`, [
      word,
    ]);
    if (rowCount !== 0) found.push(name);
  }
  return found;
}

/** The link in the newest letter to the volunteer, read at the desk. */
async function linkInLetter(): Promise<string> {
  await signIn(desk, scene, "coordinator");
  await desk.page.getByRole("link", { name: "Postausgang" }).click();
  await desk.see("Postausgang");
  await desk.page.getByText("Text lesen").first().click();
  const letter = desk.page.getByRole("row").filter({ hasText: `An: ${MAIL}` });
  const link = await letter.getByRole("link").first().getAttribute("href");
  return link ?? "";
}

async function placesLeft(): Promise<string> {
  return textOf(volunteer.page.getByRole("heading", { name: /^noch/u }));
}
