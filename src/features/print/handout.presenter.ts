import type { ContactPointPage } from "../contactPoints/index.ts";
import type { Reader } from "../../shared/text/reader.ts";
import type { Printing } from "./press/typesetter.ts";
import type { PrintEntry } from "./print.queries.ts";
import { documentFacts, hoursOnPaper, paperLine, paperLink, shortPath } from "./sheet.presenter.ts";
import { wordsOf } from "./words.ts";

interface HandoutFacts {
  /** The entry as its page tells it: the hand-out says the same. */
  readonly page: ContactPointPage;
  readonly entry: PrintEntry;
  readonly origin: string;
  readonly now: Date;
}

/** /anlaufstellen/:slug.pdf */
export function handoutPrinting(reader: Reader, { page, entry, origin, now }: HandoutFacts): Printing {
  const { t } = reader;
  const link = paperLink(reader, origin, shortPath(entry, reader.language));
  const hours = hoursOnPaper(reader, entry, now);
  const { aside } = page;
  const content = {
    ...documentFacts(reader, now, { title: entry.title, link }),
    isExample: page.isExample,
    historic: page.historicText,
    lead: wordsOf(reader, page.lead),
    about: wordsOf(reader, page.about),
    themes: page.themes.map(({ name }) => name),
    hours,
    notes: hours.rows.length + hours.notes.length > 0 ? hours.notes : [unknownHours(reader)],
    access: page.access.map(({ answer, question, details }) => ({
      answer,
      question,
      details: wordsOf(reader, details),
    })),
    phones: aside.phones.map(({ number, note }) => ({ number, note })),
    contacts: aside.contacts.map(({ name, email }) => ({ name, email })),
    address: aside.address,
    website: aside.website?.label ?? "",
    facts: aside.facts.map(({ term, words }) => ({ term, words: wordsOf(reader, words) })),
    checked: page.checked,
    source: page.source,
    labels: {
      about: t("contactPoints:show.about"),
      hours: hours.caption,
      access: t("contactPoints:access.title"),
      contact: t("contactPoints:show.contact"),
      answer: t("print:answer"),
      question: t("print:question"),
    },
  };
  return { sheet: "handout", content, drawings: { qr: link.drawing } };
}

function unknownHours({ t, language }: Reader) {
  return { text: t("contactPoints:state.unknown"), language };
}

interface ListFacts {
  readonly entries: readonly PrintEntry[];
  /** What the list was narrowed to, in words. */
  readonly narrowed: readonly string[];
  readonly count: string;
  /** How many of the list do not stand on paper. */
  readonly missing: number;
  /** The address of the list on the site, with its filters. */
  readonly path: string;
  readonly origin: string;
  readonly now: Date;
}

/** /anlaufstellen.pdf */
export function listPrinting(reader: Reader, { entries, path, origin, now, ...facts }: ListFacts): Printing {
  const { t } = reader;
  const link = paperLink(reader, origin, path);
  const content = {
    ...documentFacts(reader, now, { title: t("contactPoints:list.title"), link }),
    narrowed: facts.narrowed,
    count: facts.count,
    empty: t("contactPoints:list.empty"),
    missing: facts.missing > 0 ? t("print:list.more", { count: facts.missing }) : "",
    entries: entries.map((entry) => paperLine(reader, entry, now)),
  };
  return { sheet: "list", content, drawings: { qr: link.drawing } };
}
