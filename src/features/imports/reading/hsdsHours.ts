/** A row of schedules.csv (HSDS 3, schedule), by heading. */
export type HsdsSchedule = Readonly<Record<string, string>>;

/** What schedules say: an opening_hours text where they can be said in one, otherwise words for people. */
export interface HsdsHours {
  readonly text: string;
  readonly note: string;
}

const DAYS: Readonly<Record<string, string>> = { MO: "Mo", TU: "Tu", WE: "We", TH: "Th", FR: "Fr", SA: "Sa", SU: "Su" };
const TIME = /^([01]\d|2[0-4]):([0-5]\d)(?::\d\d)?(?:Z|[+-]\d\d:\d\d)?$/u;

/** Only plain weekly hours become a text: one schedule that says more (every second week, an end) turns all into words. */
export function hoursFromSchedules(schedules: readonly HsdsSchedule[]): HsdsHours {
  if (schedules.length === 0) return { text: "", note: "" };
  const rules = schedules.map(weeklyRule);
  const isPlain = rules.every((rule) => rule !== null);
  const described = schedules.map((schedule) => cell(schedule, "description")).filter((words) => words !== "");
  if (isPlain) return { text: rules.join("; "), note: [...new Set(described)].join(" ") };
  return { text: "", note: [...new Set(schedules.map(inWords))].join("; ").slice(0, 300) };
}

function weeklyRule(schedule: HsdsSchedule): string | null {
  const days = cell(schedule, "byday")
    .split(",")
    .map((day) => DAYS[day.trim().toUpperCase()]);
  const [from, to] = [time(cell(schedule, "opens_at")), time(cell(schedule, "closes_at"))];
  if (!isWeekly(schedule) || days.includes(undefined) || from === null || to === null) return null;
  return `${days.join(",")} ${from}-${to}`;
}

const BOUNDS = ["valid_from", "valid_to", "until", "count", "bymonthday", "byweekno", "byyearday"];

function isWeekly(schedule: HsdsSchedule): boolean {
  const freq = cell(schedule, "freq").toUpperCase();
  const isEveryWeek = ["", "1"].includes(cell(schedule, "interval"));
  return ["", "WEEKLY"].includes(freq) && isEveryWeek && BOUNDS.every((bound) => cell(schedule, bound) === "");
}

function time(value: string): string | null {
  const found = TIME.exec(value);
  return found ? `${found[1] ?? ""}:${found[2] ?? ""}` : null;
}

function inWords(schedule: HsdsSchedule): string {
  const description = cell(schedule, "description");
  if (description !== "") return description;
  const said = ["freq", "byday", "opens_at", "closes_at", "valid_from", "valid_to"].map((name) => cell(schedule, name));
  return said.filter((word) => word !== "").join(" ");
}

function cell(schedule: HsdsSchedule, name: string): string {
  return (schedule[name] ?? "").trim();
}
