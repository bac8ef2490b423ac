import { readFileSync } from "node:fs";
import { join } from "node:path";

/** What the asset build made: `files` maps a logical name ("app.css") to the hashed file below the output folder. */
export interface Manifest {
  /** Hash of all sources; equal keys mean that nothing has to be built again. */
  key: string;
  files: Record<string, string>;
}

export const manifestName = "manifest.json";

/** Reads the manifest of an output folder; undefined where nothing has been built yet. */
export function readManifest(outDir: string): Manifest | undefined {
  try {
    return JSON.parse(readFileSync(join(outDir, manifestName), "utf8")) as Manifest;
  } catch {
    return undefined;
  }
}
