import type { RequestListener } from "node:http";
import path from "node:path";
import { readManifest } from "./assets/manifest.ts";
import { createApp } from "./app.ts";
import { createFeatures } from "./features/index.ts";
import type { ImportJobs } from "./features/imports/index.ts";
import { judgeAccess } from "./shared/access/access.ts";
import type { Actor } from "./shared/access/actor.ts";
import { writeAudit } from "./shared/audit/audit.ts";
import { createKeepAnswer } from "./shared/cache/keptAnswers.ts";
import { createPageCache, type PageCache } from "./shared/cache/pageCache.ts";
import type { Clock } from "./shared/clock.ts";
import { openDatabase, type Database } from "./shared/db/client.ts";
import { isMigrated } from "./shared/db/migrate.ts";
import { createUnitOfWork, type UnitOfWork } from "./shared/db/unitOfWork.ts";
import { createMetrics } from "./shared/http/health.ts";
import type { RouteSpec } from "./shared/http/routes.ts";
import { createRateLimit } from "./shared/http/rateLimit.ts";
import { securityLines } from "./shared/http/securityHeaders.ts";
import { createSessions } from "./shared/http/sessions.ts";
import type { Visit } from "./shared/http/visit.ts";
import { createSecretBox } from "./shared/ids/secretBox.ts";
import { signText } from "./shared/ids/ids.ts";
import type { FeatureDeps } from "./shared/feature.ts";
import { describeError, logRequests } from "./shared/log.ts";
import { createQueueMail, type EnqueueInTransaction } from "./shared/mail/outbox.ts";
import { createLayout } from "./shared/pages/layout.ts";
import { createRenderer } from "./shared/pages/renderer.ts";
import type { Pages } from "./shared/pages/sendPage.ts";
import type { Site } from "./shared/pages/site.ts";
import { LANGUAGE_FACTS, localPath } from "./shared/text/languages.ts";
import { loadTexts } from "./shared/text/texts.ts";
import type { Logger } from "pino";

const ROOT = path.join(import.meta.dirname, "..");
export const MIGRATIONS = path.join(ROOT, "prisma/migrations");

/** What differs between a real start, a test and a measurement. */
export interface Surroundings {
  readonly databaseUrl: string;
  readonly secret: string;
  /** Scheme and host for links that leave the house. */
  readonly origin: string;
  /** Refuse changes from any other origin; unset in demo mode, where every address of this machine will do. */
  readonly isOriginFixed: boolean;
  readonly isDemo: boolean;
  readonly sendsMail: boolean;
  readonly proxyHops: number;
  readonly now: Clock;
  readonly log: Logger;
  readonly enqueue: EnqueueInTransaction;
  /** Called for a missing text: tests throw. */
  readonly onTextFault: (fault: string) => void;
  readonly watchViews?: boolean;
  /** Path of the PMTiles file with the map; unset: no map. */
  readonly mapFile?: string | undefined;
}

export interface House {
  readonly handle: RequestListener;
  readonly app: ReturnType<typeof createApp>;
  readonly database: Database;
  readonly cache: PageCache;
  readonly unitOfWork: UnitOfWork;
  readonly deps: FeatureDeps;
  /** The table of all routes, for the tests that go through every one of them. */
  readonly routes: readonly RouteSpec[];
  /** Files that are taken over into the directory. */
  readonly imports: ImportJobs;
  /** The daily round of the checks of the directory. */
  readonly askOwners: () => Promise<void>;
}

/** The only place that builds things and hands them on. */
export function composeHouse(given: Surroundings): House {
  const { log, now, origin, secret } = given;
  const isHttps = origin.startsWith("https:");
  const database = openDatabase(given.databaseUrl, {
    onPoolError: (error) => {
      log.warn(describeError(error), "database connection broke");
    },
  });
  const { db, pool } = database;
  const texts = loadTexts(path.join(ROOT, "src/texts"), given.onTextFault);
  const cache = createPageCache({ now });
  const sessions = createSessions({ pool, secret, isHttps, now });
  const unitOfWork = createUnitOfWork(db, {
    audit: writeAudit,
    mail: createQueueMail(given.enqueue),
    changed: cache.changed,
  });
  const deps: FeatureDeps = {
    db,
    pool,
    unitOfWork,
    enqueue: given.enqueue,
    keepAnswer: createKeepAnswer({ now, cache }),
    now,
    texts,
    sessions,
    origin,
    rateLimit: createRateLimit(pool, secret),
    secretBox: createSecretBox(secret),
    sign: (text) => signText(secret, text),
    isDemo: given.isDemo,
    sendsMail: given.sendsMail,
    mapFile: given.mapFile ?? null,
  };
  const { features, deskCounts, loadActor, imports, upkeep } = createFeatures(deps);
  const routes = features.flatMap((feature) => feature.routes);
  const pages: Pages = {
    render: createRenderer(path.join(ROOT, "views"), { watch: given.watchViews ?? false }),
    layout: createLayout({ deskCounts, origin, mayOpen: createMayOpen(routes) }),
    cache,
    keptHeaders: {
      ...securityLines(isHttps),
      "Content-Type": "text/html; charset=utf-8",
      "Cache-Control": "public, max-age=0, must-revalidate",
      Vary: "Accept-Encoding, Cookie",
    },
    site: createSite({ isDemo: given.isDemo, origin }),
  };
  const metrics = createMetrics(cache);
  const app = createApp({
    features,
    pages,
    sessions,
    loadActor,
    texts,
    now,
    metrics,
    isHttps,
    isReady: () => isMigrated(pool, MIGRATIONS),
    logRequests: logRequests(log, metrics),
    report: (error, context) => {
      log.error({ ...context, ...describeError(error) }, "request failed");
    },
    assetsDirectory: path.join(ROOT, "build/assets"),
    publicOrigin: given.isOriginFixed ? origin : null,
    proxyHops: given.proxyHops,
  });
  return {
    app,
    database,
    cache,
    unitOfWork,
    deps,
    routes,
    imports,
    askOwners: upkeep.askOwners,
    handle: (req, res) => {
      if (!cache.serve(req, res)) app(req, res);
    },
  };
}

/** The navigation shows what the table of routes opens, so that the two cannot disagree. */
function createMayOpen(routes: readonly RouteSpec[]): (path: string, actor: Actor) => boolean {
  const access = new Map(routes.filter((route) => route.method === "get").map((route) => [route.path, route.access]));
  return (path, actor) => judgeAccess(access.get(path) ?? [], actor) === "allow";
}

function createSite({ isDemo, origin }: { isDemo: boolean; origin: string }): (visit: Visit) => Site {
  const files = readManifest(path.join(ROOT, "build/assets"))?.files ?? {};
  const asset = (name: string) => {
    const file = files[name];
    if (file === undefined) throw new Error(`no such asset: ${name}`);
    return `/assets/${file}`;
  };
  return ({ language }) => ({
    language,
    isDemo,
    asset,
    origin,
    direction: LANGUAGE_FACTS[language].direction,
    href: (path) => localPath(language, path),
  });
}
