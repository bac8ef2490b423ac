import { personIdOf } from "../../../shared/access/actor.ts";
import { dateColumn, dayOf, type Clock } from "../../../shared/clock.ts";
import type { UnitOfWork, WorkBy } from "../../../shared/db/unitOfWork.ts";
import { AppError, notFound } from "../../../shared/errors/AppError.ts";
import { newReference } from "../../../shared/ids/ids.ts";
import { confirmedMinutes, type CertificateKind, type Period } from "./certificates.queries.ts";

export interface CertificateWish extends Period {
  readonly personId: string;
  readonly kind: CertificateKind;
}

/** The longest time one sheet covers. */
const MOST_YEARS = 30;

/**
 * Issues thanks, a proof or the sheet for the Ehrenamtskarte from the confirmed time, with a number; the same sheet
 * asked for twice stays one. Throws conflict for an impossible period and where no time was confirmed.
 */
export function createIssueCertificate({ unitOfWork, now }: { unitOfWork: UnitOfWork; now: Clock }) {
  return (by: WorkBy, { personId, kind, from, until }: CertificateWish): Promise<string> =>
    unitOfWork(by, async ({ tx, audit, unchanged }) => {
      refuseImpossible({ from, until }, dayOf(now()));
      await tx.$queryRaw`SELECT 1 AS held FROM "Person" WHERE "id" = ${personId}::uuid FOR NO KEY UPDATE`;
      const person = await tx.person.count({
        where: { id: personId, state: { not: "anonymised" }, volunteerProfile: { isNot: null } },
      });
      if (person === 0) throw notFound();
      const minutes = await confirmedMinutes(tx, personId, { from, until });
      if (minutes === 0) throw new AppError("conflict", "proofs:refused.noTime");
      const sheet = { personId, kind, validFrom: dateColumn(from), validUntil: dateColumn(until), minutes };
      const issuedAfter = dateColumn(dayOf(now()));
      const known = await tx.certificate.findFirst({ where: { ...sheet, issuedAt: { gte: issuedAfter } } });
      if (known) {
        unchanged();
        return known.id;
      }
      const number = `EN-${String(dayOf(now()).year)}-${newReference()}`;
      const issuedById = by.actor.kind === "staff" ? personIdOf(by.actor) : null;
      const data = { ...sheet, number, issuedById, issuedAt: now() };
      const { id } = await tx.certificate.create({ data, select: { id: true } });
      audit({
        action: "certificate.issued",
        resourceType: "person",
        resourceId: personId,
        changes: [
          { field: "kind", new: kind },
          { field: "minutes", new: minutes },
        ],
      });
      return id;
    });
}

function refuseImpossible({ from, until }: Period, today: Temporal.PlainDate): void {
  if (Temporal.PlainDate.compare(from, until) > 0) throw new AppError("conflict", "proofs:refused.order");
  if (Temporal.PlainDate.compare(until, today) > 0) throw new AppError("conflict", "proofs:refused.future");
  if (Temporal.PlainDate.compare(from.add({ years: MOST_YEARS }), until) < 0)
    throw new AppError("conflict", "proofs:refused.long");
}
