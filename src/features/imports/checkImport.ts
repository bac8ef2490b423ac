import { ensure } from "../../shared/access/decision.ts";
import type { UnitOfWork, WorkBy } from "../../shared/db/unitOfWork.ts";
import { AppError } from "../../shared/errors/AppError.ts";
import type { ImportField } from "./fields.ts";
import { mayCheck, mayImport } from "./imports.policy.ts";
import { lockRun, readText, storeReport } from "./importRun.repo.ts";
import { planFile } from "./writing/planFile.ts";

interface Given {
  readonly id: string;
  readonly columns: readonly (ImportField | null)[];
  readonly publish: boolean;
  readonly version: number;
}

/** Reading fifty thousand rows takes some seconds; in milliseconds. */
const LONGEST = 120_000;

/** The dry run: says for each row what would become of it, and changes nothing in the directory. */
export function createCheckImport(unitOfWork: UnitOfWork) {
  return (by: WorkBy, { id, columns, publish, version }: Given): Promise<void> =>
    unitOfWork(
      by,
      async ({ tx, audit }) => {
        ensure(mayImport(by.actor), "forbidden");
        const run = await lockRun(tx, id);
        ensure(mayCheck(run));
        if (run.version !== version) throw new AppError("conflict", "frame:form.staleVersion");
        const text = await readText(tx, id);
        if (text === null) throw new AppError("conflict", "imports:deny.gone");
        const mapping = { ...run.mapping, columns: [...columns], publish };
        const { rows } = await planFile(tx, { text, scheme: run.scheme, mapping, isLocked: false });
        await storeReport(tx, id, rows);
        await tx.importRun.update({
          where: { id },
          data: { mapping, state: "checked", totalRows: rows.length, version: { increment: 1 } },
        });
        audit({ action: "import.assured", resourceType: "import", resourceId: id });
      },
      { longest: LONGEST },
    );
}
