export { stateAt, type HoursState } from "./evaluator.ts";
export { checkOpeningHours, type HoursCheck } from "./checkOpeningHours.ts";
export { holidaysFrom } from "./holidays.ts";
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
export { isWeekly, nextOpenDays, weekOf } from "./week.ts";
export type { HoursPlan } from "./plan/plan.ts";
export { readPlan } from "./plan/readPlan.ts";
export { writePlan } from "./plan/writePlan.ts";
