import type pg from "pg";
import type { KeepAnswer } from "./cache/keptAnswers.ts";
import type { Clock } from "./clock.ts";
import type { Db } from "./db/client.ts";
import type { UnitOfWork } from "./db/unitOfWork.ts";
import type { RateLimit } from "./http/rateLimit.ts";
import type { RouteSpec } from "./http/routes.ts";
import type { Sessions } from "./http/sessions.ts";
import type { SecretBox } from "./ids/secretBox.ts";
import type { EnqueueInTransaction } from "./mail/outbox.ts";
import type { Texts } from "./text/texts.ts";

/** What compose.ts hands to every feature; each takes what it needs. */
export interface FeatureDeps {
  readonly db: Db;
  /** For hot reads written in SQL. Writes go through the unit of work only. */
  readonly pool: pg.Pool;
  readonly unitOfWork: UnitOfWork;
  /** Hands a job in with the change that causes it. */
  readonly enqueue: EnqueueInTransaction;
  readonly keepAnswer: KeepAnswer;
  readonly now: Clock;
  readonly texts: Texts;
  readonly rateLimit: RateLimit;
  readonly sessions: Sessions;
  readonly secretBox: SecretBox;
  /** HMAC with this installation's secret, for stamps and keys. */
  readonly sign: (text: string) => string;
  /** Scheme and host of this installation, from the configuration, never from a request. */
  readonly origin: string;
  readonly isDemo: boolean;
  /** Path of the operator's PMTiles file; null: no map. */
  readonly mapFile: string | null;
  /** False while SMTP_URL is unset: mails then wait in the outbox and are readable at the desk. */
  readonly sendsMail: boolean;
}

/** What a feature offers to the app; more of it is for other features, by type. */
export interface Feature {
  readonly routes: readonly RouteSpec[];
}
