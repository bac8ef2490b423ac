// What the function fold_text of the migrations does, letter by letter: both sides of a comparison must be folded alike.

const FOLDED = new Map<string, string>([
  ["ä", "ae"],
  ["ö", "oe"],
  ["ü", "ue"],
  ["ß", "ss"],
  ["İ", "i"],
  ...pairs("éèêëáàâåãíìîïóòôõøúùûýñçășşțţğıćčłńśšźżžřđёґ", "eeeeaaaaaiiiiooooouuuyncassttgicclnsszzzrdег"),
  // Arabic: the forms of alef, the carriers of hamza and ta marbuta are each one letter
  ...pairs("أإآٱىئیؤةک", "ااااييي\u0648\u0647ك"),
  ...Array.from("'’ʼ\u0640\u064B\u064C\u064D\u064E\u064F\u0650\u0651\u0652\u0670", gone),
  ...Array.from("\u0300\u0301\u0302\u0303\u0306\u0307\u0308", gone),
]);

const ARABIC = /\p{Script=Arabic}/u;
/** "the", also behind "and", "with", "like", "so" and "for", which are written as one word with it. */
const ARABIC_ARTICLE = /^(?:[وبكف]?ال|لل)(?=.{3})/u;

/** Letters that are folded, once the text is in small letters: few, so that a text is folded in hardly more than one look. */
const CHANGING = new RegExp(`[${[...FOLDED.keys()].join("")}]`, "gu");
/** Letters that become more or fewer, in either size. */
const OF_OTHER_LENGTH = new RegExp(
  `[${[...FOLDED].flatMap(([letter, folded]) => (letter.length === folded.length ? [] : [letter, capitalOf(letter)])).join("")}]`,
  "gu",
);

/** The same as fold_text in the database, which writes a sigma alike wherever it stands. */
export function foldText(text: string): string {
  return text
    .replaceAll("Σ", "σ")
    .toLowerCase()
    .replaceAll(CHANGING, (letter) => FOLDED.get(letter) ?? letter);
}

/** Where in the original a place of the folded text is: for marking what was found. */
export function placeInOriginal(text: string, index: number): number {
  let added = 0;
  for (const { 0: letter, index: place } of text.matchAll(OF_OTHER_LENGTH)) {
    const from = place + added;
    if (index < from) break;
    const { length } = foldText(letter);
    if (index < from + length) return place + Math.min(index - from, letter.length - 1);
    added += length - letter.length;
  }
  return index - added;
}

/** Folded once more, so that "Büro", "buero" and "buro" are one, and Arabic words are without their article. */
export function skeletonOf(word: string): string {
  const folded = foldText(word);
  return ARABIC.test(folded) ? folded.replace(ARABIC_ARTICLE, "") : folded.replaceAll(/([aou])e/gu, "$1");
}

/** "ß" has a capital of its own, which toUpperCase does not know. */
function capitalOf(letter: string): string {
  return letter === "ß" ? "ẞ" : letter.toUpperCase();
}

function pairs(from: string, to: string): [string, string][] {
  const plain = Array.from(to);
  return Array.from(from, (letter, index): [string, string] => [letter, plain[index] ?? letter]);
}

function gone(letter: string): [string, string] {
  return [letter, ""];
}
