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
export function presentChips(reader: Reader, { filter, vocabulary, streets, now }: ListFacts): readonly Chip[] {
  const { t } = reader;
  const name = (choices: readonly Choice[], code: string) =>
    choices.find((choice) => choice.code === code)?.name ?? code;
  const chips: readonly (readonly [isChosen: boolean, label: () => string, without: Partial<Filter>])[] = [
    [filter.words !== null, () => t("contactPoints:chip.words", { words: wordsText(filter) }), { words: null }],
    ...GROUPS.flatMap((group) =>
      filter[group].map(
        (code) =>
          [
            true,
            () => name(vocabulary[group], code),
            { [group]: filter[group].filter((other) => other !== code) },
          ] as const,
      ),
    ),
    [filter.isOpenNow, () => t("contactPoints:filter.openNow"), { isOpenNow: false }],
    [filter.day !== null, () => dayChip(reader, filter), { day: null }],
    [filter.time !== null, () => timeChip(reader, filter, now), { time: null }],
    [
      filter.language !== null,
      () => t("contactPoints:chip.language", { language: name(vocabulary.languages, filter.language ?? "") }),
      { language: null },
    ],
    [filter.isStepFree, () => t("contactPoints:filter.stepFree"), { isStepFree: false }],
    [filter.isFree, () => t("contactPoints:filter.free"), { isFree: false }],
    [filter.street !== null, () => streetChip(reader, filter, streets), { street: null }],
  ];
  return chips.flatMap(([isChosen, label, without]) =>
    isChosen ? [{ label: label(), href: reader.href(filterPath({ ...filter, ...without })) }] : [],
  );
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
