import { changesBetween } from "../../../shared/audit/audit.ts";
import { dateColumn, type Clock } from "../../../shared/clock.ts";
import type { UnitOfWork, Work, WorkBy } from "../../../shared/db/unitOfWork.ts";
import { AppError, notFound } from "../../../shared/errors/AppError.ts";
import type { Texts } from "../../../shared/text/texts.ts";
import { lockOwnNeed } from "../desk/lockOwnNeed.ts";
import { CONCERNED_STATES } from "../telling/concerned.ts";
import type { Tell } from "../telling/tell.ts";
import { daysAhead, layShifts } from "./layShifts.ts";
import { planChange, type OpenQuestion, type ShiftChoice } from "./planChange.ts";
import type { SeriesValues } from "./series.forms.ts";
import { findSeries, removeFree, shiftsToCome, type SeriesRow, type ShiftToCome } from "./series.repo.ts";
import { shiftTimes } from "./shiftTimes.ts";
import { tellOfDates, whoIsOn, type DateChange } from "./tellOfDates.ts";

export interface SeriesDeps {
  readonly unitOfWork: UnitOfWork;
  readonly tell: Tell;
  readonly texts: Texts;
  readonly now: Clock;
}

/** Adds a series to a need with dates and lays its shifts twelve weeks ahead. */
export function createAddSeries({ unitOfWork, tell, now }: SeriesDeps) {
  return (by: WorkBy, needId: string, values: SeriesValues): Promise<void> =>
    unitOfWork(by, async (work) => {
      const { tx, audit } = work;
      await lockOwnNeed(tx, by, needId);
      const { id } = await tx.needSeries.create({ data: { needId, ...columns(values) }, select: { id: true } });
      const series = await findSeries(tx, needId, id);
      if (series) await layShifts({ work, tell, now: now() }, series);
      audit({
        action: "series.added",
        resourceType: "need",
        resourceId: needId,
        changes: changesBetween({}, columns(values)),
      });
    });
}

export interface SeriesChange {
  readonly values: SeriesValues;
  /** What becomes of the dates somebody is on, by shift. */
  readonly choices: ReadonlyMap<string, ShiftChoice>;
}

/**
 * Changes a series. Dates to come that nobody is on follow it; about the others it asks first: as long as one answer is
 * missing nothing is written, and the questions come back. Throws conflict when somebody else saved meanwhile.
 */
export function createChangeSeries(deps: SeriesDeps) {
  return async (by: WorkBy, needId: string, id: string, given: SeriesChange): Promise<readonly OpenQuestion[]> => {
    try {
      return await deps.unitOfWork(by, async (work) => {
        const need = await lockOwnNeed(work.tx, by, needId);
        const before = await findSeries(work.tx, needId, id);
        if (!before) throw notFound();
        if (before.version !== given.values.version) throw new AppError("conflict", "frame:form.staleVersion");
        return applyChange({ ...deps, work, need }, before, given);
      });
    } catch (error) {
      throw error instanceof AppError && error.messageKey === "needs:conflict.overlap"
        ? new AppError("conflict", "needs:shift.overlap", { cause: error })
        : error;
    }
  };
}

interface Changing extends SeriesDeps {
  readonly work: Work;
  readonly need: { readonly id: string; readonly title: string };
}

async function applyChange(
  { work, need, tell, texts, now }: Changing,
  before: SeriesRow,
  { values, choices }: SeriesChange,
): Promise<readonly OpenQuestion[]> {
  const { tx, audit, unchanged } = work;
  const series = { ...before, ...values };
  const timesOn = (day: Temporal.PlainDate) => shiftTimes(day, series);
  const plan = planChange(await shiftsToCome(tx, series.id, now()), daysAhead(series, now()), timesOn);
  if (plan.questions.some((question) => !isAnswered(question, choices))) {
    unchanged();
    return plan.questions;
  }
  const concerned = await whoIsOn({ work, tell }, changesOf(plan.questions, choices, series), now());
  await tx.needSeries.update({ where: { id: series.id }, data: { ...columns(values), version: { increment: 1 } } });
  const { giving = [], staying = [] } = Object.groupBy(plan.retimed, (shift) =>
    isTarget(shift, plan.questions, choices) ? "giving" : "staying",
  );
  await retime(work, series, staying);
  await removeFree(tx, [...plan.removed, ...giving]);
  for (const shift of plan.untouched) await tx.shift.update({ where: { id: shift.id }, data: counts(series, shift) });
  await settleQuestions(work, series, { questions: plan.questions, choices });
  await layShifts({ work, tell, now: now() }, series);
  await tellOfDates({ work, tell, texts }, need, concerned);
  const changes = changesBetween(columns(before), columns(values));
  audit({ action: "series.changed", resourceType: "need", resourceId: need.id, changes });
  return [];
}

