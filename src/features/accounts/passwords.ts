import { hash, verify } from "@node-rs/argon2";
import { AppError } from "../../shared/errors/AppError.ts";

/** Argon2id as OWASP asks for it: 19 MiB, two passes, one lane (ASVS 5 11.4.2). */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;
/** Each hash holds 19 MiB and a thread: no more than this many at once, and no endless queue behind them. */
const AT_ONCE = 4;
const WAITING = 200;

export interface Passwords {
  readonly hash: (password: string) => Promise<string>;
  /** Compares with the stored hash; without one it does the same work and answers false (no enumeration). */
  readonly verify: (stored: string | null, password: string) => Promise<boolean>;
}

export function createPasswords(): Passwords {
  const oneOfFew = createBound(AT_ONCE, WAITING);
  let decoy: Promise<string> | null = null;
  return {
    hash: (password) => oneOfFew(() => hash(password, COST)),
    async verify(stored, password) {
      decoy ??= hash("nobody has this password", COST);
      const against = stored ?? (await decoy);
      const isRight = await oneOfFew(() => verify(against, password));
      return isRight && stored !== null;
    },
  };
}

/** Runs at most `atOnce` jobs together; the others wait in order, and beyond `waiting` they are refused. */
export function createBound(atOnce: number, waiting: number): <Result>(job: () => Promise<Result>) => Promise<Result> {
  const queue: (() => void)[] = [];
  let running = 0;
  return async (job) => {
    if (running >= atOnce) {
      if (queue.length >= waiting) throw new AppError("tooMany", "frame:error.tooMany");
      await new Promise<void>((start) => {
        queue.push(start);
      });
    } else {
      running += 1;
    }
    try {
      return await job();
    } finally {
      const next = queue.shift();
      if (next) next();
      else running -= 1;
    }
  };
}
