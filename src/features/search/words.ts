/** What somebody looks for: as typed, and as the database compares it. */
export interface Words {
  /** At most 100 characters, tidied. */
  readonly text: string;
  /** Each word folded as fold_text of the migrations does it: "Büro" and "buero" are one. */
  readonly folded: readonly string[];
  /** For to_tsquery: letters and digits only, each word also as a beginning. */
  readonly tsquery: string;
}

const LONGEST = 100;
const MOST_WORDS = 8;
const FOLDED = new Map<string, string>([
  ["ä", "ae"],
  ["ö", "oe"],
  ["ü", "ue"],
  ["ß", "ss"],
  ...pairs("éèêáàâíîóôúûçñăâîșşțţğıćčłńśźżřýåãõ", "eeeaaaiioouuucnaaissttgiccnnszzryaao"),
]);

/** Reads a query as it came; null when it holds no letter and no digit. */
export function readWords(raw: unknown): Words | null {
  if (typeof raw !== "string") return null;
  const text = Array.from(
    raw
      .normalize("NFC")
      .replaceAll(/[\p{C}\s]+/gu, " ")
      .trim(),
  )
    .slice(0, LONGEST)
    .join("")
    .trim();
  const words = (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).slice(0, MOST_WORDS);
  if (words.length === 0) return null;
  return { text, folded: words.map(foldText), tsquery: words.map(oneWord).join(" & ") };
}

/** The same as fold_text in the database. */
function foldText(text: string): string {
  return Array.from(text.toLowerCase(), (letter) => FOLDED.get(letter) ?? letter).join("");
}

/** Folded text with, for each of its characters, where it stands in the original: for marking what was found. */
export function foldWithPlaces(text: string): { readonly folded: string; readonly places: readonly number[] } {
  const places: number[] = [];
  let folded = "";
  for (let place = 0; place < text.length; place += 1) {
    const letter = (text[place] ?? "").toLowerCase();
    const plain = FOLDED.get(letter) ?? letter;
    for (let index = 0; index < plain.length; index += 1) places.push(place);
    folded += plain;
  }
  return { folded, places };
}

/** "buero" is also looked for as "buro", which is what unaccent makes of "Büro". */
function oneWord(word: string): string {
  const spellings = new Set([word, word.replaceAll(/([aou])e/gu, "$1"), word.replaceAll("ss", "ß")]);
  const ending = word.length >= 3 ? ":*" : "";
  return `(${[...spellings].map((spelling) => `'${spelling}'${ending}`).join(" | ")})`;
}

function pairs(from: string, to: string): [string, string][] {
  const plain = Array.from(to);
  return Array.from(from, (letter, index): [string, string] => [letter, plain[index] ?? letter]);
}
