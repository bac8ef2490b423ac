import express, { type Express, type RequestHandler } from "express";
import { createErrorHandler, type ReportFault } from "./shared/errors/errorHandler.ts";
import { notFound } from "./shared/errors/AppError.ts";
import type { Feature } from "./shared/feature.ts";
import { mountHealth, type Metrics } from "./shared/http/health.ts";
import { refuseMalformedAddress, refuseMalformedForm } from "./shared/http/inputGate.ts";
import { mount } from "./shared/http/mount.ts";
import { openVisit, recogniseActor, type LoadActor } from "./shared/http/requestContext.ts";
import { answerPreflight } from "./shared/http/preflight.ts";
import { requireSameOrigin } from "./shared/http/sameOrigin.ts";
import { securityHeaders } from "./shared/http/securityHeaders.ts";
import type { Sessions } from "./shared/http/sessions.ts";
import { setPages, type Pages } from "./shared/pages/sendPage.ts";
import type { Clock } from "./shared/clock.ts";
import type { Texts } from "./shared/text/texts.ts";

export interface AppParts {
  readonly features: readonly Feature[];
  readonly pages: Pages;
  readonly sessions: Sessions;
  readonly loadActor: LoadActor;
  readonly texts: Texts;
  readonly now: Clock;
  readonly metrics: Metrics;
  readonly isReady: () => Promise<boolean>;
  readonly logRequests: RequestHandler;
  readonly report: ReportFault;
  readonly assetsDirectory: string;
  /** Our own scheme and host; unset in demo mode, where any address of this machine may be used. */
  readonly publicOrigin: string | null;
  readonly isHttps: boolean;
  readonly proxyHops: number;
}

/** The table of contents: middleware in order, then features in order. */
export function createApp(parts: AppParts): Express {
  const app = express();
  app.set("trust proxy", parts.proxyHops);
  app.set("etag", false);
  app.disable("x-powered-by");

  app.use(parts.logRequests);
  app.use(...securityHeaders(parts.isHttps));
  app.use(openVisit({ now: parts.now, texts: parts.texts, cache: parts.pages.cache }));
  app.use((_req, res, next) => {
    setPages(res, parts.pages);
    next();
  });
  app.use(
    "/assets",
    express.static(parts.assetsDirectory, {
      immutable: true,
      maxAge: "1y",
      index: false,
      redirect: false,
      fallthrough: false,
    }),
  );
  mountHealth(app, parts);
  app.use(refuseMalformedAddress);
  app.use(answerPreflight);
  app.use(requireSameOrigin(ownOrigins(parts.publicOrigin)));
  app.use(parts.sessions.load);
  app.use(recogniseActor(parts.sessions, parts.loadActor));
  app.use(express.urlencoded({ extended: false, limit: "100kb", parameterLimit: 400, verify: refuseMalformedForm }));

  for (const feature of parts.features) mount(app, feature.routes);

  app.use((_req, _res, next) => {
    next(notFound());
  });
  app.use(createErrorHandler(parts.report));
  return app;
}

function ownOrigins(publicOrigin: string | null) {
  return (host: string | undefined) => (publicOrigin === null ? [`http://${host ?? ""}`] : [publicOrigin]);
}
