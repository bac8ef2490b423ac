import { globSync, readFileSync } from "node:fs";
import path from "node:path";

// One file that waits while it is loaded (`await` outside a function) makes Jest link everything that imports it a
// second and third time, file by file: half a second more for every suite that opens the house.

const ROOT = path.join(import.meta.dirname, "../..");
const AWAITS_AT_TOP = /^(?:export )?(?:(?:const|let)\b.*= |if \(.*\) |for )?await\b/mu;
const PROGRAMS = [/^src\/tools\//u, /^test\/support\/holdEmbedded\.ts$/u, /^test\/search\/printFigures\.ts$/u];

it("only programs wait at their top level", () => {
  const files = globSync("{src,prisma,test}/**/*.ts", { cwd: ROOT });
  expect(files.length).toBeGreaterThan(500);
  const waiting = files.filter((file) => AWAITS_AT_TOP.test(readFileSync(path.join(ROOT, file), "utf8")));
  expect(waiting).toContain("src/tools/dbSeed.ts");
  expect(waiting.filter((file) => !PROGRAMS.some((program) => program.test(file)))).toEqual([]);
});
