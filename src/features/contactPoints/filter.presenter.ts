import { dayOf, momentAt } from "../../shared/clock.ts";
import type { Reader } from "../../shared/text/reader.ts";
import type { TextKey } from "../../shared/text/keys.ts";
import type { Choice, Vocabulary } from "./contactPoints.choices.ts";
import {
  dayText,
  filterPath,
  GROUPS,
  NAMES,
  timeText,
  wordsText,
  type Filter,
  type Group,
} from "./contactPoints.filter.ts";
import type { ContactPointListPage, FilterChoice, FilterForm, FilterGroup } from "./contactPoints.pages.ts";
import { contactPointPaths } from "./contactPoints.paths.ts";
import type { Found } from "./findContactPoints.ts";
import type { Street } from "./streets.ts";
import type { Narrowing } from "./widerChoices.ts";

export interface ListFacts {
  readonly filter: Filter;
  readonly page: number;
  readonly found: Found;
  readonly vocabulary: Vocabulary;
  readonly streets: readonly Street[];
  readonly now: Date;
  /** Whether there is a map to show. */
  readonly hasMap?: boolean;
}

const LEGENDS = {
  concern: "contactPoints:filter.concern",
  theme: "contactPoints:filter.theme",
  target: "contactPoints:filter.target",
} as const satisfies Record<Group, TextKey>;
/** The form beside the list, with how many places each choice would leave. */
export function presentFilter(reader: Reader, facts: ListFacts): FilterForm {
  const { filter, found, streets, vocabulary } = facts;
  const counted = (facet: string) => countText(reader, found.counts?.countOf(facet));
  return {
    action: reader.href(contactPointPaths.list()),
    query: wordsText(filter),
    groups: GROUPS.map((group) => presentGroup(reader, facts, group)).filter(({ choices }) => choices.length > 0),
    checks: presentChecks(reader, facts),
    day: dayText(filter),
    time: timeText(filter),
    isTimeChosen: filter.day !== null || filter.time !== null,
    languages: vocabulary.languages.map(({ code, mark }) => ({
      ...check("sprache", code, mark, { isChosen: filter.language === code, count: counted(`language:${code}`) }),
      language: code,
    })),
    streets: streets.map(({ code, name }) =>
      check("entfernung", code, name, { isChosen: filter.street === code, count: "" }),
    ),
  };
}

function presentChecks(reader: Reader, { filter, found }: ListFacts): readonly FilterChoice[] {
  const { t } = reader;
  const counted = (facet: string) => countText(reader, found.counts?.countOf(facet));
  const openNow = countText(reader, found.counts?.openNow);
  return [
    check("offen", "jetzt", t("contactPoints:filter.openNow"), { isChosen: filter.isOpenNow, count: openNow }),
    check("rollstuhl", "ja", t("contactPoints:filter.stepFree"), {
      isChosen: filter.isStepFree,
      count: counted("wheelchair:yes"),
    }),
    check("kostenlos", "ja", t("contactPoints:filter.free"), { isChosen: filter.isFree, count: counted("free:yes") }),
  ];
}

function presentGroup(reader: Reader, { filter, found, vocabulary }: ListFacts, group: Group): FilterGroup {
  const choices = vocabulary[group].map(({ code, name, mark }) => ({
    ...check(NAMES[group], code, name, {
      isChosen: filter[group].includes(code),
      count: countText(reader, found.counts?.countOf(`${group}:${code}`)),
    }),
    house: group === "theme" ? mark : "",
  }));
  return {
    legend: reader.t(LEGENDS[group]),
    choices,
    isOpen: group === "concern" || choices.some(({ isChosen }) => isChosen),
  };
}

function check(
  name: string,
  value: string,
  label: string,
  { isChosen, count }: { isChosen: boolean; count: string },
): FilterChoice {
  return { id: `${name}-${value}`, name, value, label, isChosen, count, language: "", house: "" };
}

function countText({ format }: Reader, count: number | undefined): string {
  return count === undefined ? "" : format.number(count);
}

type Chip = ContactPointListPage["chips"][number];

/** What is chosen, each with the address of the list without it. */
export function presentChips(reader: Reader, facts: ListFacts): readonly Chip[] {
  return chosenParts(reader, facts).map(({ label, without }) => ({
    label,
    href: reader.href(filterPath({ ...facts.filter, ...without })),
  }));
}

/** One choice of a filter, by the part it belongs to; the street narrows nothing. */
interface ChosenPart {
  readonly part: Narrowing | "street";
  readonly label: string;
  readonly without: Partial<Filter>;
}

type Choosable = readonly [part: ChosenPart["part"], isChosen: boolean, label: () => string, without: Partial<Filter>];

function chosenOfGroups({ filter, vocabulary }: ListFacts): readonly Choosable[] {
  return GROUPS.flatMap((group) =>
    filter[group].map((code): Choosable => {
      const without = { [group]: filter[group].filter((other) => other !== code) };
      return [group, true, () => nameOf(vocabulary[group], code), without];
    }),
  );
}

function nameOf(choices: readonly Choice[], code: string): string {
  return choices.find((choice) => choice.code === code)?.name ?? code;
}

/** What is chosen, in the words of the reader. */
export function chosenParts(reader: Reader, facts: ListFacts): readonly ChosenPart[] {
  const { filter, vocabulary, streets, now } = facts;
  const { t } = reader;
  type Choosable = readonly [
    part: ChosenPart["part"],
    isChosen: boolean,
    label: () => string,
    without: Partial<Filter>,
  ];
  const parts: readonly Choosable[] = [
    [
      "words",
      filter.words !== null,
      () => t("contactPoints:chip.words", { words: wordsText(filter) }),
      { words: null },
    ],
    ...chosenOfGroups(facts),
    ["open", filter.isOpenNow, () => t("contactPoints:filter.openNow"), { isOpenNow: false }],
    ["then", filter.day !== null, () => dayChip(reader, filter), { day: null }],
    ["then", filter.time !== null, () => timeChip(reader, filter, now), { time: null }],
    [
      "language",
      filter.language !== null,
      () => t("contactPoints:chip.language", { language: nameOf(vocabulary.languages, filter.language ?? "") }),
      { language: null },
    ],
    ["wheelchair", filter.isStepFree, () => t("contactPoints:filter.stepFree"), { isStepFree: false }],
    ["free", filter.isFree, () => t("contactPoints:filter.free"), { isFree: false }],
    ["street", filter.street !== null, () => streetChip(reader, filter, streets), { street: null }],
  ];
  return parts.flatMap(([part, isChosen, label, without]) => (isChosen ? [{ part, label: label(), without }] : []));
}

function dayChip({ t, format }: Reader, { day }: Filter): string {
  return day === null
    ? ""
    : t("contactPoints:chip.day", { day: format.longDay(momentAt(day, new Temporal.PlainTime(12))) });
}

function timeChip({ t, format }: Reader, { time }: Filter, now: Date): string {
  return time === null ? "" : t("contactPoints:chip.time", { time: format.time(momentAt(dayOf(now), time)) });
}

function streetChip({ t }: Reader, { street }: Filter, streets: readonly Street[]): string {
  return t("contactPoints:chip.street", { street: streets.find(({ code }) => code === street)?.name ?? "" });
}
