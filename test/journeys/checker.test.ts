import { openBrowserHouse, type BrowserHouse } from "../support/browserHouse.ts";
import { buildEntry, daysLater } from "../support/factories/upkeep.ts";
import { buildVolunteer } from "../support/factories/volunteers.ts";
import { DARK_DESK, followJourney, type Journey, JOURNEY_TIME, signIn, TELEPHONE, textOf } from "../support/journey.ts";

// The yearly question: one owner confirms, one says that the place is gone, one never answers until a volunteer calls.

let scene: BrowserHouse;
let visitor: Journey;
let volunteerId: string;
beforeAll(async () => {
  scene = await openBrowserHouse();
  const { db } = scene.house.database;
  for (const [title, mail] of Object.entries(MAILS)) await buildEntry(db, title, { mail });
  ({ id: volunteerId } = await buildVolunteer(db, { name: "Toni Beispiel" }));
  visitor = followJourney(await scene.open(TELEPHONE));
}, 60_000);
afterAll(() => scene.close());
afterEach(async () => {
  expect(visitor.faults).toEqual([]);
  expect(scene.foreignRequests).toEqual([]);
  expect(await visitor.context.cookies()).toEqual([]);
});

const MAILS = { Nähstube: "naehen@example.org", Radkeller: "rad@example.org", Teestube: "tee@example.org" };

it(
  "the coordination lets more entries be asked about on one day",
  async () => {
    const desk = followJourney(await scene.open(DARK_DESK));
    await signIn(desk, scene, "coordinator");
    await desk.page.goto("/buero/pflege");
    await desk.see("Pflege");
    await desk.page.getByText("Fristen", { exact: true }).click();
    await desk.page.getByLabel("Neue Nachfragen am Tag, höchstens").fill("500");
    await desk.page.getByRole("button", { name: "Speichern" }).click();
    await desk.see("Pflege");
    expect(desk.faults).toEqual([]);
    await desk.context.close();
    await scene.house.askOwners();
    for (const mail of Object.values(MAILS)) expect(await letters(mail)).toHaveLength(1);
  },
  JOURNEY_TIME,
);

it(
  "an owner opens the letter's link, without any account, and confirms with one button",
  async () => {
    const { page, see } = visitor;
    expect(await saidOnTheStreet("naehstube", "Nähstube")).toContain("noch nicht geprüft");
    const link = await linkTo(MAILS.Nähstube);
    await page.goto(link);
    await see("Stimmt dieser Eintrag noch?");
    const entry = await textOf(page.getByRole("main"));
    for (const said of ["Nähstube", "Lange Straße 1", "02331 123456"]) expect(entry).toContain(said);
    await page.getByRole("button", { name: "Alles stimmt" }).click();
    await see("Danke, der Eintrag ist bestätigt");
    expect(await saidOnTheStreet("naehstube", "Nähstube")).toContain(
      "Angaben geprüft am 27. November 2026 von: Träger Nähstube, durch den Träger.",
    );
    await page.goto(link);
    await see("Dieser Link gilt nicht mehr");
  },
  JOURNEY_TIME,
);

it(
  "another one says that the place is gone: it stays, doubted, until the desk has looked",
  async () => {
    const { page, see } = visitor;
    await page.goto(await linkTo(MAILS.Radkeller));
    await see("Stimmt dieser Eintrag noch?");
    await page.getByRole("button", { name: "Gibt es nicht mehr" }).click();
    await see("Danke für die Auskunft");
    expect(await saidOnTheStreet("radkeller", "Radkeller")).toContain("noch nicht geprüft");
    const desk = followJourney(await scene.open(DARK_DESK));
    passDays(0.01);
    await signIn(desk, scene, "coordinator");
    await desk.page.goto("/buero/pflege");
    await desk.see("Pflege");
    const doubted = desk.page.getByRole("table", { name: "Gibt es vielleicht nicht mehr (1)" });
    await doubted.getByRole("link", { name: "Radkeller" }).click();
    await desk.see("Radkeller");
    await desk.page.getByRole("button", { name: "Archivieren" }).click();
    await desk.see("Anlaufstellen");
    await page.goto("/anlaufstellen/radkeller");
    await see(/nicht/u);
    expect(desk.faults).toEqual([]);
    await desk.context.close();
  },
  JOURNEY_TIME,
);

it(
  "nobody answers two letters: a volunteer takes the call, reads what to say, and confirms on the telephone",
  async () => {
    passDays(14);
    await scene.house.askOwners();
    expect(await letters(MAILS.Teestube)).toHaveLength(2);
    expect(await letters(MAILS.Nähstube)).toHaveLength(1);
    passDays(14);
    await scene.house.askOwners();
    expect(await letters(MAILS.Teestube)).toHaveLength(2);
    const volunteer = followJourney(await scene.openAs({ id: volunteerId, kind: "volunteer" }, TELEPHONE));
    const { page, see } = volunteer;
    await page.goto("/konto");
    await see("Meine Angaben und Einsätze");
    await page.getByRole("link", { name: /^Anrufe, fünf Minuten/u }).click();
    await see("Anrufe, fünf Minuten");
    await page.getByRole("button", { name: "Übernehmen: Teestube" }).click();
    await see("Anruf: Teestube");
    const script = await textOf(page.getByRole("main"));
    for (const said of ["Ich helfe ehrenamtlich im Stadtteilladen", "Angaben zu Teestube", "Lange Straße 1"])
      expect(script).toContain(said);
    expect(await page.getByRole("link", { name: "02331 123456" }).getAttribute("href")).toBe("tel:+492331123456");
    await page.getByRole("button", { name: "Alles stimmt" }).click();
    await see("Anrufe, fünf Minuten");
    await page.getByRole("status").filter({ hasText: "Danke. Der Eintrag ist bestätigt." }).waitFor();
    expect(await page.getByRole("button", { name: "Übernehmen: Teestube" }).count()).toBe(0);
    expect(await saidOnTheStreet("teestube", "Teestube")).toContain(
      "Angaben geprüft am 25. Dezember 2026 von: Ehrenamtliche des Stadtteilladens, per Telefon.",
    );
    expect(volunteer.faults).toEqual([]);
    await volunteer.context.close();
  },
  JOURNEY_TIME,
);

it(
  "a year and more later the page no longer pretends: it says for how long nobody has confirmed it",
  async () => {
    passDays(430);
    expect(await saidOnTheStreet("teestube", "Teestube")).toContain("Seit 14 Monaten nicht bestätigt.");
  },
  JOURNEY_TIME,
);

function passDays(days: number): void {
  scene.house.clock.now = daysLater(scene.house.clock.now, days);
}

async function saidOnTheStreet(slug: string, title: string): Promise<string> {
  await visitor.page.goto(`/anlaufstellen/${slug}`);
  await visitor.see(title);
  return textOf(visitor.page.getByRole("complementary", { name: "Kontakt" }));
}

function letters(recipient: string) {
  return scene.house.database.db.outbox.findMany({
    where: { recipient, template: { startsWith: "freshness." } },
    orderBy: { createdAt: "desc" },
    select: { text: true },
  });
}

/** The path behind the link in the newest letter to an owner. */
async function linkTo(recipient: string): Promise<string> {
  const [letter] = await letters(recipient);
  return /\/pflege\/[\w-]{43}/u.exec(letter?.text ?? "")?.[0] ?? "";
}
