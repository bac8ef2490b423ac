import { existsSync, mkdirSync, readFileSync, renameSync } from "node:fs";
import { spawnSync } from "node:child_process";
import os from "node:os";
import path from "node:path";
import type { Browser } from "playwright-core";

// The package's own arguments are not used: --single-process dies with the first closed context, and
// --disable-web-security would hide what the tests look for.
const ARGUMENTS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-dev-shm-usage",
  "--disable-quic",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
  "--force-color-profile=srgb",
  "--font-render-hinting=none",
  // a page lives for seconds here: what the optimising compilers cost never comes back (a fifth of a judged page's time)
  "--js-flags=--no-opt --no-maglev",
];

// Without a thread that paints, a judged page takes a third less; nothing can be clicked or pictured then.
const WITHOUT_PAINTING = "--disable-threaded-compositing";

/**
 * Starts npm's Chromium (or the one at CHROME_PATH), for pages that are only read faster than for those that are clicked
 * or pictured. Throws one clear line where no browser can run.
 */
export async function launchChromium({ readsOnly = false } = {}): Promise<Browser> {
  const { chromium } = await import("playwright-core");
  try {
    const given = process.env["CHROME_PATH"];
    const executablePath = given ?? (await unpackedChromium());
    const libraries = given === undefined ? missingLibraries(executablePath) : {};
    return await chromium.launch({
      executablePath,
      args: readsOnly ? [...ARGUMENTS, WITHOUT_PAINTING] : ARGUMENTS,
      env: { ...process.env, ...libraries },
    });
  } catch (error) {
    throw new Error("No browser can run here: set CHROME_PATH to a Chromium, or run on Linux x64.", { cause: error });
  }
}

/** Unpacks once per version into a folder of its own, whole or not at all: the package takes whatever lies there. */
async function unpackedChromium(): Promise<string> {
  const home = path.join(
    os.tmpdir(),
    `stadtteilladen-chromium-${chromiumVersion()}-${String(process.getuid?.() ?? 0)}`,
  );
  const binary = path.join(home, "chromium");
  if (existsSync(binary)) return binary;
  const draft = `${home}.${String(process.pid)}`;
  mkdirSync(draft, { recursive: true });
  await withEnvironment(UNPACKING(draft), async () => {
    const { default: packed } = await import("@sparticuz/chromium");
    await packed.executablePath();
  });
  try {
    renameSync(draft, home);
  } catch (error) {
    if (!existsSync(binary)) throw error;
  }
  return binary;
}

/** The package unpacks its shared libraries (nss, expat) only where it believes to be in a bare container. */
const UNPACKING = (folder: string) => ({
  TMPDIR: folder,
  AWS_LAMBDA_JS_RUNTIME: "nodejs22.x",
  LD_LIBRARY_PATH: "",
  FONTCONFIG_PATH: "",
});

async function withEnvironment(values: Readonly<Record<string, string>>, job: () => Promise<void>): Promise<void> {
  const before = Object.keys(values).map((name) => [name, process.env[name]] as const);
  Object.assign(process.env, values);
  try {
    await job();
  } finally {
    for (const [name, value] of before) {
      if (value === undefined) Reflect.deleteProperty(process.env, name);
      else process.env[name] = value;
    }
  }
}

/** Where the system lacks a library, the package's own copies are used. */
function missingLibraries(binary: string): Record<string, string> {
  const { stdout } = spawnSync("ldd", [binary], { encoding: "utf8" });
  const isComplete = !stdout.includes("not found");
  return isComplete ? {} : { LD_LIBRARY_PATH: path.join(path.dirname(binary), "al2023/lib") };
}

function chromiumVersion(): string {
  const file = path.join(import.meta.dirname, "../../node_modules/@sparticuz/chromium/package.json");
  return (JSON.parse(readFileSync(file, "utf8")) as { version: string }).version;
}
