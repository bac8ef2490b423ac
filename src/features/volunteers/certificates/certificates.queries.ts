import type { Db, Tx } from "../../../shared/db/client.ts";
import { dateColumn } from "../../../shared/clock.ts";

export const CERTIFICATE_KINDS = ["thanks", "certificate", "card_sheet"] as const;
export type CertificateKind = (typeof CERTIFICATE_KINDS)[number];

export interface Period {
  readonly from: Temporal.PlainDate;
  readonly until: Temporal.PlainDate;
}

/** Time for one need in a period. */
export interface NeedTime {
  readonly need: string;
  readonly organisation: string | null;
  readonly minutes: number;
  readonly days: number;
}

export interface IssuedRow {
  readonly id: string;
  readonly number: string;
  readonly kind: CertificateKind;
  readonly validFrom: Date;
  readonly validUntil: Date;
  readonly minutes: number;
  readonly issuedAt: Date;
}

const ISSUED = { id: true, number: true, kind: true, validFrom: true, validUntil: true, minutes: true, issuedAt: true };

/** Confirmed minutes in a period. */
export async function confirmedMinutes(tx: Db | Tx, personId: string, { from, until }: Period): Promise<number> {
  const { _sum } = await tx.hoursEntry.aggregate({
    where: { personId, state: "confirmed", day: { gte: dateColumn(from), lte: dateColumn(until) } },
    _sum: { minutes: true },
  });
  return _sum.minutes ?? 0;
}

export function createCertificateQueries(db: Db) {
  return {
    issued: (personId: string): Promise<readonly IssuedRow[]> =>
      db.certificate.findMany({ where: { personId }, orderBy: { issuedAt: "desc" }, take: 100, select: ISSUED }),
    one: (personId: string, id: string): Promise<IssuedRow | null> =>
      db.certificate.findFirst({ where: { personId, id }, select: ISSUED }),
    /** Confirmed time by need, the most first, as far as it was confirmed when the sheet was issued. */
    timeByNeed: (personId: string, { validFrom, validUntil, issuedAt }: IssuedRow) => db.$queryRaw<NeedTime[]>`
      SELECT n."title" AS need, o."name" AS organisation, sum(h."minutes")::int AS minutes, count(DISTINCT h."day")::int AS days
      FROM "HoursEntry" h JOIN "Need" n ON n."id" = h."needId" LEFT JOIN "Organization" o ON o."id" = n."organizationId"
      WHERE h."personId" = ${personId}::uuid AND h."state" = 'confirmed' AND h."confirmedAt" <= ${issuedAt}
        AND h."day" BETWEEN ${validFrom}::date AND ${validUntil}::date
      GROUP BY n."id", o."name" ORDER BY sum(h."minutes") DESC, n."title"`,
    /** The first day with confirmed time. */
    async since(personId: string): Promise<Temporal.PlainDate | null> {
      const { _min } = await db.hoursEntry.aggregate({ where: { personId, state: "confirmed" }, _min: { day: true } });
      return _min.day === null ? null : Temporal.PlainDate.from(_min.day.toISOString().slice(0, 10));
    },
    minutes: (personId: string, period: Period) => confirmedMinutes(db, personId, period),
    person: (personId: string) =>
      db.person.findFirst({
        where: { id: personId, state: { not: "anonymised" }, volunteerProfile: { isNot: null } },
        select: { id: true, displayName: true, isExample: true },
      }),
  };
}

export type CertificateQueries = ReturnType<typeof createCertificateQueries>;
