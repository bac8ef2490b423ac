import type { VolunteerFacts } from "../matching/types.ts";
import { namesFrom, wayText, weekTimeText, type Words } from "./reasonWords.ts";
import type { SuitsPage } from "./suits.pages.ts";

const MOBILITY = { foot: "on_foot", wheelchair: "wheelchair", bike: "bicycle", car: "car" } as const;
const MOST_TIMES = 6;

/** What the volunteer told that the list is made from. */
export function ownFacts(words: Words, volunteer: VolunteerFacts): SuitsPage["own"] {
  const { reader, names } = words;
  const { t, format } = reader;
  const or = (value: string) => (value === "" ? t("fitting:own.none") : value);
  const times = [...new Set(volunteer.times.map((time) => weekTimeText(reader, time)))];
  return [
    {
      label: t("fitting:own.time"),
      value: or(times.slice(0, MOST_TIMES).join(", ") + (times.length > MOST_TIMES ? " …" : "")),
    },
    { label: t("fitting:own.themes"), value: or(format.list(namesFrom(names, volunteer.themeIds))) },
    { label: t("fitting:own.skills"), value: or(format.list(namesFrom(names, [...volunteer.skills.keys()]))) },
    {
      label: t("fitting:own.languages"),
      value: or(
        format.list(
          namesFrom(
            names,
            volunteer.languages.map(({ code }) => code),
          ),
        ),
      ),
    },
    { label: t("fitting:own.way"), value: or(wayOf(words, volunteer)) },
  ];
}

function wayOf({ reader }: Words, { mobility, maxDistanceM }: VolunteerFacts): string {
  const how = mobility === null ? "" : reader.t(`fitting:way.${MOBILITY[mobility]}`);
  if (maxDistanceM === null) return how;
  const way = wayText(reader, maxDistanceM);
  return how === "" ? way : reader.t("fitting:way.most", { mobility: how, way });
}
