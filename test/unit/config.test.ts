import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { readConfig } from "../../src/config.ts";
import { StartError } from "../../src/shared/errors/StartError.ts";

const SECRET = "q7Zr2VtLx9Jd4KpWm1Yc8NbHf5Gs3TuE";
let folder = "";
const embedded = () => ({ TZ: "Europe/Berlin", DATA_DIR: folder });
const given = () => ({
  ...embedded(),
  DATABASE_URL: "postgresql://app:hidden@db:5432/app",
  PUBLIC_URL: "https://laden.example",
  SESSION_SECRET: SECRET,
});

function refusal(env: Record<string, string>): string {
  try {
    readConfig(env);
  } catch (error) {
    expect(error).toBeInstanceOf(StartError);
    return (error as StartError).message;
  }
  throw new Error("was not refused");
}

beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), "config-"));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

describe("without a database of one's own", () => {
  test("everything has a default, and demo is on", () => {
    const config = readConfig(embedded());
    expect(config).toMatchObject({
      port: 3000,
      host: "127.0.0.1",
      databaseUrl: undefined,
      demo: true,
      webConcurrency: 1,
      trustProxy: 0,
    });
    expect(config.publicUrl).toBe("http://localhost:3000");
  });

  test("the secret is made once, for its owner only", () => {
    const first = readConfig(embedded()).sessionSecret;
    expect(first.length).toBeGreaterThanOrEqual(32);
    expect(readConfig(embedded()).sessionSecret).toBe(first);
    expect(statSync(path.join(folder, "secret")).mode & 0o777).toBe(0o600);
    expect(readFileSync(path.join(folder, "secret"), "utf8")).toBe(first);
  });

  test("a damaged secret file is refused rather than replaced", () => {
    const own = mkdtempSync(path.join(folder, "damaged-"));
    writeFileSync(path.join(own, "secret"), "");
    expect(refusal({ ...embedded(), DATA_DIR: own })).toMatch(/secret is damaged/);
    expect(readFileSync(path.join(own, "secret"), "utf8")).toBe("");
  });

  test("a folder that cannot be written to is one clear line", () => {
    const file = path.join(folder, "file");
    writeFileSync(file, "");
    expect(refusal({ ...embedded(), DATA_DIR: path.join(file, "below") })).toMatch(
      /^DATA_DIR must be a folder this user can write to/,
    );
  });

  test("demo is off in production unless asked for, which is refused", () => {
    expect(readConfig({ ...embedded(), NODE_ENV: "production" }).demo).toBe(false);
    expect(refusal({ ...embedded(), NODE_ENV: "production", DEMO: "1" })).toBe(
      "DEMO must not be 1 when NODE_ENV is production.",
    );
  });

  test("an empty variable counts as unset", () => {
    const config = readConfig({ ...embedded(), PORT: "", DATABASE_URL: " ", DEMO: "", SMTP_URL: "" });
    expect(config).toMatchObject({ port: 3000, databaseUrl: undefined, demo: true, smtpUrl: undefined });
  });
});

describe("with DATABASE_URL", () => {
  test("demo is off, the given secret is used and none is written", () => {
    const own = path.join(folder, "untouched");
    const config = readConfig({ ...given(), DATA_DIR: own });
    expect(config).toMatchObject({ demo: false, sessionSecret: SECRET, publicUrl: "https://laden.example" });
    expect(existsSync(own)).toBe(false);
  });

  test.each([
    ["none", ""],
    ["a short one", SECRET.slice(1)],
    ["one character repeated", "a".repeat(40)],
    ["a phrase repeated", "hallo-welt-17".repeat(4)],
    ["a placeholder", "changeme-changeme-0123456789-wxyz"],
    ["a word for secret", "mein-ganz-geheimes-wort-von-1987"],
  ])("SESSION_SECRET: %s is refused without showing it", (_, secret) => {
    const message = refusal({ ...given(), SESSION_SECRET: secret });
    expect(message).toMatch(/^SESSION_SECRET must be a random text of at least 32 characters/);
    if (secret !== "") expect(message).not.toContain(secret);
  });

  test("PUBLIC_URL is needed, is an origin, and https in production", () => {
    expect(refusal({ ...given(), PUBLIC_URL: "" })).toMatch(/^PUBLIC_URL must be set/);
    expect(refusal({ ...given(), PUBLIC_URL: "https://laden.example/pfad" })).toMatch(
      /^PUBLIC_URL must be an address without a path/,
    );
    expect(refusal({ ...given(), PUBLIC_URL: "http://laden.example", NODE_ENV: "production" })).toMatch(
      /^PUBLIC_URL must begin with https/,
    );
    expect(readConfig({ ...given(), PUBLIC_URL: "http://localhost:8080/", NODE_ENV: "production" }).publicUrl).toBe(
      "http://localhost:8080",
    );
  });
});

test.each([
  ["PORT", "80a"],
  ["PORT", "70000"],
  ["DATABASE_URL", "mysql://hidden"],
  ["SMTP_URL", "mail.hidden"],
  ["WEB_CONCURRENCY", "0"],
  ["DEMO", "hidden"],
  ["LOG_LEVEL", "hidden"],
  ["NODE_ENV", "hidden"],
  ["TRUST_PROXY", "true"],
  ["MAP_PMTILES", "hidden.pmtiles"],
])("%s=%s is refused by name, with what it must be, without the value", (name, value) => {
  const message = refusal({ ...embedded(), [name]: value });
  expect(message).toMatch(new RegExp(`^${name} must be .+\\.$`));
  expect(message).not.toContain(value);
});

test("several wrong values are told at once, in one line", () => {
  expect(refusal({ ...embedded(), PORT: "x", DEMO: "x" })).toBe(
    "PORT must be a whole number from 0 to 65535; DEMO must be 0 or 1.",
  );
});

test.each([undefined, "UTC", "Europe/Vienna"])("TZ %s is refused", (zone) => {
  expect(refusal({ DATA_DIR: folder, ...(zone ? { TZ: zone } : {}) })).toBe("TZ must be Europe/Berlin.");
});
