import { sortKeyFrom } from "../../../shared/ids/ids.ts";
import type { NamedOpportunity } from "../fitting/opportunityFacts.repo.ts";
import { countText, reasonLines, type Words } from "../fitting/reasonWords.ts";
import { volunteerPaths } from "../volunteers.paths.ts";
import { daysText } from "./batchWords.ts";
import type { BatchGrid, GridCell, PlanPage, ShiftHead } from "./batch.pages.ts";
import { batchPaths } from "./batch.paths.ts";
import { cellsOf, type BatchView } from "./batch.view.ts";
import { openCells } from "./batchRecord.repo.ts";

const THERE = ["accepted", "confirmed", "attended"];
const ASKED = ["offered", "suggested"];

/** People and shifts at a glance, with the reasons folded. */
export function gridOf(words: Words, view: BatchView): BatchGrid {
  const { t, href } = words.reader;
  const cells = new Map<string, GridCell>();
  for (const one of view.engaged) {
    if (![...THERE, ...ASKED].includes(one.state)) continue;
    cells.set(keyOf(one), {
      mark: THERE.includes(one.state) ? "✓" : "…",
      text: t(`batch:engaged.${one.state}`),
      reasons: [],
    });
  }
  for (const cell of openCells(view.batch)) {
    cells.set(keyOf(cell), {
      mark: cell.isLocked ? "●" : "○",
      text: cell.why === null ? t("batch:cell.locked") : countText(words.reader, cell.why.reasons),
      reasons: cell.why === null ? [] : reasonLines(words, cell.why.reasons),
    });
  }
  return {
    shifts: view.shifts.map((shift) => headOf(words, view, shift)),
    rows: peopleOf(view, new Set([...cells.keys()].map((key) => key.slice(0, ID_LENGTH)))).map(({ id, name }) => ({
      name,
      href: href(volunteerPaths.deskVolunteer(id)),
      cells: view.shifts.map((shift) => cells.get(keyOf({ personId: id, shiftId: shift.facts.id })) ?? null),
    })),
  };
}

/** The plan for the wall: who is there, who was asked, and how many are missing. */
export function presentPlan(words: Words, view: BatchView): PlanPage {
  const { t, href } = words.reader;
  const shown = view.engaged.filter((one) => [...THERE, ...ASKED].includes(one.state));
  const marks = new Map(
    shown.map((one) => [keyOf(one), t(THERE.includes(one.state) ? "batch:plan.there" : "batch:plan.asked")]),
  );
  return {
    title: view.batch.title,
    days: daysText(words, view.batch),
    backHref: href(batchPaths.one(view.batch.id)),
    shifts: view.shifts.map((shift) => ({ ...headOf(words, view, shift), count: planCount(words, shift) })),
    rows: peopleOf(view, new Set(shown.map((one) => one.personId))).map(({ id, name }) => ({
      name,
      cells: view.shifts.map((shift) => marks.get(keyOf({ personId: id, shiftId: shift.facts.id })) ?? ""),
    })),
    emptyText: shown.length === 0 ? t("batch:plan.empty") : "",
  };
}

const ID_LENGTH = 36;

function keyOf({ personId, shiftId }: { personId: string; shiftId: string }): string {
  return `${personId} ${shiftId}`;
}

function peopleOf({ engaged, names }: BatchView, ids: ReadonlySet<string>) {
  const known = new Map([...names, ...engaged.map((one) => [one.personId, one.name] as const)]);
  return [...ids]
    .map((id) => ({ id, name: known.get(id) ?? "–" }))
    .toSorted((a, b) => sortKeyFrom(a.name).localeCompare(sortKeyFrom(b.name), "de") || (a.id < b.id ? -1 : 1));
}

function headOf(
  { reader: { t, format, href } }: Words,
  { batch, missing }: BatchView,
  shift: NamedOpportunity,
): ShiftHead {
  const { id, maxPeople, placesTaken } = shift.facts;
  const { startsAt, endsAt } = shift;
  return {
    href: href(batchPaths.shift(batch.id, id)),
    need: shift.title,
    day: startsAt === null ? "" : format.shortDay(startsAt),
    time:
      startsAt === null || endsAt === null
        ? ""
        : t("batch:time", { from: format.time(startsAt), to: format.time(endsAt) }),
    count: t("batch:grid.count", { count: placesTaken + cellsOf(batch, shift).length, places: maxPeople }),
    isShort: missing.has(id),
  };
}

function planCount({ reader: { t } }: Words, { facts }: NamedOpportunity): string {
  const free = facts.maxPeople - facts.placesTaken;
  return free > 0 ? t("batch:plan.free", { count: free }) : t("batch:plan.full");
}
