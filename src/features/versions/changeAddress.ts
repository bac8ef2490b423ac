import { deny, ensure } from "../../shared/access/decision.ts";
import type { Tx } from "../../shared/db/client.ts";
import { databaseFaultOf } from "../../shared/db/databaseFault.ts";
import type { UnitOfWork, WorkBy } from "../../shared/db/unitOfWork.ts";
import { AppError, notFound } from "../../shared/errors/AppError.ts";
import { holds } from "../../shared/access/actor.ts";
import { keepFirstVersions, type VersionedType } from "../../shared/versions/keepVersions.ts";
import type { VersionedRecord } from "../../shared/versions/versionedRecord.ts";

export interface NewAddress {
  readonly id: string;
  readonly slug: string;
  readonly version: number;
}

/**
 * Gives a record another address part; the former one leads there for ever (the database writes the redirect).
 * Coordination only; conflict when somebody else saved the record, or when the address belongs or belonged to another.
 */
export function createChangeAddress(unitOfWork: UnitOfWork) {
  return async (by: WorkBy, kind: VersionedRecord, { id, slug, version }: NewAddress): Promise<void> => {
    try {
      await unitOfWork(by, async ({ tx, audit, unchanged }) => {
        if (!holds(by.actor, "coordinator")) ensure(deny("versions:address.denied"), "forbidden");
        const before = await lockAddress(tx, kind.linkType, id);
        if (!before) throw notFound();
        if (before.version !== version) throw new AppError("conflict", "frame:form.staleVersion");
        if (kind.reservedSlugs.includes(slug)) throw new AppError("conflict", "versions:address.taken");
        if (before.slug === slug) {
          unchanged();
          return;
        }
        await keepFirstVersions(tx, kind.linkType, [id]);
        await writeAddress(tx, kind.linkType, { id, slug });
        audit({
          action: "record.address_changed",
          resourceType: kind.resourceType,
          resourceId: id,
          changes: [{ field: "slug", old: before.slug, new: slug }],
        });
      });
    } catch (error) {
      if (databaseFaultOf(error)?.code !== "23505") throw error;
      throw new AppError("conflict", "versions:address.taken", { cause: error });
    }
  };
}

interface Addressed {
  readonly slug: string;
  readonly version: number;
}

async function lockAddress(tx: Tx, linkType: VersionedType, id: string): Promise<Addressed | undefined> {
  const rows: Record<VersionedType, () => Promise<Addressed[]>> = {
    organization: () => tx.$queryRaw`SELECT "slug", "version" FROM "Organization" WHERE "id" = ${id}::uuid FOR UPDATE`,
    service_at_location: () =>
      tx.$queryRaw`SELECT "slug", "version" FROM "ServiceAtLocation" WHERE "id" = ${id}::uuid FOR UPDATE`,
    space: () => tx.$queryRaw`SELECT "slug", "version" FROM "Space" WHERE "id" = ${id}::uuid FOR UPDATE`,
  };
  return (await rows[linkType]())[0];
}

async function writeAddress(
  tx: Tx,
  linkType: VersionedType,
  { id, slug }: { id: string; slug: string },
): Promise<void> {
  const change = { where: { id }, data: { slug, version: { increment: 1 } } };
  if (linkType === "organization") await tx.organization.update(change);
  else if (linkType === "space") await tx.space.update(change);
  else await tx.serviceAtLocation.update(change);
}
