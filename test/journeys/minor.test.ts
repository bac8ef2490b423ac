import { openBrowserHouse, type BrowserHouse } from "../support/browserHouse.ts";
import {
  DARK_DESK,
  followJourney,
  type Journey,
  JOURNEY_TIME,
  letPass,
  signIn,
  TELEPHONE,
  textOf,
} from "../support/journey.ts";

// Somebody of sixteen with a telephone: registers, is told that a guardian has to agree, who reads the mail and says
// yes; then there is a place. Later the guardian takes it back.

let scene: BrowserHouse;
let minor: Journey;
let guardian: Journey;
let desk: Journey;
beforeAll(async () => {
  scene = await openBrowserHouse();
  minor = followJourney(await scene.open(TELEPHONE));
  guardian = followJourney(await scene.open(TELEPHONE));
  desk = followJourney(await scene.open(DARK_DESK));
}, 60_000);
afterAll(() => scene.close());
afterEach(async () => {
  expect([...minor.faults, ...guardian.faults, ...desk.faults]).toEqual([]);
  expect(scene.foreignRequests).toEqual([]);
  expect(await guardian.context.cookies()).toEqual([]);
});

const NEED = "Fotos vom Stadtteilleben";

it(
  "registers: who is younger than 18 is asked for more, in the same form and without a script",
  async () => {
    const { page, see } = minor;
    await page.goto("/mitmachen/anmelden");
    await see("Zeit anbieten");
    await page.getByLabel("Name", { exact: true }).fill("Mia Muster");
    await page.getByRole("textbox", { name: "E-Mail", exact: true }).fill("mia@example.org");
    const saturday = page.getByRole("group", { name: "Samstag nachmittags, 12 bis 17 Uhr" });
    await saturday.click();
    expect(await saturday.getByRole("radio", { name: "passt gut" }).isChecked()).toBe(true);
    await saturday.click();
    expect(await saturday.getByRole("radio", { name: "zur Not" }).isChecked()).toBe(true);
    await page.getByText("Was passt zu Ihnen? 12 Aussagen").click();
    await page.getByRole("group", { name: "Ich bin gern draußen." }).getByRole("radio", { name: "passt" }).check();
    expect(await page.getByLabel("Wann sind Sie geboren?").isVisible()).toBe(false);
    await page.getByLabel("jünger als 18").check();
    await page.getByLabel("Wann sind Sie geboren?").fill("2010-05-14");
    await page.getByLabel("Wer hat das Sorgerecht für Sie?").fill("Ute Muster");
    await page.getByLabel("E-Mail dieser Person").fill("ute@example.org");
    await page.getByLabel(/^Sie dürfen meine Angaben speichern/u).check();
    letPass(scene, 90);
    await page.getByRole("button", { name: "Anmelden" }).click();
    await see("Fast geschafft");
  },
  JOURNEY_TIME,
);

it(
  "confirms, looks around, and learns on trying that the consent is missing",
  async () => {
    const { page, see } = minor;
    await signIn(desk, scene, "coordinator");
    await page.goto(await linkInLetterTo("mia@example.org"));
    await see("Anmeldung bestätigen");
    await page.getByRole("button", { name: "Ja, ich bin dabei" }).click();
    await see("Meine Angaben und Einsätze");
    const consent = page.getByRole("region", { name: "Zustimmung Ihrer Eltern" });
    expect(await textOf(consent)).toContain("Ute Muster ist seit 27. November 2026 gefragt");
    expect(await textOf(page.getByRole("main"))).toContain("Geht zur Not Samstag nachmittags");
    await page.goto("/mitmachen/fotos-stadtteilleben");
    await see(NEED);
    expect(await page.getByRole("button", { name: "Ich helfe mit" }).count()).toBe(0);
  },
  JOURNEY_TIME,
);

it(
  "the guardian reads what it is about and agrees; the minor has a place",
  async () => {
    await guardian.page.goto(await linkInLetterTo("ute@example.org"));
    await guardian.see("Mia Muster möchte mithelfen");
    await guardian.page.getByRole("button", { name: "Ja, ich erlaube es" }).click();
    await guardian.see("Mia Muster möchte mithelfen");
    expect(await textOf(guardian.page.getByRole("status"))).toContain(
      "Ute Muster hat am 27. November 2026 zugestimmt.",
    );
    const { page, see } = minor;
    await page.goto("/mitmachen/fotos-stadtteilleben");
    await see(NEED);
    await page.getByRole("button", { name: "Ich helfe mit" }).click();
    await see(NEED);
    expect(await textOf(page.getByRole("main"))).toContain("Sie sind dabei.");
  },
  JOURNEY_TIME,
);

it(
  "the desk sees age and consent; the guardian takes it back by the same link, and the place is given back",
  async () => {
    await desk.page.goto("/buero/freiwillige?q=Mia");
    await desk.see("Freiwillige");
    await desk.page.getByRole("link", { name: "Mia Muster" }).click();
    await desk.see("Mia Muster");
    expect(await textOf(desk.page.getByRole("main"))).toContain("16 Jahre, geboren am 14. Mai 2010.");
    await guardian.page.getByRole("button", { name: "Zustimmung zurücknehmen" }).click();
    await guardian.see("Mia Muster möchte mithelfen");
    await minor.page.goto("/konto");
    await minor.see("Meine Angaben und Einsätze");
    expect(await textOf(minor.page.getByRole("region", { name: "Zustimmung Ihrer Eltern" }))).toContain(
      "Ute Muster hat die Zustimmung am 27. November 2026 zurückgenommen.",
    );
    const person = await scene.house.database.db.person.findFirstOrThrow({
      where: { email: "mia@example.org" },
      select: { assignments: { select: { state: true } } },
    });
    expect(person.assignments).toEqual([{ state: "withdrawn" }]);
  },
  JOURNEY_TIME,
);

/** The link in the newest letter to an address, as the demo's outbox holds it. */
async function linkInLetterTo(recipient: string): Promise<string> {
  const letter = await scene.house.database.db.outbox.findFirstOrThrow({
    where: { recipient },
    orderBy: { createdAt: "desc" },
  });
  const link = /https?:\/\/[^/\s]+(\/\S+)/u.exec(letter.text)?.[1] ?? "";
  return link;
}
