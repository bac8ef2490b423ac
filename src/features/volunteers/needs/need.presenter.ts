import type { Reader } from "../../../shared/text/reader.ts";
import type { Choices } from "../choices.ts";
import type { JoinPart } from "../taking/joinPart.presenter.ts";
import type { SeriesModel } from "../taking/taking.pages.ts";
import { volunteerPaths } from "../volunteers.paths.ts";
import { presentConditions, presentNeedFacts, presentStatements } from "./needFacts.presenter.ts";
import type { NeedPage, ShiftModel } from "./needs.pages.ts";
import { contentLanguage, placesText, themePart } from "./needs.presenter.ts";
import type { NeedRecord, ShiftRow } from "./needs.queries.ts";
import { slipsFor } from "./slips.ts";

interface Given {
  readonly need: NeedRecord;
  readonly choices: Choices;
  readonly now: Date;
  /** What the reader can do: by shift id, or null for the need itself. */
  readonly joins: ReadonlyMap<string | null, JoinPart>;
  readonly series: readonly SeriesModel[];
}

export function presentNeed(reader: Reader, { need, choices, now, joins, series }: Given): NeedPage {
  const { t, href } = reader;
  const counted = totalPlaces(need);
  return {
    title: need.title,
    description: need.summary,
    section: volunteerPaths.needs(),
    crumbs: [
      { label: t("frame:start"), href: href("/") },
      { label: t("needs:list.title"), href: href(volunteerPaths.needs()) },
    ],
    lead: need.summary,
    paragraphs: need.description.split(/\n{2,}/u).filter((paragraph) => paragraph !== ""),
    contentLanguage: contentLanguage(reader),
    isExample: need.isExample,
    themes: need.themeIds.flatMap((id) => themePart(choices.themes, id) ?? []),
    facts: presentNeedFacts(reader, need, choices),
    statements: presentStatements(reader, need),
    places: placesText(reader, { ...counted, hasShifts: need.hasShifts }),
    slips: slipsFor(counted.places, counted.placesTaken),
    shifts: need.shifts.map((shift) => shiftModel(reader, need, shift, joins)),
    series,
    ...wholeNeed(reader, need, joins),
    conditions: presentConditions(reader, need, now),
  };
}

function totalPlaces(need: NeedRecord): { places: number; placesTaken: number } {
  if (!need.hasShifts) return need;
  return {
    places: need.shifts.reduce((sum, shift) => sum + shift.maxPeople, 0),
    placesTaken: need.shifts.reduce((sum, shift) => sum + shift.placesTaken, 0),
  };
}

function wholeNeed(reader: Reader, need: NeedRecord, joins: Given["joins"]): Pick<NeedPage, "joins" | "notes"> {
  const { t } = reader;
  if (need.state !== "open")
    return { joins: [], notes: [t(need.state === "filled" ? "needs:places.none" : "needs:join.paused")] };
  if (need.hasShifts) return { joins: [], notes: need.shifts.length === 0 ? [t("needs:places.noDates")] : [] };
  const { buttons, notes } = joins.get(null) ?? NOTHING_TO_DO;
  return { joins: buttons, notes };
}

const NOTHING_TO_DO: JoinPart = { buttons: [], notes: [] };

function shiftModel(reader: Reader, need: NeedRecord, shift: ShiftRow, joins: Given["joins"]): ShiftModel {
  const { buttons, notes } = joins.get(shift.id) ?? NOTHING_TO_DO;
  return {
    when: shiftTime(reader, shift),
    places: placesText(reader, { places: shift.maxPeople, placesTaken: shift.placesTaken, hasShifts: true }),
    joins: need.state === "open" ? buttons : [],
    notes,
  };
}

/** "Samstag, 28. November 2026, 10 Uhr bis 12 Uhr" */
export function shiftTime({ t, format }: Reader, shift: { startsAt: Date; endsAt: Date }): string {
  return t("volunteers:shift.when", {
    day: format.longDay(shift.startsAt),
    from: format.time(shift.startsAt),
    to: format.time(shift.endsAt),
  });
}
