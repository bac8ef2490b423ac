import { createRequire } from "node:module";
import type sequencing from "@jest/test-sequencer";

type Suites = Parameters<InstanceType<typeof sequencing.default>["sort"]>[0];
// by `require`: the types of the package tell its CommonJS half
const { default: Sequencer } = createRequire(import.meta.url)("@jest/test-sequencer") as typeof sequencing;

/** What drives a browser, goes through the whole house or starts houses of its own, the longest first. */
const LONG = [
  "/test/browser/everyPage.",
  "/test/http/platform/canaries.",
  "/test/journeys/",
  "/test/browser/",
  "/test/architecture/",
  "/test/http/print/longGuide.",
  "/test/http/platform/",
];

/**
 * Jest's order by the times of the run before, with the long suites first in any case: a fresh clone knows no times,
 * and began the longest suite when all others were through.
 */
export default class LongestFirst extends Sequencer {
  override async sort(suites: Suites): Promise<Suites> {
    const usual = await super.sort(suites);
    return usual.sort((one, other) => rank(one.path) - rank(other.path));
  }
}

function rank(path: string): number {
  const place = LONG.findIndex((part) => path.replaceAll("\\", "/").includes(part));
  return place === -1 ? LONG.length : place;
}
