import { markHits, whyFound } from "../../../src/features/search/snippet.ts";
import { readWords, type Words } from "../../../src/features/search/words.ts";

const words = (text: string): Words => readWords(text) ?? { text: "", typed: [], folded: [] };
const needles = (text: string) => words(text).folded;
const shown = (parts: readonly { text: string; isHit: boolean }[] | null) =>
  parts?.map((part) => (part.isHit ? `[${part.text}]` : part.text)).join("") ?? null;

it.each([undefined, 7, ["a", "b"], "", "  \n ", "%_%", "'; -- ", "\u0000\u0007"])("%p holds no word", (raw) => {
  expect(readWords(raw)).toBeNull();
});

it("words are folded as the database folds them, and nothing but letters and digits reaches the query", () => {
  expect(words("Büro & Straße!").folded).toEqual(["buero", "strasse"]);
  expect(words("a' | !b:* <-> (c)\u0000 \\ %_").typed).toEqual(["a", "b", "c"]);
});

it("a long query is cut to 100 characters and eight words", () => {
  expect(words("x".repeat(20_000)).text).toHaveLength(100);
  expect(words("ab bc cd de ef fg gh hi ij jk kl").folded).toHaveLength(8);
});

it("a hit is marked in the text as it was written, whatever the spelling asked for", () => {
  expect(shown(markHits("Das Büro der Straße", needles("buero strasse")))).toBe("Das [Büro] der [Straße]");
  expect(shown(markHits("Mietberatung", needles("Beratungen")))).toBe("Miet[beratung]");
  expect(shown(markHits("Kultopia", needles("Kultur")))).toBeNull();
});

it("marks of Markdown do not stand in a passage", () => {
  const keywords = "## Was fehlt\n- **Fahrräder** zum Leihen";
  expect(shown(whyFound({ summary: "", keywords }, needles("fahrrader leihen")))).toBe(
    "Was fehlt\n[Fahrräder] zum [Leihen]",
  );
});

it("the reason is the summary if the word stands there, else the passage around it", () => {
  const keywords = `${"Vorher steht viel. ".repeat(20)}Hier gibt es Fahrräder zu leihen. ${"Danach auch. ".repeat(20)}`;
  expect(shown(whyFound({ summary: "Wir leihen Fahrräder.", keywords }, needles("fahrrad")))).toBe(
    "Wir leihen [Fahrräder].",
  );
  const passage = shown(whyFound({ summary: "Ohne das Wort.", keywords }, needles("leihen"))) ?? "";
  expect(passage).toContain("[leihen]");
  expect(passage.startsWith("… ")).toBe(true);
  expect(passage.length).toBeLessThan(200);
});
