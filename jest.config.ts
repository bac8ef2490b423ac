import type { Config } from "jest";

const config: Config = {
  rootDir: ".",
  testMatch: ["<rootDir>/test/**/*.test.ts"],
  testEnvironment: "node",
  extensionsToTreatAsEsm: [".ts"],
  transform: {
    "\\.ts$": [
      "@swc/jest",
      {
        swcrc: false,
        module: { type: "es6" },
        jsc: { target: "es2024", parser: { syntax: "typescript" } },
        // beside the code: inline they made every file six times as long, anew in every suite
        sourceMaps: true,
      },
    ],
  },
  globalSetup: "<rootDir>/test/support/globalSetup.ts",
  globalTeardown: "<rootDir>/test/support/globalTeardown.ts",
  testSequencer: "<rootDir>/test/support/longestFirst.ts",
  setupFiles: ["<rootDir>/test/support/requireZone.ts"],
  maxWorkers: 2,
  // modules of finished files stay in a worker: seventy copies of the house ended it now and then
  workerIdleMemoryLimit: "1GB",
  testTimeout: 15_000,
  // an unhandled open handle is a fault to find, not to hide by force
  forceExit: false,
  // a worker is through at once, but giving back a gigabyte and more takes a busy machine over the usual half second;
  // what really holds a worker is still told
  workerGracefulExitTimeout: 5000,
};

export default config;
