import { createDictionary } from "../../../src/features/search/dictionary.ts";
import { skeletonOf } from "../../../src/features/search/fold.ts";
import { conceptsOf, meaningsOf } from "../../../src/features/search/meaning.ts";
import { textsOf } from "../../../src/features/search/queryTexts.ts";
import { lettersOf, likeliest, mayBeWithin, slipsBetween } from "../../../src/features/search/spelling.ts";
import { readWords } from "../../../src/features/search/words.ts";

const dictionary = createDictionary([
  { language: "tr", term: "kira yardımı", means: ["Mietberatung"] },
  { language: "tr", term: "kira", means: ["Miete"] },
  { language: "ar", term: "إيجار", means: ["Miete"] },
  { language: "ar", term: "مساعدة إيجار", means: ["Mietberatung"] },
  { language: "uk", term: "сім'я", means: ["Familie"] },
  { language: "ro", term: "ședere", means: ["Aufenthalt"] },
  { language: "ro", term: "chirie", means: ["Miete"] },
  { language: "de", term: "Büro", means: ["Amt"] },
]);
const concepts = (query: string) => {
  const words = readWords(query);
  return words === null ? [] : conceptsOf(words, dictionary);
};
const meant = (query: string) => concepts(query).flatMap(meaningsOf);

it.each([
  ["kira", ["Miete"]],
  ["KİRA YARDIMI", ["Mietberatung"]],
  ["kira yardimi", ["Mietberatung"]],
  ["kirayı", ["Miete"]],
  ["إيجار", ["Miete"]],
  ["ايجار", ["Miete"]],
  ["الإيجار", ["Miete"]],
  ["للإيجار", ["Miete"]],
  ["إِيجَار", ["Miete"]],
  ["مساعدة في الإيجار", ["Miete"]],
  ["مساعده الايجار", ["Mietberatung"]],
  ["сім’я", ["Familie"]],
  ["СІМ'Я", ["Familie"]],
  ["şedere", ["Aufenthalt"]],
  ["sedere", ["Aufenthalt"]],
  ["chiria", ["Miete"]],
  ["buero", ["Amt"]],
  ["buro", ["Amt"]],
  ["kirgisisch", []],
])("%s means %j", (query, expected) => {
  expect(meant(query)).toEqual(expected);
});

it("the longest term is read first, and filler words of every language are left out", () => {
  expect(concepts("ich suche kira yardımı için").map(({ typed }) => typed)).toEqual([["kira", "yardımı"]]);
  expect(concepts("der die das").map(({ typed }) => typed)).toEqual([["der"], ["die"], ["das"]]);
});

it("nothing but letters and digits reaches the database's query language", () => {
  for (const concept of concepts("a' | !b:* <-> (c) \\ Büro")) {
    const { whole, own, meant: meaning, parts } = textsOf(concept);
    expect(`${whole} ${own} ${meaning}`.replaceAll(/'[\p{L}\p{N}]+'(?::\*?)?|[ |&()]|qzxqzxqzx/gu, "")).toBe("");
    expect(parts).toMatch(/^[\p{L}\p{N}|]+$/u);
  }
});

it.each([
  ["farrad", "fahrrad", 1],
  ["fahrard", "fahrrad", 1],
  ["fahrrad", "fahrrad", 0],
  ["", "abc", 3],
  ["abc", "", 3],
  ["kitten", "sitting", 3],
])("between %s and %s lie %i slips", (one, other, slips) => {
  expect(slipsBetween(one, other)).toBe(slips);
});

it("few slips are forgiven in short words, none in the shortest, and the nearest word comes first", () => {
  expect(likeliest("kta", ["kita"])).toEqual([]);
  expect(likeliest("farrad", ["fahrräder", "fahrrad", "fahrt"])).toEqual(["fahrrad"]);
  expect(likeliest("kindergaten", ["kindergärten", "kindergarten"])).toEqual(["kindergärten", "kindergarten"]);
});

it.each([
  ["Straße", "strasse"],
  ["Büro", "buro"],
  ["Steuer", "steur"],
  ["الإيجار", "ايجار"],
  ["والأسرة", "اسره"],
])("the skeleton of %s is %s", (word, skeleton) => {
  expect(skeletonOf(word)).toBe(skeleton);
});

it("words that may be near are never left out before their letters are compared", () => {
  const pairs = [
    ["fahrrad", "farrad"],
    ["kindergarten", "kindrgatne"],
    ["оренда", "орнеда"],
    ["quastenflosser", "kastenflossen"],
  ] as const;
  for (const [one, other] of pairs) {
    expect(mayBeWithin(slipsBetween(one, other), lettersOf(one), lettersOf(other))).toBe(true);
  }
  expect(mayBeWithin(3, lettersOf("quastenflosser"), lettersOf("bibliothek"))).toBe(false);
});
