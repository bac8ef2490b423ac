const TOKEN =
  /<!\[CDATA\[[\s\S]*?\]\]>|<\?xml[^>]*\?>|<(\/?)([A-Za-z][\w:.-]*)((?:\s+[\w:.-]+="[^"<]*")*)\s*(\/?)>|[^<]+/gu;
const REFERENCE = /&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[0-9a-f]+);)/iu;

/** Throws unless the text is well-formed XML of the plain kind: elements, attributes in quotes, CDATA, references. */
export function checkWellFormed(xml: string): void {
  const nesting: Nesting = { open: [], roots: 0 };
  let read = 0;
  for (const match of xml.matchAll(TOKEN)) {
    if (match.index !== read) break;
    read += match[0].length;
    checkToken(match, nesting);
  }
  if (read !== xml.length) throw new Error(`not XML: ${xml.slice(read, read + 60)}`);
  if (nesting.open.length > 0 || nesting.roots !== 1) throw new Error(`unfinished: ${nesting.open.join(" ")}`);
}

function checkToken([token, slash, name, attributes = "", isEmpty]: RegExpExecArray, nesting: Nesting): void {
  if (token.startsWith("<![CDATA[")) return;
  if (REFERENCE.test(name === undefined ? token : attributes)) throw new Error(`bare & in: ${token}`);
  if (name === undefined) checkText(token, nesting);
  else nest(nesting, { name, closes: slash === "/", isEmpty: isEmpty === "/" });
}

interface Nesting {
  readonly open: string[];
  roots: number;
}

function checkText(token: string, { open }: Nesting): void {
  if (open.length === 0 && !token.startsWith("<?") && token.trim() !== "") throw new Error(`text outside: ${token}`);
}

function nest(nesting: Nesting, tag: { name: string; closes: boolean; isEmpty: boolean }): void {
  if (tag.closes) {
    if (nesting.open.pop() !== tag.name) throw new Error(`</${tag.name}> closes nothing`);
    return;
  }
  if (nesting.open.length === 0) nesting.roots += 1;
  if (!tag.isEmpty) nesting.open.push(tag.name);
}

/** The texts of every element of that name, CDATA and references resolved. */
export function textsOf(xml: string, name: string): readonly string[] {
  const elements = xml.matchAll(new RegExp(`<${name}(?:\\s[^>]*)?>([\\s\\S]*?)</${name}>`, "gu"));
  return Array.from(elements, ([, inner = ""]) => resolve(inner).trim());
}

function resolve(inner: string): string {
  return inner
    .split(/(<!\[CDATA\[[\s\S]*?\]\]>)/u)
    .map((part) => (part.startsWith("<![CDATA[") ? part.slice(9, -3) : dereference(part)))
    .join("");
}

function dereference(text: string): string {
  return text
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&apos;", "'")
    .replaceAll("&amp;", "&");
}
