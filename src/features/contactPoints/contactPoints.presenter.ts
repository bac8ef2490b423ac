import { presentState, type HoursFacts } from "../openingHours/index.ts";
import { presentPaging } from "../../shared/pages/paging.ts";
import type { Reader } from "../../shared/text/reader.ts";
import { filterPath, isNarrowed, LAST_PAGE, type Filter } from "./contactPoints.filter.ts";
import type { ContactPointLine, ContactPointListPage, FilterForm, MixedWords } from "./contactPoints.pages.ts";
import { contactPointPaths } from "./contactPoints.paths.ts";
import { COUNT_LIMIT, type Choice, type ContactPointRow, type Found } from "./contactPoints.queries.ts";

export interface ListFacts {
  readonly filter: Filter;
  readonly page: number;
  readonly found: Found;
  /** How many there are without the filter; null when nothing is filtered. */
  readonly total: number | null;
  readonly themes: readonly Choice[];
  readonly languages: readonly Choice[];
  readonly now: Date;
}

export function presentContactPointList(reader: Reader, facts: ListFacts): ContactPointListPage {
  const { filter, found, page, now } = facts;
  const { t, href, format } = reader;
  const words = filter.words?.text ?? "";
  return {
    title: t("contactPoints:list.title"),
    lead: t("contactPoints:list.lead"),
    section: contactPointPaths.list(),
    crumbs: [{ label: t("frame:start"), href: href("/") }],
    filter: presentFilter(reader, facts),
    count: countText(reader, facts),
    asOf: t("contactPoints:list.asOf", { day: format.weekday(now), time: format.time(now) }),
    chips: chips(reader, facts),
    allHref: href(contactPointPaths.list()),
    instead: found.instead === null ? "" : t("contactPoints:list.instead", { words, instead: found.instead.text }),
    rows: found.rows.map((row) => presentLine(reader, row, facts.themes, now)),
    emptyText: page > 1 ? t("contactPoints:list.pastEnd") : t("contactPoints:list.empty"),
    enquiryHref: href(words === "" ? "/kontakt" : `/kontakt?q=${encodeURIComponent(words)}`),
    paging: presentPaging(reader, {
      page,
      hasNext: found.hasNext && page < LAST_PAGE,
      hrefOf: (number) => href(filterPath(filter, number)),
    }),
  };
}

/** One contact point in a list, with its state at the moment. */
export function presentLine(
  reader: Reader,
  row: ContactPointRow,
  themes: readonly Choice[],
  now: Date,
): ContactPointLine {
  const names = row.facets.flatMap((facet) => themes.find(({ code }) => `theme:${code}` === facet)?.shortName ?? []);
  return {
    title: german(reader, row.title),
    href: reader.href(row.path),
    isExample: row.isExample,
    summary: { text: row.summary, isGerman: reader.language !== "de" && !row.isTranslated },
    street: german(reader, row.street ?? ""),
    themes: names.join(reader.language === "ar" ? "، " : ", "),
    state: presentState(reader, hoursFactsOf(row), now),
  };
}

/** What the state of a contact point follows from. */
export function hoursFactsOf(point: Pick<ContactPointRow, "hours" | "assuredOn" | "status" | "verified">): HoursFacts {
  const isOver = point.verified === "historic" || point.status === "defunct" || point.status === "inactive";
  const service = isOver ? "ended" : point.status === "temporarily_closed" ? "paused" : "running";
  return { hours: point.hours, assuredOn: point.assuredOn, service };
}

/** Names and texts of the data are German. */
export function german(reader: Reader, text: string): MixedWords {
  return { text, isGerman: reader.language !== "de" && text !== "" };
}

function presentFilter(reader: Reader, { filter, themes, languages }: ListFacts): FilterForm {
  return {
    action: reader.href(contactPointPaths.list()),
    query: filter.words?.text ?? "",
    isOpenNow: filter.isOpenNow,
    isStepFree: filter.isStepFree,
    isUnfolded: isNarrowed(filter),
    themes: themes.map(({ code, name, mark }) => ({
      id: `f-${code}`,
      value: code,
      label: name,
      language: "",
      house: mark,
      isChosen: filter.themes.includes(code),
    })),
    languages: languages.map(({ code, mark }) => ({
      id: `s-${code}`,
      value: code,
      label: mark,
      language: code,
      house: "",
      isChosen: filter.language === code,
    })),
  };
}

function countText({ t, format }: Reader, { found, total }: ListFacts): string {
  if (total === null || found.count === total)
    return t("contactPoints:list.count", { count: found.count, shown: shown(found.count) });
  return t("contactPoints:list.countOf", { count: total, found: shown(found.count), total: shown(total) });

  function shown(count: number): string {
    return count > COUNT_LIMIT
      ? t("contactPoints:list.over", { limit: format.number(COUNT_LIMIT) })
      : format.number(count);
  }
}

/** What is chosen, each with the address of the list without it. */
function chips(reader: Reader, { filter, themes, languages }: ListFacts): ContactPointListPage["chips"] {
  const { t } = reader;
  const without = (change: Partial<Filter>) => reader.href(filterPath({ ...filter, ...change }));
  const name = (choices: readonly Choice[], code: string) =>
    choices.find((choice) => choice.code === code)?.name ?? code;
  return [
    ...(filter.words
      ? [{ label: t("contactPoints:chip.words", { words: filter.words.text }), href: without({ words: null }) }]
      : []),
    ...filter.themes.map((code) => ({
      label: name(themes, code),
      href: without({ themes: filter.themes.filter((other) => other !== code) }),
    })),
    ...(filter.isOpenNow ? [{ label: t("contactPoints:filter.openNow"), href: without({ isOpenNow: false }) }] : []),
    ...(filter.language === null
      ? []
      : [
          {
            label: t("contactPoints:chip.language", { language: name(languages, filter.language) }),
            href: without({ language: null }),
          },
        ]),
    ...(filter.isStepFree ? [{ label: t("contactPoints:filter.stepFree"), href: without({ isStepFree: false }) }] : []),
  ];
}
