import type { TextKey } from "../../../shared/text/keys.ts";
import type { Reader } from "../../../shared/text/reader.ts";
import { namesOf, type Choices } from "../choices.ts";
import type { NeedPage } from "./needs.pages.ts";
import type { NeedRecord } from "./needs.queries.ts";

/** What somebody wants to know before they say yes: when, where, with whom, and what is asked of them. */
export function presentNeedFacts(reader: Reader, need: NeedRecord, choices: Choices): NeedPage["facts"] {
  const { t, href, format } = reader;
  const fact = (label: TextKey, value: string | null, path: string | null = null) =>
    value === null || value === "" ? [] : [{ label: t(label), value, href: path === null ? null : href(path) }];
  const initiative =
    need.organisationSlug === null ? null : `/initiativen/${encodeURIComponent(need.organisationSlug)}`;
  const { place } = need;
  return [
    ...fact("needs:fact.when", need.timeText),
    ...fact("needs:fact.hours", hoursText(reader, need)),
    ...fact("needs:fact.where", need.locationText),
    ...(place === null ? [] : fact("needFacts:place", place.name, place.path)),
    ...fact("needs:fact.who", need.organisation, initiative),
    ...fact("needFacts:places", placesText(reader, need)),
    ...fact("needFacts:required", skillsText(reader, need, true)),
    ...fact("needFacts:requiredLanguages", format.list(namesOf(choices.languages, need.requiredLanguages))),
    ...fact("needFacts:welcome", skillsText(reader, need, false)),
    ...fact("needs:fact.languages", format.list(namesOf(choices.languages, need.languages))),
    ...fact("needs:fact.age", need.minimumAge === null ? null : t("needs:fact.ageFrom", { age: need.minimumAge })),
  ];
}

/** Only what goes beyond "as many as there are places". */
function placesText({ t, format }: Reader, need: NeedRecord): string {
  const { hasShifts, places, placesMin, newcomerSeats } = need;
  if (hasShifts) return "";
  return format.list([
    ...(placesMin > 1 ? [t("needFacts:placesMin", { min: placesMin, places })] : []),
    ...(newcomerSeats > 0 ? [t("needFacts:newcomerSeats", { count: newcomerSeats })] : []),
  ]);
}

function skillsText({ t, format }: Reader, { skills }: NeedRecord, isRequired: boolean): string {
  const asked = skills.filter((skill) => skill.isRequired === isRequired);
  return format.list(
    asked.map(({ name, minLevel }) =>
      minLevel > 1
        ? t("needFacts:skill", { name, level: t(minLevel > 2 ? "needFacts:level.3" : "needFacts:level.2") })
        : name,
    ),
  );
}

function hoursText({ t }: Reader, { hoursMin, hoursMax }: NeedRecord): string {
  const from = hoursMin ?? hoursMax;
  const to = hoursMax ?? hoursMin;
  if (from === null || to === null) return "";
  return from === to ? t("needs:fact.hoursExact", { count: from }) : t("needs:fact.hoursRange", { from, to });
}

/** The statements that volunteers answer, too, grouped by what holds of the need. */
export function presentStatements({ t }: Reader, { answers }: NeedRecord): NeedPage["statements"] {
  return (["fits", "partly", "no"] as const)
    .map((answer) => ({
      label: t(`needFacts:statement.${answer}`),
      sentences: answers.filter((one) => one.answer === answer).map((one) => one.name),
    }))
    .filter(({ sentences }) => sentences.length > 0);
}

/** What somebody agrees to by pressing the button, and what helps to decide. */
export function presentConditions({ t, format }: Reader, need: NeedRecord, now: Date): readonly string[] {
  const { minimumAge, opensAt } = need;
  return [
    ...(opensAt !== null && opensAt > now ? [t("needFacts:opens", { moment: format.moment(opensAt) })] : []),
    ...(minimumAge !== null && minimumAge > 16 ? [t("needs:condition.age", { age: minimumAge })] : []),
    ...(need.requiresClearance ? [t("needs:condition.clearance")] : []),
    ...(need.newcomersWelcome ? [t("needs:condition.newcomers")] : []),
  ];
}
