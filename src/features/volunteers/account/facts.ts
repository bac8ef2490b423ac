import { phoneText } from "../../../shared/text/phoneText.ts";
import type { Reader } from "../../../shared/text/reader.ts";
import { namesOf, type Choices } from "../choices.ts";
import type { VolunteerRecord } from "../volunteer.queries.ts";
import { slotName } from "../volunteerForm.ts";
import { slotsFrom, type FreeTime } from "../weekGrid.ts";
import type { Fact } from "./account.pages.ts";

/** What is stored about a volunteer in words, for themselves and for the desk. Empty values are left out. */
export function volunteerFacts(reader: Reader, record: VolunteerRecord, choices: Choices): readonly Fact[] {
  const { t, format } = reader;
  const hours = record.maxHoursPerWeek;
  const facts: readonly Fact[] = [
    { label: t("volunteers:form.name"), value: record.displayName },
    { label: t("volunteers:fact.channel"), value: t(`volunteers:channel.${record.preferredChannel}`) },
    { label: t("volunteers:form.email"), value: record.email ?? "" },
    { label: t("volunteers:form.phone"), value: phoneText(record.phone ?? "") },
    { label: t("volunteers:form.address"), value: record.postalAddress ?? "" },
    { label: t("volunteers:fact.time"), value: freeTimesText(reader, record.availabilities) },
    { label: t("volunteers:fact.themes"), value: joined(namesOf(choices.themes, record.themeCodes)) },
    { label: t("volunteers:fact.skills"), value: joined(namesOf(choices.skills, record.skillCodes)) },
    { label: t("volunteers:fact.languages"), value: joined(namesOf(choices.languages, record.languages)) },
    { label: t("volunteers:fact.wishes"), value: record.wishes ?? "" },
    { label: t("volunteers:form.hours"), value: hours === null ? "" : format.number(hours) },
    { label: t("volunteers:account.note"), value: record.note ?? "" },
  ];
  return facts.filter((fact) => fact.value !== "");
}

function freeTimesText(reader: Reader, times: readonly FreeTime[]): string {
  return joined(slotsFrom(times).map((slot) => slotName(reader, slot)));
}

/** Names that hold an "and" themselves are easier to tell apart with dots. */
function joined(names: readonly string[]): string {
  return names.join(" · ");
}
