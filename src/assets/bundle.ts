import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import type { Metafile, Plugin } from "esbuild";
import { kernFolder, layerKern } from "./kern.ts";

const assetsDir = import.meta.dirname;

/** One file of the delivered site: `logical` is what views ask for, `hashed` what the browser loads. */
export interface BuiltFile {
  logical: string;
  hashed: string;
  contents: Uint8Array;
}

/** Makes kern.css and kern.rtl.css loadable as entries, although they exist only as the outcome of our filter. */
const kernSheets: Plugin = {
  name: "kern",
  setup(build) {
    build.onResolve({ filter: /^kern(\.rtl)?\.css$/ }, ({ path }) => ({
      path,
      namespace: "kern",
    }));
    build.onLoad({ filter: /.*/, namespace: "kern" }, ({ path }) => ({
      contents: layerKern(path === "kern.css" ? "ltr" : "rtl"),
      loader: "css",
    }));
  },
};

function listFiles(folder: string, ending: string): string[] {
  return readdirSync(join(assetsDir, folder))
    .filter((name) => name.endsWith(ending))
    .sort();
}

/** The logical name of an output: its entry for sheets and scripts, its only source for a font. */
function nameOutput(path: string, { entryPoint, inputs }: Metafile["outputs"][string]): string {
  const ending = path.slice(path.lastIndexOf("."));
  const source = (entryPoint ?? Object.keys(inputs)[0] ?? path).replace(/^kern:/, "");
  return entryPoint === undefined ? source : source.replace(/^(?:css|js)\//, "").replace(/\.[a-z]+$/, ending);
}

/** Bundles and minifies sheets and scripts; fonts a sheet refers to come along under hashed names. */
async function bundleSheetsAndScripts(): Promise<BuiltFile[]> {
  const scripts = listFiles("js", ".ts").map((name) => [name.replace(/\.ts$/, ""), `js/${name}`]);
  const { metafile, outputFiles } = await build({
    absWorkingDir: assetsDir,
    outdir: "out",
    outbase: assetsDir,
    entryPoints: {
      app: "css/app.css",
      "leaflet-map": "css/leaflet-map.css",
      paper: "css/paper.css",
      kern: "kern.css",
      "kern.rtl": "kern.rtl.css",
      ...Object.fromEntries(scripts),
    },
    entryNames: "[name]-[hash]",
    assetNames: "fonts/[name]-[hash]",
    loader: { ".woff2": "file", ".png": "dataurl" },
    plugins: [kernSheets],
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2022",
    charset: "utf8",
    legalComments: "inline",
    write: false,
    metafile: true,
    logLevel: "warning",
  });
  return outputFiles.map(({ path, contents }) => {
    const output = Object.keys(metafile.outputs).find((name) => join(assetsDir, name) === path) ?? "";
    const details = metafile.outputs[output];
    if (details === undefined) throw new Error(`No source is known for ${path}`);
    return {
      logical: nameOutput(output, details),
      hashed: output.replace(/^out\//, ""),
      contents,
    };
  });
}

/** A file delivered as it is, with the hash of its content in its name. */
function copyFile(source: string, logical: string): BuiltFile {
  const contents = readFileSync(source);
  const hash = createHash("sha256").update(contents).digest("hex").slice(0, 8).toUpperCase();
  return {
    logical,
    hashed: logical.replace(/(\.[a-z0-9]+)$/, `-${hash}$1`),
    contents,
  };
}

function copyArtAndLicences(): BuiltFile[] {
  return [
    copyFile(join(assetsDir, "art/favicon.svg"), "favicon.svg"),
    ...["facades.svg", "strip.svg"].map((name) => copyFile(join(assetsDir, "art", name), `art/${name}`)),
    ...listFiles("fonts", ".txt").map((name) => copyFile(join(assetsDir, "fonts", name), `licences/${name}`)),
    copyFile(join(kernFolder(), "LICENSE.md"), "licences/kern.md"),
  ];
}

/** Every file of the delivered site, sorted by logical name; the same sources give the same bytes. */
export async function bundleAssets(): Promise<BuiltFile[]> {
  const files = [...(await bundleSheetsAndScripts()), ...copyArtAndLicences()];
  return files.sort((a, b) => (a.logical < b.logical ? -1 : 1));
}
