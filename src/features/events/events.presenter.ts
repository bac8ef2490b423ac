import { presentPaging } from "../../shared/pages/paging.ts";
import type { Reader } from "../../shared/text/reader.ts";
import { presentEventCards, timeSpan } from "./eventCards.ts";
import type { EventListPage, EventPage } from "./events.pages.ts";
import { eventPaths } from "./events.paths.ts";
import type { EventLine, EventWhole } from "./events.queries.ts";

interface ListFacts {
  readonly events: readonly EventLine[];
  readonly isArchive: boolean;
  readonly page: number;
  readonly hasNext: boolean;
}

export function presentEventList(reader: Reader, { events, isArchive, page, hasNext }: ListFacts): EventListPage {
  const { t, href } = reader;
  return {
    title: t(isArchive ? "events:list.pastTitle" : "frame:nav.events"),
    description: t("events:list.lead"),
    lead: t(isArchive ? "events:list.pastLead" : "events:list.lead"),
    section: eventPaths.list(),
    crumbs: [
      { label: t("frame:start"), href: href("/") },
      ...(isArchive ? [{ label: t("frame:nav.events"), href: href(eventPaths.list()) }] : []),
    ],
    alternates: [{ type: "text/calendar", href: href(eventPaths.calendar()), title: t("events:calendar.name") }],
    months: byMonth(reader, events),
    emptyText: t(isArchive ? "events:list.pastEmpty" : "events:list.empty"),
    calendarHref: href(eventPaths.calendar()),
    isArchive,
    otherHref: href(isArchive ? eventPaths.list() : eventPaths.archive()),
    otherLabel: t(isArchive ? "events:list.toComing" : "events:list.toPast"),
    paging: presentPaging(reader, {
      page,
      hasNext,
      hrefOf: (number) => href(`${eventPaths.archive()}&seite=${String(number)}`),
    }),
  };
}

function byMonth(reader: Reader, events: readonly EventLine[]): EventListPage["months"] {
  const months = new Map<string, EventLine[]>();
  for (const event of events) {
    const name = reader.format.day(event.startsAt).replace(/^\d+\.?\s*/u, "");
    months.set(name, [...(months.get(name) ?? []), event]);
  }
  return [...months].map(([name, members]) => ({ name, events: presentEventCards(reader, members) }));
}

export function presentEvent(reader: Reader, event: EventWhole, now: Date): EventPage {
  const { t, href, format } = reader;
  return {
    title: event.title,
    description: event.description.slice(0, 200),
    section: eventPaths.list(),
    crumbs: [
      { label: t("frame:start"), href: href("/") },
      { label: t("frame:nav.events"), href: href(eventPaths.list()) },
    ],
    alternates: [{ type: "text/calendar", href: href(eventPaths.file(event.slug)), title: t("events:show.file") }],
    dateTime: event.startsAt.toISOString(),
    when: `${format.longDay(event.startsAt)}, ${timeSpan(reader, event)}`,
    isCancelled: event.status === "cancelled",
    isOver: (event.endsAt ?? event.startsAt) < now,
    isExample: event.isExample,
    paragraphs: event.description.split(/\n{2,}/u).filter((text) => text !== ""),
    facts: factsOf(reader, event),
    fileHref: href(eventPaths.file(event.slug)),
    source: event.source === null || event.isExample ? "" : t("events:show.source", { source: event.source }),
  };
}

function factsOf(reader: Reader, event: EventWhole): EventPage["facts"] {
  const { t } = reader;
  const line = (term: string, text: string | null, href = "") => (text === null ? [] : [{ term, text, href }]);
  return [
    ...line(t("events:show.place"), event.locationText),
    ...line(t("events:show.organizer"), event.organization?.name ?? null, organizerHref(reader, event)),
    ...line(t("events:show.cost"), event.isFree ? t("events:show.free") : event.cost),
    ...line(t("events:show.access"), event.accessText),
  ];
}

/** Only initiatives have a page of their own. */
function organizerHref(reader: Reader, { organization }: EventWhole): string {
  const isPublic = organization?.isInitiative === true && ["published", "needs_check"].includes(organization.state);
  return isPublic ? reader.href(`/initiativen/${encodeURIComponent(organization.slug)}`) : "";
}
