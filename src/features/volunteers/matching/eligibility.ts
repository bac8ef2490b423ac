import type { Block, Eligibility, Warning } from "./blocks.ts";
import { blockOfDates, dateWarnings } from "./dates.ts";
import { languageValue, metresBetween, type ReadyOpportunity, type ReadyVolunteer } from "./ready.ts";
import type { History, RequiredSkill } from "./types.ts";
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
const RULES: readonly ((look: Look) => Block | null)[] = [
  openness,
  alreadyIn,
  declinedBefore,
  standing,
  age,
  guardian,
  clearance,
  skills,
  languages,
  ({ volunteer, opportunity }) => blockOfDates("COLLIDES", volunteer, opportunity),
  ({ volunteer, opportunity }) => blockOfDates("HOURS_CAP", volunteer, opportunity),
  ({ volunteer, opportunity }) => blockOfDates("DAY_CAP", volunteer, opportunity),
  ({ volunteer, opportunity }) => blockOfDates("TIMES_CAP", volunteer, opportunity),
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
  for (const rule of RULES) if (rule(look) !== null) return false;
  return true;
}

/** Whether a pair may be proposed in a batch: hours above a person's own are a cost there, not a block. */
export function isProposable(
  volunteer: ReadyVolunteer,
  opportunity: ReadyOpportunity,
  now: Date,
  history: History,
): boolean {
  const look = { volunteer, opportunity, now, history };
  for (const rule of RULES) {
    const block = rule(look);
    if (block !== null && block.code !== "HOURS_CAP") return false;
  }
  return true;
}

/** A shift can be taken until it begins, a need without dates until it ends. */
function openness({ opportunity: { facts, spans }, now }: Look): Block | null {
  if (facts.state === "closed") return { code: "CLOSED" };
  const last = spans.at(-1)?.startsAt ?? facts.endsAt?.getTime() ?? Infinity;
  return last <= now.getTime() ? { code: "ENDED" } : null;
}

function alreadyIn({ volunteer, opportunity, history }: Look): Block | null {
  const { id } = opportunity.facts;
  for (const commitment of volunteer.commitments) if (commitment.opportunityId === id) return { code: "ALREADY_IN" };
  return (history.joined.get(id)?.has(volunteer.facts.id) ?? false) ? { code: "ALREADY_IN" } : null;
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
  if (facts.minimumAge === null) return null;
  const { age } = volunteer.facts;
  if (age === null || age >= facts.minimumAge) return null;
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
  if (opportunity.facts.requiredSkills.length === 0 || volunteer.facts.skills.size === 0) return null;
  const missing = missingSkills(volunteer, opportunity);
  return missing.length === 0 ? null : { code: "SKILL_MISSING", skills: missing };
}

function languages({ volunteer, opportunity }: Look): Block | null {
  if (volunteer.languages.length === 0) return null;
  for (const language of opportunity.requiredLanguages) {
    if (languageValue(volunteer, language) > 0) continue;
    return { code: "LANGUAGE_MISSING", languages: missingLanguages(volunteer, opportunity) };
  }
  return null;
}

function distance({ volunteer, opportunity }: Look): Block | null {
  const { maxDistanceM } = volunteer;
  if (maxDistanceM === null) return null;
  const metres = metresBetween(volunteer, opportunity);
  if (metres === null || metres <= maxDistanceM) return null;
  return { code: "TOO_FAR", metres, maxMetres: maxDistanceM };
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
  if (volunteer.pausedUntil < dayNumberOf(now)) return null;
  return { code: "PAUSED", until: volunteer.facts.pausedUntil ?? "" };
}

function missingSkills({ facts }: ReadyVolunteer, opportunity: ReadyOpportunity): readonly RequiredSkill[] {
  return opportunity.facts.requiredSkills.filter(({ termId, minLevel }) => (facts.skills.get(termId) ?? 0) < minLevel);
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
  const untold = skills.size === 0 ? missingSkills(volunteer, opportunity) : [];
  if (untold.length > 0) found.push({ code: "ASK_SKILLS", termIds: untold.map(({ termId }) => termId) });
  const missing = languages.length === 0 ? missingLanguages(volunteer, opportunity) : [];
  if (missing.length > 0) found.push({ code: "ASK_LANGUAGES", languages: missing });
  return found;
}

function steps({ facts }: ReadyVolunteer, { facts: { point, isStepFree } }: ReadyOpportunity): readonly Warning[] {
  if (facts.mobility !== "wheelchair" || point === null || isStepFree === true) return [];
  return [{ code: "STEPS", known: isStepFree === false }];
}
