import { readFileSync } from "node:fs";
import path from "node:path";
import { PROJECT_ROOT } from "../support/projectRoot.ts";

it("every model of the schema stands in the glossary", () => {
  const schema = readFileSync(path.join(PROJECT_ROOT, "prisma/schema.prisma"), "utf8");
  const glossary = readFileSync(path.join(PROJECT_ROOT, "docs/GLOSSARY.md"), "utf8");
  const models = Array.from(schema.matchAll(/^model (\w+)/gmu), (match) => match[1] ?? "");
  expect(models.length).toBeGreaterThan(30);
  expect(models.filter((model) => !glossary.includes(`\`${model}\``))).toEqual([]);
});
