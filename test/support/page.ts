import type { Response } from "supertest";

/** Reads a page as a person would: by its heading, its links by name, its alert. Never by class. */
export interface ReadPage {
  readonly heading: string;
  readonly title: string;
  readonly text: string;
  readonly hasLink: (name: string) => boolean;
  readonly linkTo: (name: string) => string | null;
  /** The texts of the error summary; empty when there is none. */
  readonly faults: readonly string[];
  /** What stands in a field of the form. */
  readonly value: (field: string) => string | null;
}

export function readPage(response: Response): ReadPage {
  const html = response.text;
  const links = Array.from(
    html.matchAll(/<a\b[^>]*\shref="([^"]*)"[^>]*>([\s\S]*?)<\/a>/gu),
    ([, href = "", label = ""]) => ({ href: decode(href), name: plain(label) }),
  );
  const summary = /<div class="summary"[\s\S]*?<\/div>/u.exec(html)?.[0] ?? "";
  return {
    heading: plain(/<h1[^>]*>([\s\S]*?)<\/h1>/u.exec(html)?.[1] ?? ""),
    title: plain(/<title>([\s\S]*?)<\/title>/u.exec(html)?.[1] ?? ""),
    text: plain(html.replace(/<(script|style|svg)\b[\s\S]*?<\/\1>/gu, " ")),
    hasLink: (name) => links.some((link) => link.name === name),
    linkTo: (name) => links.find((link) => link.name === name)?.href ?? null,
    faults: Array.from(summary.matchAll(/<li>([\s\S]*?)<\/li>/gu), ([, item = ""]) => plain(item)),
    value: (field) => valueOf(html, field),
  };
}

/** What a page of a conflict lays side by side, field by field. */
export function comparedFields(html: string): readonly { label: string; stored: string; typed: string }[] {
  const section = /<section class="compare"[\s\S]*?<\/section>/u.exec(html)?.[0] ?? "";
  return Array.from(
    section.matchAll(/<h3>([\s\S]*?)<\/h3>\s*<dl>[\s\S]*?<dd[^>]*>([\s\S]*?)<\/dd>[\s\S]*?<dd[^>]*>([\s\S]*?)<\/dd>/gu),
    ([, label = "", stored = "", typed = ""]) => ({ label: plain(label), stored: plain(stored), typed: plain(typed) }),
  );
}

function valueOf(html: string, field: string): string | null {
  const area = new RegExp(`<textarea\\b[^>]*\\sname="${field}"[^>]*>([\\s\\S]*?)</textarea>`, "u").exec(html);
  if (area) return decode(area[1] ?? "");
  const input = new RegExp(`<input\\b[^>]*\\sname="${field}"[^>]*>`, "u").exec(html)?.[0];
  return input === undefined ? null : decode(/\svalue="([^"]*)"/u.exec(input)?.[1] ?? "");
}

function plain(html: string): string {
  return decode(html.replace(/<[^>]*>/gu, " "))
    .replace(/[\s\u00A0]+/gu, " ")
    .trim();
}

function decode(text: string): string {
  return text
    .replaceAll("&#34;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&shy;", "")
    .replaceAll("\u00AD", "")
    .replaceAll("&nbsp;", " ")
    .replaceAll("&amp;", "&");
}
