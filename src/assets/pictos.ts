import { readFileSync } from "node:fs";
import { join } from "node:path";

const folder = join(import.meta.dirname, "art/pictos");

/** Houses a theme may live in; the spares wait for themes that are added later. */
export const pictoCodes = [
  "zusammenhalt",
  "sauberkeit",
  "vernetzung",
  "gewerbe",
  "kreativ",
  "wohnen",
  "image",
  "spare-1",
  "spare-2",
  "spare-3",
] as const;

/** The paths of a drawing without its frame and title: pages name a drawing in text beside it. */
function readPaths(name: string): string {
  const svg = readFileSync(join(folder, `${name}.svg`), "utf8");
  return [...svg.matchAll(/<path\b[^>]*\/>/g)].map(([path]) => path).join("");
}

function drawSymbol(code: string): string {
  const frame = `id="p-${code}" viewBox="0 0 64 62" preserveAspectRatio="xMinYMax" overflow="visible"`;
  return `<symbol ${frame}>${readPaths(code)}</symbol>`;
}

const symbols = new Map<string, string>(pictoCodes.map((code) => [code, drawSymbol(code)]));

/** The `<symbol id="p-CODE">` of a house, printed once a page; empty for a code that has no drawing. */
export function pictoSymbol(code: string): string {
  return symbols.get(code) ?? "";
}

/** Path markup of the three door signs, to be set into `<svg viewBox="0 0 24 25">` inside `.state`. */
export const doorPaths = {
  open: readPaths("tuer-offen"),
  shut: readPaths("tuer-zu"),
  unsure: readPaths("tuer-unklar"),
} as const;
