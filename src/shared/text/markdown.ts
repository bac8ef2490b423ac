import MarkdownIt from "markdown-it";
import sanitizeHtml from "sanitize-html";
import { asSafeHtml, type SafeHtml } from "../pages/safeHtml.ts";

const markdown = new MarkdownIt({ html: false, linkify: true, typographer: false, breaks: false }).disable("image");

const TAGS = ["p", "h2", "h3", "h4", "ul", "ol", "li", "strong", "em", "a", "blockquote", "hr", "br", "code", "pre"];

/**
 * Turns Markdown that people wrote into HTML for a page: HTML inside it stays text, and what is left passes an
 * allow-list as well. Headings begin at h2, pictures are left out, links to other hosts carry rel="noopener".
 */
export function renderMarkdown(text: string, { origin }: { origin: string }): SafeHtml {
  const html = sanitizeHtml(markdown.render(text), {
    allowedTags: TAGS,
    allowedAttributes: { a: ["href", "rel"], ol: ["start"] },
    allowedSchemes: ["http", "https", "mailto", "tel"],
    allowProtocolRelative: false,
    transformTags: {
      h1: "h2",
      h5: "h4",
      h6: "h4",
      a: (tagName, { href = "" }) => ({
        tagName,
        attribs: { href, ...(isForeign(href, origin) ? { rel: "noopener" } : {}) },
      }),
    },
  });
  return asSafeHtml(html);
}

function isForeign(href: string, origin: string): boolean {
  return /^https?:/iu.test(href) && URL.canParse(href) && new URL(href).origin !== origin;
}

/** Text for places that expect HTML, such as the title of a feed entry. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;");
}
