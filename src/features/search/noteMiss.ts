import type pg from "pg";
import { dayOf, type Clock } from "../../shared/clock.ts";
import { AppError } from "../../shared/errors/AppError.ts";
import type { Limit, RateLimit } from "../../shared/http/rateLimit.ts";
import type { Language } from "../../shared/text/languages.ts";
import type { Words } from "./words.ts";

/** Counts words that found nothing, after the answer: never waited for, never a reason to fail. */
/** Of a request: the address, kept only as a hash for the limit, and the client that asks. */
export interface Asking {
  readonly ip?: string | undefined;
  readonly get: (header: "user-agent") => string | undefined;
}

export type NoteMiss = (req: Asking, words: Words, language: Language) => void;

interface Deps {
  readonly pool: pg.Pool;
  readonly rateLimit: RateLimit;
  readonly now: Clock;
  /** Makes a key of an address from which it cannot be read. */
  readonly sign: (text: string) => string;
}

const KEPT_DAYS = 180;
const MOST_CHARACTERS = 60;
const MOST_WORDS = 6;
/** One address is heard so many times a day, and once a day with the same words: nobody can make a word look wanted. */
const BY_ADDRESS: Limit = { name: "search-miss", points: 20, seconds: 86_400 };
const BY_WORDS: Limit = { name: "search-miss-words", points: 1, seconds: 86_400 };
/** So many are counted at the same time; in a rush the others are not counted at all. */
const AT_ONCE = 4;
/** Addresses that had their share are remembered here, so that they cost nothing more. */
const MOST_REFUSED = 1000;
const MACHINE = /bot|crawl|spider|slurp|preview|curl|wget|python|http-client/iu;

export function createNoteMiss({ pool, rateLimit, now, sign }: Deps): NoteMiss {
  let underWay = 0;
  let refused = { day: "", addresses: new Set<string>() };

  return (req, words, language) => {
    const countable = countableWords(words);
    if (countable === null || underWay >= AT_ONCE || MACHINE.test(req.get("user-agent") ?? "")) return;
    const day = dayOf(now()).toString();
    if (refused.day !== day) refused = { day, addresses: new Set() };
    const address = sign(`miss:${req.ip ?? ""}`);
    if (refused.addresses.has(address)) return;
    underWay += 1;
    count({ req, address, countable, day, language })
      // A lost count hurts nobody; the database being away is told elsewhere.
      .catch(() => undefined)
      .finally(() => {
        underWay -= 1;
      });
  };

  async function count(miss: {
    req: Asking;
    address: string;
    countable: string;
    day: string;
    language: Language;
  }): Promise<void> {
    if (!(await isWithin(() => rateLimit.byAddress(BY_ADDRESS, miss.req)))) {
      if (refused.addresses.size < MOST_REFUSED) refused.addresses.add(miss.address);
      return;
    }
    if (!(await isWithin(() => rateLimit.byKey(BY_WORDS, `${miss.address} ${miss.countable}`)))) return;
    await pool.query({
      name: "search-miss",
      text: `INSERT INTO "SearchMiss" AS m ("day", "words", "language", "count") VALUES ($1::date, $2, $3, 1)
        ON CONFLICT ("day", "words", "language") DO UPDATE SET "count" = m."count" + 1`,
      values: [miss.day, miss.countable, miss.language],
    });
  }
}

/** Deletes words that nobody turned into a synonym for half a year; run every night. */
export async function forgetOldMisses({ pool, now }: Pick<Deps, "pool" | "now">): Promise<void> {
  const oldest = dayOf(now()).subtract({ days: KEPT_DAYS }).toString();
  await pool.query(`DELETE FROM "SearchMiss" WHERE "day" < $1::date`, [oldest]);
}

/**
 * The words in the form in which they may be kept, or null: a text with digits or @ may be a number or an address of
 * a person, and a long one tells a story.
 */
function countableWords({ text, typed }: Words): string | null {
  if (/[\p{N}@]/u.test(text) || text.length > MOST_CHARACTERS || typed.length > MOST_WORDS) return null;
  return typed.join(" ");
}

async function isWithin(take: () => Promise<void>): Promise<boolean> {
  try {
    await take();
    return true;
  } catch (error) {
    if (error instanceof AppError && error.kind === "tooMany") return false;
    throw error;
  }
}
