import { openBrowserHouse, type BrowserHouse } from "../support/browserHouse.ts";
import {
  followJourney,
  type Journey,
  JOURNEY_TIME,
  LIGHT_DESK,
  signIn,
  TELEPHONE,
  textOf,
} from "../support/journey.ts";

// An initiative looks for help by itself: writes what is needed, publishes it, asks who fits without knowing who it is,
// and learns the name once somebody is on it. Nothing of other organisations is to be seen.

let scene: BrowserHouse;
let editor: Journey;
let volunteer: Journey;
beforeAll(async () => {
  scene = await openBrowserHouse();
  editor = followJourney(await scene.open(LIGHT_DESK));
  volunteer = followJourney(await scene.open(TELEPHONE));
}, 60_000);
afterAll(() => scene.close());
afterEach(() => {
  expect([...editor.faults, ...volunteer.faults]).toEqual([]);
  expect(scene.foreignRequests).toEqual([]);
});

const NEED = "Stühle rücken in der Pelmke";
const db = () => scene.house.database.db;

it(
  "the editor writes down what is needed, lays a date and publishes it",
  async () => {
    const { page, see } = editor;
    await signIn(editor, scene, "editor");
    await page.goto("/buero/gesuche/neu");
    await see("Neues Gesuch");
    expect(await page.getByLabel("Wer fragt?").locator("option").allInnerTexts()).not.toContain("VHS Villa Post");
    await page.getByLabel("Titel").fill(NEED);
    await page.getByLabel("Kurz gesagt").fill("Vor dem Konzert.");
    await page.getByLabel("Wer fragt?").selectOption({ label: "Kulturzentrum Pelmke e.V." });
    await unfold("Wann und wo");
    await page.getByLabel("Feste Termine").check();
    await page.getByRole("button", { name: "Als Entwurf speichern" }).click();
    await see(NEED);
    await page.getByRole("link", { name: "Termin hinzufügen" }).click();
    await see("Termin hinzufügen");
    await page.getByLabel("Tag", { exact: true }).fill("2026-12-05");
    await page.getByLabel("Von", { exact: true }).fill("10:00");
    await page.getByLabel("Bis", { exact: true }).fill("12:00");
    await page.getByLabel("Plätze", { exact: true }).fill("2");
    await page.getByRole("button", { name: "Speichern" }).click();
    await see(NEED);
    await page.getByRole("button", { name: "Veröffentlichen" }).click();
    await see(NEED);
    await volunteer.page.goto("/mitmachen");
    await volunteer.see("Mitmachen");
    expect(await volunteer.page.getByRole("link", { name: NEED }).count()).toBe(1);
  },
  JOURNEY_TIME,
);

it(
  "reads who fits without a name, and asks the first with one click",
  async () => {
    const { page, see } = editor;
    await page.getByRole("link", { name: "Wer passt?" }).click();
    await see("Wer passt");
    const main = await textOf(page.getByRole("main"));
    expect(main).toContain("Person 1");
    for (const { displayName } of await db().person.findMany({ where: { volunteerProfile: { isNot: null } } }))
      expect(main).not.toContain(displayName);
    await page.getByRole("button", { name: "Anfragen : Person 1" }).click();
    await see("Wer passt");
    await page.getByRole("status").filter({ hasText: "Die Anfrage ist unterwegs." }).waitFor();
    await page.getByRole("link", { name: NEED }).click();
    await see(NEED);
    expect(await textOf(page.getByRole("main"))).toContain("Noch niemand.");
  },
  JOURNEY_TIME,
);

it(
  "the volunteer says yes; confirmed by the desk, the initiative reads who comes, also on the sheet of the day",
  async () => {
    const offer = await db().assignment.findFirstOrThrow({
      where: { state: "offered", need: { title: NEED } },
      select: { id: true, needId: true, person: { select: { id: true, displayName: true, email: true } } },
    });
    const letter = await db().outbox.findFirstOrThrow({
      where: { concernsId: offer.person.id, template: "offer.made" },
    });
    await volunteer.page.goto(/https?:\/\/[^/\s]+(\/\S+)/u.exec(letter.text)?.[1] ?? "");
    await volunteer.see("Ein Platz für Sie");
    await volunteer.page.getByRole("button", { name: "Ja, ich bin dabei" }).click();
    await volunteer.see(NEED);
    const desk = await scene.house.as(await scene.house.staff("coordinator"));
    await desk.post(`/buero/gesuche/${offer.needId}/zusagen/${offer.id}`, { schritt: "confirm" }).expect(303);
    const { page, see } = editor;
    await page.reload();
    await see(NEED);
    expect(await textOf(page.getByRole("main"))).toContain(offer.person.displayName);
    await page.goto("/buero/tagesblatt?tag=2026-12-05");
    await see("Wer hilft am");
    const sheet = await textOf(page.getByRole("main"));
    expect(sheet).toContain(offer.person.displayName);
    const foreign = await db().need.findMany({
      where: { NOT: { organization: { name: "Kulturzentrum Pelmke e.V." } } },
    });
    expect(foreign.length).toBeGreaterThan(2);
    for (const { title } of foreign) expect(sheet).not.toContain(title);
  },
  JOURNEY_TIME,
);

it(
  "after the day the hours of the whole shift are confirmed at once; what others look for stays out of sight",
  async () => {
    const { page, see } = editor;
    scene.house.clock.now = new Date("2026-12-05T12:30:00Z");
    const shift = await db().shift.findFirstOrThrow({ where: { need: { title: NEED } } });
    await signIn(editor, scene, "editor");
    await page.goto(`/buero/gesuche/${shift.needId}/schichten/${shift.id}/zeiten`);
    await see(/./u);
    await page.getByRole("button", { name: "Alle waren da, wie geplant" }).click();
    await see(/./u);
    expect(await db().hoursEntry.findMany({ where: { needId: shift.needId } })).toMatchObject([
      { minutes: 120, state: "confirmed" },
    ]);
    await page.goto("/buero/gesuche");
    await see("Gesuche");
    const list = await textOf(page.getByRole("main"));
    expect(list).toContain(NEED);
    const foreign = await db().need.findMany({
      where: { NOT: { organization: { name: "Kulturzentrum Pelmke e.V." } } },
    });
    for (const { title } of foreign) expect(list).not.toContain(title);
    const browser = await scene.house.as(
      await scene.house.staff("editor", { scopeType: "organization", scopeId: await ownOrganisation() }),
    );
    for (const path of ["", "/passende", "/zeiten"])
      await browser.get(`/buero/gesuche/${foreign[0]?.id ?? ""}${path}`).expect(404);
  },
  JOURNEY_TIME,
);

async function ownOrganisation(): Promise<string> {
  return (await db().organization.findFirstOrThrow({ where: { name: "Kulturzentrum Pelmke e.V." } })).id;
}

async function unfold(part: string): Promise<void> {
  await editor.page.getByRole("heading", { name: part, exact: true }).click();
}
