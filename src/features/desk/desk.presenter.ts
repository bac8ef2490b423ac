import type { DeskPoint } from "../../shared/desk/deskPoint.ts";
import type { WaitingItem, WaitingKind } from "../../shared/desk/waiting.ts";
import type { TextKey } from "../../shared/text/keys.ts";
import type { Reader } from "../../shared/text/reader.ts";
import { enquiryPaths } from "../enquiries/index.ts";
import { presentState } from "../openingHours/index.ts";
import type { TallyItem, TodayPage, WaitingTable } from "./desk.pages.ts";
import { deskPaths } from "./desk.paths.ts";
import type { WaitingCount, WaitingGroup, WeekFigures } from "./desk.queries.ts";

export interface TodayFacts {
  readonly items: readonly (WaitingItem & { readonly group: WaitingGroup })[];
  readonly counts: readonly WaitingCount[];
  readonly week: WeekFigures | null;
  readonly deskPoint: DeskPoint | null;
  readonly mayTake: boolean;
  readonly mayReadTitles: boolean;
  readonly now: Date;
}

const GROUPS: readonly { readonly group: WaitingGroup; readonly id: string; readonly label: TextKey }[] = [
  { group: "overdue", id: "spaet", label: "desk:group.overdue" },
  { group: "due", id: "heute", label: "desk:group.due" },
  { group: "withOthers", id: "wartet", label: "desk:group.withOthers" },
];
const LISTS: Readonly<Record<WaitingKind, string>> = {
  enquiry: "/buero/anliegen",
  registration: "/buero/freiwillige",
  initiative: "/buero/initiativen",
  contact_point: "/buero/anlaufstellen",
  organization: "/buero/organisationen",
  event: "/buero/termine",
  need: "/buero/gesuche",
  hours: "/buero/zeiten",
  contest: "/buero/zeiten",
  claim: "/buero/pflege",
  proposal: "/buero/pflege",
  check: "/buero/pflege",
  call: "/buero/anrufe",
  cover: "/buero/ersatz",
};
const KINDS_IN_TALLY: readonly WaitingKind[] = ["registration", "call", "contact_point", "proposal", "initiative"];

export function presentToday(reader: Reader, facts: TodayFacts): TodayPage {
  const { t, href, format } = reader;
  const tables = facts.mayReadTitles ? GROUPS.map((group) => presentGroup(reader, facts, group)) : [];
  return {
    title: t("desk:today.title", { day: format.longDay(facts.now) }),
    section: deskPaths.today(),
    tally: presentTally(reader, facts),
    tables: tables.filter(({ rows }) => rows.length > 0),
    hasRows: facts.items.length > 0 && facts.mayReadTitles,
    emptyText: t(facts.mayReadTitles ? "desk:today.empty" : "desk:today.figuresOnly"),
    takeHref: facts.mayTake ? href(enquiryPaths.deskNew()) : "",
    links: facts.mayTake ? newLinks(reader) : [],
    hours: presentDeskHours(reader, facts.deskPoint, facts.now),
    week: facts.week === null ? [] : presentWeek(reader, facts.week),
  };
}

function newLinks({ t, href }: Reader): TodayPage["links"] {
  return [
    { label: t("desk:new.volunteer"), href: href("/buero/freiwillige/neu") },
    { label: t("desk:new.contactPoint"), href: href("/buero/anlaufstellen/neu") },
    { label: t("desk:new.event"), href: href("/buero/termine/neu") },
  ];
}

function presentGroup(
  reader: Reader,
  { items, counts, now }: TodayFacts,
  { group, id, label }: (typeof GROUPS)[number],
): WaitingTable {
  const { t, format } = reader;
  const own = items.filter((item) => item.group === group);
  const inGroup = counts.filter((count) => count.group === group);
  return {
    id,
    caption: t(label),
    count: format.number(sum(inGroup)),
    isAlarm: group === "overdue",
    rows: own.map((item) => presentItem(reader, item, now)),
    more: inGroup.flatMap(({ kind, count }) => {
      const hidden = count - own.filter((item) => item.kind === kind).length;
      if (hidden <= 0) return [];
      const text = t("desk:more", { number: format.number(hidden), kind: t(`desk:kinds.${kind}`) });
      return [{ text, href: reader.href(LISTS[kind]) }];
    }),
  };
}

function presentItem(reader: Reader, item: TodayFacts["items"][number], now: Date): WaitingTable["rows"][number] {
  const { t, format, href } = reader;
  const isToday = format.day(item.since) === format.day(now);
  const isThisYear = item.since.getFullYear() === now.getFullYear();
  const day = isThisYear ? format.shortDay(item.since) : format.day(item.since);
  return {
    since: isToday ? t("desk:sinceToday") : item.group === "overdue" ? t("desk:since", { day }) : day,
    kind: t(`desk:kind.${item.kind}`),
    title: item.title,
    href: href(item.href),
    action: t(item.action),
    isExample: item.isExample,
  };
}

function presentTally(reader: Reader, { counts, mayReadTitles }: TodayFacts): readonly TallyItem[] {
  const { t, href, format } = reader;
  const groups = GROUPS.map(({ group, id }) => {
    const count = sum(counts.filter((candidate) => candidate.group === group));
    return {
      count: format.number(count),
      label: t(`desk:tally.${group}`, { count }),
      href: mayReadTitles && count > 0 ? `#${id}` : "",
      isAlarm: group === "overdue" && count > 0,
    };
  });
  const kinds = KINDS_IN_TALLY.map((kind) => ({ kind, count: sum(counts.filter((count) => count.kind === kind)) }));
  const told = kinds.filter(({ count }) => count > 0);
  return [
    ...groups,
    ...told.map(({ kind, count }) => ({
      count: format.number(count),
      label: t(`desk:tally.${kind as "registration"}`, { count }),
      href: href(LISTS[kind]),
      isAlarm: false,
    })),
  ];
}

function presentDeskHours(reader: Reader, desk: DeskPoint | null, now: Date): TodayPage["hours"] {
  if (!desk) return null;
  const facts = { hours: desk.hours, assuredOn: desk.assuredOn, service: "running" } as const;
  return { text: presentState(reader, facts, now).text, href: reader.href(desk.path), isExample: desk.isExample };
}

function presentWeek({ t, format }: Reader, week: WeekFigures): TodayPage["week"] {
  return [
    { label: t("desk:week.enquiries"), count: format.number(week.enquiries) },
    { label: t("desk:week.answered"), count: format.number(week.answered) },
    { label: t("desk:week.volunteers"), count: format.number(week.volunteers) },
    { label: t("desk:week.assignments"), count: format.number(week.assignments) },
  ];
}

function sum(counts: readonly WaitingCount[]): number {
  return counts.reduce((total, { count }) => total + count, 0);
}
