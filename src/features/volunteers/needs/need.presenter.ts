import type { Reader } from "../../../shared/text/reader.ts";
import type { TextKey } from "../../../shared/text/keys.ts";
import { namesOf, type Choices } from "../choices.ts";
import type { JoinPart } from "../taking/joinPart.presenter.ts";
import { volunteerPaths } from "../volunteers.paths.ts";
import type { NeedPage, ShiftModel } from "./needs.pages.ts";
import { contentLanguage, placesText, themePart } from "./needs.presenter.ts";
import type { NeedRecord, ShiftRow } from "./needs.queries.ts";
import { slipsFor } from "./slips.ts";

interface Given {
  readonly need: NeedRecord;
  readonly choices: Choices;
  /** What the reader can do: by shift id, or null for the need itself. */
  readonly joins: ReadonlyMap<string | null, JoinPart>;
}

export function presentNeed(reader: Reader, { need, choices, joins }: Given): NeedPage {
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
    facts: factsOf(reader, need, choices),
    places: placesText(reader, { ...counted, hasShifts: need.hasShifts }),
    slips: slipsFor(counted.places, counted.placesTaken),
    shifts: need.shifts.map((shift) => shiftModel(reader, need, shift, joins)),
    ...wholeNeed(reader, need, joins),
    conditions: conditionsOf(reader, need),
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
  if (need.state !== "open") return { joins: [], notes: [t("needs:join.paused")] };
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
  return t("needs:shift.when", {
    day: format.longDay(shift.startsAt),
    from: format.time(shift.startsAt),
    to: format.time(shift.endsAt),
  });
}

function factsOf(reader: Reader, need: NeedRecord, choices: Choices): NeedPage["facts"] {
  const { t, href, format } = reader;
  const fact = (label: TextKey, value: string | null, path: string | null = null) =>
    value === null || value === "" ? [] : [{ label: t(label), value, href: path === null ? null : href(path) }];
  const initiative =
    need.organisationSlug === null ? null : `/initiativen/${encodeURIComponent(need.organisationSlug)}`;
  return [
    ...fact("needs:fact.when", need.timeText),
    ...fact("needs:fact.hours", hoursText(reader, need)),
    ...fact("needs:fact.where", need.locationText),
    ...fact("needs:fact.who", need.organisation, initiative),
    ...fact("needs:fact.languages", format.list(namesOf(choices.languages, need.languages))),
    ...fact("needs:fact.age", need.minimumAge === null ? null : t("needs:fact.ageFrom", { age: need.minimumAge })),
  ];
}

function hoursText({ t }: Reader, { hoursMin, hoursMax }: NeedRecord): string {
  const from = hoursMin ?? hoursMax;
  const to = hoursMax ?? hoursMin;
  if (from === null || to === null) return "";
  return from === to ? t("needs:fact.hoursExact", { count: from }) : t("needs:fact.hoursRange", { from, to });
}

/** What somebody agrees to by pressing the button, and what helps to decide. */
function conditionsOf({ t }: Reader, need: NeedRecord): readonly string[] {
  return [
    ...(need.minimumAge !== null && need.minimumAge > 16 ? [t("needs:condition.age", { age: need.minimumAge })] : []),
    ...(need.requiresClearance ? [t("needs:condition.clearance")] : []),
    ...(need.newcomersWelcome ? [t("needs:condition.newcomers")] : []),
  ];
}
