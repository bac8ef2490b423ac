import { dayOf, momentAt } from "../../../shared/clock.ts";
import type { Db } from "../../../shared/db/client.ts";

/** Whose shifts somebody prints: all of them, or those of their organisations with the people they may see. */
export interface SheetScope {
  readonly isEverything: boolean;
  readonly organisationIds: readonly string[];
}

export interface SheetShift {
  readonly id: string;
  readonly title: string;
  readonly organisation: string | null;
  readonly locationText: string | null;
  readonly isExample: boolean;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly maxPeople: number;
  readonly people: readonly SheetPerson[];
}

export interface SheetPerson {
  readonly id: string;
  readonly name: string;
  /** Null where none is known, or where whoever runs the need may not use it: the person chose another way. */
  readonly phone: string | null;
}

const MIDNIGHT = new Temporal.PlainTime(0);

export function createDaySheetQueries(db: Db) {
  return {
    /**
     * The shifts of a day with everybody on them, by time. Whoever runs a need sees the confirmed helpers only, and a
     * number only of those who want to be called, as on the page of the need.
     */
    async shiftsOn(
      day: Temporal.PlainDate,
      { isEverything, organisationIds }: SheetScope,
    ): Promise<readonly SheetShift[]> {
      const [from, to] = [momentAt(day, MIDNIGHT), momentAt(day.add({ days: 1 }), MIDNIGHT)];
      const rows = await db.$queryRaw<SheetRow[]>`
        SELECT s."id", n."title", o."name" AS organisation, n."locationText", n."isExample", s."startsAt", s."endsAt", s."maxPeople",
          p."id" AS "personId", p."displayName" AS name,
          CASE WHEN ${isEverything} OR p."preferredChannel" = 'phone' THEN p."phone" END AS phone
        FROM "Shift" s JOIN "Need" n ON n."id" = s."needId" LEFT JOIN "Organization" o ON o."id" = n."organizationId"
        LEFT JOIN "Assignment" a ON a."shiftId" = s."id" AND (a."state" IN ('confirmed', 'attended', 'no_show')
          OR (${isEverything} AND a."state" = 'accepted'))
        LEFT JOIN "Person" p ON p."id" = a."personId" AND p."state" <> 'anonymised'
        WHERE s."startsAt" >= ${from} AND s."startsAt" < ${to} AND s."state" <> 'cancelled' AND n."archivedAt" IS NULL
          AND n."state" NOT IN ('draft', 'cancelled')
          AND (${isEverything} OR n."organizationId" = ANY (${[...organisationIds]}::uuid[]))
        ORDER BY s."startsAt", n."title", s."id", p."sortKey", p."id"`;
      return [...Map.groupBy(rows, (row) => row.id).values()].flatMap((own) =>
        own.slice(0, 1).map((row) => shiftOf(row, own)),
      );
    },
  };
}

interface SheetRow extends Omit<SheetShift, "people"> {
  readonly personId: string | null;
  readonly name: string | null;
  readonly phone: string | null;
}

function shiftOf(
  { personId: _id, name: _name, phone: _phone, ...shift }: SheetRow,
  rows: readonly SheetRow[],
): SheetShift {
  const people = rows.flatMap(({ personId, name, phone }) =>
    personId === null || name === null ? [] : [{ id: personId, name, phone }],
  );
  return { ...shift, people };
}

/** The day in an address, today for none and for nonsense. */
export function dayFrom(text: unknown, now: Date): Temporal.PlainDate {
  if (typeof text !== "string" || !/^\d{4}-\d{2}-\d{2}$/u.test(text)) return dayOf(now);
  try {
    const day = Temporal.PlainDate.from(text, { overflow: "reject" });
    return day.year >= 2000 && day.year <= 2100 ? day : dayOf(now);
  } catch {
    return dayOf(now);
  }
}

export type DaySheetQueries = ReturnType<typeof createDaySheetQueries>;
