import { openBrowserHouse, type BrowserHouse } from "../support/browserHouse.ts";
import { followJourney, type Journey, JOURNEY_TIME, LIGHT_DESK, signIn, textOf } from "../support/journey.ts";

// Somebody with paper only: the desk prints the form, enters what was written, and puts them on a need. They are a
// member like everybody else, and are told without mail.

let scene: BrowserHouse;
let desk: Journey;
beforeAll(async () => {
  scene = await openBrowserHouse();
  desk = followJourney(await scene.open(LIGHT_DESK));
}, 60_000);
afterAll(() => scene.close());
afterEach(() => {
  expect(desk.faults).toEqual([]);
  expect(scene.foreignRequests).toEqual([]);
});

const NAME = "Emil vom Papierbogen";

it(
  "the sheet to print hangs at the form, and everything on it has its place there",
  async () => {
    const { page, see } = desk;
    await signIn(desk, scene, "coordinator");
    await page.goto("/buero/freiwillige/neu");
    await see("Jemanden anmelden");
    const sheet = await page.getByRole("link", { name: "Anmeldebogen zum Ausdrucken (PDF)" }).getAttribute("href");
    const answer = await page.request.get(sheet ?? "");
    expect([answer.status(), answer.headers()["content-type"]]).toEqual([200, "application/pdf"]);
    await page.getByLabel("Name", { exact: true }).fill(NAME);
    await page.getByLabel("persönlich: Ich komme vorbei").check();
    await page.getByLabel("18 oder älter").check();
    await unfold("Ihre Zeiten");
    await page.getByRole("group", { name: "Mittwoch vormittags, bis 12 Uhr" }).click();
    await page.getByLabel("Nein, im Winter ist es anders").check();
    await page.getByRole("group", { name: "Donnerstag vormittags, bis 12 Uhr" }).last().click();
    await unfold("Was Sie können");
    const cooking = page.getByRole("group", { name: "Kochen und backen" });
    await cooking.getByRole("radio", { name: "sehr gut" }).check();
    await cooking.getByLabel(/^gebe ich gern weiter/u).check();
    await unfold("Ihre Sprachen");
    await page.getByRole("group", { name: "Rumänisch" }).getByRole("radio", { name: "ein wenig" }).check();
    await unfold("Was zu Ihnen passt");
    await page
      .getByRole("group", { name: "Mit alten Menschen komme ich gut zurecht." })
      .getByRole("radio", { name: "passt" })
      .check();
    await page.getByLabel(/^Was ist Ihnen besonders wichtig/u).selectOption("alte");
    await unfold("Wie weit und wie");
    await page.getByLabel("mit dem Rollstuhl").check();
    await page.getByLabel(/^Die Person hat diesem Wortlaut zugestimmt/u).check();
    await page.getByRole("button", { name: "Speichern" }).click();
    await see(NAME);
    const main = await textOf(page.getByRole("main"));
    for (const words of [
      "April bis September passt gut Mittwoch vormittags, bis 12 Uhr",
      "Oktober bis März passt gut Donnerstag vormittags, bis 12 Uhr",
      "Kochen und backen (sehr gut)",
      "Rumänisch (ein wenig)",
      "Mit alten Menschen komme ich gut zurecht. (zählt doppelt)",
      "mit dem Rollstuhl",
      "18 oder älter.",
    ])
      expect(main).toContain(words);
  },
  JOURNEY_TIME,
);

it(
  "everything that was told can be handed out as a file, and is deleted on request",
  async () => {
    const { page, see } = desk;
    const file = await page.getByRole("link", { name: /JSON, für Programme/u }).getAttribute("href");
    const json = await page.request.get(file ?? "");
    expect(await json.json()).toMatchObject({
      Person: [{ displayName: NAME, email: null, source: "paper" }],
      VolunteerProfile: [{ isAdult: true, bornOn: null, mobility: "wheelchair", basicLanguages: ["ro"] }],
      VolunteerSkill: [{ level: 3, canTeach: true }],
      VolunteerAnswer: [{ answer: "fits", isDoubled: true }],
      Consent: [{ channel: "paper" }],
    });
    await page.getByRole("link", { name: /löschen/u }).click();
    await see(/Emil/u);
    await page.getByRole("checkbox").check();
    await page.getByRole("button", { name: "Endgültig löschen" }).click();
    await see("Freiwillige");
    const left = { where: { person: { state: "anonymised" as const } } };
    const { db } = scene.house.database;
    expect([await db.volunteerAnswer.count(left), await db.volunteerSkill.count(left)]).toEqual([0, 0]);
    expect(await db.person.count({ where: { state: "anonymised" } })).toBe(1);
  },
  JOURNEY_TIME,
);

async function unfold(part: string): Promise<void> {
  await desk.page.getByRole("heading", { name: part, exact: true }).click();
}
