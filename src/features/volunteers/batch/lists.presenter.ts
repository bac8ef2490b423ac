import { formModel } from "../../../shared/forms/formModel.ts";
import type { FormState } from "../../../shared/forms/parseForm.ts";
import type { Reader } from "../../../shared/text/reader.ts";
import { sortKeyFrom } from "../../../shared/ids/ids.ts";
import type { DeskFormPage } from "../desk/deskNeeds.pages.ts";
import { countText, type Words } from "../fitting/reasonWords.ts";
import { volunteerPaths } from "../volunteers.paths.ts";
import { shiftName, whyNotLines } from "./againstWords.ts";
import type { Planned } from "./askPlan.ts";
import { batchFields, MOST_A_DAY } from "./batch.forms.ts";
import type { BatchListPage, WhatIfPage, WhyForm } from "./batch.pages.ts";
import { batchPaths } from "./batch.paths.ts";
import { stepButton } from "./batch.presenter.ts";
import { daysText } from "./batchWords.ts";
import type { BatchRow, NeedToChoose } from "./batch.queries.ts";
import type { BatchView } from "./batch.view.ts";
import { openCells } from "./batchRecord.repo.ts";
import { fingerprintOf } from "./storeCells.repo.ts";

export function presentBatchList(words: Words, rows: readonly BatchRow[]): BatchListPage {
  const { t, href } = words.reader;
  const day = (date: Date) => date.toISOString().slice(0, 10);
  return {
    title: t("batch:list.title"),
    section: volunteerPaths.deskNeeds(),
    crumbs: [{ label: t("frame:desk.needs"), href: href(volunteerPaths.deskNeeds()) }],
    newHref: href(batchPaths.add()),
    rows: rows.map((row) => ({
      title: row.title,
      href: href(batchPaths.one(row.id)),
      days: daysText(words, { from: day(row.startsOn), until: day(row.endsOn) }),
      state: t(`batch:state.${row.state}`),
      places: t("batch:list.places", { proposed: row.proposed, accepted: row.accepted }),
    })),
    emptyText: t("batch:list.empty"),
  };
}

export function presentBatchForm(reader: Reader, state: FormState, needs: readonly NeedToChoose[]): DeskFormPage {
  const { t, href } = reader;
  return {
    title: t("batch:form.heading"),
    section: volunteerPaths.deskNeeds(),
    crumbs: [
      { label: t("frame:desk.needs"), href: href(volunteerPaths.deskNeeds()) },
      { label: t("batch:list.title"), href: href(batchPaths.list()) },
    ],
    hasErrors: state.errors.length > 0,
    form: formModel(reader, state, {
      action: href(batchPaths.add()),
      submit: "batch:form.submit",
      fields: batchFields(reader, needs),
      cancelHref: href(batchPaths.list()),
    }),
  };
}

/** "Why not …?": the question, and its answer once somebody is chosen. */
export function presentWhy(
  words: Words,
  view: BatchView,
  asked: { personId: string; shiftId: string } | null,
): WhyForm {
  const { href, t } = words.reader;
  const { batch, facts, shifts } = view;
  const people = facts.volunteers.toSorted((a, b) => (sortKeyFrom(a.name) < sortKeyFrom(b.name) ? -1 : 1));
  const shift = shifts.find((one) => one.facts.id === asked?.shiftId);
  const person = people.find((one) => one.facts.id === asked?.personId);
  const form = {
    action: href(batchPaths.one(batch.id)),
    people: people.map((one) => ({ value: one.facts.id, label: one.name, isChosen: one === person })),
    shifts: shifts.map((one) => ({ value: one.facts.id, label: shiftName(words, one), isChosen: one === shift })),
  };
  if (shift === undefined || person === undefined || view.whyNot === null) {
    return { ...form, about: "", answers: [], add: null };
  }
  return {
    ...form,
    about: t("batch:why.about", { name: person.name, shift: shiftName(words, shift) }),
    ...answerWhy(words, view, { personId: person.facts.id, shiftId: shift.facts.id }),
  };
}

function answerWhy(
  words: Words,
  view: BatchView,
  pair: { personId: string; shiftId: string },
): Pick<WhyForm, "answers" | "add"> {
  const { t } = words.reader;
  const { batch, shifts } = view;
  const isIn = openCells(batch).some((cell) => cell.personId === pair.personId && cell.shiftId === pair.shiftId);
  if (isIn) return { answers: [t("batch:why.in")], add: null };
  const why = view.whyNot?.({ volunteerId: pair.personId, opportunityId: pair.shiftId }) ?? null;
  const answers = why === null ? [t("batch:why.next")] : whyNotLines(words, why, shifts);
  const mayAdd = why?.code !== "BLOCKED" && batch.state === "draft";
  return { answers, add: mayAdd ? stepButton(words, view, pair, "dazu") : null };
}

