import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { buildAssets } from "../../../src/assets/build.ts";

const assets = path.resolve("src/assets");
const outDir = mkdtempSync(path.join(tmpdir(), "sheets-"));
afterAll(() => {
  rmSync(outDir, { recursive: true, force: true });
});

function textsOf(folder: string, ending: RegExp): string {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && ending.test(entry.name) && !entry.parentPath.includes("generated"))
    .map((entry) => readFileSync(path.join(entry.parentPath, entry.name), "utf8"))
    .join("\n");
}

/** Classes that views put together: the house of a theme, the state of a door. */
const BUILT = /^(?:t|state-)-/u;

it("every class of our sheets is put on something", () => {
  const rules = textsOf(path.join(assets, "css"), /\.css$/u).replaceAll(/\/\*.*?\*\/|url\([^)]*\)|"[^"]*"/gsu, "");
  const classes = new Set(Array.from(rules.matchAll(/\.(-?[A-Za-z_][\w-]*)/gu), ([, name = ""]) => name));
  const markup = Array.from(
    textsOf(path.resolve("views"), /\.ejs$/u).matchAll(/class="((?:<%.*?%>|[^"])*)"/gsu),
    ([, names = ""]) => names,
  );
  const literals = textsOf(path.resolve("src"), /\.ts$/u).match(/"[^"\n]*"|`[^`]*`/gu) ?? [];
  const used = new Set([...markup, ...literals].join(" ").match(/[\w-]+/gu));
  expect(classes.size).toBeGreaterThan(100);
  expect([...classes].filter((name) => !used.has(name) && !BUILT.test(name))).toEqual([]);
});

it("what a page loads stays within the budgets that the README of the assets names", async () => {
  const { files } = await buildAssets({ outDir });
  const readme = readFileSync(path.join(assets, "README.md"), "utf8");
  const limitOf = (name: string) => {
    const row = readme.split("\n").find((line) => line.startsWith(`| \`${name}\``)) ?? "";
    return Number(row.split("|").at(-2)?.replace(",", ""));
  };
  for (const name of ["app.css", "kern.css", "art/facades.svg"])
    expect([name, statSync(path.join(outDir, `${files[name] ?? ""}.br`)).size < limitOf(name)]).toEqual([name, true]);
}, 30_000);
