import { createPress } from "../../../src/features/print/press/press.ts";
import { createShelf } from "../../../src/features/print/press/shelf.ts";
import type { Printing } from "../../../src/features/print/press/typesetter.ts";

const content = {
  title: "Liste",
  language: "de",
  day: "2026-11-27",
  publisher: "Stadtteilladen",
  publisherShort: "Stadtteilladen",
  place: "Wehringhausen",
  printed: "Stand",
  exampleWord: "Beispiel",
  phoneWord: "Telefon",
  shortLink: "stadtteilladen.test/anlaufstellen",
  qrAlt: "QR-Code",
  narrowed: [],
  count: "0 Orte",
  empty: "leer",
  missing: "",
  entries: [],
};
const qr = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path d="M0 0h1v1H0z"/></svg>';
const sheet = (title: string): Printing => ({ sheet: "list", content: { ...content, title }, drawings: { qr } });
const broken: Printing = { sheet: "list", content: {}, drawings: { qr } };

it("sets one after the other, makes the same only once, and keeps it", async () => {
  const press = createPress();
  const [one, again, other] = await Promise.all([
    press.print(sheet("eins")),
    press.print(sheet("eins")),
    press.print(sheet("zwei")),
  ]);
  expect(again).toBe(one);
  expect(other.equals(one)).toBe(false);
  expect(press.kept(press.markOf(sheet("eins")))).toBe(one);
  press.stop();
  expect(await press.print(sheet("eins"))).toBe(one);
  expect((await press.print(sheet("drei"))).subarray(0, 5).toString()).toBe("%PDF-");
  press.stop();
});

it("a document that cannot be set fails alone; the next one is made", async () => {
  const press = createPress();
  await expect(press.print(broken)).rejects.toThrow("could not be set");
  expect((await press.print(sheet("danach"))).length).toBeGreaterThan(1000);
  press.stop();
});

it("one that takes too long is given up and its process replaced", async () => {
  const press = createPress({ longestMs: 1 });
  await expect(press.print(sheet("langsam"))).rejects.toThrow("longer than 1 ms");
  press.stop();
});

it("refuses when too many wait, and takes up again afterwards", async () => {
  const press = createPress({ mostWaiting: 2 });
  const waiting = [press.print(sheet("eins")), press.print(sheet("zwei"))];
  await expect(press.print(sheet("drei"))).rejects.toMatchObject({ kind: "tooMany", messageKey: "print:press.busy" });
  await Promise.all(waiting);
  expect((await press.print(sheet("drei"))).length).toBeGreaterThan(1000);
  press.stop();
});

it("without work the process ends, and the next document starts another", async () => {
  const press = createPress({ restMs: 1 });
  await press.print(sheet("eins"));
  await new Promise((resolve) => setTimeout(resolve, 30));
  expect((await press.print(sheet("zwei"))).length).toBeGreaterThan(1000);
  press.stop();
});

it("the shelf forgets what was not asked for longest", () => {
  const shelf = createShelf(10);
  shelf.keep("a", Buffer.alloc(4));
  shelf.keep("b", Buffer.alloc(4));
  shelf.find("a");
  shelf.keep("c", Buffer.alloc(4));
  expect([shelf.find("a") !== null, shelf.find("b") !== null, shelf.find("c") !== null]).toEqual([true, false, true]);
  shelf.keep("zu groß", Buffer.alloc(11));
  expect(shelf.find("zu groß")).toBeNull();
});
