import type { Request, Response } from "express";
import { notFound } from "../../shared/errors/AppError.ts";
import type { RouteSpec } from "../../shared/http/routes.ts";
import { readerOf, visitOf } from "../../shared/http/visit.ts";
import type { createVocabulary } from "./contactPoints.choices.ts";
import { FILTER_QUERY, readFilter } from "./contactPoints.filter.ts";
import type { FindContactPoints } from "./findContactPoints.ts";
import type { PlaceIndex } from "./placeIndex.ts";

interface Deps {
  readonly vocabularyFor: ReturnType<typeof createVocabulary>;
  readonly index: () => Promise<PlaceIndex>;
  readonly finds: FindContactPoints;
  /** Path of the operator's map; null: no map. */
  readonly mapFile: string | null;
}

const MOST_ON_MAP = 1000;

/** What the script of the map asks for: the places of a list, and pieces of the operator's file. */
export function placeMapRoutes({ vocabularyFor, index, finds, mapFile }: Deps): readonly RouteSpec[] {
  return [
    { method: "get", path: "/anlaufstellen/karte.json", access: "public", query: FILTER_QUERY, handle: sendPlaces },
    { method: "get", path: "/karte/grundkarte.pmtiles", access: "public", handle: sendTiles },
  ];

  async function sendPlaces(req: Request, res: Response): Promise<void> {
    if (mapFile === null) throw notFound();
    const reader = readerOf(res, "contactPoints");
    const at = { language: reader.language, now: visitOf(res).now };
    const [vocabulary, { streets }] = await Promise.all([vocabularyFor(at.language), index()]);
    const places = await finds.located(readFilter(req.query, { ...vocabulary, streets }), at, MOST_ON_MAP);
    res.set("Cache-Control", "public, max-age=0, must-revalidate").json({
      places: places.map(({ path, ...place }) => ({ ...place, href: reader.href(path) })),
    });
  }

  /** Express answers the ranges that the script asks for (RFC 9110 14). */
  function sendTiles(_req: Request, res: Response): Promise<void> {
    if (mapFile === null) throw notFound();
    return new Promise((resolve, reject) => {
      res.type("application/vnd.pmtiles").sendFile(mapFile, { maxAge: "1d", dotfiles: "allow" }, (error?: Error) => {
        if (error && !res.headersSent) reject(error);
        else resolve();
      });
    });
  }
}
