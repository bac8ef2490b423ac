import { z } from "zod";
import { optionalDay, optionalTime, optionalWhole } from "../../../shared/forms/fields.ts";
import type { FieldSpec } from "../../../shared/forms/formModel.ts";
import type { FormValues } from "../../../shared/forms/parseForm.ts";
import { dayOf, ZONE } from "../../../shared/clock.ts";
import type { DeskNeed } from "./deskNeeds.queries.ts";

/** A dated shift; its times are those of Europe/Berlin. */
export const shiftForm = z
  .strictObject({
    day: optionalDay().refine((day): boolean => day !== null, "needs:shift.dayMissing"),
    from: optionalTime().refine((time): boolean => time !== null, "needs:shift.fromMissing"),
    to: optionalTime().refine((time): boolean => time !== null, "needs:shift.toMissing"),
    minPeople: optionalWhole(0, 500),
    maxPeople: optionalWhole(1, 500).refine((people): boolean => people !== null, "needs:shift.maxMissing"),
    newcomerSeats: optionalWhole(0, 500),
  })
  .refine(({ from, to }) => from === null || to === null || Temporal.PlainTime.compare(from, to) < 0, {
    path: ["to"],
    error: "needs:shift.order",
  })
  .refine(({ minPeople, maxPeople }) => minPeople === null || maxPeople === null || minPeople <= maxPeople, {
    path: ["minPeople"],
    error: "needs:shift.minOrder",
  })
  .refine(
    ({ newcomerSeats, maxPeople }) => newcomerSeats === null || maxPeople === null || newcomerSeats <= maxPeople,
    {
      path: ["newcomerSeats"],
      error: "needForm:newcomerOrder",
    },
  );
export type ShiftValues = z.infer<typeof shiftForm>;

export const shiftFields: readonly FieldSpec[] = [
  { kind: "input", name: "day", type: "date", width: "short", label: "needs:shift.day" },
  { kind: "input", name: "from", type: "time", width: "short", label: "needs:shift.from" },
  { kind: "input", name: "to", type: "time", width: "short", label: "needs:shift.to" },
  { kind: "input", name: "maxPeople", type: "number", width: "short", label: "needs:shift.max" },
  { kind: "input", name: "minPeople", type: "number", width: "short", label: "needs:shift.min", isOptional: true },
  {
    kind: "input",
    name: "newcomerSeats",
    type: "number",
    width: "short",
    label: "needForm:newcomerSeats",
    hint: "needForm:newcomerSeatsHint",
    isOptional: true,
  },
];

/** A stored shift as the form shows it; null for a new one. */
export function shiftFormValues(shift: DeskNeed["shifts"][number] | null): FormValues {
  if (shift === null) return {};
  const clock = (moment: Date) =>
    moment.toTemporalInstant().toZonedDateTimeISO(ZONE).toPlainTime().toString({ smallestUnit: "minute" });
  return {
    day: dayOf(shift.startsAt).toString(),
    from: clock(shift.startsAt),
    to: clock(shift.endsAt),
    maxPeople: String(shift.maxPeople),
    minPeople: String(shift.minPeople),
    newcomerSeats: shift.newcomerSeats === 0 ? "" : String(shift.newcomerSeats),
  };
}
