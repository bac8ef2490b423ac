import type pg from "pg";
import { RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import { AppError } from "../errors/AppError.ts";
import { signText } from "../ids/ids.ts";

/** How often one caller may do something: `points` in `seconds`. */
export interface Limit {
  readonly name: string;
  readonly points: number;
  readonly seconds: number;
}

export interface RateLimit {
  /** Takes one point of the caller's address; throws tooMany when none is left. */
  readonly byAddress: (limit: Limit, req: { readonly ip?: string | undefined }) => Promise<void>;
  /** Takes one point of a thing, such as a login name. */
  readonly byKey: (limit: Limit, key: string) => Promise<void>;
  /** Gives all points back, after a success. */
  readonly forgive: (limit: Limit, key: string) => Promise<void>;
}

/** Counters in PostgreSQL, shared by all processes. Keys are HMACs: neither address nor name can be read from them. */
export function createRateLimit(pool: pg.Pool, secret: string): RateLimit {
  const limiters = new Map<string, RateLimiterPostgres>();
  const limiterFor = (limit: Limit) => {
    const known = limiters.get(limit.name);
    if (known) return known;
    const limiter = new RateLimiterPostgres({
      storeClient: pool,
      tableName: "RateLimit",
      tableCreated: true,
      keyPrefix: limit.name,
      points: limit.points,
      duration: limit.seconds,
      clearExpiredByTimeout: false,
    });
    limiters.set(limit.name, limiter);
    return limiter;
  };
  const hashed = (key: string) => signText(secret, `rate:${key}`).slice(0, 24);
  const take = async (limit: Limit, key: string) => {
    try {
      await limiterFor(limit).consume(hashed(key));
    } catch (refusal) {
      if (refusal instanceof RateLimiterRes) throw new AppError("tooMany", "frame:error.tooMany");
      throw refusal;
    }
  };
  return {
    byAddress: (limit, req) => take(limit, addressKey(req.ip ?? "")),
    byKey: take,
    forgive: async (limit, key) => {
      await limiterFor(limit).delete(hashed(key));
    },
  };
}

/** IPv6 callers own a whole /64, so that is what counts. */
function addressKey(ip: string): string {
  return ip.includes(":") && !ip.startsWith("::ffff:") ? ip.split(":").slice(0, 4).join(":") : ip;
}
