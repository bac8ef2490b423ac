import { phoneText } from "../../../shared/text/phoneText.ts";
import type { Reader } from "../../../shared/text/reader.ts";
import { namesOf, type Choices } from "../choices.ts";
import { PART_CODES, type PartCode } from "../profile/parts.ts";
import { ANSWERS } from "../profile/values.ts";
import { oftenOf } from "../profile/timePart.ts";
import { weekFrom, type WeekChoice } from "../profile/week.ts";
import type { VolunteerRecord } from "../volunteer.queries.ts";
import { slotName } from "../weekWords.ts";
import type { Fact } from "./account.pages.ts";

type Told = (reader: Reader, record: VolunteerRecord, choices: Choices) => readonly Fact[];

/** What is stored of one part, in words. Empty values are left out. */
export function partFacts(reader: Reader, code: PartCode, record: VolunteerRecord, choices: Choices): readonly Fact[] {
  return FACTS[code](reader, record, choices).filter((fact) => fact.value !== "");
}

/** All that is stored about a volunteer in words, for the desk. */
export function volunteerFacts(reader: Reader, record: VolunteerRecord, choices: Choices): readonly Fact[] {
  return PART_CODES.flatMap((code) => partFacts(reader, code, record, choices));
}

const FACTS: Readonly<Record<PartCode, Told>> = {
  kontakt: ({ t }, record) => [
    { label: t("volunteers:form.name"), value: record.displayName },
    { label: t("volunteers:fact.channel"), value: t(`volunteers:channel.${record.preferredChannel}`) },
    { label: t("volunteers:form.email"), value: record.email ?? "" },
    { label: t("volunteers:form.phone"), value: phoneText(record.phone ?? "") },
    { label: t("volunteers:form.address"), value: record.postalAddress ?? "" },
  ],
  zeiten: timeFacts,
  interessen: ({ t }, record, { themes }) => [
    { label: t("volunteers:fact.themes"), value: joined(namesOf(themes, record.themeCodes)) },
    { label: t("volunteers:fact.wishes"), value: record.wishes ?? "" },
  ],
  koennen: skillFacts,
  sprachen: ({ t }, { languages, basicLanguages }, choices) => {
    const named = choices.languages.filter(({ code }) => languages.includes(code));
    const words = named.map(({ code, name }) =>
      basicLanguages.includes(code) ? t("profile:fact.basic", { name }) : name,
    );
    return [{ label: t("volunteers:fact.languages"), value: joined(words) }];
  },
  aussagen: ({ t }, { answers }, { statements }) =>
    ANSWERS.map((answer) => {
      const given = statements.flatMap(({ code, name }) => {
        const told = answers.find((one) => one.code === code && one.answer === answer);
        return told ? [told.isDoubled ? t("profile:fact.doubled", { name }) : name] : [];
      });
      return { label: t(`profile:fact.${answer}`), value: given.join(" ") };
    }),
  weg: wayFacts,
  erinnerung: ({ t }, { remindDayBefore, remindHoursBefore }) => {
    const words = [
      ...(remindDayBefore ? [t("profile:fact.dayBefore")] : []),
      ...(remindHoursBefore === null ? [] : [t("profile:remind.hours", { count: remindHoursBefore })]),
    ];
    return [{ label: t("profile:fact.reminders"), value: words.length === 0 ? t("profile:fact.none") : joined(words) }];
  },
};

function timeFacts(reader: Reader, { availabilities, maxHoursPerWeek, ...wish }: VolunteerRecord): readonly Fact[] {
  const { t, format } = reader;
  const { winter, ...year } = weekFrom(availabilities);
  const often = oftenOf(wish);
  return [
    ...(winter === null
      ? choiceFacts(reader, year, "year")
      : [...choiceFacts(reader, year, "summer"), ...choiceFacts(reader, winter, "winter")]),
    { label: t("volunteers:form.hours"), value: maxHoursPerWeek === null ? "" : format.number(maxHoursPerWeek) },
    { label: t("profile:often.label"), value: often === undefined ? "" : t(`profile:often.${often}`) },
  ];
}

function choiceFacts(reader: Reader, week: WeekChoice, season: "year" | "summer" | "winter"): readonly Fact[] {
  return (["first", "second"] as const).map((choice) => ({
    label: reader.t(`profile:fact.${choice}.${season}`),
    value: joined(week[choice].map((slot) => slotName(reader, slot))),
  }));
}

function skillFacts({ t }: Reader, record: VolunteerRecord, { skills }: Choices): readonly Fact[] {
  const named = skills.flatMap(({ code, name }) => {
    const told = record.skills.find((skill) => skill.code === code);
    return told ? [{ name, ...told }] : [];
  });
  const words = named.map(({ name, level }) =>
    t("profile:fact.skill", { name, level: t(`profile:level.${String(level) as "1" | "2" | "3"}`) }),
  );
  const passedOn = named.filter(({ canTeach }) => canTeach).map(({ name }) => name);
  return [
    { label: t("volunteers:fact.skills"), value: joined(words) },
    { label: t("profile:fact.teach"), value: joined(passedOn) },
  ];
}

function wayFacts(reader: Reader, { homeStreet, maxDistanceM, mobility }: VolunteerRecord): readonly Fact[] {
  const { t, format } = reader;
  return [
    { label: t("profile:fact.street"), value: homeStreet ?? "" },
    {
      label: t("profile:fact.distance"),
      value: maxDistanceM === null ? "" : t("profile:fact.metres", { metres: format.number(maxDistanceM) }),
    },
    { label: t("profile:fact.mobility"), value: mobility === null ? "" : t(`profile:mobility.${mobility}`) },
  ];
}

/** Names that hold an "and" themselves are easier to tell apart with dots. */
function joined(names: readonly string[]): string {
  return names.join(" · ");
}
