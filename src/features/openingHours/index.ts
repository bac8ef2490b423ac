export { stateAt, spansBetween, type HoursState, type OpenSpan } from "./evaluator.ts";
export { checkOpeningHours, type HoursCheck } from "./checkOpeningHours.ts";
export { holidaysFrom, nextHoliday, type Holiday } from "./holidays.ts";
export { createHoursUpkeep, type HoursUpkeep } from "./openingHours.queries.ts";
export {
  monthsSince,
  presentHoliday,
  presentHours,
  presentState,
  STALE_AFTER_MONTHS,
  type HoursFacts,
  type HoursTable,
} from "./openingHours.presenter.ts";
export { hoursOn, isWeekly, nextOpenDays, spansToday, weekOf, type DayHours } from "./week.ts";
