import { PrismaPg } from "@prisma/adapter-pg";
import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";
import { PrismaClient, type Prisma } from "../../generated/prisma/client.ts";
import { oneAtATime } from "./oneAtATime.ts";

export type Db = PrismaClient;
/** What a use case gets inside a transaction. */
export type Tx = Prisma.TransactionClient;

export interface Database {
  readonly db: Db;
  /** For the few hot lists that are written in SQL, and for listening. */
  readonly pool: pg.Pool;
  readonly close: () => Promise<void>;
}

/** Opens at most `max` connections. `onPoolError` hears of connections that break while idle (a database restart). */
export function openDatabase(url: string, options: { max?: number; onPoolError: (error: Error) => void }): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: options.max ?? 10,
    connectionTimeoutMillis: 3000,
    application_name: "stadtteilladen",
  });
  pool.on("error", options.onPoolError);
  const db = new PrismaClient({ adapter: oneAtATime(new PrismaPg(pool)) });
  return {
    db,
    pool,
    async close() {
      await db.$disconnect();
      await endPool(pool);
    },
  };
}

const LONGEST_CLOSE_MS = 2000;

/** Ends the pool and waits until its connections are gone: pg's own promise resolves before the server knows. */
async function endPool(pool: pg.Pool): Promise<void> {
  let open = pool.totalCount;
  const gone = new Promise<void>((resolve) => {
    if (open === 0) resolve();
    pool.on("remove", () => {
      open -= 1;
      if (open === 0) resolve();
    });
  });
  const enough = wait(LONGEST_CLOSE_MS, undefined, { ref: false });
  await pool.end();
  await Promise.race([gone, enough]);
}
