import { hoursFactsOf } from "../contactPoints/index.ts";
import { dayOf } from "../../shared/clock.ts";
import { localPath, type Language } from "../../shared/text/languages.ts";
import { phoneText } from "../../shared/text/phoneText.ts";
import type { Reader } from "../../shared/text/reader.ts";
import { presentPaperHours, type PaperHours } from "./paperHours.presenter.ts";
import { printPaths } from "./print.paths.ts";
import type { PrintEntry } from "./print.queries.ts";
import { qrDrawing } from "./qrDrawing.ts";
import type { SafeHtml } from "../../shared/pages/safeHtml.ts";
import { wordsOf, type Words } from "./words.ts";

// What several sheets share. Texts are told as they are; the sheets show them as text and never read them as markup.

/** An address of ours on paper: drawn, and to be typed. */
export interface PaperLink {
  /** Without "https://", which nobody types. */
  readonly text: string;
  readonly drawing: SafeHtml;
  readonly alt: string;
}

export function paperLink({ t }: Reader, origin: string, path: string): PaperLink {
  const text = `${new URL(origin).host}${path}`;
  return { text, drawing: qrDrawing(origin + path), alt: t("print:qr", { link: text }) };
}

/** The short address of an entry, which opens its page in that language. */
export function shortPath({ shortCode }: Pick<PrintEntry, "shortCode">, language: Language): string {
  return localPath(language, printPaths.short(shortCode));
}

/** What every document says about itself. */
export function documentFacts(reader: Reader, now: Date, { title, link }: { title: string; link: PaperLink }) {
  const { t, format, language } = reader;
  return {
    title,
    language,
    day: dayOf(now).toString(),
    publisher: t("frame:site.name"),
    publisherShort: t("frame:site.short"),
    place: t("frame:site.today", { day: format.longDay(now) }),
    printed: t("print:printed", { day: format.day(now) }),
    exampleWord: t("frame:example"),
    phoneWord: t("print:phone"),
    shortLink: link.text,
    qrAlt: link.alt,
    words: { [language]: hoursWords(reader) },
  };
}

export function hoursWords({ t }: Reader) {
  return { day: t("contactPoints:hours.day"), hours: t("contactPoints:hours.open") };
}

export function hoursOnPaper(reader: Reader, entry: PrintEntry, now: Date): PaperHours {
  return presentPaperHours(reader, { ...hoursFactsOf(entry), hoursNote: entry.hoursNote }, now);
}

export function phoneOf({ phone }: Pick<PrintEntry, "phone">): string {
  return phone === null ? "" : phoneText(phone);
}

/** An entry in a list of many. */
export interface PaperLine {
  readonly title: string;
  readonly href: string;
  readonly isExample: boolean;
  readonly summary: Words;
  readonly street: string;
  readonly town: string;
  readonly phone: string;
  readonly hours: readonly { readonly days: string; readonly text: string }[];
  readonly marks: readonly string[];
}

/** Room for so many rows of hours; the page tells all of them. */
const MOST_ROWS = 4;
const LONGEST_SUMMARY = 220;

export function paperLine(reader: Reader, entry: PrintEntry, now: Date): PaperLine {
  const hours = hoursOnPaper(reader, entry, now);
  const rows = hours.rows.filter(({ isShut }) => !isShut).slice(0, MOST_ROWS);
  const notes = rows.length > 0 ? [] : hours.notes.slice(0, 1).map(({ text }) => ({ days: "", text: clip(text, 120) }));
  return {
    title: entry.title,
    href: reader.href(`/anlaufstellen/${entry.slug}`),
    isExample: entry.isExample,
    summary: clipped(summaryOf(reader, entry), LONGEST_SUMMARY),
    street: entry.street ?? entry.place ?? "",
    town: entry.street === null ? "" : (entry.town ?? ""),
    phone: phoneOf(entry),
    hours: [...rows.map(({ shortDays, text }) => ({ days: shortDays, text })), ...notes],
    marks: marksOf(reader, entry),
  };
}

export function summaryOf(reader: Reader, entry: PrintEntry): Words {
  return wordsOf(reader, { text: entry.summary, isGerman: reader.language !== "de" && !entry.isTranslated });
}

export function clipped({ text, language }: Words, length: number): Words {
  return { text: clip(text, length), language };
}

/** Cut at a word, with an ellipsis. */
function clip(text: string, length: number): string {
  if (text.length <= length) return text;
  const cut = text.slice(0, length);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(" "), length / 2))} …`;
}

function marksOf({ t, format }: Reader, { isStepFree, languages }: PrintEntry): readonly string[] {
  const marks = [
    ...(isStepFree ? [t("print:mark.stepFree")] : []),
    ...(languages.length > 0 ? [format.list(languages.map((code) => format.languageName(code)))] : []),
  ];
  return marks.length === 0 ? [] : [marks.join(" · ")];
}
