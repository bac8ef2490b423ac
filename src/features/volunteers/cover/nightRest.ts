import { ZONE } from "../../../shared/clock.ts";

/** Nobody is asked between nine in the evening and eight in the morning, on the clock of Europe/Berlin. */
const MORNING = 8;
const EVENING = 21;

/** The first moment from this one on at which somebody can be asked. */
export function afterNight(moment: Date): Date {
  const local = moment.toTemporalInstant().toZonedDateTimeISO(ZONE);
  if (local.hour >= MORNING && local.hour < EVENING) return moment;
  const day = local.hour >= EVENING ? local.add({ days: 1 }) : local;
  const morning = day.toPlainDate().toZonedDateTime({ timeZone: ZONE, plainTime: new Temporal.PlainTime(MORNING) });
  return new Date(morning.epochMilliseconds);
}
