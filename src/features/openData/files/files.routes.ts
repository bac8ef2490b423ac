import type { RouteSpec } from "../../../shared/http/routes.ts";
import { readerOf } from "../../../shared/http/visit.ts";
import { openRoute, sendJson, sendKept, type AnswerDeps, type Answering } from "../answers.routes.ts";
import { readGraph } from "../hsds/graph.ts";
import { readNextIds } from "../hsds/hsds.queries.ts";
import { openDataPaths } from "../openData.paths.ts";
import type { ReadOpenData } from "../reader.ts";
import type { SendLong } from "../stream.routes.ts";
import { readVersion } from "../version.ts";
import { changesFeed, readChanges } from "./changes.ts";
import { csvMetadata, csvPieces } from "./csv.ts";
import { geoJsonPieces } from "./geoJson.ts";
import { recordOf, type PointRecord } from "./pointRecord.ts";

interface FileDeps extends AnswerDeps {
  readonly read: ReadOpenData;
  readonly sendLong: SendLong;
  readonly origin: string;
}

const BATCH = 200;

/** All contact points as one file, and what changed. */
export function fileRoutes(deps: FileDeps): readonly RouteSpec[] {
  const { read, sendLong, origin } = deps;
  return [
    openRoute(deps, { path: openDataPaths.geoJson(), answer: sendGeoJson }),
    openRoute(deps, { path: openDataPaths.csv(), answer: sendCsv }),
    openRoute(deps, { path: openDataPaths.csvMetadata(), answer: sendMetadata }),
    openRoute(deps, { path: openDataPaths.changes(), answer: sendChanges }),
  ];

  function sendGeoJson(answering: Answering): Promise<void> {
    const walk = walkPoints(answering.now);
    return sendLong(answering, {
      type: "application/geo+json; charset=utf-8",
      pieces: geoJsonPieces(walk.batches, answering.licence),
      until: walk.until,
      version: () => readVersion(read, answering, "geojson"),
    });
  }

  function sendCsv(answering: Answering): Promise<void> {
    const walk = walkPoints(answering.now);
    answering.res.append("Link", `<${origin}${openDataPaths.csvMetadata()}>; rel="describedby"`);
    return sendLong(answering, {
      type: "text/csv; charset=utf-8; header=present",
      pieces: csvPieces(walk.batches),
      until: walk.until,
      version: () => readVersion(read, answering, "csv"),
      fileName: "anlaufstellen.csv",
    });
  }

  function sendMetadata(answering: Answering): Promise<void> {
    const { t, language } = readerOf(answering.res, "openData");
    sendJson(answering, csvMetadata({ t, language, csvUrl: origin + openDataPaths.csv() }, answering.licence));
    return Promise.resolve();
  }

  async function sendChanges(answering: Answering): Promise<void> {
    const { t } = readerOf(answering.res, "openData");
    const text = changesFeed(await read(readChanges), {
      origin,
      feedUrl: origin + openDataPaths.changes(),
      licence: answering.licence,
      words: {
        title: t("openData:changes.title"),
        added: t("openData:changes.added"),
        changed: t("openData:changes.changed"),
        removed: t("openData:changes.removed"),
      },
    });
    sendKept(answering, { type: "application/atom+xml; charset=utf-8", text, until: null });
  }

  /** All contact points by id, a few at a time; each few in a transaction of their own, so that a slow reader holds none. */
  function walkPoints(now: Date): { batches: AsyncIterable<readonly PointRecord[]>; until: () => Date | null } {
    const ends: number[] = [];
    return { batches: walk(), until: () => (ends.length === 0 ? null : new Date(Math.min(...ends))) };

    async function* walk(): AsyncGenerator<readonly PointRecord[], undefined> {
      let after: string | null = null;
      for (;;) {
        const ids: readonly string[] = await read((ask) =>
          readNextIds(ask, "service_at_locations", { asked: {}, found: null, after, count: BATCH }),
        );
        const graph = await read((ask) => readGraph(ask, "service_at_locations", ids));
        const rows = ids.map((id) => graph.points.get(id)).filter((row) => row !== undefined);
        for (const { alert_until: end } of rows) if (end !== null && end > now) ends.push(end.getTime());
        yield rows.map((row) => recordOf({ graph, origin, now }, row));
        after = ids.at(-1) ?? null;
        if (ids.length < BATCH) return;
      }
    }
  }
}
