import { execFileSync } from "node:child_process";
import { globSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { PROJECT_ROOT } from "../support/projectRoot.ts";

// Each import rule is shown to fail on a planted fault, so that a rule that never fires is noticed. All are planted at
// once, each in a feature of its own, and looked at in one go.

const FAULTS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "features-by-their-front-door": {
    "src/features/planted-door/index.ts": `export { themePaths } from "../themes/themes.paths.ts";\n`,
  },
  "shared-knows-no-feature": {
    "src/shared/planted.ts": `export { createThemes } from "../features/themes/index.ts";\n`,
  },
  "database-client-in-its-homes": {
    "src/features/planted-client/index.ts": `export type { PrismaClient } from "../../generated/prisma/client.ts";\n`,
  },
  "express-at-the-door": {
    "src/features/planted-express/index.ts": `export type { Request } from "express";\n`,
  },
  "pure-stays-pure": {
    "src/features/planted-pure/pure.policy.ts": `import { readFileSync } from "node:fs";\nexport const read = readFileSync;\n`,
  },
  "source-knows-no-test": {
    "src/features/planted-test/index.ts": `export { readPage } from "../../../test/support/page.ts";\n`,
  },
  "no-circles": {
    "src/features/planted-circle/index.ts": `export { again } from "./again.ts";\nexport const first = 1;\n`,
    "src/features/planted-circle/again.ts": `export { first as again } from "./index.ts";\n`,
  },
};

interface Violation {
  readonly from: string;
  readonly rule: { readonly name: string };
}
let violations: readonly Violation[];

beforeAll(() => {
  for (const [file, source] of Object.values(FAULTS).flatMap((files) => Object.entries(files))) {
    mkdirSync(path.dirname(path.join(PROJECT_ROOT, file)), { recursive: true });
    writeFileSync(path.join(PROJECT_ROOT, file), source);
  }
  try {
    violations = cruise(Object.values(FAULTS).flatMap((files) => Object.keys(files)));
  } finally {
    for (const planted of globSync(["src/features/planted-*", "src/shared/planted.ts"], { cwd: PROJECT_ROOT }))
      rmSync(path.join(PROJECT_ROOT, planted), { recursive: true, force: true });
  }
}, 60_000);

it.each(Object.entries(FAULTS))("the rule %s catches a planted fault", (rule, files) => {
  expect(violations.filter(({ from }) => from in files).map((violation) => violation.rule.name)).toContain(rule);
});

function cruise(files: readonly string[]): readonly Violation[] {
  const bin = path.join(PROJECT_ROOT, "node_modules/.bin/depcruise");
  const options = ["--config", ".dependency-cruiser.cjs", "--output-type", "json", ...files];
  const output = execFileSync(bin, options, {
    cwd: PROJECT_ROOT,
    maxBuffer: 1 << 26,
    stdio: ["ignore", "pipe", "ignore"],
  });
  return (JSON.parse(output.toString()) as { summary: { violations: readonly Violation[] } }).summary.violations;
}
