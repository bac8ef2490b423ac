import type { TextKey } from "../../shared/text/keys.ts";
import type { Reader } from "../../shared/text/reader.ts";
import type { PlainPage, PlainSection } from "./plain.pages.ts";

const SECTIONS = [
  ["help", "zusammenhalt", "/anlaufstellen"],
  ["rooms", "wohnen", "/fokusraeume"],
  ["join", "kreativ", "/mitmachen"],
  ["dates", "image", "/termine"],
  ["news", "gewerbe", "/aktuelles"],
  ["question", "vernetzung", "/kontakt"],
  ["menu", "sauberkeit", "/"],
  ["access", "zusammenhalt", "/barrierefreiheit/melden"],
] as const;

export function presentPlain(reader: Reader): PlainPage {
  const { t, href } = reader;
  return {
    title: t("plain:title"),
    bodyClass: "leicht",
    crumbs: [{ label: t("frame:start"), href: href("/") }],
    lead: linesOf(t("plain:lead")),
    sections: SECTIONS.map(([id, house, path]) => sectionOf(reader, { id, house, path })),
    note: linesOf(t("plain:note")),
  };
}

function sectionOf(
  { t, href }: Reader,
  { id, house, path }: { id: (typeof SECTIONS)[number][0]; house: string; path: string },
): PlainSection {
  const key = (part: "title" | "text" | "link"): TextKey => `plain:${id}.${part}`;
  return {
    id,
    house,
    heading: t(key("title")),
    paragraphs: t(key("text")).split("\n\n").map(linesOf),
    href: href(path),
    linkText: t(key("link")),
  };
}

function linesOf(text: string): readonly string[] {
  return text.split("\n");
}