interface WhatIf {
  readonly view: BatchView;
  readonly planned: Planned;
  readonly maxShifts: number;
}

/** What would change if the proposal were worked out anew. */
export function presentWhatIf(words: Words, { view, planned, maxShifts }: WhatIf): WhatIfPage {
  const { t, href } = words.reader;
  const { batch } = view;
  const changes = changesOf(words, view, planned);
  const isSame = changes.length === 0 && maxShifts === batch.maxShifts;
  return {
    title: t("batch:whatIf.title"),
    section: volunteerPaths.deskNeeds(),
    crumbs: [
      { label: t("batch:list.title"), href: href(batchPaths.list()) },
      { label: batch.title, href: href(batchPaths.one(batch.id)) },
    ],
    lead: t(isSame ? "batch:whatIf.same" : "batch:whatIf.lead", { count: changes.length }),
    changes,
    figures: figuresOf(words, view, planned),
    limits: Array.from({ length: MOST_A_DAY }, (_, index) => ({
      label: t("batch:whatIf.limit", { count: index + 1 }),
      href: href(batchPaths.whatIf(batch.id, index + 1)),
      isCurrent: index + 1 === maxShifts,
    })),
    takeOver: isSame
      ? null
      : {
          action: href(batchPaths.whatIf(batch.id)),
          label: t("batch:whatIf.takeOver"),
          tone: "primary",
          hidden: Object.entries({
            version: String(batch.version),
            hoechstens: String(maxShifts),
            stand: fingerprintOf(planned.cells),
          }).map(([name, value]) => ({ name, value })),
        },
    backHref: href(batchPaths.one(batch.id)),
  };
}

function changesOf(words: Words, view: BatchView, planned: Planned): WhatIfPage["changes"] {
  const { t } = words.reader;
  const keyOf = (personId: string, shiftId: string) => `${personId} ${shiftId}`;
  const before = new Set(openCells(view.batch).map((cell) => keyOf(cell.personId, cell.shiftId)));
  const after = new Set(planned.cells.map((cell) => keyOf(cell.volunteerId, cell.opportunityId)));
  const shiftText = (id: string) => {
    const shift = view.shifts.find((one) => one.facts.id === id);
    return shift === undefined ? t("batch:why.otherShift") : shiftName(words, shift);
  };
  const nameOf = (id: string) => view.names.get(id) ?? "–";
  const added = planned.cells
    .filter((cell) => !before.has(keyOf(cell.volunteerId, cell.opportunityId)))
    .map((cell) => ({
      name: nameOf(cell.volunteerId),
      text: t("batch:whatIf.added", { shift: shiftText(cell.opportunityId) }),
      why: countText(words.reader, cell.fit.reasons),
    }));
  const gone = openCells(view.batch)
    .filter((cell) => !after.has(keyOf(cell.personId, cell.shiftId)))
    .map((cell) => {
      const isKnown = view.shifts.some((one) => one.facts.id === cell.shiftId);
      const why = isKnown ? planned.whyNot({ volunteerId: cell.personId, opportunityId: cell.shiftId }) : null;
      return {
        name: nameOf(cell.personId),
        text: t("batch:whatIf.gone", { shift: shiftText(cell.shiftId) }),
        why: why === null ? "" : whyNotLines(words, why, view.shifts).join(" "),
      };
    });
  return [...added, ...gone].toSorted((a, b) => a.name.localeCompare(b.name, "de"));
}

function figuresOf({ reader: { t, format } }: Words, view: BatchView, planned: Planned): readonly string[] {
  const missing = planned.unmet.reduce((sum, one) => sum + one.missing, 0);
  const most = Math.max(0, ...planned.loads.map((load) => load.hours));
  return [
    t("batch:whatIf.places", { before: openCells(view.batch).length, after: planned.cells.length }),
    t("batch:whatIf.missing", { count: missing }),
    t("batch:whatIf.most", { hours: format.number(Math.round(most * 10) / 10) }),
    ...(planned.newcomersAlone.length > 0 ? [t("batch:whatIf.alone", { count: planned.newcomersAlone.length })] : []),
    ...(planned.refusedLocks.length > 0 ? [t("batch:whatIf.refused", { count: planned.refusedLocks.length })] : []),
    ...(planned.isBest ? [] : [t("batch:whatIf.notBest")]),
  ];
}
