import type { FeatureDeps } from "../../../shared/feature.ts";
import type { RouteSpec } from "../../../shared/http/routes.ts";
import type { SendPersonal } from "../../print/index.ts";
import type { createRecordView } from "../account/views.queries.ts";
import { rulesRoutes } from "../rules/rules.routes.ts";
import { createCertificateQueries } from "./certificates.queries.ts";
import { certificateRoutes } from "./certificates.routes.ts";
import { createIssueCertificate } from "./issueCertificate.ts";

interface Given {
  readonly sendPersonal: SendPersonal;
  readonly recordView: ReturnType<typeof createRecordView>;
}

/** Thanks, proofs and the sheet for the Ehrenamtskarte NRW, and the dated limits they are judged by. */
export function createCertificates(deps: FeatureDeps, given: Given): { readonly routes: readonly RouteSpec[] } {
  const { db } = deps;
  const queries = createCertificateQueries(db);
  const issueCertificate = createIssueCertificate(deps);
  return { routes: [...certificateRoutes({ db, queries, issueCertificate, ...given }), ...rulesRoutes(deps)] };
}
