import type { Tx } from "../../../shared/db/client.ts";
import type { WorkBy } from "../../../shared/db/unitOfWork.ts";
import { AppError } from "../../../shared/errors/AppError.ts";
import type { ContactPointValues, ServiceValues } from "./contactPointDesk.forms.ts";
import { mayEditContactPoint } from "./contactPointDesk.policy.ts";
import { readContactPoint, type ContactPointRow } from "./contactPoint.repo.ts";

type Values = Pick<ContactPointValues, "service" | "organisationId">;
type OwnService = Extract<ServiceValues, { readonly content: unknown }>;

/**
 * A service is chosen from the same organisation only; and what is changed on one that is offered at several places
 * holds for all of them, so whoever changes it must be allowed to edit them all.
 */
export async function refuseForeignService(
  tx: Tx,
  by: WorkBy,
  before: ContactPointRow | null,
  { service, organisationId }: Values,
): Promise<void> {
  if (service.kind === "other") {
    const row = await tx.service.findFirst({ where: { id: service.id, organizationId: organisationId } });
    if (!row) throw new AppError("conflict", "organisations:points.service.foreign");
  } else if (before && service.kind === "own" && !isUnchanged(before, service)) {
    await refuseForeignPlaces(tx, by, before);
  }
}

async function refuseForeignPlaces(tx: Tx, { actor }: WorkBy, { service }: ContactPointRow): Promise<void> {
  for (const { id } of service.atLocations) {
    const place = await readContactPoint(tx, id);
    if (place && !mayEditContactPoint(actor, place).allowed) {
      throw new AppError("conflict", "organisations:points.service.notYours");
    }
  }
}

/**
 * Writes the service of a contact point and returns its id. A service that goes to another organisation is not taken
 * from the other places where it is offered: this one then gets its own.
 */
export async function storeService(tx: Tx, before: ContactPointRow | null, values: Values): Promise<string> {
  const { service, organisationId } = values;
  if (service.kind === "other") return service.id;
  const data = { ...service.content, organizationId: organisationId };
  if (before === null || !staysOwn(before, service, organisationId)) {
    const created = await tx.service.create({ data, select: { id: true } });
    await storeDocuments(tx, created.id, service.documents);
    return created.id;
  }
  await tx.service.update({ where: { id: before.service.id }, data });
  if (!hasSameDocuments(before, service)) await storeDocuments(tx, before.service.id, service.documents);
  return before.service.id;
}

function staysOwn({ service, organisationId }: ContactPointRow, own: OwnService, wanted: string): boolean {
  return own.kind === "own" && (service.atLocations.length === 1 || organisationId === wanted);
}

async function storeDocuments(tx: Tx, serviceId: string, documents: readonly string[]): Promise<void> {
  await tx.requiredDocument.deleteMany({ where: { serviceId } });
  await tx.requiredDocument.createMany({
    data: documents.map((document, position) => ({ serviceId, document, position })),
  });
}

function isUnchanged(before: ContactPointRow, own: OwnService): boolean {
  const stored: Readonly<Record<string, unknown>> = before.service;
  const isSame = Object.entries(own.content).every(([field, value]) => stored[field] === value);
  return isSame && hasSameDocuments(before, own);
}

function hasSameDocuments({ service }: ContactPointRow, { documents }: OwnService): boolean {
  return JSON.stringify(service.requiredDocuments.map(({ document }) => document)) === JSON.stringify(documents);
}
