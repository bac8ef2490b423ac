import type { Block, Eligibility, Warning } from "./blocks.ts";
import { dateBlocks, dateWarnings } from "./dates.ts";
import { metresBetween, type ReadyOpportunity, type ReadyVolunteer } from "./ready.ts";
import type { History } from "./types.ts";
import { dayNumberOf } from "./weekTime.ts";

const ADULT = 18;

/** One look of a rule at a pair. */
interface Look {
  readonly volunteer: ReadyVolunteer;
  readonly opportunity: ReadyOpportunity;
  readonly now: Date;
  readonly history: History;
}

/**
 * The hard rules in the order of their weight: first what nobody can change, then what the person could, then what
 * only waiting changes. What is not known never blocks; it warns.
 */
const RULES: readonly ((look: Look) => Block | null | readonly Block[])[] = [
  openness,
  alreadyIn,
  declinedBefore,
  standing,
  age,
  guardian,
  clearance,
  skills,
  languages,
  ({ volunteer, opportunity }) => dateBlocks(volunteer, opportunity),
  distance,
  places,
  ({ opportunity: { facts }, now }) =>
    facts.bookableFrom !== null && facts.bookableFrom > now ? { code: "NOT_YET", from: facts.bookableFrom } : null,
  pause,
];

/** Whether a volunteer can take an opportunity: OK, or every reason against it, the weightiest first. */
export function eligibilityOf(
  volunteer: ReadyVolunteer,
  opportunity: ReadyOpportunity,
  now: Date,
  history: History,
): Eligibility {
  const look = { volunteer, opportunity, now, history };
  const blocks = RULES.flatMap((rule) => rule(look) ?? []);
  return { code: blocks[0]?.code ?? "OK", blocks, warnings: warningsOf(volunteer, opportunity) };
}

/** The same rules, stopping at the first reason: for going through thousands. */
export function isEligible(
  volunteer: ReadyVolunteer,
  opportunity: ReadyOpportunity,
  now: Date,
  history: History,
): boolean {
  const look = { volunteer, opportunity, now, history };
  return RULES.every((rule) => isNothing(rule(look)));
}

function isNothing(found: Block | null | readonly Block[]): boolean {
  return found === null || ("length" in found && found.length === 0);
}

/** A shift can be taken until it begins, a need without dates until it ends. */
function openness({ opportunity: { facts, spans }, now }: Look): Block | null {
  if (facts.state === "closed") return { code: "CLOSED" };
  const last = spans.at(-1)?.startsAt ?? facts.endsAt?.getTime() ?? Infinity;
  return last <= now.getTime() ? { code: "ENDED" } : null;
}

function alreadyIn({ volunteer, opportunity, history }: Look): Block | null {
  const { id } = opportunity.facts;
  const isIn = history.joined.get(id)?.has(volunteer.facts.id) ?? false;
  return isIn || volunteer.commitments.some((one) => one.opportunityId === id) ? { code: "ALREADY_IN" } : null;
}

/** A no, the person's or the initiative's, means never again for this need. */
function declinedBefore({ volunteer, opportunity, history }: Look): Block | null {
  const said = history.rejected.get(opportunity.facts.needId)?.has(volunteer.facts.id) ?? false;
  return said ? { code: "DECLINED_BEFORE" } : null;
}

function standing({ volunteer: { facts } }: Look): Block | null {
  if (facts.state === "unconfirmed") return { code: "UNCONFIRMED" };
  if (facts.state === "inactive") return { code: "INACTIVE" };
  return facts.hasConsent ? null : { code: "NO_CONSENT" };
}

function age({ volunteer, opportunity: { facts } }: Look): Block | null {
  const { age } = volunteer.facts;
  if (age === null || facts.minimumAge === null || age >= facts.minimumAge) return null;
  return { code: "TOO_YOUNG", minimumAge: facts.minimumAge };
}

/** Those under 18 need a guardian's consent (§ 107 BGB). */
function guardian({ volunteer: { facts } }: Look): Block | null {
  return facts.age !== null && facts.age < ADULT && !facts.hasGuardianConsent ? { code: "GUARDIAN_MISSING" } : null;
}

