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

const LOCALS = ["page", "part", "t", "site", "insert"];

/**
 * Compiles every view once; with `watch` they are compiled anew for each page. Views see `page`, `t` and `site`; a
 * component sees its own `part` as well (ADR 0003). They name components from the root of `directory`, with a slash.
 */
export function createRenderer(directory: string, { watch }: { watch: boolean }): Render {
  const compile = (view: string) => compileView(directory, view, watch);
  const compiled = new Map(watch ? [] : viewNames(directory).map((view) => [view, compile(view)]));
  const render = (view: string, locals: object): SafeHtml => {
    const insert = (name: string, { part }: { part: unknown }) => render(name.slice(1), { ...locals, part });
    return asSafeHtml((compiled.get(view) ?? compile(view))({ ...locals, insert }));
  };
  return render;
}

/**
 * EJS's own include copies its options and resolves a path each time, sixty times a page; `insert` looks the compiled
 * component up by its name. Locals are plain objects of ours and need no copy; line numbers only help while writing.
 */
function compileView(directory: string, view: string, watch: boolean): ejs.TemplateFunction {
  const filename = path.join(directory, `${view}.ejs`);
  const options = {
    filename,
    strict: true,
    destructuredLocals: LOCALS,
    unsafePrototypeLocals: true,
    compileDebug: watch,
  };
  return ejs.compile(readFileSync(filename, "utf8").replace(/\binclude\(/gu, "insert("), options);
}

function viewNames(directory: string): readonly string[] {
  return readdirSync(directory, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ejs"))
    .map((file) => file.slice(0, -4).replaceAll(path.sep, "/"));
}
