import { dateColumn } from "../../../shared/clock.ts";
import { phoneText } from "../../../shared/text/phoneText.ts";
import type { Reader } from "../../../shared/text/reader.ts";
import { volunteerPaths } from "../volunteers.paths.ts";
import type { DaySheetPage, SheetPart } from "./daySheet.pages.ts";
import type { SheetShift } from "./daySheet.queries.ts";

const PATH = "/buero/tagesblatt";
/** Somebody always comes along unannounced; more lines than these only cost paper. */
const LEAST_SPARE = 2;
const MOST_SPARE = 6;

export function presentDaySheet(
  reader: Reader,
  { day, shifts, planPath }: { day: Temporal.PlainDate; shifts: readonly SheetShift[]; planPath: string },
): DaySheetPage {
  const { t, format, href } = reader;
  const other = (days: number) => {
    const date = day.add({ days });
    return { label: format.shortDay(dateColumn(date)), href: href(`${PATH}?tag=${date.toString()}`) };
  };
  return {
    title: t("daySheet:title", { day: format.longDay(dateColumn(day)) }),
    bodyClass: "paper",
    backHref: href(volunteerPaths.deskNeeds()),
    day: format.longDay(dateColumn(day)),
    planHref: planPath === "" ? "" : href(planPath),
    action: href(PATH),
    dayValue: day.toString(),
    before: other(-1),
    after: other(1),
    shifts: shifts.map((shift) => sheetPart(reader, shift)),
    emptyText: t("daySheet:empty"),
    note: t("daySheet:note"),
  };
}

function sheetPart({ t, format }: Reader, shift: SheetShift): SheetPart {
  const { people, maxPeople } = shift;
  const spare = Math.min(MOST_SPARE, Math.max(LEAST_SPARE, maxPeople - people.length));
  return {
    title: shift.title,
    isExample: shift.isExample,
    when: t("daySheet:when", { from: format.time(shift.startsAt), to: format.time(shift.endsAt) }),
    where: [shift.locationText, shift.organisation].filter((text) => text !== null && text !== "").join(" · "),
    places: t("daySheet:places", { people: people.length, places: maxPeople }),
    people: people.map(({ name, phone }, index) => ({
      number: String(index + 1),
      name,
      phone: phone === null ? "" : phoneText(phone),
      phoneHref: phone === null ? "" : `tel:${phone}`,
    })),
    spare: Array.from({ length: spare }, (_line, index) => String(people.length + index + 1)),
  };
}
