import tseslint from "typescript-eslint";

const onlyOneHome = (selector, message) => ({ selector, message });
const CLOCK = onlyOneHome(
  "NewExpression[callee.name='Date'][arguments.length=0]",
  "The clock is passed in (src/shared/clock.ts).",
);
const DATE_NOW = onlyOneHome(
  "CallExpression[callee.object.name='Date'][callee.property.name='now']",
  "The clock is passed in (src/shared/clock.ts).",
);
const RANDOM = onlyOneHome(
  "MemberExpression[object.name='Math'][property.name='random']",
  "Random values come from src/shared/ids.",
);
const RENDER = onlyOneHome(
  "CallExpression[callee.object.name='res'][callee.property.name='render']",
  "Pages are sent by sendPage.",
);
const TRANSACTION = onlyOneHome(
  "MemberExpression[property.name='$transaction']",
  "Changes go through the unit of work.",
);
const ENVIRONMENT = onlyOneHome(
  "MemberExpression[object.name='process'][property.name='env']",
  "Only src/config.ts reads the environment.",
);
const UNSAFE_SQL = onlyOneHome(
  "MemberExpression[property.name=/^\\$(queryRaw|executeRaw)Unsafe$/]",
  "SQL is written as a tagged template.",
);
const SPREAD_BODY = onlyOneHome(
  "SpreadElement > MemberExpression[property.name=/^(body|query|params)$/]",
  "Take the fields one by one from a strict schema.",
);
const ALL = [CLOCK, DATE_NOW, RANDOM, RENDER, TRANSACTION, ENVIRONMENT, UNSAFE_SQL, SPREAD_BODY];
const without = (...rules) => ["error", ...ALL.filter((rule) => !rules.includes(rule))];

export default tseslint.config(
  {
    ignores: [
      "node_modules",
      "build",
      ".data",
      "src/generated",
      "eslint.config.js",
      ".dependency-cruiser.cjs",
      "src/assets/js",
    ],
  },
  ...tseslint.configs.strictTypeChecked,
  {
    files: ["**/*.ts"],
    languageOptions: { parserOptions: { project: "./tsconfig.eslint.json", tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      "max-lines": ["error", { max: 250 }],
      "max-lines-per-function": ["error", { max: 40, skipBlankLines: true, skipComments: true, IIFEs: false }],
      complexity: ["error", 8],
      "max-params": ["error", 4],
      "no-restricted-syntax": without(),
      "no-eval": "error",
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/no-confusing-void-expression": [
        "error",
        { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
      ],
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: false }],
    },
  },
  // Functions that declare a feature's routes, or build a whole, are lists: their handlers are counted one by one.
  {
    files: [
      "src/**/*.routes.ts",
      "src/**/*.queries.ts",
      "src/**/index.ts",
      "src/compose.ts",
      "src/app.ts",
      "src/shared/cache/*.ts",
      "src/shared/http/sessions.ts",
    ],
    rules: { "max-lines-per-function": "off" },
  },
  { files: ["src/shared/clock.ts"], rules: { "no-restricted-syntax": without(CLOCK, DATE_NOW) } },
  { files: ["src/config.ts"], rules: { "no-restricted-syntax": without(ENVIRONMENT) } },
  {
    files: ["src/shared/db/unitOfWork.ts", "src/demo.ts", "src/vocabulary.ts"],
    rules: { "no-restricted-syntax": without(TRANSACTION) },
  },
  {
    files: ["src/tools/**", "src/embedded/**"],
    rules: { "no-restricted-syntax": without(CLOCK, DATE_NOW, ENVIRONMENT) },
  },
  {
    files: ["test/**", "prisma/**", "jest.config.ts", "prisma.config.ts"],
    rules: {
      "no-restricted-syntax": "off",
      "max-lines-per-function": "off",
      "@typescript-eslint/unbound-method": "off",
    },
  },
);
