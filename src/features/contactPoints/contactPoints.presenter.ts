import { presentPaging } from "../../shared/pages/paging.ts";
import type { Reader } from "../../shared/text/reader.ts";
import type { Choice } from "./contactPoints.choices.ts";
import { filterPairs, filterPath, isNarrowed, LAST_PAGE, type Filter } from "./contactPoints.filter.ts";
import type { ContactPointLine, ContactPointListPage, PlaceMap } from "./contactPoints.pages.ts";
import { contactPointPaths } from "./contactPoints.paths.ts";
import type { ContactPointRow } from "./contactPoints.queries.ts";
import { german, presentDoor } from "./door.presenter.ts";
import { presentChips, presentFilter, type ListFacts } from "./filter.presenter.ts";
import type { FoundRow } from "./findContactPoints.ts";
import { presentWider } from "./wider.presenter.ts";

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
    chips: presentChips(reader, facts),
    allHref: href(contactPointPaths.list()),
    pdfHref: href(filterPath(filter).replace(contactPointPaths.list(), contactPointPaths.listPdf())),
    instead: found.instead === null ? "" : t("contactPoints:list.instead", { words, instead: found.instead.text }),
    rows: found.rows.map((row) => ({
      ...presentLine(reader, row, facts.vocabulary.theme, now),
      distance: filter.street === null ? "" : distanceText(reader, row),
    })),
    wider: presentWider(reader, facts),
    emptyText: page > 1 ? t("contactPoints:list.pastEnd") : t("contactPoints:list.empty"),
    enquiryHref: href(words === "" ? "/kontakt" : `/kontakt?q=${encodeURIComponent(words)}`),
    map: facts.hasMap === true ? presentMap(reader, filter) : null,
    paging: presentPaging(reader, {
      page,
      hasNext: found.hasNext && page < LAST_PAGE,
      hrefOf: (number) => href(filterPath(filter, number)),
    }),
  };
}

/** All that the filter leaves, not only this page of the list. */
function presentMap({ href }: Reader, filter: Filter): PlaceMap {
  const query = new URLSearchParams(filterPairs(filter)).toString();
  return {
    placesHref: href(contactPointPaths.mapPlaces()) + (query === "" ? "" : `?${query}`),
    tilesHref: contactPointPaths.mapTiles(),
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
    distance: "",
    ...presentDoor(reader, row, now),
  };
}

function countText({ t, format }: Reader, { filter, found }: ListFacts): string {
  const { count, total } = found;
  if (!isNarrowed(filter) || count === total) {
    return t("contactPoints:list.count", { count, shown: format.number(count) });
  }
  if (found.isCut) {
    return t("contactPoints:list.countAtLeast", { found: format.number(count), total: format.number(total) });
  }
  return t("contactPoints:list.countOf", { count: total, found: format.number(count), total: format.number(total) });
}

const NEAR_M = 100;
const KILOMETRE = 1000;

/** As the crow flies, as exact as the middle of a street allows. */
function distanceText({ t, format }: Reader, { metres }: FoundRow): string {
  if (metres === null) return t("contactPoints:distance.unknown");
  if (metres < NEAR_M) return t("contactPoints:distance.near", { metres: format.number(NEAR_M) });
  if (metres < KILOMETRE) {
    return t("contactPoints:distance.metres", { metres: format.number(Math.round(metres / 50) * 50) });
  }
  return t("contactPoints:distance.kilometres", { kilometres: format.number(Math.round(metres / 100) / 10) });
}
