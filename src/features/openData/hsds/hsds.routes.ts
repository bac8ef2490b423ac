import { notFound } from "../../../shared/errors/AppError.ts";
import type { RouteSpec } from "../../../shared/http/routes.ts";
import { readWords, type SearchQueries } from "../../search/index.ts";
import { idOf, openRoute, sendJson, type AnswerDeps, type Answering } from "../answers.routes.ts";
import { openDataPaths } from "../openData.paths.ts";
import { readParameters } from "../parameters.ts";
import type { Ask, ReadOpenData } from "../reader.ts";
import type { SendLong } from "../stream.routes.ts";
import { readVersion } from "../version.ts";
import { KINDS, parameters, parameterNames, type Asked, type Kind } from "./hsds.parameters.ts";
import { base } from "./hsds.schema.ts";
import { readNextIds, readPageOfIds, type FoundPoints } from "./hsds.queries.ts";
import { readMinimalServices } from "./minimal.queries.ts";
import { depthOf, readRecords } from "./records.ts";

interface HsdsDeps extends AnswerDeps {
  readonly read: ReadOpenData;
  readonly search: Pick<SearchQueries, "contactPoints">;
  readonly sendLong: SendLong;
  readonly origin: string;
}

/** The standard wants all services in one answer when only their changes are asked for. */
const ALL_MINIMAL = 10_000;
/** So many records are read, shaped and sent at a time. */
const BATCH = 200;

/** The directory in HSDS 3.0 (Open Referral), read only. */
export function hsdsRoutes(deps: HsdsDeps): readonly RouteSpec[] {
  const { read, search, sendLong, origin } = deps;
  return [
    openRoute(deps, { path: openDataPaths.hsds(), answer: sendBase }),
    ...KINDS.flatMap((kind) => [
      openRoute(deps, {
        path: openDataPaths.hsds(kind),
        query: parameterNames(kind),
        answer: (given) => list(kind, given),
      }),
      openRoute(deps, { path: `${openDataPaths.hsds(kind)}/:id`, answer: (given) => one(kind, given) }),
    ]),
  ];

  function sendBase(answering: Answering): Promise<void> {
    const { licence } = answering;
    const about = {
      version: "3.0",
      profile: origin + openDataPaths.reference(),
      openapi_url: origin + openDataPaths.openApi(),
      license: licence.url,
      attribution: licence.attribution,
    };
    sendJson(answering, base.parse(about));
    return Promise.resolve();
  }

  async function list(kind: Kind, answering: Answering): Promise<void> {
    const asked = readParameters<Asked>(answering, parameters[kind]);
    if (asked === null) return;
    const found = await findPoints(kind, asked);
    if (asked.format === "ndjson") return sendAll(kind, answering, { asked, found });
    const { page } = asked;
    const perPage = asked.minimal === true ? ALL_MINIMAL : asked.per_page;
    const { total, records, until } = await read(async (ask) => {
      const { total, ids } = await readPageOfIds(ask, kind, { asked, found, page, perPage });
      return { total, ...(await recordsOf(ask, { kind, ids, asked, answering })) };
    });
    const pages = Math.max(1, Math.ceil(total / perPage));
    const envelope = {
      total_items: total,
      total_pages: pages,
      page_number: page,
      size: records.length,
      first_page: page === 1,
      last_page: page >= pages,
      empty: records.length === 0,
      license: answering.licence.url,
      attribution: answering.licence.attribution,
      contents: records,
    };
    sendJson(answering, envelope, until);
  }

  async function one(kind: Kind, answering: Answering): Promise<void> {
    const id = idOf(answering.req);
    if (id === null) throw notFound();
    const { records, until } = await read((ask) =>
      readRecords(ask, { kind, ids: [id], depth: "full", origin, now: answering.now }),
    );
    if (records.length === 0) throw notFound();
    sendJson(answering, records[0], until);
  }

  /** The same search as on the site; kinds without places are searched in their own words. */
  async function findPoints(kind: Kind, { search: typed }: Asked): Promise<FoundPoints> {
    if ((kind !== "services" && kind !== "service_at_locations") || typed === undefined) return null;
    const words = readWords(typed);
    return words === null ? [] : search.contactPoints(words);
  }

  async function recordsOf(
    ask: Ask,
    { kind, ids, asked, answering }: { kind: Kind; ids: readonly string[]; asked: Asked; answering: Answering },
  ): Promise<{ readonly records: readonly unknown[]; readonly until: Date | null }> {
    if (asked.minimal === true) return { records: await readMinimalServices(ask, ids), until: null };
    return readRecords(ask, { kind, ids, depth: depthOf(asked), origin, now: answering.now });
  }

  /** Everything as lines of JSON, without pages (format=ndjson). */
  function sendAll(kind: Kind, answering: Answering, given: { asked: Asked; found: FoundPoints }): Promise<void> {
    const ends: number[] = [];
    return sendLong(answering, {
      type: "application/x-ndjson; charset=utf-8",
      pieces: lines(),
      until: () => (ends.length === 0 ? null : new Date(Math.min(...ends))),
      version: () => readVersion(read, answering, JSON.stringify({ kind, ...given })),
    });

    async function* lines(): AsyncGenerator<string, undefined> {
      let after: string | null = null;
      for (;;) {
        const batch: { ids: readonly string[]; text: string } = await read(async (ask) => {
          const ids = await readNextIds(ask, kind, { ...given, after, count: BATCH });
          const { records, until } = await recordsOf(ask, { kind, ids, asked: given.asked, answering });
          if (until) ends.push(until.getTime());
          return { ids, text: records.map((record) => `${JSON.stringify(record)}\n`).join("") };
        });
        if (batch.text !== "") yield batch.text;
        after = batch.ids.at(-1) ?? null;
        if (batch.ids.length < BATCH) return;
      }
    }
  }
}
