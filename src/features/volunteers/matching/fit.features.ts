import { explainCompass, measureCompass } from "./fit.compass.ts";
import { explainTime, measureTime } from "./fit.time.ts";
import {
  languageValue,
  LANGUAGE_VALUES,
  levelOf,
  metresBetween,
  type ReadyOpportunity,
  type ReadyVolunteer,
} from "./ready.ts";
import { ASK, NOT_ASKED, type FactsByFeature, type FeatureKey, type FitReason } from "./reasons.ts";
import type { Mobility } from "./types.ts";

type Measure = (volunteer: ReadyVolunteer, opportunity: ReadyOpportunity) => number;

/** A part of the fit: its value from 0 to 1 (or ASK, NOT_ASKED), and the facts behind it. */
interface Feature {
  readonly weight: number;
  readonly measure: Measure;
  readonly explain: (volunteer: ReadyVolunteer, opportunity: ReadyOpportunity, value: number | null) => FitReason;
}

const BEST_LEVEL = 3;
/** How far is "near", in metres: on foot 800; with wheels the same effort goes further. */
const NEAR_M: Readonly<Record<Mobility, number>> = { foot: 800, wheelchair: 800, bike: 2000, car: 4000 };

/** The parts and their start weights. */
export const FEATURES: readonly Feature[] = [
  feature("time", 0.25, measureTime, explainTime),
  feature("skills", 0.2, measureSkills, explainSkills),
  feature("theme", 0.2, measureTheme, explainTheme),
  feature("language", 0.15, measureLanguage, explainLanguage),
  feature("compass", 0.1, measureCompass, explainCompass),
  feature("distance", 0.1, measureDistance, (volunteer, opportunity) => ({
    metres: metresBetween(volunteer, opportunity) ?? 0,
  })),
];

function feature<Key extends FeatureKey>(
  key: Key,
  weight: number,
  measure: Measure,
  factsOf: (volunteer: ReadyVolunteer, opportunity: ReadyOpportunity) => FactsByFeature[Key],
): Feature {
  return {
    weight,
    measure,
    explain: (volunteer, opportunity, value) =>
      (value === null
        ? { key, status: "ask", weight }
        : { key, status: "known", value, weight, facts: factsOf(volunteer, opportunity) }) as FitReason,
  };
}

/** Welcome skills, else the required ones: how many of them, weighted by level (3 of 3 counts whole). */
function measureSkills(volunteer: ReadyVolunteer, { skills }: ReadyOpportunity): number {
  if (skills.length === 0) return NOT_ASKED;
  if (volunteer.skills.length === 0) return ASK;
  let levels = 0;
  for (const skill of skills) levels += Math.min(levelOf(volunteer, skill), BEST_LEVEL);
  return levels / (BEST_LEVEL * skills.length);
}

function explainSkills({ facts }: ReadyVolunteer, { skillIds }: ReadyOpportunity): FactsByFeature["skills"] {
  return {
    matched: skillIds.flatMap((termId) => {
      const level = facts.skills.get(termId) ?? 0;
      return level > 0 ? [{ termId, level }] : [];
    }),
    missing: skillIds.filter((termId) => (facts.skills.get(termId) ?? 0) === 0),
  };
}

/** All themes of the need shared: 1, some: 0.5, none: 0. */
function measureTheme({ themes }: ReadyVolunteer, { themes: wanted }: ReadyOpportunity): number {
  if (wanted.length === 0) return NOT_ASKED;
  if (themes.length === 0) return ASK;
  let shared = 0;
  for (const theme of wanted) if (themes.includes(theme)) shared += 1;
  return shared === wanted.length ? 1 : shared > 0 ? 0.5 : 0;
}

function explainTheme({ facts }: ReadyVolunteer, opportunity: ReadyOpportunity): FactsByFeature["theme"] {
  const { themeIds } = opportunity.facts;
  return {
    shared: themeIds.filter((id) => facts.themeIds.includes(id)),
    other: themeIds.filter((id) => !facts.themeIds.includes(id)),
  };
}

/** The best of the languages both sides named. */
function measureLanguage(volunteer: ReadyVolunteer, { languages }: ReadyOpportunity): number {
  if (languages.length === 0) return NOT_ASKED;
  if (volunteer.languages.length === 0) return ASK;
  let best = 0;
  for (const language of languages) best = Math.max(best, languageValue(volunteer, language));
  return best / 100;
}

function explainLanguage({ facts }: ReadyVolunteer, { languageCodes }: ReadyOpportunity): FactsByFeature["language"] {
  const [best] = facts.languages
    .filter(({ code }) => languageCodes.includes(code))
    .map(({ code, level }) => ({ code, level: level ?? "native" }))
    .toSorted((a, b) => LANGUAGE_VALUES[b.level] - LANGUAGE_VALUES[a.level]);
  return { best: best ?? null, wanted: languageCodes };
}

/** Near is 1, and falls to a third (1/e) at the distance that still counts as near. */
function measureDistance(volunteer: ReadyVolunteer, opportunity: ReadyOpportunity): number {
  if (opportunity.position === null) return NOT_ASKED;
  const metres = metresBetween(volunteer, opportunity);
  return metres === null ? ASK : Math.exp(-metres / NEAR_M[volunteer.facts.mobility ?? "foot"]);
}
