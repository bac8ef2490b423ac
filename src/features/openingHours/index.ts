export { spansBetween, stateAt, type HoursState } from "./evaluator.ts";
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
export { emptyPlan, WEEKDAYS, type HoursPlan, type Weekday } from "./plan/plan.ts";
export { planShape } from "./plan/planFields.ts";
export { hoursSpecs, presentHoursForm, type HoursFold, type HoursFormPart } from "./plan/planForm.presenter.ts";
export { checkHours } from "./plan/planInput.ts";
export { hoursWords, wholeHoursWords } from "./plan/hoursWords.ts";
export { hoursFormValues } from "./plan/planValues.ts";
export { readPlan } from "./plan/readPlan.ts";
export { writePlan } from "./plan/writePlan.ts";
export { readSpans, spansText, type TimeSpan } from "./plan/timeSpan.ts";
export { weeklyRules, type WeekdayCode, type WeeklyRule, type WeeklyRules } from "./weeklyRules.ts";