/** The certificate of conduct has to count until the last date (§ 72a SGB VIII). */
function clearance({ volunteer, opportunity, now }: Look): Block | null {
  if (!opportunity.facts.requiresClearance) return null;
  const lastDay = opportunity.spans.at(-1)?.day ?? dayNumberOf(now);
  if (volunteer.clearanceUntil >= lastDay) return null;
  return { code: "CLEARANCE_MISSING", validUntil: volunteer.facts.clearanceUntil };
}

function skills({ volunteer, opportunity }: Look): Block | null {
  if (volunteer.facts.skills.size === 0) return null;
  const termIds = missingSkills(volunteer, opportunity);
  return termIds.length === 0 ? null : { code: "SKILL_MISSING", termIds };
}

function languages({ volunteer, opportunity }: Look): Block | null {
  if (volunteer.facts.languages.length === 0) return null;
  const missing = missingLanguages(volunteer, opportunity);
  return missing.length === 0 ? null : { code: "LANGUAGE_MISSING", languages: missing };
}

function distance({ volunteer: { facts }, opportunity }: Look): Block | null {
  if (facts.maxDistanceM === null) return null;
  const metres = metresBetween(facts.home, opportunity);
  if (metres === null || metres <= facts.maxDistanceM) return null;
  return { code: "TOO_FAR", metres, maxMetres: facts.maxDistanceM };
}

/** The last places are kept for those who have never helped this initiative, as many as it set aside. */
function places({ volunteer, opportunity: { facts } }: Look): Block | null {
  const free = facts.maxPeople - facts.placesTaken;
  if (free <= 0) return { code: "FULL" };
  const kept = Math.max(0, facts.newcomerSeats - facts.newcomersTaken);
  return free > kept || isNewcomer(volunteer, facts.initiativeId) ? null : { code: "SEATS_FOR_NEWCOMERS" };
}

/** Somebody who has never helped this initiative. */
export function isNewcomer({ facts }: ReadyVolunteer, initiativeId: string | null): boolean {
  return initiativeId === null || !facts.knownInitiativeIds.has(initiativeId);
}

/** A pause keeps others from asking; whether a person may end it by taking something is for the sign-up to say. */
function pause({ volunteer, now }: Look): Block | null {
  const { pausedUntil } = volunteer.facts;
  if (pausedUntil === null || volunteer.pausedUntil < dayNumberOf(now)) return null;
  return { code: "PAUSED", until: pausedUntil };
}

function missingSkills({ facts }: ReadyVolunteer, opportunity: ReadyOpportunity): readonly string[] {
  return opportunity.facts.requiredSkills
    .filter(({ termId, minLevel }) => (facts.skills.get(termId) ?? 0) < minLevel)
    .map(({ termId }) => termId);
}

function missingLanguages({ facts }: ReadyVolunteer, opportunity: ReadyOpportunity): readonly string[] {
  return opportunity.facts.requiredLanguages.filter((code) => !facts.languages.some((one) => one.code === code));
}

function warningsOf(volunteer: ReadyVolunteer, opportunity: ReadyOpportunity): readonly Warning[] {
  return [
    ...dateWarnings(volunteer, opportunity),
    ...questions(volunteer, opportunity),
    ...steps(volunteer, opportunity),
  ];
}

/** Required, but never told. */
function questions(volunteer: ReadyVolunteer, opportunity: ReadyOpportunity): readonly Warning[] {
  const { age, skills, languages } = volunteer.facts;
  const { minimumAge } = opportunity.facts;
  const found: Warning[] = [];
  if (minimumAge !== null && age === null) found.push({ code: "ASK_AGE", minimumAge });
  const termIds = skills.size === 0 ? missingSkills(volunteer, opportunity) : [];
  if (termIds.length > 0) found.push({ code: "ASK_SKILLS", termIds });
  const missing = languages.length === 0 ? missingLanguages(volunteer, opportunity) : [];
  if (missing.length > 0) found.push({ code: "ASK_LANGUAGES", languages: missing });
  return found;
}

function steps({ facts }: ReadyVolunteer, { facts: { point, isStepFree } }: ReadyOpportunity): readonly Warning[] {
  if (facts.mobility !== "wheelchair" || point === null || isStepFree === true) return [];
  return [{ code: "STEPS", known: isStepFree === false }];
}
