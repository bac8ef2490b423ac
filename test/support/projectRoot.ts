import path from "node:path";

/** For suites that read files of the project: by way of the house they would load all of it. */
export const PROJECT_ROOT = path.join(import.meta.dirname, "../..");
