import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { codePointsOf, coverageOf } from "../../../src/features/print/press/fontCoverage.ts";
import { printableText, printableValue } from "../../../src/features/print/press/printableText.ts";

const FONTS = path.resolve("src/features/print/fonts");
const read = (name: string) => readFileSync(path.join(FONTS, name));
const names = readdirSync(FONTS).filter((name) => name.endsWith(".ttf"));
const covers = coverageOf(["fira-400.ttf", "arabisch-400.ttf"].map(read));
const inWords = (text: string) => printableText(text, covers);

it("the faces hold the letters of the quarter's languages, in both weights", () => {
  const text = "ÄÖÜäöüßẞ çğışİ âîșțăŞŢ čćžšđ łąęż ñéèêàø БългарскиЇїЄєҐґыэъ ЁёΑλφα „“‚‘–—…·•€§°×½→←";
  for (const weight of ["fira-400.ttf", "fira-600.ttf"]) {
    const known = new Set(codePointsOf(read(weight)));
    expect(Array.from(text).filter((sign) => !known.has(sign.codePointAt(0) ?? 0))).toEqual([]);
  }
  for (const weight of ["arabisch-400.ttf", "arabisch-700.ttf"]) {
    const known = new Set(codePointsOf(read(weight)));
    expect(
      Array.from("ابتثجحخدذرزسشصضطظعغفقكلمنهويءآأإةىئؤ٠٩،؟؛").filter((sign) => !known.has(sign.charCodeAt(0))),
    ).toEqual([]);
  }
});

it("a face tells no more than it can draw", () => {
  for (const name of names) {
    const points = codePointsOf(read(name));
    expect(points.length).toBeGreaterThan(300);
    expect(points).not.toContain(0x1f389);
    expect(points).not.toContain(0x6c49);
  }
});

it.each([
  ["keeps what can be set", "Straße 5, Büro – „offen“", "Straße 5, Büro – „offen“"],
  ["composes", "Bu\u0308ro", "Büro"],
  ["one line", "eins\r\n\tzwei\u0000drei\u2028vier", "eins zwei drei vier"],
  ["keeps spaces that must not break", "8\u00A0Uhr\u202F!", "8\u00A0Uhr\u202F!"],
  ["leaves pictures out", "Fest 🎉!", "Fest !"],
  ["shows that a letter is missing", "汉字", "\u25AF\u25AF"],
  ["no overrides of direction, but isolates", "\u202Eabc\u202C \u20661\u2069", "abc \u20661\u2069"],
  ["torn surrogates", "a\uD83Cb", "ab"],
])("%s", (_name, given, expected) => {
  expect(inWords(given)).toBe(expected);
});

it("long words may break, addresses stay what they are", () => {
  expect(inWords("x".repeat(70))).toBe(`${"x".repeat(30)}\u200B${"x".repeat(30)}\u200B${"x".repeat(10)}`);
  const address = "https://stadtteilladen-wehringhausen.example/anlaufstellen?thema=zusammenhalt&sprache=tr";
  expect(inWords(address)).toBe(address);
});

it("stacks of marks are cut", () => {
  expect(inWords(`Z${"\u0335".repeat(40)}`).length).toBeLessThan(6);
});

it("goes into lists and records, and leaves everything else", () => {
  const given = { rows: [{ text: "a\nb", isShut: false, none: null }], count: 2 };
  expect(printableValue(given, covers)).toEqual({ rows: [{ text: "a b", isShut: false, none: null }], count: 2 });
});
