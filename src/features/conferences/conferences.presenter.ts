import type { DocumentItem } from "../../shared/documents/documents.ts";
import type { Reader } from "../../shared/text/reader.ts";
import { withSoftHyphens } from "../../shared/text/softHyphens.ts";
import { allThemeIds } from "../../shared/vocabulary/recordThemes.ts";
import { themePaths, type ThemeRow } from "../themes/index.ts";
import type {
  ConferenceFact,
  ConferenceItem,
  ConferenceListPage,
  ConferencePage,
  GroupLink,
  GroupPage,
  MeasureModel,
  Records,
} from "./conferences.pages.ts";
import { conferencePaths } from "./conferences.paths.ts";
import type { Conference, ConferenceRow, Group, Measure } from "./conferences.queries.ts";
import { dayText, machineTime, paragraphsOf, splitResult, whenText } from "./conferences.words.ts";

export function presentConferenceList(
  reader: Reader,
  given: { conferences: readonly ConferenceRow[]; isEndTold: boolean },
): ConferenceListPage {
  const { t } = reader;
  const link = (label: string, path: string) => ({ label, href: reader.href(path) });
  return {
    title: t("conferences:list.title"),
    description: t("conferences:list.lead"),
    lead: t("conferences:list.lead"),
    section: conferencePaths.list(),
    crumbs: [link(t("frame:start"), "/")],
    endedHref: given.isEndTold ? reader.href(conferencePaths.programmeEnded()) : "",
    links: [
      link(t("frame:nav.contactPoints"), "/anlaufstellen"),
      link(t("frame:foot.initiatives"), "/initiativen"),
      link(t("frame:nav.focusSpaces"), "/fokusraeume"),
    ],
    conferences: given.conferences.map((conference) => presentItem(reader, conference, "")),
    emptyText: t("conferences:list.empty"),
  };
}

/** A conference in a list; `current` is the slug of the page the list stands on. */
export function presentItem(reader: Reader, conference: ConferenceRow, current: string): ConferenceItem {
  const day = dayText(reader, conference);
  return {
    label:
      conference.number === null
        ? `${conference.title}: ${day}`
        : reader.t("conferences:list.numbered", { number: conference.number, day }),
    title: conference.title,
    href: reader.href(conferencePaths.show(conference.slug)),
    isCurrent: conference.slug === current,
    isExample: conference.isExample,
    when: whenText(reader, conference),
    place: conference.locationText ?? "",
    summary: conference.summary,
  };
}

interface Surrounding {
  readonly themes: readonly ThemeRow[];
  readonly documents: readonly DocumentItem[];
  readonly all: readonly ConferenceRow[];
}

export function presentConference(reader: Reader, conference: Conference, given: Surrounding): ConferencePage {
  const { t } = reader;
  return {
    ...headingOf(conference),
    description: conference.summary,
    section: conferencePaths.list(),
    crumbs: [
      { label: t("frame:start"), href: reader.href("/") },
      { label: t("conferences:list.title"), href: reader.href(conferencePaths.list()) },
    ],
    isExample: conference.isExample,
    lead: conference.summary,
    cancelled: conference.state === "cancelled" ? t("conferences:show.cancelled") : "",
    facts: factsOf(reader, conference),
    paragraphs: paragraphsOf(conference.description),
    records: presentRecords(reader, withGroupMeasures(conference), given.themes),
    groupsHeading: t("conferences:show.groups", { count: conference.groups.length }),
    groups: conference.groups.map((group) => presentGroupLink(reader, conference, { group, themes: given.themes })),
    documents: given.documents,
    source: sourceOf(reader, conference),
    all: given.all.map((other) => presentItem(reader, other, conference.slug)),
  };
}

/** The page of a conference shows what its groups have to do as well; results stay with their group. */
function withGroupMeasures(conference: Conference): Pick<Conference, "decisions" | "contributions" | "measures"> {
  return {
    decisions: conference.decisions,
    contributions: conference.contributions,
    measures: [...conference.measures, ...conference.groups.flatMap((group) => group.measures)],
  };
}

function headingOf({ number, title }: Conference) {
  const prefix = number === null ? "" : `${String(number)}. `;
  const hasPrefix = prefix !== "" && title.startsWith(prefix);
  return {
    title,
    numeral: number === null ? "" : String(number),
    spokenNumber: hasPrefix ? prefix : "",
    heading: hasPrefix ? title.slice(prefix.length) : title,
  };
}

function factsOf(reader: Reader, conference: Conference): readonly ConferenceFact[] {
  const { t } = reader;
  const fact = (label: string, text: string | null, dateTime = "") =>
    text === null ? [] : [{ label, text, dateTime }];
  return [
    ...fact(t("conferences:fact.when"), whenText(reader, conference), machineTime(conference)),
    ...fact(t("conferences:fact.where"), conference.locationText),
    ...fact(t("conferences:fact.who"), conference.participants),
  ];
}

