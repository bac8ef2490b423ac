import { AppError } from "../errors/AppError.ts";
import { equalSignatures } from "../ids/ids.ts";

/** Fields that only a machine fills in or sends too soon; no puzzle for people (architecture: no captcha). */
export interface FormStamp {
  /** Value of the hidden field "stempel", made when the form is shown. */
  readonly make: (now: Date) => string;
  /** Throws when the bait field "website" holds something, or the stamp is missing, forged or under 2 s old. */
  readonly check: (body: unknown, now: Date) => void;
}

const SHORTEST_MS = 2000;

export function createFormStamp(sign: (text: string) => string): FormStamp {
  const make = (now: Date) => {
    const time = String(now.getTime());
    return `${time}.${sign(`stamp:${time}`).slice(0, 22)}`;
  };
  return {
    make,
    check(body, now) {
      const { website = "", stempel = "" } = (body ?? {}) as Record<string, unknown>;
      const made = typeof stempel === "string" ? readStamp(stempel, make) : null;
      const isHuman = website === "" && made !== null && now.getTime() - made.getTime() >= SHORTEST_MS;
      if (!isHuman) throw new AppError("invalid", "frame:error.tooFast");
    },
  };
}

/** The moment in a stamp of ours; null when it is missing or forged. */
function readStamp(stamp: string, make: (now: Date) => string): Date | null {
  const [time = ""] = stamp.split(".", 1);
  if (!/^\d{12,15}$/u.test(time)) return null;
  const made = new Date(Number(time));
  return equalSignatures(stamp, make(made)) ? made : null;
}

/** The two hidden field names, to be taken off a body before its strict schema sees it. */
export function withoutStamp(body: unknown): Record<string, unknown> {
  const { website: _bait, stempel: _stamp, ...rest } = (body ?? {}) as Record<string, unknown>;
  return rest;
}
