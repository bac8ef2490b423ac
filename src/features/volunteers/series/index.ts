import type { Db } from "../../../shared/db/client.ts";
import type { RouteSpec } from "../../../shared/http/routes.ts";
import { createEndSeries, createLeaveOut, createPutBack } from "./endSeries.ts";
import { createAddSeries, createChangeSeries, type SeriesDeps } from "./saveSeries.ts";
import { seriesRoutes } from "./series.routes.ts";

/** Shifts that come round. */
export type SeriesRoutes = (editable: Parameters<typeof seriesRoutes>[0]["editable"]) => readonly RouteSpec[];

export function createSeries(deps: SeriesDeps & { readonly db: Db }): SeriesRoutes {
  const useCases = {
    addSeries: createAddSeries(deps),
    changeSeries: createChangeSeries(deps),
    endSeries: createEndSeries(deps),
    leaveOut: createLeaveOut(deps),
    putBack: createPutBack(deps),
  };
  return (editable) => seriesRoutes({ db: deps.db, editable, ...useCases });
}
