import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import ejs from "ejs";

// Turns every view into a TypeScript file with the same line numbers and lets tsc judge it (ADR 0003): a misspelt
// field, a number or null printed, a missing component argument or an unknown text fails with the view's own line.

const ROOT = path.join(import.meta.dirname, "../..");
const OUT = path.join(ROOT, "build/views");
const HEAD = /<%#\s*@(page|part)\s+(\w+)\s+(\S+)/;

interface View {
  readonly name: string;
  readonly source: string;
  readonly kind: string;
  readonly typeName: string;
  readonly typeFile: string;
}

const faults: string[] = [];
const views = readdirSync(path.join(ROOT, "views"), { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".ejs"))
  .flatMap((file) => readView(file.slice(0, -4).replaceAll(path.sep, "/")));

rmSync(OUT, { recursive: true, force: true });
for (const view of views) writeTyped(view);
writeFileSync(
  path.join(OUT, "tsconfig.json"),
  JSON.stringify({
    extends: "../../tsconfig.json",
    compilerOptions: {
      noUnusedLocals: false,
      noUnusedParameters: false,
      incremental: true,
      tsBuildInfoFile: "../views.tsbuildinfo",
    },
    include: ["."],
    exclude: [],
  }),
);
if (faults.length === 0) faults.push(...judge());
for (const fault of faults) console.error(fault);
console.log(`${String(views.length)} views, ${String(faults.length)} faults`);
process.exitCode = faults.length === 0 ? 0 : 1;

function readView(name: string): View[] {
  const source = readFileSync(path.join(ROOT, "views", `${name}.ejs`), "utf8");
  const [, kind, typeName, typeFile] = HEAD.exec(source) ?? [];
  if (kind === undefined || typeName === undefined || typeFile === undefined) {
    faults.push(`views/${name}.ejs:1 no @page or @part header`);
    return [];
  }
  try {
    ejs.compile(source, { client: true, strict: true, destructuredLocals: ["page", "part", "t", "site"] });
  } catch (error) {
    faults.push(`views/${name}.ejs ${(error as Error).message.split("\n")[0] ?? ""}`);
  }
  return [{ name, source, kind, typeName, typeFile }];
}

function typeOf(view: View, from: string): string {
  const file = path.posix.join("views", path.posix.dirname(view.name), view.typeFile);
  return `import("${path.posix.relative(from, file)}").${view.typeName}`;
}

function writeTyped(view: View): void {
  const file = path.posix.join("build/views", `${view.name}.ts`);
  const folder = path.posix.dirname(file);
  const shared = (name: string, type: string) =>
    `import("${path.posix.relative(folder, `src/shared/${name}`)}").${type}`;
  const parts = views
    .filter((other) => other.kind === "part")
    .map((other) => `"/${other.name}": ${typeOf(other, folder)};`)
    .join(" ");
  const head = [
    `interface Parts { ${parts} }`,
    `type Safe = ${shared("pages/safeHtml.ts", "SafeHtml")};`,
    "declare function include<N extends keyof Parts>(view: N, data: { part: NoInfer<Parts[N]> }): Safe;",
    "declare function __out(value: string): void; declare function __raw(value: Safe): void;",
    `export function view(${view.kind}: ${typeOf(view, folder)}, t: ${shared("text/texts.ts", "Translate")}, site: ${shared("pages/site.ts", "Site")}): void {`,
  ].join(" ");
  mkdirSync(path.join(ROOT, folder), { recursive: true });
  writeFileSync(path.join(ROOT, file), `${head} ${scriptOf(view.source)}}\n`);
}

function scriptOf(source: string): string {
  return source
    .split(/(<%[\s\S]*?%>)/)
    .map((piece) => {
      if (!piece.startsWith("<%") || /^<%[#%]/.test(piece)) return "\n".repeat(piece.split("\n").length - 1);
      const code = piece.replace(/^<%[-_=]?/, "").replace(/[-_]?%>$/, "");
      if (piece.startsWith("<%=")) return `__out(${code});`;
      return piece.startsWith("<%-") ? `__raw(${code});` : `${code};`;
    })
    .join("");
}

function judge(): string[] {
  try {
    execFileSync(
      process.execPath,
      [path.join(ROOT, "node_modules/typescript/bin/tsc"), "--noEmit", "--pretty", "false", "-p", OUT],
      { cwd: ROOT, encoding: "utf8" },
    );
    return [];
  } catch (error) {
    const output = (error as { stdout?: string }).stdout ?? String(error);
    return output
      .trim()
      .split("\n")
      .map((line) => line.replace(/^build\/(views\/.+)\.ts\((\d+),\d+\)/, "$1.ejs:$2"));
  }
}
