import { ensure } from "../../shared/access/decision.ts";
import type { UnitOfWork, WorkBy } from "../../shared/db/unitOfWork.ts";
import { personIdOf } from "../../shared/access/actor.ts";
import { mayImport } from "./imports.policy.ts";
import type { ReadUpload } from "./reading/readUpload.ts";

/** Keeps a file that was read without a fault until it is written or given up; returns the id of its import. */
export function createUploadImport(unitOfWork: UnitOfWork) {
  return (by: WorkBy, { scheme, upload }: { scheme: string; upload: ReadUpload }): Promise<string> =>
    unitOfWork(by, async ({ tx, audit }) => {
      ensure(mayImport(by.actor), "forbidden");
      const { id } = await tx.importRun.create({
        data: {
          kind: upload.kind,
          scheme,
          fileName: upload.fileName,
          content: new Uint8Array(Buffer.from(upload.text)),
          mapping: upload.mapping,
          totalRows: upload.rows,
          createdById: personIdOf(by.actor),
        },
        select: { id: true },
      });
      audit({
        action: "import.added",
        resourceType: "import",
        resourceId: id,
        changes: [{ field: "document", new: upload.fileName }],
      });
      return id;
    });
}
