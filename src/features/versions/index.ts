import type { Feature, FeatureDeps } from "../../shared/feature.ts";
import type { VersionedRecord } from "../../shared/versions/versionedRecord.ts";
import { createChangeAddress } from "./changeAddress.ts";
import { createVersionQueries } from "./versions.queries.ts";
import { versionRoutes } from "./versions.routes.ts";

/** The history of the records of these kinds: every version compared and restored, and the address of their page. */
export function createVersions({ db, unitOfWork, origin }: FeatureDeps, kinds: readonly VersionedRecord[]): Feature {
  const queries = createVersionQueries(db);
  return {
    routes: versionRoutes({ kinds, queries, unitOfWork, changeAddress: createChangeAddress(unitOfWork), origin }),
  };
}
