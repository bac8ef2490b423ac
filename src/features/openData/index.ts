import type { Feature, FeatureDeps } from "../../shared/feature.ts";
import type { Search } from "../search/index.ts";
import { docsRoutes } from "./docs/docs.routes.ts";
import { fileRoutes } from "./files/files.routes.ts";
import { hsdsRoutes } from "./hsds/hsds.routes.ts";
import { createReadLicence, createReadTerms, createSaveTerms, type Licence } from "./licence/licence.ts";
import { termsRoutes } from "./licence/terms.routes.ts";
import { createReadOpenData } from "./reader.ts";
import { createSendLong } from "./stream.routes.ts";

export { admitReader } from "./reader.ts";
export type { Licence } from "./licence/licence.ts";

export interface OpenData extends Feature {
  /** Under which licence others may use the directory, and whom they name. */
  readonly readLicence: () => Promise<Licence>;
}

/** The directory for other systems: HSDS, GeoJSON, CSV, Atom, and what describes them. */
export function createOpenData(
  { db, pool, origin, keepAnswer, rateLimit, unitOfWork }: FeatureDeps,
  { search }: { search: Search },
): OpenData {
  const shared = {
    origin,
    rateLimit,
    readLicence: createReadLicence(db, keepAnswer),
    read: createReadOpenData(pool),
    sendLong: createSendLong(),
  };
  return {
    readLicence: shared.readLicence,
    routes: [
      ...docsRoutes(shared),
      ...hsdsRoutes({ ...shared, search: search.queries }),
      ...fileRoutes(shared),
      ...termsRoutes({ readTerms: createReadTerms(db), saveTerms: createSaveTerms(unitOfWork) }),
    ],
  };
}
