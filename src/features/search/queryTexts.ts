import { foldText } from "./fold.ts";
import { meaningsOf, type Concept } from "./meaning.ts";
import { wordsOf } from "./words.ts";

/** How the database is asked for one concept: texts for to_tsquery, and a regular expression for parts of words. */
export interface ConceptTexts {
  readonly whole: string;
  /** The words as typed, also as beginnings of longer ones. */
  readonly own: string;
  /** What they mean. */
  readonly meant: string;
  /** The same three, in titles only. */
  readonly wholeTitle: string;
  readonly ownTitle: string;
  readonly meantTitle: string;
  readonly parts: string;
}

/** Stands in no text: an empty query would be answered with everything, or with a notice. */
const NOTHING = "qzxqzxqzx";
const SHORTEST_BEGINNING = 3;
const SHORTEST_PART = 4;
const SHORTEST_MEANT_PART = 5;
/** What the index takes off a word (Snowball, German): "Kurs" becomes "kur", "Haus" and "Zahn" stay. */
const STEMMED = /(?:ern|em|er|en|es|e|(?<=[bdfghklmnrt])s)$/u;
const STREET = "strasse";
const ENDING = /(?:innen|en|er|es|e|n|s)$/u;
/** Letters of weight A, which the index gives to titles. */
const IN_TITLE = "A";

export function textsOf(concept: Concept): ConceptTexts {
  const whole = (where: string) => allOf(concept.typed, (word) => wordText(word, where));
  const own = (where: string) => allOf(concept.typed, (word) => wordText(word, beginning(word) + where));
  const meant = (where: string) => meantText(concept, where);
  return {
    whole: whole(""),
    own: own(""),
    meant: meant(""),
    wholeTitle: whole(IN_TITLE),
    ownTitle: own(IN_TITLE),
    meantTitle: meant(IN_TITLE),
    parts: partsText(concept),
  };
}

/** Every concept must be there, by its own words or by what they mean. */
export function everyText(texts: readonly ConceptTexts[]): string {
  return texts.map(({ own, meant }) => (meant === NOTHING ? own : `(${own} | ${meant})`)).join(" & ");
}

export function everyWholeText(texts: readonly ConceptTexts[]): string {
  return texts.map(({ whole }) => whole).join(" & ");
}

function meantText(concept: Concept, where: string): string {
  const telling = meaningsOf(concept)
    .map(wordsOf)
    .filter((words) => words.length > 0);
  if (telling.length === 0) return NOTHING;
  return `(${telling.map((words) => allOf(words, (word) => wordText(word, beginning(word) + where))).join(" | ")})`;
}

function allOf(words: readonly string[], text: (word: string) => string): string {
  return words.length === 1 ? words.map(text).join("") : `(${words.map(text).join(" & ")})`;
}

/** The index looks for beginnings by the stem: that of "Miten" is "mit", with which half of all words begin. */
function beginning(word: string): string {
  if (word.length < SHORTEST_BEGINNING) return "";
  const stem = word.replace(STEMMED, "");
  return stem !== word && stem.length === SHORTEST_BEGINNING ? "" : "*";
}

/** "buero" is also looked for as "buro", which is what unaccent makes of "Büro". Words hold letters and digits only. */
function wordText(word: string, ending: string): string {
  const plain = unaccented(word);
  const spellings = new Set([plain, plain.replaceAll(/([aou])e/gu, "$1")]);
  const quoted = (spelling: string, as: string) => `'${spelling}'${as === "" ? "" : `:${as}`}`;
  const texts = [...spellings].map((spelling) => quoted(spelling, ending));
  // an address is as often written with "str." as with the whole word
  if (plain.endsWith(STREET)) texts.push(quoted(plain.slice(0, -"asse".length), ending.replace("*", "")));
  return texts.length === 1 ? texts.join("") : `(${texts.join(" | ")})`;
}

/** As the index has it: umlauts without their dots; other scripts are indexed folded. */
function unaccented(word: string): string {
  return foldText(word.replaceAll("ä", "a").replaceAll("ö", "o").replaceAll("ü", "u"));
}

/** Parts of compounds: "beratung" in "mietberatung". Three letters and less stand in everything. */
function partsText(concept: Concept): string {
  const own = concept.typed.length === 1 ? concept.typed.map((word) => stemOf(foldText(word))) : [];
  const meant = meaningsOf(concept).flatMap((meaning) => {
    const words = wordsOf(meaning);
    return words.length === 1 ? words.map((word) => stemOf(foldText(word))) : [];
  });
  const parts = [
    ...own.filter((part) => part.length >= SHORTEST_PART),
    ...meant.filter((part) => part.length >= SHORTEST_MEANT_PART),
  ];
  return parts.length === 0 ? NOTHING : [...new Set(parts)].join("|");
}

function stemOf(folded: string): string {
  const stem = folded.replace(ENDING, "");
  return stem.length >= SHORTEST_MEANT_PART ? stem : folded;
}
