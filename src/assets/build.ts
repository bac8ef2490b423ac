import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { dirname, join, relative } from "node:path";
import { brotliCompress, constants, gzip } from "node:zlib";
import { promisify } from "node:util";
import type { BuiltFile } from "./bundle.ts";
import { manifestName, readManifest } from "./manifest.ts";
import type { Manifest } from "./manifest.ts";

const assetsDir = import.meta.dirname;
const projectDir = join(assetsDir, "../..");
const defaultOutDir = join(projectDir, "build/assets");
const compressibleName = /\.(?:css|js|svg|md|txt)$/;
/** Below one kilobyte a compressed sibling saves less than its own headers cost. */
const compressedFrom = 1024;

/** Hash over all asset sources and the pinned build tools, so that an update of KERN or esbuild counts as a change. */
function hashSources(): string {
  const hash = createHash("sha256");
  const { dependencies, devDependencies } = JSON.parse(readFileSync(join(projectDir, "package.json"), "utf8")) as {
    dependencies: Record<string, string>;
    devDependencies: Record<string, string>;
  };
  const versions = { ...dependencies, ...devDependencies };
  for (const tool of ["@kern-ux/native", "esbuild", "rtlcss", "leaflet", "protomaps-leaflet"])
    hash.update(`${tool}@${versions[tool] ?? ""}\n`);
  const entries = readdirSync(assetsDir, {
    recursive: true,
    withFileTypes: true,
  }).filter((entry) => entry.isFile());
  const paths = entries.map((entry) => join(entry.parentPath, entry.name)).sort();
  for (const path of paths) hash.update(`${relative(assetsDir, path)}\n`).update(readFileSync(path));
  return hash.digest("hex").slice(0, 16);
}

/** Writes a file and renames it into place, so that a server never reads half of it. */
function writeWhole(path: string, contents: Uint8Array | string): void {
  mkdirSync(dirname(path), { recursive: true });
  const draft = `${path}.${String(process.pid)}`;
  writeFileSync(draft, contents);
  renameSync(draft, path);
}

async function writeBuilt(outDir: string, { hashed, contents }: BuiltFile): Promise<string[]> {
  const path = join(outDir, hashed);
  writeWhole(path, contents);
  if (!compressibleName.test(hashed) || contents.byteLength < compressedFrom) return [hashed];
  const params = { [constants.BROTLI_PARAM_SIZE_HINT]: contents.byteLength };
  const [brotli, zipped] = await Promise.all([
    promisify(brotliCompress)(contents, { params }),
    promisify(gzip)(contents, { level: 9 }),
  ]);
  writeWhole(`${path}.br`, brotli);
  writeWhole(`${path}.gz`, zipped);
  return [hashed, `${hashed}.br`, `${hashed}.gz`];
}

/** How long files of an earlier build stay: a server that began before this one still names them in its pages. */
const keptMs = 24 * 3_600_000;

/** Files of earlier builds below the folder; drafts are left out, another process may be about to rename them. */
function listLeftOvers(outDir: string, present: Set<string>): string[] {
  return readdirSync(outDir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.\d+$/.test(entry.name))
    .map((entry) => relative(outDir, join(entry.parentPath, entry.name)).replaceAll("\\", "/"))
    .filter((name) => !present.has(name));
}

/** Lets the files of the build before begin their day now. Done before the new manifest stands, for builds side by side. */
function keepReplaced(outDir: string, before: Manifest, builtAt: Date): void {
  const paths = Object.values(before.files).flatMap((name) =>
    ["", ".br", ".gz"].map((end) => join(outDir, name + end)),
  );
  for (const path of paths) if (existsSync(path)) utimesSync(path, builtAt, builtAt);
}

function removeOld(outDir: string, present: Set<string>, builtAt: Date): void {
  for (const name of listLeftOvers(outDir, present)) {
    const path = join(outDir, name);
    const left = statSync(path, { throwIfNoEntry: false });
    if (left && left.mtimeMs < builtAt.getTime() - keptMs) rmSync(path, { force: true });
  }
}

/**
 * Builds sheets, scripts, fonts, art and licences into outDir with hashed names, and writes the manifest last. Files of
 * the build before stay for a day.
 */
export async function buildAssets({ outDir }: { outDir: string }): Promise<Manifest> {
  // Loaded only here: a server whose assets are already built runs without the build tools.
  const { bundleAssets } = await import("./bundle.ts");
  const before = readManifest(outDir);
  const built = await bundleAssets();
  const written = await Promise.all(built.map((file) => writeBuilt(outDir, file)));
  const builtAt = statSync(join(outDir, written[0]?.[0] ?? "")).mtime;
  if (before) keepReplaced(outDir, before, builtAt);
  const manifest: Manifest = {
    key: hashSources(),
    files: Object.fromEntries(built.map(({ logical, hashed }) => [logical, hashed])),
  };
  writeWhole(join(outDir, manifestName), `${JSON.stringify(manifest, null, 2)}\n`);
  removeOld(outDir, new Set([...written.flat(), manifestName]), builtAt);
  return manifest;
}

/** The manifest of outDir; builds first when a source changed or a file is missing. */
export async function ensureAssets({ outDir }: { outDir: string } = { outDir: defaultOutDir }): Promise<Manifest> {
  const manifest = readManifest(outDir);
  const isComplete = manifest && Object.values(manifest.files).every((file) => existsSync(join(outDir, file)));
  if (manifest && isComplete && manifest.key === hashSources()) return manifest;
  return buildAssets({ outDir });
}

// not awaited: a file that waits while it is loaded makes everything that imports it load the slow way (test/architecture/loading.test.ts)
if (import.meta.main) void buildAssets({ outDir: defaultOutDir });
