/** The import rules of ARCHITECTURE.md; each was seen to fail on a planted fault (test/architecture/imports.test.ts). */
const FEATURE = "^src/features/([^/]+)/";

module.exports = {
  forbidden: [
    { name: "no-circles", severity: "error", from: {}, to: { circular: true } },
    {
      name: "features-by-their-front-door",
      comment: "A feature is used through its index.ts alone.",
      severity: "error",
      from: { path: FEATURE },
      to: { path: FEATURE, pathNot: ["^src/features/$1/", "^src/features/[^/]+/index\\.ts$"] },
    },
    {
      name: "shared-knows-no-feature",
      severity: "error",
      from: { path: "^src/shared/" },
      to: { path: "^src/features/" },
    },
    {
      name: "database-client-in-its-homes",
      comment: "Generated Prisma only where rows are read or written.",
      severity: "error",
      from: {
        path: "^src/(features|shared)/",
        pathNot: ["\\.(queries|repo)\\.ts$", "\\.policy\\.ts$", "^src/shared/(db|audit|mail)/"],
      },
      to: { path: "^src/generated/prisma/" },
    },
    {
      name: "express-at-the-door",
      severity: "error",
      from: {
        path: "^src/",
        pathNot: [
          "^src/app\\.ts$",
          "\\.routes\\.ts$",
          "^src/shared/(http|pages|forms|errors|access|documents)/",
          "^src/shared/log\\.ts$",
        ],
      },
      to: { path: ["node_modules/express/", "node_modules/@types/express/"] },
    },
    {
      name: "pure-stays-pure",
      comment: "Presenters, pages and policies do no input or output.",
      severity: "error",
      from: { path: "\\.(presenter|pages|policy)\\.ts$" },
      to: {
        path: ["node_modules/pg/", "node_modules/nodemailer", "^src/shared/mail/", "^fs$", "^node:fs"],
        dependencyTypesNot: ["type-only"],
      },
    },
    { name: "source-knows-no-test", severity: "error", from: { path: "^src/" }, to: { path: "^test/" } },
    {
      name: "declared-packages-only",
      severity: "error",
      from: { path: "^(src|prisma)/" },
      to: { dependencyTypes: ["npm-no-pkg", "npm-unknown"] },
    },
    { name: "resolvable", severity: "error", from: {}, to: { couldNotResolve: true, pathNot: ["\\.json$"] } },
    {
      name: "no-orphans",
      severity: "error",
      from: {
        orphan: true,
        path: "^src/",
        pathNot: [
          "^src/(main|jobs)\\.ts$",
          "^src/tools/",
          "\\.d\\.ts$",
          "^src/assets/js/",
          "^src/texts/",
          "^src/generated/",
          "\\.paths\\.ts$",
        ],
      },
      to: {},
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^src/generated/prisma/(internal|models)" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
    },
  },
};
