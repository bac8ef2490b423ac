import { openTestHouse, type TestHouse } from "../../support/app.ts";
import { buildVocabulary } from "../../support/factories/volunteers.ts";
import { readPdf } from "../../support/pdf.ts";

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
  await house.empty();
  await buildVocabulary(house.database.db);
});
afterAll(() => house.close());

async function sheet(path: string) {
  const answer = await house.visitor().get(path).buffer().expect(200);
  expect(answer.headers["content-type"]).toBe("application/pdf");
  const pdf = readPdf(answer.body as Buffer);
  expect([pdf.isMarked, pdf.uaPart, pdf.size.map(Math.round)]).toEqual([true, "1", [595, 842]]);
  return pdf;
}
const words = (text: string) => text.replaceAll(/[\s-]/gu, "");

it("the registration on paper has the words of the site, the address of the form, and a first page that is enough", async () => {
  const pdf = await sheet("/mitmachen/anmeldebogen.pdf");
  expect([pdf.title, pdf.language, pdf.pages.length]).toEqual(["Zeit anbieten", "de", 3]);
  const first = words(pdf.pages[0] ?? "");
  for (const text of [
    "Name",
    "18 oder älter",
    "Wann haben Sie meistens Zeit?",
    "Sie dürfen meine Angaben speichern, um mir Aufgaben vorzuschlagen. Ich kann das jederzeit widerrufen.",
    "Unterschrift",
    "mitmachen/anmelden",
  ])
    expect(first).toContain(words(text));
  const further = words(pdf.pages.slice(1).join(""));
  for (const text of ["Ich bin gern draußen.", "Garten", "Türkisch", "zählt doppelt", "mit dem Rollstuhl"])
    expect(further).toContain(words(text));
  expect(pdf.alternatives.join()).toContain("mitmachen/anmelden");
}, 60_000);

it("in English and Arabic as well, and so is the consent of guardians", async () => {
  expect((await sheet("/en/mitmachen/anmeldebogen.pdf")).title).toBe("Offer your time");
  expect((await sheet("/ar/mitmachen/anmeldebogen.pdf")).language).toBe("ar");
  const consent = await sheet("/mitmachen/einwilligungsbogen.pdf");
  expect([consent.title, consent.pages.length]).toEqual(["Mein Kind darf mithelfen", 1]);
  expect(words(consent.pages[0] ?? "")).toContain(words("Ich habe das Sorgerecht und erlaube meinem Kind"));
  expect((await sheet("/ar/mitmachen/einwilligungsbogen.pdf")).language).toBe("ar");
}, 60_000);
