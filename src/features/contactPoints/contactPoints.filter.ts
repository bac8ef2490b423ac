import { readWords, type Words } from "../search/index.ts";
import { dayOf, momentAt } from "../../shared/clock.ts";
import { optionalDay, optionalTime } from "../../shared/forms/fields.ts";
import { contactPointPaths } from "./contactPoints.paths.ts";

/** Groups of which several can be chosen: a place of any of them matches. Needs come first: most people come with one. */
export const GROUPS = ["concern", "theme", "target"] as const;
export type Group = (typeof GROUPS)[number];

/** What a list of contact points is narrowed to. */
export interface Filter {
  readonly words: Words | null;
  readonly theme: readonly string[];
  readonly concern: readonly string[];
  readonly target: readonly string[];
  readonly isOpenNow: boolean;
  /** Open on this day, or today if only a time is given. */
  readonly day: Temporal.PlainDate | null;
  /** Open at this time; at any time of the day if only that is given. */
  readonly time: Temporal.PlainTime | null;
  readonly language: string | null;
  readonly isStepFree: boolean;
  readonly isFree: boolean;
  /** The street from which distances are told, the nearest first; this narrows nothing. */
  readonly street: string | null;
}

type Coded = readonly { readonly code: string }[];
/** What there is to choose from. */
export interface Choices extends Readonly<Record<Group, Coded>> {
  readonly languages: Coded;
  readonly streets: Coded;
}

/** No further than this by paging: whoever is not served by 5,000 places narrows the list. */
export const LAST_PAGE = 250;

/** The query name of each group. */
export const NAMES = { theme: "thema", concern: "anliegen", target: "zielgruppe" } as const satisfies Record<
  Group,
  string
>;

/** The query names of the list, in the order of its addresses. */
export const FILTER_QUERY = [
  "q",
  "anliegen",
  "thema",
  "zielgruppe",
  "offen",
  "tag",
  "zeit",
  "sprache",
  "rollstuhl",
  "kostenlos",
  "entfernung",
  "seite",
] as const;

type Query = Readonly<Record<string, unknown>>;

/** Reads the query; values that make no sense are left out. */
export function readFilter(query: Query, choices: Choices): Filter {
  const all = (name: string): readonly unknown[] => [query[name]].flat();
  const chosen = (group: Group) => {
    const asked = all(NAMES[group]);
    return choices[group].map(({ code }) => code).filter((code) => asked.includes(code));
  };
  const oneOf = (name: string, offered: Coded) => offered.find(({ code }) => code === all(name)[0])?.code ?? null;
  return {
    words: readWords(all("q")[0]),
    theme: chosen("theme"),
    concern: chosen("concern"),
    target: chosen("target"),
    isOpenNow: all("offen").includes("jetzt"),
    day: readDay(all("tag")[0]),
    time: readTime(all("zeit")[0]),
    language: oneOf("sprache", choices.languages),
    isStepFree: all("rollstuhl").includes("ja"),
    isFree: all("kostenlos").includes("ja"),
    street: oneOf("entfernung", choices.streets),
  };
}

/** The page asked for: from 1 to 250. */
export function readPage(query: Query): number {
  const [page] = [query["seite"]].flat();
  const number = typeof page === "string" && /^\d{1,4}$/u.test(page) ? Number(page) : 1;
  return Math.min(Math.max(number, 1), LAST_PAGE);
}

/** Whether the filter leaves anything out. */
export function isNarrowed(filter: Filter): boolean {
  const { words, day, time, language } = filter;
  return (
    [words, day, time, language].some((value) => value !== null) ||
    GROUPS.some((group) => filter[group].length > 0) ||
    filter.isOpenNow ||
    filter.isStepFree ||
    filter.isFree
  );
}

/** The moments between which a place must be open for a chosen day or time; null when neither is chosen. */
export function chosenTime({ day, time }: Filter, now: Date): { from: Date; to: Date } | null {
  if (day === null && time === null) return null;
  const on = day ?? dayOf(now);
  if (time === null) return { from: momentAt(on, MIDNIGHT), to: momentAt(on.add({ days: 1 }), MIDNIGHT) };
  const moment = momentAt(on, time);
  return { from: moment, to: new Date(moment.getTime() + 1) };
}

/** The address of a filtered list, without the language's prefix. */
export function filterPath(filter: Filter, page = 1): string {
  const query = new URLSearchParams(filterPairs(filter, page)).toString();
  return query === "" ? contactPointPaths.list() : `${contactPointPaths.list()}?${query}`;
}

/** The query of a filtered list, in the order of its addresses. */
export function filterPairs(filter: Filter, page = 1): [string, string][] {
  const ticked = (isChosen: boolean, value: string) => (isChosen ? value : null);
  const pairs: readonly (readonly [string, string | null])[] = [
    ["q", wordsText(filter)],
    ...GROUPS.flatMap((group) => filter[group].map((code) => [NAMES[group], code] as const)),
    ["offen", ticked(filter.isOpenNow, "jetzt")],
    ["tag", dayText(filter)],
    ["zeit", timeText(filter)],
    ["sprache", filter.language],
    ["rollstuhl", ticked(filter.isStepFree, "ja")],
    ["kostenlos", ticked(filter.isFree, "ja")],
    ["entfernung", filter.street],
    ["seite", ticked(page > 1, String(page))],
  ];
  return pairs.flatMap(([name, value]) => (value === null || value === "" ? [] : [[name, value] as [string, string]]));
}

/** The words that are looked for, as typed; "" for none. */
export function wordsText({ words }: Filter): string {
  return words?.text ?? "";
}

/** The chosen day as a date field holds it; "" for none. */
export function dayText({ day: chosen }: Filter): string {
  return chosen?.toString() ?? "";
}

/** The chosen time as a time field holds it; "" for none. */
export function timeText({ time: chosen }: Filter): string {
  return chosen?.toString({ smallestUnit: "minute" }) ?? "";
}

const MIDNIGHT = new Temporal.PlainTime(0);
const day = optionalDay();
const time = optionalTime();

/** A day as a date field sends it or as people write it. */
function readDay(value: unknown): Temporal.PlainDate | null {
  return day.safeParse(value).data ?? null;
}

function readTime(value: unknown): Temporal.PlainTime | null {
  return time.safeParse(value).data ?? null;
}
