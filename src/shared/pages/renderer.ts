import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import ejs from "ejs";
import type { Translate } from "../text/texts.ts";
import { asSafeHtml, type SafeHtml } from "./safeHtml.ts";
import type { Site } from "./site.ts";

/** What every view sees: its own model, the texts, and what is true for the whole site. */
export interface ViewLocals {
  readonly page: unknown;
  readonly t: Translate;
  readonly site: Site;
}

export type Render = (view: string, locals: ViewLocals) => SafeHtml;

const LOCALS = ["page", "part", "t", "site"];

/**
 * Compiles every view once; with `watch` they are compiled anew for each page. Views see `page`, `t` and `site`; a
 * component sees its own `part` as well (ADR 0003). They name components from the root of `directory`, with a slash,
 * which EJS resolves without asking the disk.
 */
export function createRenderer(directory: string, { watch }: { watch: boolean }): Render {
  const options = (view: string) => ({
    filename: path.join(directory, `${view}.ejs`),
    root: directory,
    cache: !watch,
    strict: true,
    destructuredLocals: LOCALS,
    // Locals are plain objects of ours: no copy is needed, and line numbers only while views are being written.
    unsafePrototypeLocals: true,
    compileDebug: watch,
  });
  const compile = (view: string) => ejs.compile(readFileSync(options(view).filename, "utf8"), options(view));
  const compiled = watch
    ? new Map<string, ejs.TemplateFunction>()
    : new Map(viewNames(directory).map((view) => [view, compile(view)]));
  return (view, locals) => asSafeHtml((compiled.get(view) ?? compile(view))(locals));
}

function viewNames(directory: string): readonly string[] {
  return readdirSync(directory, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ejs"))
    .map((file) => file.slice(0, -4).replaceAll(path.sep, "/"));
}
