import type { TextKey } from "../text/keys.ts";

/** The six ways in which a request can be refused; everything else is a bug. */
export type ErrorKind = "invalid" | "unauthenticated" | "forbidden" | "notFound" | "conflict" | "tooMany";

const STATUS = {
  invalid: 422,
  unauthenticated: 401,
  forbidden: 403,
  notFound: 404,
  conflict: 409,
  tooMany: 429,
} as const satisfies Record<ErrorKind, number>;

/** A failure the person can cause and understand. `messageKey` is shown to them, in their language. */
export class AppError extends Error {
  readonly kind: ErrorKind;
  readonly messageKey: TextKey;
  readonly status: number;

  constructor(kind: ErrorKind, messageKey: TextKey, options?: ErrorOptions) {
    super(`${kind}: ${messageKey}`, options);
    this.name = "AppError";
    this.kind = kind;
    this.messageKey = messageKey;
    this.status = STATUS[kind];
  }
}

/** A record that is not there, or not for this person: both answer alike. */
export function notFound(): AppError {
  return new AppError("notFound", "frame:error.notFound");
}

/** The link of a letter that stands for nothing any more: answered, taken back or too late. */
export function linkOver(): AppError {
  return new AppError("notFound", "frame:error.linkOver");
}

/** Why something was refused, to be told on the page it came from; null when it went well. Faults of ours pass on. */
export async function refusalFrom(attempt: () => Promise<unknown>): Promise<AppError | null> {
  try {
    await attempt();
    return null;
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
}
