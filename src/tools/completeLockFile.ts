import { readFileSync, writeFileSync } from "node:fs";

// npm leaves optional packages of other platforms out of the lock file when the registry it was run against does not
// carry them, and `npm ci` then refuses the file. This adds them by name, version and platform, so that the same
// lock file serves every machine. Run it after each `npm install`.

interface LockedPackage {
  readonly version?: string;
  readonly optional?: boolean;
  readonly dev?: boolean;
  readonly os?: readonly string[];
  readonly cpu?: readonly string[];
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const PLATFORM =
  /(android|darwin|freebsd|netbsd|openbsd|sunos|aix|linux|win32|openharmony|wasm32|wasi)(?:-(arm64|arm|x64|ia32|ppc64le|ppc64|s390x|riscv64|loong64|mips64el))?/u;

const lock = JSON.parse(readFileSync("package-lock.json", "utf8")) as { packages: Record<string, LockedPackage> };
const before = Object.keys(lock.packages).length;
for (const [place, entry] of Object.entries(lock.packages)) {
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    if (!isLocked(place, name)) addMissing(name, version, entry.dev === true);
  }
}
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync("package-lock.json", `${JSON.stringify(lock, null, 2)}\n`);
console.log(`${String(Object.keys(lock.packages).length - before)} packages of other platforms added to the lock file`);

/** Looks where Node would: in the folder of the package that asks, then in each one above. */
function isLocked(place: string, name: string): boolean {
  const at = place === "" ? "" : `${place}/`;
  if (lock.packages[`${at}node_modules/${name}`]) return true;
  return place !== "" && isLocked(place.slice(0, Math.max(0, place.lastIndexOf("/node_modules/"))), name);
}

function addMissing(name: string, version: string, isDev: boolean): void {
  const [, os, cpu] = PLATFORM.exec(name) ?? [];
  if (os === undefined || !/^\d+\.\d+\.\d+[\w.-]*$/u.test(version)) return;
  const platform = { os: [os], ...(cpu === undefined ? {} : { cpu: [cpu] }) };
  lock.packages[`node_modules/${name}`] = { version, ...(isDev ? { dev: true } : {}), optional: true, ...platform };
}
