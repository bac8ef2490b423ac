import { existsSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { buildAssets } from "../../../src/assets/build.ts";

const outDir = mkdtempSync(path.join(tmpdir(), "assets-"));
afterAll(() => {
  rmSync(outDir, { recursive: true, force: true });
});

const has = (name: string) => existsSync(path.join(outDir, name));
function leave(name: string, { daysAgo }: { daysAgo: number }): void {
  const file = path.join(outDir, name);
  if (!existsSync(file)) writeFileSync(file, "old");
  const at = Date.now() / 1000 - daysAgo * 24 * 3600;
  utimesSync(file, at, at);
}

it("a running server keeps the files it names for a day after a new build; older ones and nothing else go", async () => {
  for (const name of ["app-BEFORE.css", "app-BEFORE.css.br", "app-ANCIENT.css"]) leave(name, { daysAgo: 10 });
  leave("app-RECENT.css", { daysAgo: 0.9 });
  leave("app-DRAFT.css.4711", { daysAgo: 10 });
  writeFileSync(
    path.join(outDir, "manifest.json"),
    JSON.stringify({ key: "x", files: { "app.css": "app-BEFORE.css" } }),
  );
  const { files } = await buildAssets({ outDir });
  const stays = ["app-BEFORE.css", "app-BEFORE.css.br", "app-RECENT.css", "app-DRAFT.css.4711"];
  expect(stays.filter((name) => !has(name))).toEqual([]);
  expect(has("app-ANCIENT.css")).toBe(false);
  for (const name of ["app-BEFORE.css", "app-BEFORE.css.br"]) leave(name, { daysAgo: 1.1 });
  const again = await buildAssets({ outDir });
  expect([has("app-BEFORE.css"), has("app-BEFORE.css.br"), has("app-RECENT.css")]).toEqual([false, false, true]);
  expect(again.files).toEqual(files);
  expect(readFileSync(path.join(outDir, files["app.css"] ?? ""), "utf8")).toContain("{");
}, 30_000);
