import pgSession from "connect-pg-simple";
import type { NextFunction, Request, RequestHandler, Response } from "express";
import session, { type SessionData, type Store } from "express-session";
import type pg from "pg";
import type { Clock } from "../clock.ts";
import { hashToken } from "../ids/ids.ts";
import type { TextKey } from "../text/keys.ts";

/** What a session remembers. `personId` is nobody's until the second factor is given. */
export interface SignedIn {
  readonly kind: "staff" | "volunteer";
  readonly personId: string;
}

declare module "express-session" {
  interface SessionData {
    personId?: string;
    kind?: "staff" | "volunteer";
    /** Password right, code still missing. */
    pendingPersonId?: string;
    startedAt?: number;
    lastSeenAt?: number;
    notice?: TextKey;
    undoId?: string;
  }
}

export interface Sessions {
  /** Loads the session of a request that brings its cookie; visitors without one never touch this. */
  readonly load: RequestHandler;
  /** Who is signed in, if idle (30 min) and absolute (12 h) limits still hold. */
  readonly signedIn: (req: Request) => SignedIn | null;
  /** Begins a new session with a new id (rotation at sign-in). */
  readonly start: (req: Request, res: Response, data: Partial<SessionData>) => Promise<void>;
  /** Ends the session and removes its cookie. */
  readonly end: (req: Request, res: Response) => Promise<void>;
}

/** OWASP ASVS 7.3: idle and absolute limits for people who see personal data. */
const IDLE_MS = 30 * 60_000;
const ABSOLUTE_MS = 12 * 60 * 60_000;
const TOUCH_MS = 5 * 60_000;

interface SessionDeps {
  readonly pool: pg.Pool;
  readonly secret: string;
  readonly isHttps: boolean;
  readonly now: Clock;
}

export function createSessions({ pool, secret, isHttps, now }: SessionDeps): Sessions {
  const name = isHttps ? "__Host-sid" : "sid";
  /** Ids of sessions that sign-ins of this moment are about to store for the first time. */
  const begun = new Set<string>();
  const cookie = { httpOnly: true, sameSite: "lax", secure: isHttps, path: "/" } as const;
  const run = session({
    name,
    secret,
    cookie,
    proxy: isHttps ? true : undefined,
    store: hashedStore(pool, begun),
    resave: false,
    saveUninitialized: false,
  });
  const open = (req: Request, res: Response) =>
    new Promise<void>((resolve, reject) => {
      run(req, res, (error?: unknown) => {
        if (error) reject(asError(error));
        else resolve();
      });
    });
  return {
    load(req: Request, res: Response, next: NextFunction) {
      if (!hasCookie(req, name)) {
        next();
        return;
      }
      saveBeforeRedirect(req, res, next);
      run(req, res, next);
    },
    signedIn(req) {
      const data = sessionOf(req);
      if (!data || !isAlive(data, now().getTime())) return null;
      if (now().getTime() - (data.lastSeenAt ?? 0) > TOUCH_MS) data.lastSeenAt = now().getTime();
      return data.personId !== undefined && data.kind !== undefined
        ? { kind: data.kind, personId: data.personId }
        : null;
    },
    async start(req, res, data) {
      if (!sessionOf(req)) await open(req, res);
      await new Promise<void>((resolve, reject) => {
        req.session.regenerate((error?: unknown) => {
          if (error) reject(asError(error));
          else resolve();
        });
      });
      begun.add(req.sessionID);
      const moment = now().getTime();
      Object.assign(req.session, { startedAt: moment, lastSeenAt: moment, ...data });
      await new Promise<void>((resolve, reject) => {
        req.session.save((error?: unknown) => {
          if (error) reject(asError(error));
          else resolve();
        });
      });
    },
    async end(req, res) {
      await new Promise<void>((resolve, reject) => {
        if (!sessionOf(req)) {
          resolve();
          return;
        }
        req.session.destroy((error?: unknown) => {
          if (error) reject(asError(error));
          else resolve();
        });
      });
      res.clearCookie(name, cookie);
      res.set("Clear-Site-Data", '"cache", "storage"');
    },
  };
}

/**
 * A browser follows a redirect as soon as it sees the header, which express-session sends before the session is
 * stored: the next page could miss what was just written. So the session is stored first.
 */
function saveBeforeRedirect(req: Request, res: Response, next: NextFunction): void {
  const redirect = res.redirect.bind(res) as (status: number, url: string) => void;
  const redirectSaved = (status: number, url: string) => {
    if (!sessionOf(req)) {
      redirect(status, url);
      return;
    }
    req.session.save((error?: unknown) => {
      if (error) next(asError(error));
      else redirect(status, url);
    });
  };
  res.redirect = redirectSaved as Response["redirect"];
}

/** The session's data, if this request has one. */
export function sessionOf(req: Request): SessionData | null {
  return (req as { session?: SessionData }).session ?? null;
}

/** The person whose password was right and whose code is awaited, within the idle limit. */
export function pendingPersonOf(req: Request, now: Date): string | null {
  const data = sessionOf(req);
  return data && isAlive(data, now.getTime()) ? (data.pendingPersonId ?? null) : null;
}

/** The store tells errors as unknown values. */
function asError(reason: unknown): Error {
  return reason instanceof Error ? reason : new Error(String(reason));
}

function isAlive(data: SessionData, moment: number): boolean {
  return moment - (data.startedAt ?? 0) < ABSOLUTE_MS && moment - (data.lastSeenAt ?? 0) < IDLE_MS;
}

function hasCookie(req: Request, name: string): boolean {
  return (req.headers.cookie ?? "").split(";").some((pair) => pair.trim().startsWith(`${name}=`));
}

/** The table holds only hashes of session ids: a stolen dump opens no session (trials.md 7). */
function hashedStore(pool: pg.Pool, begun: Set<string>): Store {
  const PgStore = pgSession(session);
  const store = new PgStore({
    pool,
    tableName: "Session",
    pruneSessionInterval: false,
    disableTouch: true,
    ttl: ABSOLUTE_MS / 1000,
  });
  const get = store.get.bind(store);
  const insert = store.set.bind(store);
  const destroy = store.destroy.bind(store);
  store.get = (sid, done) => {
    get(hashToken(sid), done);
  };
  // Only a sign-in writes a new row. A request that was under way while the session was ended finds no row to
  // change, so that an ended session never comes back.
  store.set = (sid, data, done) => {
    if (begun.delete(sid)) {
      insert(hashToken(sid), data, done);
      return;
    }
    const change = pool.query(`UPDATE "Session" SET "sess" = $1 WHERE "sid" = $2`, [data, hashToken(sid)]);
    change.then(
      () => done?.(),
      (error: unknown) => done?.(error),
    );
  };
  store.destroy = (sid, done) => {
    destroy(hashToken(sid), done);
  };
  return store;
}
