import { globSync, readFileSync } from "node:fs";
import path from "node:path";
import { PROJECT_ROOT } from "../support/projectRoot.ts";

// One file that waits while it is loaded (`await` outside a function) makes Jest link everything that imports it a
// second and third time, file by file: half a second more for every suite that opens the house.

const AWAITS_AT_TOP = /^(?:export )?(?:(?:const|let)\b.*= |if \(.*\) |for )?await\b/mu;
// come and go meanwhile: imports.test.ts plants faults there
const PLANTED = ["src/features/planted-*/**", "src/shared/planted.ts"];
const PROGRAMS = [/^src\/tools\//u, /^test\/support\/holdEmbedded\.ts$/u, /^test\/search\/printFigures\.ts$/u];

it("only programs wait at their top level", () => {
  const files = globSync("{src,prisma,test}/**/*.ts", { cwd: PROJECT_ROOT, exclude: PLANTED });
  expect(files.length).toBeGreaterThan(500);
  const waiting = files.filter((file) => AWAITS_AT_TOP.test(readFileSync(path.join(PROJECT_ROOT, file), "utf8")));
  expect(waiting).toContain("src/tools/dbSeed.ts");
  expect(waiting.filter((file) => !PROGRAMS.some((program) => program.test(file)))).toEqual([]);
});
