import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { PROJECT_ROOT } from "../support/projectRoot.ts";

// Each import rule is shown to fail on a planted fault, so that a rule that never fires is noticed.

const PLANTED = path.join(PROJECT_ROOT, "src/features/planted");
const FAULTS: Readonly<Record<string, { file: string; source: string }>> = {
  "features-by-their-front-door": {
    file: "src/features/planted/index.ts",
    source: `export { themePaths } from "../themes/themes.paths.ts";\n`,
  },
  "shared-knows-no-feature": {
    file: "src/shared/planted.ts",
    source: `export { createThemes } from "../features/themes/index.ts";\n`,
  },
  "database-client-in-its-homes": {
    file: "src/features/planted/index.ts",
    source: `export type { PrismaClient } from "../../generated/prisma/client.ts";\n`,
  },
  "express-at-the-door": { file: "src/features/planted/index.ts", source: `export type { Request } from "express";\n` },
  "pure-stays-pure": {
    file: "src/features/planted/planted.policy.ts",
    source: `import { readFileSync } from "node:fs";\nexport const read = readFileSync;\n`,
  },
  "source-knows-no-test": {
    file: "src/features/planted/index.ts",
    source: `export { readPage } from "../../../test/support/page.ts";\n`,
  },
  "no-circles": {
    file: "src/features/planted/index.ts",
    source: `export { again } from "./again.ts";\nexport const first = 1;\n`,
  },
};

afterEach(() => {
  rmSync(PLANTED, { recursive: true, force: true });
  rmSync(path.join(PROJECT_ROOT, "src/shared/planted.ts"), { force: true });
});

it.each(Object.keys(FAULTS))("the rule %s catches a planted fault", (rule) => {
  const fault = FAULTS[rule];
  if (!fault) throw new Error("no such fault");
  mkdirSync(PLANTED, { recursive: true });
  writeFileSync(path.join(PROJECT_ROOT, fault.file), fault.source);
  if (rule === "no-circles")
    writeFileSync(path.join(PLANTED, "again.ts"), `export { first as again } from "./index.ts";\n`);
  expect(violated(fault.file)).toContain(rule);
});

function violated(file: string): readonly string[] {
  const bin = path.join(PROJECT_ROOT, "node_modules/.bin/depcruise");
  const options = ["--config", ".dependency-cruiser.cjs", "--output-type", "json", file];
  const output = execFileSync(bin, options, {
    cwd: PROJECT_ROOT,
    maxBuffer: 1 << 26,
    stdio: ["ignore", "pipe", "ignore"],
  });
  const report = JSON.parse(output.toString()) as { summary: { violations: { rule: { name: string } }[] } };
  return report.summary.violations.map((violation) => violation.rule.name);
}
