import { LANGUAGES, localPath } from "../../shared/text/languages.ts";

/** robots.txt (RFC 9309): everything but the desk and people's own pages. */
export function robotsFile(origin: string): string {
  const closed = LANGUAGES.flatMap((language) => ["/buero", "/konto"].map((path) => localPath(language, path)));
  const lines = ["User-agent: *", ...closed.map((path) => `Disallow: ${path}`), `Sitemap: ${origin}/sitemap.xml`];
  return `${lines.join("\n")}\n`;
}

/** sitemap.xml (sitemaps.org 0.9) with absolute addresses; `updatedAt` is left out where it is not known. */
export function sitemapFile(
  origin: string,
  pages: readonly { readonly path: string; readonly updatedAt?: Date }[],
): string {
  const urls = pages.map(({ path, updatedAt }) => {
    const changed = updatedAt === undefined ? "" : `<lastmod>${updatedAt.toISOString()}</lastmod>`;
    return `<url><loc>${escapeXml(`${origin}${path}`)}</loc>${changed}</url>`;
  });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
    ...urls,
    "</urlset>",
    "",
  ].join("\n");
}

const VALID_DAYS = 180;
const DAY_MS = 86_400_000;

/** security.txt (RFC 9116): where to report a weakness. It names an end at most a year ahead, here half a year. */
export function securityFile(origin: string, email: string, now: Date): string {
  const expires = new Date(Math.floor(now.getTime() / DAY_MS + VALID_DAYS) * DAY_MS);
  const lines = [
    ...(email === "" ? [] : [`Contact: mailto:${email}`]),
    `Contact: ${origin}/kontakt`,
    `Expires: ${expires.toISOString()}`,
    "Preferred-Languages: de, en",
    `Canonical: ${origin}/.well-known/security.txt`,
  ];
  return `${lines.join("\n")}\n`;
}

function escapeXml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
