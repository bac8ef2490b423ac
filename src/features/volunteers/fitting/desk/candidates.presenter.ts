import type { PostButton } from "../../../../shared/pages/parts.ts";
import { shiftTime } from "../../needs/need.presenter.ts";
import { volunteerPaths } from "../../volunteers.paths.ts";
import { blockText, warningText } from "../blockWords.ts";
import type { NamedOpportunity } from "../opportunityFacts.repo.ts";
import { countText, reasonLines, type Words } from "../reasonWords.ts";
import type { Candidate, Candidates } from "./candidates.ts";
import type { CandidateRow, CandidatesPage } from "./candidates.pages.ts";
import { isResting } from "./rest.repo.ts";

interface Given {
  readonly need: { readonly id: string; readonly title: string };
  /** Null when there is no date to come. */
  readonly found: Candidates | null;
  /** The coordination reads names and what stands against somebody; an initiative reads only what speaks for them. */
  readonly isNamed: boolean;
}

export function presentCandidates(words: Words, { need, found, isNamed }: Given): CandidatesPage {
  const { t, href } = words.reader;
  return {
    title: t("candidates:title", { need: need.title }),
    section: volunteerPaths.deskNeeds(),
    crumbs: [
      { label: t("frame:desk.needs"), href: href(volunteerPaths.deskNeeds()) },
      { label: need.title, href: href(volunteerPaths.deskNeed(need.id)) },
    ],
    lead: t(isNamed ? "candidates:lead" : "candidates:host.lead"),
    how: t(isNamed ? "candidates:how" : "candidates:host.how"),
    ...peopleOf(words, { need, found, isNamed }),
  };
}

function peopleOf(words: Words, { need, found, isNamed }: Given) {
  if (found === null) return { ...NOBODY, emptyText: words.reader.t("candidates:noDates") };
  return isNamed ? foundOnes(words, need.id, found) : namelessOnes(words, need.id, found);
}

const NOBODY = { dates: [], chosen: "", places: "", rows: [], near: [], declined: "" } as const;

function foundOnes(words: Words, needId: string, found: Candidates) {
  const { t, href } = words.reader;
  const { facts } = found.chosen;
  return {
    dates: datesOf(words, needId, found),
    chosen: whenText(words, found.chosen),
    places: t("needs:desk.places", { taken: facts.placesTaken, places: facts.maxPeople }),
    rows: onlyFirstInBrick(found.candidates.map((candidate) => rowOf(words, needId, found.chosen, candidate))),
    emptyText: t("candidates:empty"),
    near: found.near.map(({ id, name, block, fit }) => ({
      name,
      href: href(volunteerPaths.deskVolunteer(id)),
      why: blockText(words, block),
      count: countText(words.reader, fit.reasons),
    })),
    declined: found.declined === 0 ? "" : t("candidates:declined", { count: found.declined }),
  };
}

/** Those an initiative may ask, without a name, and without what is nobody's business: who rests, who said no, what is missing. */
function namelessOnes(words: Words, needId: string, found: Candidates) {
  const { t } = words.reader;
  const candidates = found.candidates
    .filter(({ asked }) => !isResting(asked))
    .map((candidate, index) => ({ ...candidate, name: t("candidates:host.person", { number: index + 1 }) }));
  const { rows, ...rest } = foundOnes(words, needId, { ...found, candidates, near: [], declined: 0 });
  return {
    ...rest,
    rows: rows.map((row) => ({ ...row, href: "", notes: [], assign: null })),
    emptyText: t("candidates:host.empty"),
  };
}

function datesOf(words: Words, needId: string, found: Candidates): CandidatesPage["dates"] {
  if (found.opportunities.length < 2) return [];
  return found.opportunities.map((opportunity) => ({
    label: whenText(words, opportunity),
    href: words.reader.href(volunteerPaths.deskCandidates(needId, opportunity.facts.id)),
    isCurrent: opportunity.facts.id === found.chosen.facts.id,
  }));
}

function whenText({ reader }: Words, { startsAt, endsAt, timeText }: NamedOpportunity): string {
  return startsAt === null || endsAt === null ? (timeText ?? "") : shiftTime(reader, { startsAt, endsAt });
}

function rowOf(words: Words, needId: string, chosen: NamedOpportunity, candidate: Candidate): CandidateRow {
  const { t, href } = words.reader;
  const { id, name, ranked, asked } = candidate;
  const rests = isResting(asked);
  const button = (path: string, label: "offer" | "assign"): PostButton => ({
    action: href(path),
    label: t(`candidates:${label}.button`),
    about: name,
    tone: label === "offer" ? "secondary" : "link",
    hidden: [
      { name: "person", value: id },
      ...(chosen.startsAt === null ? [] : [{ name: "schicht", value: chosen.facts.id }]),
    ],
  });
  return {
    name,
    href: href(volunteerPaths.deskVolunteer(id)),
    count: countText(words.reader, ranked.fit.reasons),
    reasons: reasonLines(words, ranked.fit.reasons),
    notes: [
      ...ranked.eligibility.warnings.map((warning) => warningText(words, warning)),
      ...(rests ? [restText(words, candidate)] : []),
    ],
    offer: rests ? null : button(volunteerPaths.deskOffer(needId), "offer"),
    assign: button(volunteerPaths.deskAssign(needId), "assign"),
  };
}

/** One brick button a page: whoever fits best and may be asked has it. */
function onlyFirstInBrick(rows: readonly CandidateRow[]): readonly CandidateRow[] {
  const first = rows.find(({ offer }) => offer !== null);
  return rows.map((row) => (row === first && row.offer ? { ...row, offer: { ...row.offer, tone: "primary" } } : row));
}

function restText({ reader: { t, format } }: Words, { asked }: Candidate): string {
  const lastNoAt = asked?.lastNoAt ?? null;
  if (lastNoAt !== null) return t("candidates:rest.no", { day: format.day(lastNoAt) });
  return t("candidates:rest.asked", { count: asked?.asks ?? 0 });
}
