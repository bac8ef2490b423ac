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

/** Every character that folding may change; in most texts few. */
const CHANGING = /['A-Z\u{80}-\u{10FFFF}]/gu;

/** The same as fold_text in the database. */
export function foldText(text: string): string {
  return text.replaceAll(CHANGING, foldLetter);
}

/** For each character of the folded text, where it stands in the original: for marking what was found. */
export function placesInFolded(text: string): readonly number[] {
  const places: number[] = [];
  let place = 0;
  for (const letter of text) {
    const { length } = foldLetter(letter);
    for (let index = 0; index < length; index += 1) places.push(place + Math.min(index, letter.length - 1));
    place += letter.length;
  }
  return places;
}

/** Folded once more, so that "Büro", "buero" and "buro" are one, and Arabic words are without their article. */
export function skeletonOf(word: string): string {
  const folded = foldText(word);
  return ARABIC.test(folded) ? folded.replace(ARABIC_ARTICLE, "") : folded.replaceAll(/([aou])e/gu, "$1");
}

function foldLetter(letter: string): string {
  const small = FOLDED.has(letter) ? letter : letter.toLowerCase();
  return FOLDED.get(small) ?? small;
}

function pairs(from: string, to: string): [string, string][] {
  const plain = Array.from(to);
  return Array.from(from, (letter, index): [string, string] => [letter, plain[index] ?? letter]);
}

function gone(letter: string): [string, string] {
  return [letter, ""];
}
