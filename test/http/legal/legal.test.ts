import { openTestHouse, TEST_ORIGIN, type TestHouse } from "../../support/app.ts";
import { buildArticle } from "../../support/factories/news.ts";
import { buildThemes } from "../../support/factories/themes.ts";
import { readPage } from "../../support/page.ts";
import { checkWellFormed, textsOf } from "../../support/xml.ts";

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});
beforeEach(() => house.empty());
afterAll(() => house.close());

const db = () => house.database.db;
const page = async (path: string) => readPage(await house.visitor().get(path).expect(200));
const operator = {
  name: "Trägerverein e. V.",
  street: "Lange Str. 1",
  postalCode: "58089",
  city: "Hagen",
  email: "kontakt@example.org",
  phone: "",
  responsible: "Beispiel-Vorstand",
  carrierType: "association",
};
const save = (values: Partial<typeof operator>) =>
  db().setting.create({ data: { key: "operator", value: { ...operator, ...values } } });

it("the imprint names operator and responsible person; the programme's page is linked once it exists", async () => {
  await save({});
  const imprint = await page("/impressum");
  expect(imprint.text).toContain("Trägerverein e. V. Lange Str. 1 58089 Hagen E-Mail: kontakt@example.org");
  expect(imprint.text).toContain("Beispiel-Vorstand");
  expect(imprint.text).not.toContain("Hier fehlt noch");
  const label = "Das Programm Soziale Stadt ist beendet: was davon blieb";
  expect(imprint.hasLink(label)).toBe(false);
  await buildArticle(db(), { slug: "soziale-stadt-beendet", kind: "page" });
  house.cache.changed("article");
  expect((await page("/impressum")).linkTo(label)).toBe("/aktuelles/soziale-stadt-beendet");
});

it("what the operator has not told yet is said to staff, not to visitors", async () => {
  await save({ responsible: "", email: "" });
  expect((await page("/impressum")).text).not.toContain("Hier fehlt noch");
  const staff = await house.as(await house.staff("coordinator"));
  expect(readPage(await staff.get("/impressum")).text).toContain("Hier fehlt noch: E-Mail und verantwortliche Person.");
});

it.each([
  ["association", "Datenschutz-Grundverordnung (DSGVO)", "LDI NRW"],
  ["municipal", "DSG NRW", "LDI NRW"],
  ["church", "DSG-EKD", "Katholisches Datenschutzzentrum"],
])(
  "the privacy notice of a carrier of type %s names its law and its supervision",
  async (carrierType, law, authority) => {
    await save({ carrierType });
    const { text } = await page("/datenschutz");
    expect(text).toContain(law);
    expect(text).toContain(authority);
    expect(text).toContain("sechs Monate nach Abschluss");
    expect(text.includes("LDI NRW")).toBe(carrierType !== "church");
  },
);

it("the accessibility statement names gaps, the way to report one, and the ombuds office, in English too", async () => {
  const german = await page("/barrierefreiheit");
  expect(german.linkTo("Barriere melden")).toBe("/barrierefreiheit/melden");
  expect(german.linkTo("ombudsstelle-barrierefreie-it@mags.nrw.de")).toBe(
    "mailto:ombudsstelle-barrierefreie-it@mags.nrw.de",
  );
  expect(german.text).toContain("Es gibt noch kein Video in Deutscher Gebärdensprache.");
  expect((await page("/en/barrierefreiheit")).heading).toBe("Accessibility statement");
});

it.each(["/leicht", "/leicht/"])("%s is the start page in plain language and says that it is a draft", async (path) => {
  const response = await house.visitor().get(path).expect(200);
  expect(readPage(response).heading).toBe("Der Stadtteil-Laden in Leichter Sprache");
  expect(readPage(response).text).toContain("Dieser Text ist ein Entwurf.");
  expect(readPage(response).linkTo("Orte für Hilfe")).toBe("/anlaufstellen");
  expect(response.text).toContain('<body class="leicht">');
});

it("every link of the plain language page leads to a page", async () => {
  const { text } = await house.visitor().get("/leicht/");
  const main = text.slice(text.indexOf("<main"), text.indexOf("</main>"));
  const links = Array.from(main.matchAll(/<a href="([^"]+)"/gu), ([, href = ""]) => href);
  expect(links.length).toBeGreaterThan(6);
  for (const href of links) await house.visitor().get(href).expect(200);
});

it("robots.txt closes desk and accounts in every language and names the sitemap", async () => {
  const { text } = await house.visitor().get("/robots.txt").expect(200);
  expect(text).toContain("Disallow: /buero\nDisallow: /konto\nDisallow: /en/buero");
  expect(text).toContain(`Sitemap: ${TEST_ORIGIN}/sitemap.xml`);
});

it("the sitemap is well-formed, absolute, and holds what is public and nothing of the desk", async () => {
  await buildThemes(db());
  await buildArticle(db());
  const { text } = await house.visitor().get("/sitemap.xml").expect(200);
  checkWellFormed(text);
  const addresses = textsOf(text, "loc");
  expect(addresses).toEqual(
    expect.arrayContaining(["/", "/aktuelles/hofflohmarkt", "/themen/kreativ"].map((path) => TEST_ORIGIN + path)),
  );
  expect(addresses.filter((address) => !address.startsWith(`${TEST_ORIGIN}/`) || address.includes("/buero"))).toEqual(
    [],
  );
});

it("security.txt names a contact and an end less than a year ahead", async () => {
  await save({});
  const { text } = await house.visitor().get("/.well-known/security.txt").expect(200);
  expect(text).toContain("Contact: mailto:kontakt@example.org\n");
  const expires = new Date(/^Expires: (.+)$/mu.exec(text)?.[1] ?? "").getTime() - house.clock.now.getTime();
  expect(expires).toBeGreaterThan(90 * 86_400_000);
  expect(expires).toBeLessThan(365 * 86_400_000);
});
