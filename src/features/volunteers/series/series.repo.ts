import type { Prisma } from "../../../generated/prisma/client.ts";

import type { Db, Tx } from "../../../shared/db/client.ts";
import { CONCERNED_STATES } from "../telling/concerned.ts";

const COLUMNS = {
  id: true,
  needId: true,
  rrule: true,
  startsOn: true,
  startMinute: true,
  endMinute: true,
  minPeople: true,
  maxPeople: true,
  newcomerSeats: true,
  laidUntil: true,
  endedAt: true,
  version: true,
  leftOut: { orderBy: { day: "asc" }, select: { day: true, reason: true } },
} satisfies Prisma.NeedSeriesSelect;

/** A series as it is stored; its days are calendar days. */
export interface SeriesRow {
  readonly id: string;
  readonly needId: string;
  readonly rrule: string;
  readonly startsOn: Temporal.PlainDate;
  readonly startMinute: number;
  readonly endMinute: number;
  readonly minPeople: number;
  readonly maxPeople: number;
  readonly newcomerSeats: number;
  readonly laidUntil: Temporal.PlainDate | null;
  readonly endedAt: Date | null;
  readonly version: number;
  readonly leftOut: readonly { readonly day: Temporal.PlainDate; readonly reason: string }[];
}

/** The running series of a need, the oldest first. */
export async function listSeries(db: Db | Tx, needId: string): Promise<readonly SeriesRow[]> {
  const rows = await db.needSeries.findMany({
    where: { needId, endedAt: null },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: COLUMNS,
  });
  return rows.map(toRow);
}

/** A running series; null for ended and unknown ones. */
export async function findSeries(db: Db | Tx, needId: string, id: string): Promise<SeriesRow | null> {
  const row = await db.needSeries.findFirst({ where: { id, needId, endedAt: null }, select: COLUMNS });
  return row && toRow(row);
}

function toRow(row: Prisma.NeedSeriesGetPayload<{ select: typeof COLUMNS }>): SeriesRow {
  return {
    ...row,
    startsOn: dayIn(row.startsOn),
    laidUntil: row.laidUntil === null ? null : dayIn(row.laidUntil),
    leftOut: row.leftOut.map(({ day, reason }) => ({ day: dayIn(day), reason })),
  };
}

/** A DATE column as its calendar day. */
function dayIn(column: Date): Temporal.PlainDate {
  return Temporal.PlainDate.from(column.toISOString().slice(0, 10));
}

/** A shift of a series that is still to come. */
export interface ShiftToCome {
  readonly id: string;
  readonly day: Temporal.PlainDate;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly placesTaken: number;
  /** How many are on it, wait for it or are asked; 0: it can change without anybody hearing of it. */
  readonly people: number;
  /** False while nobody ever had anything to do with it: it can go without a trace. */
  readonly hasHistory: boolean;
}

export async function shiftsToCome(tx: Db | Tx, seriesId: string, now: Date): Promise<readonly ShiftToCome[]> {
  const rows = await tx.shift.findMany({
    where: { seriesId, startsAt: { gt: now }, state: { in: ["planned", "confirmed"] } },
    orderBy: { startsAt: "asc" },
    select: {
      id: true,
      seriesOn: true,
      startsAt: true,
      endsAt: true,
      placesTaken: true,
      assignments: { select: { state: true } },
    },
  });
  return rows.flatMap(({ seriesOn, assignments, ...shift }) =>
    seriesOn === null
      ? []
      : [
          {
            ...shift,
            day: dayIn(seriesOn),
            people: assignments.filter(({ state }) => CONCERNED.includes(state)).length,
            hasHistory: assignments.length > 0,
          },
        ],
  );
}

const CONCERNED: readonly string[] = CONCERNED_STATES;

/** Takes shifts nobody is on off the calendar; those with a history stay as cancelled. */
export async function removeFree(tx: Tx, shifts: readonly ShiftToCome[]): Promise<void> {
  const free = shifts.filter((shift) => shift.people === 0);
  const ids = (hasHistory: boolean) => free.filter((shift) => shift.hasHistory === hasHistory).map((shift) => shift.id);
  await tx.shift.deleteMany({ where: { id: { in: ids(false) } } });
  await tx.shift.updateMany({ where: { id: { in: ids(true) } }, data: { state: "cancelled" } });
}
