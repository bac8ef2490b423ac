import { randomBytes } from "node:crypto";
import { chmodSync, closeSync, existsSync, openSync, readFileSync, readSync, writeFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { StartError } from "./shared/errors/StartError.ts";
import { makeFolder } from "./shared/makeFolder.ts";

/** Everything the operator decides, checked and with defaults filled in. */
export interface Config {
  readonly port: number;
  readonly host: string;
  /** Unset: the embedded PostgreSQL under `dataDir` is used. */
  readonly databaseUrl: string | undefined;
  /** Handed by the first process to its workers: the address of the database it started. */
  readonly workerDatabaseUrl: string | undefined;
  readonly dataDir: string;
  /** Origin without a trailing slash, for links in mails and for the origin check. */
  readonly publicUrl: string;
  readonly sessionSecret: string;
  readonly smtpUrl: string | undefined;
  readonly webConcurrency: number;
  readonly demo: boolean;
  readonly logLevel: "fatal" | "error" | "warn" | "info" | "debug" | "trace" | "silent";
  readonly nodeEnv: "development" | "production" | "test";
  /** A PMTiles file with the map of the quarter; unset: no map. */
  readonly mapFile: string | undefined;
  /** Number of proxies in front whose X-Forwarded-* headers are believed. */
  readonly trustProxy: number;
}

export type Environment = Readonly<Record<string, string | undefined>>;

const SECRET_LENGTH = 32;
const SECRET_RULE = "must be a random text of at least 32 characters, for example from: openssl rand -base64 48";

/** Reads and checks the environment; throws StartError naming the variable and what it must be, never its value. */
export function readConfig(env: Environment = process.env): Config {
  const values = parseEnvironment(env);
  if (values.TZ !== "Europe/Berlin") throw new StartError("TZ must be Europe/Berlin.");
  const dataDir = path.resolve(values.DATA_DIR);
  const embedded = values.DATABASE_URL === undefined;
  return {
    port: values.PORT,
    host: values.HOST,
    databaseUrl: values.DATABASE_URL,
    workerDatabaseUrl: values.WORKER_DATABASE_URL,
    dataDir,
    publicUrl: choosePublicUrl(values),
    sessionSecret: embedded ? (values.SESSION_SECRET ?? keepSecret(dataDir)) : requireSecret(values),
    smtpUrl: values.SMTP_URL,
    webConcurrency: values.WEB_CONCURRENCY,
    demo: chooseDemo(values),
    logLevel: values.LOG_LEVEL,
    nodeEnv: values.NODE_ENV,
    mapFile: values.MAP_PMTILES,
    trustProxy: values.TRUST_PROXY,
  };
}

function wholeNumber(min: number, max: number, fallback: number) {
  const error = `must be a whole number from ${String(min)} to ${String(max)}`;
  return z
    .string()
    .regex(/^\d+$/, error)
    .transform(Number)
    .pipe(z.number(error).min(min, error).max(max, error))
    .default(fallback);
}

function address(protocols: string[], error: string) {
  return z.string().refine((text) => URL.canParse(text) && protocols.includes(new URL(text).protocol), error);
}

function oneOf<const T extends readonly [string, ...string[]]>(allowed: T, fallback: T[number]) {
  return z.enum(allowed, { error: `must be one of ${allowed.join(", ")}` }).default(fallback);
}

const environmentSchema = z.object({
  PORT: wholeNumber(0, 65535, 3000),
  HOST: z.string().default("127.0.0.1"),
  DATABASE_URL: address(
    ["postgres:", "postgresql:"],
    "must be an address like postgresql://user:password@host:5432/name",
  ).optional(),
  WORKER_DATABASE_URL: z.string().optional(),
  DATA_DIR: z.string().default("./.data"),
  PUBLIC_URL: address(["http:", "https:"], "must be an address like https://stadtteilladen.example")
    .refine((text) => isOrigin(text), "must be an address without a path, like https://stadtteilladen.example")
    .transform((text) => new URL(text).origin)
    .optional(),
  SESSION_SECRET: z
    .string()
    .refine((text) => isStrongSecret(text), SECRET_RULE)
    .optional(),
  SMTP_URL: address(["smtp:", "smtps:"], "must be an address like smtps://user:password@host:465").optional(),
  WEB_CONCURRENCY: wholeNumber(1, 64, 1),
  DEMO: z.enum(["0", "1"], { error: "must be 0 or 1" }).optional(),
  LOG_LEVEL: oneOf(["fatal", "error", "warn", "info", "debug", "trace", "silent"], "info"),
  NODE_ENV: oneOf(["development", "production", "test"], "development"),
  TRUST_PROXY: wholeNumber(0, 10, 0),
  MAP_PMTILES: z
    .string()
    .transform((file) => path.resolve(file))
    .refine((file) => isPmtiles(file), "must be a readable PMTiles file (version 3)")
    .optional(),
  TZ: z.string().optional(),
});

type EnvironmentValues = z.infer<typeof environmentSchema>;

function parseEnvironment(env: Environment): EnvironmentValues {
  // compose files and shells hand over "" for what nobody set
  const given = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== ""),
  );
  const parsed = environmentSchema.safeParse(given);
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.map((issue) => `${issue.path.join(".")} ${issue.message}`);
  throw new StartError(`${lines.join("; ")}.`);
}

