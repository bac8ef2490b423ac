import { existsSync, mkdirSync } from "node:fs";
import path from "node:path";

/**
 * Makes the folder and what is missing above it; throws what the system says. Node's own recursive way never ends
 * where a folder exists but takes no entries (`/proc`, some mounted folders).
 */
export function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(path.dirname(folder));
  try {
    mkdirSync(folder);
  } catch (error) {
    // somebody else was faster
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
}
