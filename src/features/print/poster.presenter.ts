import { LANGUAGE_FACTS, LANGUAGES, type Language } from "../../shared/text/languages.ts";
import type { Reader } from "../../shared/text/reader.ts";
import type { PaperHours } from "./paperHours.presenter.ts";
import type { Printing } from "./press/typesetter.ts";
import { printPaths } from "./print.paths.ts";
import type { PosterPage, PosterPart } from "./print.pages.ts";
import type { PrintEntry } from "./print.queries.ts";
import {
  clipped,
  documentFacts,
  hoursOnPaper,
  hoursWords,
  paperLink,
  phoneOf,
  shortPath,
  summaryOf,
  type PaperLink,
} from "./sheet.presenter.ts";

/** One entry as it is told in one language. */
export interface Telling {
  readonly reader: Reader;
  readonly entry: PrintEntry;
}

export interface PosterFacts {
  /** One or two; the first one leads. */
  readonly tellings: readonly [Telling, ...Telling[]];
  readonly origin: string;
  readonly now: Date;
}

const SLIPS = 8;
const LONGEST_SUMMARY = 280;
/** "a/k7mp4x" */
const SHORT_LENGTH = 8;

interface Poster {
  readonly title: string;
  readonly isExample: boolean;
  readonly street: string;
  readonly town: string;
  readonly phone: string;
  readonly phoneWord: string;
  readonly link: PaperLink;
  readonly parts: readonly PosterPart[];
}

function presentPoster({ tellings, origin, now }: PosterFacts): Poster {
  const [{ reader, entry }] = tellings;
  const phoneWords = new Set(tellings.map((telling) => telling.reader.t("print:phone")));
  return {
    title: entry.title,
    isExample: entry.isExample,
    street: entry.street ?? entry.place ?? "",
    town: entry.street === null ? "" : (entry.town ?? ""),
    phone: phoneOf(entry),
    phoneWord: [...phoneWords].join(" · "),
    link: paperLink(reader, origin, shortPath(entry, reader.language)),
    parts: tellings.map((telling) => presentPart(telling, now)),
  };
}

function presentPart({ reader, entry }: Telling, now: Date): PosterPart {
  const { t, format, language, direction } = reader;
  const hours = hoursOnPaper(reader, entry, now);
  return {
    language,
    direction,
    kicker: t("print:poster.kicker"),
    hours: withoutShutDays(hours),
    notes: hours.notes.map((note) => clipped(note, 200)),
    summary: clipped(summaryOf(reader, entry), LONGEST_SUMMARY),
    asOf: t("print:poster.asOf", { day: format.day(now) }),
  };
}

/** A poster tells when to come. */
function withoutShutDays(hours: PaperHours): PaperHours {
  return { ...hours, rows: hours.rows.filter(({ isShut }) => !isShut) };
}

/** /anlaufstellen/:slug/aushang as a page. */
export function presentPosterPage(reader: Reader, facts: PosterFacts): PosterPage {
  const { link, ...poster } = presentPoster(facts);
  const { slug } = facts.tellings[0].entry;
  const chosen = facts.tellings.map((telling) => telling.reader.language);
  return {
    ...poster,
    heading: poster.title,
    headingClass: headingClassFor(poster.title),
    title: reader.t("print:poster.title", { title: poster.title }),
    bodyClass: "paper",
    qr: link.drawing,
    qrAlt: link.alt,
    linkHost: link.text.slice(0, -SHORT_LENGTH),
    linkCode: link.text.slice(-SHORT_LENGTH),
    slips: Array.from({ length: SLIPS }, (_, index) => index > 0),
    backHref: reader.href(`/anlaufstellen/${slug}`),
    pdfHref: reader.href(printPaths.posterPdf(slug, chosen)),
    choices: choicesFor(reader, slug, chosen),
  };
}

function headingClassFor(title: string): PosterPage["headingClass"] {
  const longest = Math.max(...title.split(/[\s-]+/u).map((word) => word.length));
  return longest <= 11 ? "" : longest <= 16 ? "poster__long" : "poster__longest";
}

/** Each language alone, and German beside each other one. */
function choicesFor(reader: Reader, slug: string, chosen: readonly Language[]): PosterPage["choices"] {
  const alone = LANGUAGES.map((language): readonly Language[] => [language]);
  const pairs = LANGUAGES.slice(1).map((language): readonly Language[] => ["de", language]);
  return [...alone, ...pairs].map((languages) => ({
    label: languages.map((language) => LANGUAGE_FACTS[language].endonym).join(" + "),
    href: reader.href(printPaths.poster(slug, languages)),
    isCurrent: languages.join() === chosen.join(),
  }));
}

/** /anlaufstellen/:slug/aushang.pdf */
export function posterPrinting(facts: PosterFacts): Printing {
  const { link, ...poster } = presentPoster(facts);
  const { reader } = facts.tellings[0];
  const words = Object.fromEntries(
    facts.tellings.map((telling) => [telling.reader.language, hoursWords(telling.reader)]),
  );
  const content = {
    ...documentFacts(reader, facts.now, { title: poster.title, link }),
    ...poster,
    words,
    strips: SLIPS,
  };
  return { sheet: "poster", content, drawings: { qr: link.drawing } };
}