type Columns = Pick<
  SeriesValues,
  "rrule" | "startsOn" | "startMinute" | "endMinute" | "maxPeople" | "minPeople" | "newcomerSeats"
>;

function columns({ rrule, startsOn, startMinute, endMinute, maxPeople, minPeople, newcomerSeats }: Columns) {
  return { rrule, startsOn: dateColumn(startsOn), startMinute, endMinute, maxPeople, minPeople, newcomerSeats };
}

function isAnswered({ shift, moveTo }: OpenQuestion, choices: ReadonlyMap<string, ShiftChoice>): boolean {
  const choice = choices.get(shift.id);
  return choice !== undefined && (choice !== "move" || moveTo !== null);
}

/** A free date on the day to which somebody's date moves gives way to it. */
function isTarget(
  free: ShiftToCome,
  questions: readonly OpenQuestion[],
  choices: ReadonlyMap<string, ShiftChoice>,
): boolean {
  return questions.some(({ shift, moveTo }) => choices.get(shift.id) === "move" && moveTo?.equals(free.day) === true);
}

function changesOf(
  questions: readonly OpenQuestion[],
  choices: ReadonlyMap<string, ShiftChoice>,
  series: SeriesRow,
): readonly DateChange[] {
  return questions.flatMap(({ shift, moveTo }) => {
    const choice = choices.get(shift.id);
    if (choice === undefined || choice === "keep") return [];
    const newStart = choice === "move" && moveTo !== null ? shiftTimes(moveTo, series).startsAt : null;
    return [{ shiftId: shift.id, startsAt: shift.startsAt, newStart, reason: "" }];
  });
}

/** Never fewer places than are taken. */
function counts(series: Pick<SeriesRow, "minPeople" | "maxPeople" | "newcomerSeats">, shift: ShiftToCome) {
  const { minPeople, maxPeople, newcomerSeats } = series;
  return { minPeople, maxPeople: Math.max(maxPeople, shift.placesTaken), newcomerSeats };
}

async function retime({ tx }: Work, series: SeriesRow, shifts: readonly ShiftToCome[]): Promise<void> {
  for (const shift of shifts) {
    await tx.shift.update({
      where: { id: shift.id },
      data: { ...shiftTimes(shift.day, series), ...counts(series, shift) },
    });
  }
}

async function settleQuestions(
  work: Work,
  series: SeriesRow,
  { questions, choices }: { questions: readonly OpenQuestion[]; choices: ReadonlyMap<string, ShiftChoice> },
): Promise<void> {
  for (const { shift, moveTo } of questions) {
    const choice = choices.get(shift.id);
    if (choice === "cancel") await callOff(work, shift.id);
    if (choice === "move" && moveTo !== null) {
      const data = { ...shiftTimes(moveTo, series), ...counts(series, shift), seriesOn: dateColumn(moveTo) };
      await work.tx.shift.update({ where: { id: shift.id }, data });
      // The trigger copies the new times; the database then refuses overlaps.
      await work.tx.assignment.updateMany({
        where: { shiftId: shift.id, state: { in: [...CONCERNED_STATES] } },
        data: { version: { increment: 1 } },
      });
    }
  }
}

/** Calls a date off: nobody is on it any more. */
export async function callOff({ tx }: Work, shiftId: string): Promise<void> {
  await tx.assignment.updateMany({
    where: { shiftId, state: { in: [...CONCERNED_STATES] } },
    data: { state: "excused", version: { increment: 1 } },
  });
  await tx.shift.update({ where: { id: shiftId }, data: { state: "cancelled" } });
}
