import { spawn } from "node:child_process";
import path from "node:path";

// Everything but the tests, one line per step: format, lint, types, views, imports, dead code, licences.
// `--fast` leaves out what takes longest (lint with types, dead code).

interface Step {
  readonly name: string;
  readonly command: readonly string[];
  readonly isSlow?: boolean;
}

const BIN = path.join(import.meta.dirname, "../../node_modules/.bin");
/** Permissive ones, and weak copyleft that we use unchanged (opening_hours, elkjs). */
const ALLOWED_LICENCES = [
  ...["MIT", "MIT*", "MIT-0", "MIT and ISC", "ISC", "0BSD", "BSD*", "BSD-2-Clause", "BSD-3-Clause", "Apache-2.0"],
  ...["BlueOak-1.0.0", "CC0-1.0", "Unlicense", "PSF-2.0", "LGPL-3.0-only", "EPL-2.0", "EUPL-1.2"],
];

const STEPS: readonly Step[] = [
  { name: "format", command: ["prettier", "--check", "--log-level", "warn", "."] },
  { name: "lint", command: ["eslint", "--cache", "--cache-location", "build/eslint/", "."], isSlow: true },
  {
    name: "types",
    command: ["tsc", "--noEmit", "-p", ".", "--incremental", "--tsBuildInfoFile", "build/check.tsbuildinfo"],
  },
  { name: "views", command: ["node", "src/tools/checkViews.ts"] },
  { name: "imports", command: ["depcruise", "--config", ".dependency-cruiser.cjs", "--output-type", "err", "src"] },
  { name: "dead code", command: ["knip", "--no-progress"], isSlow: true },
  {
    name: "licences",
    command: [
      "license-checker-rseidelsohn",
      "--production",
      "--excludePrivatePackages",
      "--summary",
      "--onlyAllow",
      ALLOWED_LICENCES.join(";"),
    ],
  },
];

const isFast = process.argv.includes("--fast");
const steps = STEPS.filter((step) => !isFast || step.isSlow !== true);

await run(["node", "src/tools/generateClient.ts"]);
let failed = 0;
for (const pair of pairs(steps)) {
  const results = await Promise.all(pair.map(async (step) => ({ step, ...(await run(step.command)) })));
  for (const { step, isGood, output, seconds } of results) {
    console.log(`${isGood ? "ok    " : "FAILED"} ${step.name} (${seconds.toFixed(1)} s)`);
    if (!isGood) console.log(output.trim().split("\n").slice(0, 200).join("\n"));
    if (!isGood) failed += 1;
  }
}
console.log(`${String(steps.length - failed)} checks hold, ${String(failed)} fail`);
process.exitCode = failed === 0 ? 0 : 1;

/** Two at a time: the machines this runs on have two cores. */
function pairs(list: readonly Step[]): Step[][] {
  return Array.from({ length: Math.ceil(list.length / 2) }, (_, index) => list.slice(index * 2, index * 2 + 2));
}

function run([program = "", ...args]: readonly string[]): Promise<{
  isGood: boolean;
  output: string;
  seconds: number;
}> {
  const began = performance.now();
  return new Promise((resolve) => {
    const child = spawn(path.join(BIN, program), args, { stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    child.stdout.on("data", (data: Buffer) => (output += data.toString()));
    child.stderr.on("data", (data: Buffer) => (output += data.toString()));
    child.on("close", (code) => {
      resolve({ isGood: code === 0, output, seconds: (performance.now() - began) / 1000 });
    });
  });
}
