import type { PostButton } from "../../../shared/pages/parts.ts";
import { warningText } from "../fitting/blockWords.ts";
import type { NamedOpportunity } from "../fitting/opportunityFacts.repo.ts";
import { countText, reasonLines, type Words } from "../fitting/reasonWords.ts";
import { shiftTime } from "../needs/need.presenter.ts";
import { volunteerPaths } from "../volunteers.paths.ts";
import { tallyLines } from "./againstWords.ts";
import type { CellStep } from "./batch.forms.ts";
import type { BatchPage, BatchShift, PlaceRow, WhyForm } from "./batch.pages.ts";
import { batchPaths } from "./batch.paths.ts";
import type { Engaged } from "./batch.queries.ts";
import { cellsOf, type BatchView } from "./batch.view.ts";
import { openCells, type StoredCell } from "./batchRecord.repo.ts";
import { daysText } from "./batchWords.ts";
import { gridOf } from "./grid.presenter.ts";

/** One proposal: the grid, and shift by shift what can be done. */
export function presentBatch(words: Words, view: BatchView, why: WhyForm | null): BatchPage {
  const { t, href } = words.reader;
  const { batch } = view;
  const open = openCells(batch);
  const isDraft = batch.state === "draft";
  return {
    title: batch.title,
    section: volunteerPaths.deskNeeds(),
    crumbs: [
      { label: t("frame:desk.needs"), href: href(volunteerPaths.deskNeeds()) },
      { label: t("batch:list.title"), href: href(batchPaths.list()) },
    ],
    lead: t("batch:lead", {
      days: daysText(words, batch),
      count: view.shifts.length,
      state: t(`batch:state.${batch.state}`),
    }),
    alerts: alertsOf(words, view),
    grid: gridOf(words, view),
    shifts: view.shifts.map((shift) => shiftOf(words, view, shift)),
    accept: isDraft && open.length > 0 ? acceptButtons(words, view, { count: open.length }) : [],
    drop: isDraft
      ? button(words, batchPaths.drop(batch.id), {
          label: t("batch:drop"),
          tone: "link",
          fields: { version: String(batch.version) },
        })
      : null,
    whatIfHref: isDraft ? href(batchPaths.whatIf(batch.id)) : "",
    planHref: href(batchPaths.plan(batch.id)),
    why,
  };
}

function alertsOf({ reader: { t } }: Words, view: BatchView): readonly string[] {
  const short = [...view.missing.values()].reduce((sum, one) => sum + one.count, 0);
  return [
    ...(view.shifts.length === 0 ? [t("batch:noShifts")] : []),
    ...(short > 0 ? [t("batch:missing.all", { count: short, shifts: view.missing.size })] : []),
  ];
}

function shiftOf(words: Words, view: BatchView, shift: NamedOpportunity): BatchShift {
  const { t, href } = words.reader;
  const { batch, engaged, missing } = view;
  const { id, minPeople, maxPeople, placesTaken } = shift.facts;
  const open = cellsOf(batch, shift);
  const own = engaged.filter((one) => one.shiftId === id);
  const isGone = (one: Engaged) => GONE.includes(one.state);
  const lack = missing.get(id);
  const barred = batch.cells.filter((cell) => cell.isBarred && cell.shiftId === id);
  const isDraft = batch.state === "draft";
  return {
    id: `s-${id}`,
    need: shift.title,
    when:
      shift.startsAt && shift.endsAt ? shiftTime(words.reader, { startsAt: shift.startsAt, endsAt: shift.endsAt }) : "",
    count: t("batch:count", { there: placesTaken, proposed: open.length, min: minPeople, max: maxPeople }),
    missing: lack ? [t("batch:missing.shift", { count: lack.count }), ...tallyLines(words, lack.reasons)] : [],
    people: [
      ...own.filter((one) => !isGone(one)).map((one) => engagedRow(words, one)),
      ...open.map((cell) => cellRow(words, view, cell)),
    ],
    out: [
      ...own.filter(isGone).map((one) => engagedRow(words, one)),
      ...barred.map((cell) => barredRow(words, view, cell)),
    ],
    accept:
      isDraft && open.length > 0
        ? acceptButtons(words, view, { count: open.length, shiftId: id, about: shift.title })
        : [],
    coverHref: lack ? href(volunteerPaths.deskCandidates(shift.facts.needId, id)) : "",
  };
}

