import type { Config } from "jest";

const config: Config = {
  rootDir: ".",
  testMatch: ["<rootDir>/test/**/*.test.ts"],
  testEnvironment: "node",
  // files run as Node runs them, and a worker loads the house once instead of once per suite: a third of the time (ADR 0029)
  runner: "jest-light-runner/child-process",
  transform: {},
  globalSetup: "<rootDir>/test/support/globalSetup.ts",
  globalTeardown: "<rootDir>/test/support/globalTeardown.ts",
  testSequencer: "<rootDir>/test/support/longestFirst.ts",
  setupFiles: ["<rootDir>/test/support/requireZone.ts"],
  setupFilesAfterEnv: ["<rootDir>/test/support/deadlines.ts"],
  maxWorkers: 2,
  // an unhandled open handle is a fault to find, not to hide by force
  forceExit: false,
};

export default config;
