import type { TextKey } from "../../shared/text/keys.ts";
import type { Reader } from "../../shared/text/reader.ts";
import type { ContactPoint } from "./contactPoint.queries.ts";
import type { Fact, MixedWords } from "./contactPoints.pages.ts";
import { german } from "./door.presenter.ts";

const PHONE_KINDS: Readonly<Record<string, TextKey>> = {
  cell: "contactPoints:phone.cell",
  fax: "contactPoints:phone.fax",
  text: "contactPoints:phone.text",
  textphone: "contactPoints:phone.textphone",
  video: "contactPoints:phone.video",
};

/** What kind of number it is, unless it is a plain telephone. */
export function phoneKind({ t }: Reader, type: string): string {
  const key = PHONE_KINDS[type];
  return key === undefined ? "" : t(key);
}

/** What somebody should know before going there; only what is known. */
export function factsOf(reader: Reader, point: ContactPoint): readonly Fact[] {
  const { format } = reader;
  const languages = (codes: readonly string[]) => ours(format.list(codes.map((code) => format.languageName(code))));
  const words = (text: string | null) => german(reader, text ?? "");
  const facts: readonly (readonly [TextKey, ...MixedWords[]])[] = [
    ["contactPoints:fact.organisation", words(point.organisation)],
    ["contactPoints:fact.concerns", ours(format.list(point.concerns))],
    ["contactPoints:fact.targets", ours(format.list(point.targets))],
    ["contactPoints:fact.eligibility", words(point.eligibility)],
    ["contactPoints:fact.languages", languages(point.languages)],
    ["contactPoints:fact.interpretation", languages(point.interpretedLanguages), words(point.interpretation)],
    ["contactPoints:fact.costs", ...costsOf(reader, point)],
    ["contactPoints:fact.application", words(point.application)],
    ["contactPoints:fact.documents", ...point.documents.map(words)],
    ["contactPoints:fact.waitTime", words(point.waitTime)],
    ["contactPoints:fact.transport", words(point.transportation)],
  ];
  return facts.flatMap(([term, ...parts]) =>
    inOneLanguage(parts.filter(({ text }) => text !== "")).map((said) => ({ term: reader.t(term), words: said })),
  );
}

/** The tick in the reader's language and the words to it, which may say the same. */
function costsOf(reader: Reader, { isFree, fees }: ContactPoint): readonly MixedWords[] {
  const text = fees ?? "";
  if (isFree === null) return [german(reader, text)];
  const tick = reader.t(isFree ? "contactPoints:costs.free" : "contactPoints:costs.notFree");
  const isSaidTwice = isFree && /^(?:kostenlos|kostenfrei|gratis)\.?$/iu.test(text);
  return [...(isFree || text === "" ? [ours(tick)] : []), ...(isSaidTwice ? [] : [german(reader, text)])];
}

function ours(text: string): MixedWords {
  return { text, isGerman: false };
}

/** Words of one language become one text; German ones stay apart from the reader's. */
function inOneLanguage(parts: readonly MixedWords[]): readonly MixedWords[] {
  return [false, true].flatMap((isGerman) => {
    const own = parts.filter((part) => part.isGerman === isGerman).map(({ text }) => text);
    return own.length === 0 ? [] : [{ text: own.join("; "), isGerman }];
  });
}