function choosePublicUrl(values: EnvironmentValues): string {
  if (values.PUBLIC_URL === undefined) {
    if (values.DATABASE_URL === undefined) return `http://localhost:${String(values.PORT)}`;
    throw new StartError(
      "PUBLIC_URL must be set when DATABASE_URL is: the address people type, like https://stadtteilladen.example.",
    );
  }
  const { protocol, hostname } = new URL(values.PUBLIC_URL);
  const isLocal = ["localhost", "127.0.0.1", "[::1]"].includes(hostname);
  if (values.NODE_ENV === "production" && protocol !== "https:" && !isLocal) {
    throw new StartError("PUBLIC_URL must begin with https:// when NODE_ENV is production.");
  }
  return values.PUBLIC_URL;
}

function chooseDemo(values: EnvironmentValues): boolean {
  const isProduction = values.NODE_ENV === "production";
  if (values.DEMO === "1" && isProduction) throw new StartError("DEMO must not be 1 when NODE_ENV is production.");
  if (values.DEMO !== undefined) return values.DEMO === "1";
  return values.DATABASE_URL === undefined && !isProduction;
}

function requireSecret(values: EnvironmentValues): string {
  if (values.SESSION_SECRET === undefined) throw new StartError(`SESSION_SECRET ${SECRET_RULE}.`);
  return values.SESSION_SECRET;
}

/** The secret of the embedded database's installation: made once, readable by its owner only. */
function keepSecret(dataDir: string): string {
  const file = path.join(dataDir, "secret");
  try {
    makeFolder(dataDir);
    if (!existsSync(file)) writeFileSync(file, randomBytes(48).toString("base64url"), { mode: 0o600, flag: "wx" });
    chmodSync(file, 0o600);
    const secret = readFileSync(file, "utf8").trim();
    if (isStrongSecret(secret)) return secret;
  } catch (error) {
    throw new StartError(`DATA_DIR must be a folder this user can write to (${file}).`, { cause: error });
  }
  throw new StartError(`The file ${file} is damaged: remove it to get a new one (everybody has to sign in again).`);
}

function isOrigin(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { pathname, search, hash, username } = new URL(text);
  return pathname === "/" && search === "" && hash === "" && username === "";
}

/** https://github.com/protomaps/PMTiles/blob/main/spec/v3/spec.md: seven letters, then the version. */
function isPmtiles(file: string): boolean {
  try {
    const handle = openSync(file, "r");
    const start = Buffer.alloc(8);
    readSync(handle, start);
    closeSync(handle);
    return start.toString("latin1", 0, 7) === "PMTiles" && start[7] === 3;
  } catch {
    return false;
  }
}

/** Refuses what was typed or copied from an example rather than drawn at random. */
function isStrongSecret(text: string): boolean {
  const isRepeated = /^(.{1,16}?)\1+$/.test(text);
  const isPlaceholder = /change.?me|secret|passwor[dt]|geheim|example|beispiel|12345678|abcdefgh/i.test(text);
  return text.length >= SECRET_LENGTH && new Set(text).size >= 10 && !isRepeated && !isPlaceholder;
}