const GONE: readonly string[] = ["declined", "withdrawn", "expired"];

function engagedRow({ reader: { t, href } }: Words, { personId, name, state }: Engaged): PlaceRow {
  return {
    name,
    href: href(volunteerPaths.deskVolunteer(personId)),
    state: t(`batch:engaged.${state}`),
    count: "",
    reasons: [],
    notes: [],
    buttons: [],
  };
}

function barredRow(words: Words, view: BatchView, cell: StoredCell): PlaceRow {
  const { t, href } = words.reader;
  return {
    name: nameOf(view, cell),
    href: href(volunteerPaths.deskVolunteer(cell.personId)),
    state: t("batch:cell.barred"),
    count: "",
    reasons: [],
    notes: [],
    buttons: view.batch.state === "draft" ? [stepButton(words, view, cell, "freigeben")] : [],
  };
}

function cellRow(words: Words, view: BatchView, cell: StoredCell): PlaceRow {
  const { t, href } = words.reader;
  const { why } = cell;
  const isDraft = view.batch.state === "draft";
  const steps: readonly CellStep[] = cell.isLocked ? ["loesen", "sperren"] : ["halten", "sperren"];
  const only = { personId: cell.personId, shiftId: cell.shiftId, about: nameOf(view, cell) };
  return {
    name: nameOf(view, cell),
    href: href(volunteerPaths.deskVolunteer(cell.personId)),
    state: t(cell.isLocked ? "batch:cell.locked" : "batch:cell.proposed"),
    count: why === null ? "" : countText(words.reader, why.reasons),
    reasons: why === null ? [] : reasonLines(words, why.reasons),
    notes: notesOf(words, cell),
    buttons: isDraft
      ? [...acceptButtons(words, view, only), ...steps.map((step) => stepButton(words, view, cell, step))]
      : [],
  };
}

function notesOf(words: Words, { why }: StoredCell): readonly string[] {
  if (why === null) return [];
  const { t } = words.reader;
  return [
    ...(why.isNewcomer ? [t("batch:cell.newcomer")] : []),
    ...(why.isOverHours ? [t("batch:cell.overHours")] : []),
    ...(why.isOverTimes ? [t("batch:cell.overTimes")] : []),
    ...why.warnings.map((warning) => warningText(words, warning)),
  ];
}

function nameOf({ names }: BatchView, { personId }: StoredCell): string {
  return names.get(personId) ?? "–";
}

interface Part {
  readonly count?: number;
  readonly shiftId?: string;
  readonly personId?: string;
  readonly about?: string;
}

/** Ask them, or put them in firmly: for all, a shift, or one person. */
function acceptButtons(
  words: Words,
  { batch }: BatchView,
  { count, shiftId = "", personId = "", about }: Part,
): readonly PostButton[] {
  const { t } = words.reader;
  const scope = personId !== "" ? "one" : shiftId !== "" ? "shift" : "all";
  const fields = { version: String(batch.version), schicht: shiftId, person: personId };
  const isAll = scope === "all";
  return (["anfragen", "fest"] as const).map((art) =>
    button(words, batchPaths.accept(batch.id), {
      label: t(`batch:accept.${scope}.${art}`, { count: count ?? 1 }),
      tone: isAll && art === "anfragen" ? "primary" : scope === "one" ? "link" : "secondary",
      about,
      fields: { ...fields, art },
    }),
  );
}

/** A button that does something to one place. */
export function stepButton(
  words: Words,
  { batch, names }: Pick<BatchView, "batch" | "names">,
  cell: Pick<StoredCell, "personId" | "shiftId">,
  step: CellStep,
): PostButton {
  return button(words, batchPaths.cell(batch.id), {
    label: words.reader.t(`batch:step.${step}`),
    tone: step === "dazu" ? "secondary" : "link",
    about: names.get(cell.personId) ?? "",
    fields: { version: String(batch.version), person: cell.personId, schicht: cell.shiftId, schritt: step },
  });
}

function button(
  { reader }: Words,
  path: string,
  {
    label,
    tone,
    about,
    fields,
  }: { label: string; tone: PostButton["tone"]; about?: string | undefined; fields: Readonly<Record<string, string>> },
): PostButton {
  return {
    action: reader.href(path),
    label,
    tone,
    ...(about === undefined ? {} : { about }),
    hidden: Object.entries(fields).map(([name, value]) => ({ name, value })),
  };
}
