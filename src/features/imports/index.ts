import type { Feature, FeatureDeps } from "../../shared/feature.ts";
import { createCheckImport } from "./checkImport.ts";
import { createForgetImports } from "./forgetImports.ts";
import { createImportQueries } from "./imports.queries.ts";
import { importListRoutes } from "./imports.routes.ts";
import { importRunRoutes } from "./importRun.routes.ts";
import { createCancelImport, createStartImport } from "./startImport.ts";
import { createUploadImport } from "./uploadImport.ts";
import { createEndLostImports, createWriteImport } from "./writeImport.ts";

export { IMPORT_QUEUE } from "./startImport.ts";

/** What runs outside of requests. */
export interface ImportJobs {
  /** Writes a started import, all or nothing; throws what went wrong after it was noted. */
  readonly write: (runId: string, personId: string) => Promise<void>;
  /** At a start: ends what a former process left behind. */
  readonly endLost: () => Promise<void>;
  /** Nightly: files that nobody wrote go. */
  readonly forget: () => Promise<void>;
}

interface Imports extends Feature {
  readonly jobs: ImportJobs;
}

export function createImports(deps: FeatureDeps): Imports {
  const { db, unitOfWork, enqueue, now } = deps;
  const queries = createImportQueries(db);
  return {
    routes: [
      ...importListRoutes({ queries, uploadImport: createUploadImport(unitOfWork) }),
      ...importRunRoutes({
        queries,
        checkImport: createCheckImport(unitOfWork),
        startImport: createStartImport(unitOfWork, enqueue),
        cancelImport: createCancelImport(unitOfWork, now),
      }),
    ],
    jobs: {
      write: createWriteImport({ db, unitOfWork, now }),
      endLost: createEndLostImports({ db, unitOfWork, now }),
      forget: createForgetImports({ unitOfWork, now }),
    },
  };
}
