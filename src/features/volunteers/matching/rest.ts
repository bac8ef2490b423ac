import { DAY_MS } from "./weekTime.ts";

/** At most so many asks in seven days. */
const ASKS_PER_WEEK = 2;
const WEEK_DAYS = 7;
/** After a no, nobody is asked for seven days. */
const REST_DAYS = 7;

/** One time somebody was asked for help: by an offer, a proposal, or to step in. */
export interface Ask {
  readonly at: Date;
  readonly answer: "yes" | "no" | null;
  readonly answeredAt: Date | null;
}

/** Why somebody is left in peace, and until when. */
export interface Rest {
  readonly code: "RESTS_AFTER_NO" | "ASKED_ENOUGH";
  readonly until: Date;
}

/** Seven days of rest after a no, and two asks a week are enough (model 5.7); null when somebody can be asked. */
export function restOf(asks: readonly Ask[], now: Date): Rest | null {
  const noes = asks.filter((ask) => ask.answer === "no").map((ask) => (ask.answeredAt ?? ask.at).getTime());
  const rested = new Date(Math.max(...noes) + REST_DAYS * DAY_MS);
  if (noes.length > 0 && rested > now) return { code: "RESTS_AFTER_NO", until: rested };
  const recent = asks
    .map((ask) => ask.at.getTime() + WEEK_DAYS * DAY_MS)
    .filter((end) => end > now.getTime())
    .toSorted((a, b) => b - a);
  const free = recent[ASKS_PER_WEEK - 1];
  return free === undefined ? null : { code: "ASKED_ENOUGH", until: new Date(free) };
}
