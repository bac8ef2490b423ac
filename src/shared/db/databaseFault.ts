import { AppError } from "../errors/AppError.ts";
import type { TextKey } from "../text/keys.ts";

/** What PostgreSQL said, wherever Prisma or pg put it. Never carries row values (`detail` is left out on purpose). */
export interface DatabaseFault {
  readonly code: string;
  readonly constraint: string | null;
}

/** Reads SQLSTATE and constraint from a Prisma or pg error; null when it is something else. */
export function databaseFaultOf(error: unknown): DatabaseFault | null {
  const cause = driverCause(error) ?? (isRecord(error) ? error : null);
  if (!cause) return null;
  const code = stringAt(cause, "originalCode") ?? stringAt(cause, "code");
  if (code === null || !/^[0-9A-Z]{5}$/u.test(code)) return null;
  return { code, constraint: constraintOf(cause) };
}

/**
 * Serialization failure or deadlock: the whole unit of work may be tried again. So it may when an address that was free
 * when it was chosen was taken in between: the next try chooses another.
 */
export function mayRetry(error: unknown): boolean {
  const { code = "", constraint } = databaseFaultOf(error) ?? {};
  if (PASSING.has(code) || ADDRESSES.has(constraint ?? "")) return true;
  return isRecord(error) && error["code"] === "P2034";
}

const PASSING = new Set(["40001", "40P01"]);

/** Address parts that are chosen by `freeSlug`. */
const ADDRESSES = new Set([
  "Organization_slug_key",
  "ServiceAtLocation_slug_key",
  "Space_slug_key",
  "SlugRedirect_pkey",
]);

/** True when a form that adds a record was sent before: whoever reads unique violations lets this one pass. */
export function isFormKnown(error: unknown): boolean {
  return databaseFaultOf(error)?.constraint === "FormSubmission_pkey";
}

/** True when the server cannot be reached or is starting or stopping: the answer is 503, not 500. */
export function isDatabaseAway(error: unknown): boolean {
  if (!isRecord(error)) return false;
  const code = databaseFaultOf(error)?.code ?? stringAt(error, "code");
  if (code !== null && (AWAY.has(code) || code.startsWith("08"))) return true;
  const message = stringAt(error, "message") ?? "";
  return /terminated unexpectedly|timeout exceeded when trying to connect|Connection terminated|Can't reach database/u.test(
    message,
  );
}

const AWAY = new Set([
  "P1001",
  "P1002",
  "P1008",
  "P1017",
  "57P01",
  "57P02",
  "57P03",
  "ECONNREFUSED",
  "ECONNRESET",
  "ENOENT",
  "EPIPE",
]);

const CONFLICTS: Readonly<Record<string, TextKey>> = {
  Assignment_person_shift_key: "needs:conflict.already",
  Assignment_person_need_key: "needs:conflict.already",
  Assignment_overlap_excl: "needs:conflict.overlap",
  ImportRun_one_running: "imports:deny.another",
  Meeting_number_key: "conferences:form.numberTaken",
  Need_places_check: "needs:conflict.full",
  Shift_places_check: "needs:conflict.full",
};

/** Turns a broken promise of the database into the words for the person; other errors pass through unchanged. */
export function asAppError(error: unknown): unknown {
  const constraint = databaseFaultOf(error)?.constraint;
  const key = constraint ? CONFLICTS[constraint] : undefined;
  return key === undefined ? error : new AppError("conflict", key, { cause: error });
}

function constraintOf(cause: Record<string, unknown>): string | null {
  const direct = cause["constraint"];
  if (typeof direct === "string") return direct;
  if (isRecord(direct)) return stringAt(direct, "index") ?? null;
  return (
    /constraint "([^"]+)"/u.exec(stringAt(cause, "message") ?? stringAt(cause, "originalMessage") ?? "")?.[1] ?? null
  );
}

function driverCause(error: unknown): Record<string, unknown> | null {
  const meta = isRecord(error) ? error["meta"] : null;
  const driver = isRecord(meta)
    ? meta["driverAdapterError"]
    : isRecord(error) && error["name"] === "DriverAdapterError"
      ? error
      : null;
  const cause = isRecord(driver) ? driver["cause"] : null;
  return isRecord(cause) ? cause : null;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

function stringAt(record: Record<string, unknown>, key: string): string | null {
  const value = record[key];
  return typeof value === "string" ? value : null;
}
