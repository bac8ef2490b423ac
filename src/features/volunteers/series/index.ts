import type { Request, Response } from "express";
import type { Db } from "../../../shared/db/client.ts";
import type { RouteSpec } from "../../../shared/http/routes.ts";
import type { DeskNeed } from "../desk/deskNeeds.queries.ts";
import { createEndSeries, createLeaveOut, createPutBack } from "./endSeries.ts";
import { createAddSeries, createChangeSeries, type SeriesDeps } from "./saveSeries.ts";
import { seriesRoutes } from "./series.routes.ts";

/** Shifts that come round. */
export type SeriesRoutes = (editable: (req: Request, res: Response) => Promise<DeskNeed>) => readonly RouteSpec[];

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
