import { createDeskPoint } from "../../shared/desk/deskPoint.ts";
import type { Feature, FeatureDeps } from "../../shared/feature.ts";
import type { DeskCounts } from "../../shared/pages/layout.ts";
import { createDeskQueries } from "./desk.queries.ts";
import { deskRoutes } from "./desk.routes.ts";
import { createDeskCounts } from "./deskCounts.ts";
import { createListOutbox } from "./outbox.queries.ts";
import { createSendAgain } from "./sendAgain.ts";

export { letterName } from "./outbox.presenter.ts";

export interface Desk extends Feature {
  readonly deskCounts: DeskCounts;
}

export function createDesk(deps: FeatureDeps): Desk {
  const queries = createDeskQueries(deps.db);
  const routes = deskRoutes({
    queries,
    deskPoint: createDeskPoint(deps.db),
    listOutbox: createListOutbox(deps.db),
    sendAgain: createSendAgain(deps.unitOfWork),
    sendsMail: deps.sendsMail,
    origin: deps.origin,
    isDemo: deps.isDemo,
  });
  return { routes, deskCounts: createDeskCounts(queries, deps.now) };
}