/** A working group with its own results, and the measures of the whole conference that carry its theme. */
export function presentGroup(
  reader: Reader,
  given: { conference: Conference; group: Group; themes: readonly ThemeRow[] },
): GroupPage {
  const { t } = reader;
  const { conference, group, themes } = given;
  const theme = themeOf(group, themes);
  const themeId = theme?.id ?? null;
  const shared = conference.measures.filter(({ themeTermId }) => themeTermId !== null && themeTermId === themeId);
  const records = presentRecords(reader, { ...group, measures: [...group.measures, ...shared] }, themes);
  return {
    title: group.title,
    heading: withSoftHyphens(group.title),
    description: group.summary,
    section: conferencePaths.list(),
    crumbs: [
      { label: t("frame:start"), href: reader.href("/") },
      { label: t("conferences:list.title"), href: reader.href(conferencePaths.list()) },
      { label: conference.title, href: reader.href(conferencePaths.show(conference.slug)) },
    ],
    house: theme?.house ?? "",
    isExample: group.isExample,
    lead: group.summary,
    themeName: theme ? t("conferences:group.toTheme", { theme: theme.name }) : "",
    themeHref: theme ? reader.href(themePaths.show(theme.code)) : "",
    records,
    emptyText: hasRecords(records) ? "" : t("conferences:group.nothing"),
    others: conference.groups
      .filter((other) => other.id !== group.id)
      .map((other) => presentGroupLink(reader, conference, { group: other, themes })),
  };
}

function hasRecords({ results, contributions, measures }: Records): boolean {
  return results.length + contributions.length + measures.length > 0;
}

function presentGroupLink(
  reader: Reader,
  conference: Conference,
  { group, themes }: { group: Group; themes: readonly ThemeRow[] },
): GroupLink {
  return {
    name: withSoftHyphens(group.title),
    href: reader.href(conferencePaths.group(conference.slug, group.slug)),
    house: themeOf(group, themes)?.house ?? "",
  };
}

function themeOf(group: Group, themes: readonly ThemeRow[]): ThemeRow | undefined {
  const [id] = allThemeIds(group.themes);
  return themes.find((theme) => theme.id === id);
}

function presentRecords(
  reader: Reader,
  records: Pick<Conference, "decisions" | "contributions" | "measures">,
  themes: readonly ThemeRow[],
): Records {
  return {
    results: presentResults(records.decisions),
    contributions: records.contributions.map(({ text }) => text),
    measures: records.measures.map((measure) => presentMeasure(reader, measure, themes)),
  };
}

/** Headings stand over all results or over none, so that no single one seems to weigh more. */
function presentResults(decisions: Conference["decisions"]): Records["results"] {
  const split = decisions.map(({ text }) => splitResult(text));
  return split.every(({ heading }) => heading !== "") ? split : decisions.map(({ text }) => ({ heading: "", text }));
}

function presentMeasure(reader: Reader, measure: Measure, themes: readonly ThemeRow[]): MeasureModel {
  const { t, format } = reader;
  const theme = themes.find(({ id }) => id === measure.themeTermId);
  const who = responsible(reader, measure);
  return {
    title: measure.title,
    isExample: measure.isExample,
    theme: theme?.shortName ?? "",
    house: theme?.house ?? "",
    ...who,
    status: t(`conferences:status.${measure.status}`),
    facts: [
      ...(measure.status === "in_progress"
        ? [t("conferences:measure.progressText", { progress: measure.progress })]
        : []),
      ...(measure.dueOn === null ? [] : [t("conferences:measure.until", { day: format.day(measure.dueOn) })]),
    ],
    note: measure.statusNote ?? "",
  };
}

const PUBLIC_STATES: ReadonlySet<string> = new Set(["published", "needs_check"]);
const OVER: ReadonlySet<string> = new Set(["done", "dropped"]);

/** The organisation by name where it is public, with a link where it has a page; "nobody" only while something is to do. */
function responsible({ t, href }: Reader, { organization, status }: Measure): Pick<MeasureModel, "who" | "whoHref"> {
  if (!organization || !PUBLIC_STATES.has(organization.state))
    return { who: OVER.has(status) ? "" : t("conferences:measure.nobody"), whoHref: "" };
  const path = `/initiativen/${encodeURIComponent(organization.slug)}`;
  return { who: organization.name, whoHref: organization.isInitiative ? href(path) : "" };
}

function sourceOf({ t, format }: Reader, { source, seenOn }: Conference): string {
  if (source === null) return "";
  return seenOn === null
    ? t("conferences:show.source", { source })
    : t("conferences:show.sourceSeen", { source, day: format.day(seenOn) });
}
