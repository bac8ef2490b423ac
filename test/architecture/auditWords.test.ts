import { readFileSync } from "node:fs";
import { actionName, changesOf, sentenceOf } from "../../src/features/admin/auditLog.words.ts";
import { letterName } from "../../src/features/desk/outbox.presenter.ts";
import { createReader } from "../../src/shared/text/reader.ts";
import { loadTexts } from "../../src/shared/text/texts.ts";
import { comparedNames, literalProperties } from "../support/literalProperties.ts";

// Whatever the source can write into the audit or send as a letter has words for the people who read it there.

const texts = loadTexts("src/texts", (fault) => {
  throw new Error(fault);
});
const readers = [createReader(texts, "de"), createReader(texts, "en")];
const someone = { id: "", at: new Date(0), actorKind: "system", actorName: null, resourceName: null, changes: [] };

it("every audit action in the source has a German and an English text", () => {
  const { values, unknown } = literalProperties("action", ["resourceType"]);
  expect(unknown).toEqual([]);
  expect(values).toContain("initiative.themes_assigned");
  for (const reader of readers) {
    const raw = values.filter(
      (action) =>
        actionName(reader, action).includes(action) ||
        sentenceOf(reader, { ...someone, action, resourceType: "theme" }).includes(action),
    );
    expect(raw).toEqual([]);
  }
}, 60_000);

it("every field the audit compares has a German and an English name", () => {
  const { values } = literalProperties("field", ["new", "old"]);
  const fields = [...comparedNames(), ...values.filter((field) => field !== "reason")];
  expect(fields).toContain("howToJoin");
  for (const reader of readers) {
    const raw = fields.filter((field) => changesOf(reader, [{ field }]).join().startsWith(`${field} `));
    expect(raw).toEqual([]);
  }
}, 60_000);

it("every word of the database's lists that a named field can hold has a German and an English text", () => {
  const schema = readFileSync("prisma/schema.prisma", "utf8");
  const lists = new Map(
    Array.from(schema.matchAll(/^enum (\w+) \{\n([^}]*)\}/gmu), ([, name = "", body = ""]) => [
      name,
      body.match(/\w+/gu) ?? [],
    ]),
  );
  const held = Array.from(
    schema.matchAll(
      /^ {2}(state|status|role|kind|channel|wheelchair|reviewMode|timeKind|vacancyState|verified|mobility|assureMethod)\s+(\w+)/gmu,
    ),
  );
  const values = held.flatMap(([, field = "", type = ""]) =>
    (lists.get(type) ?? []).map((value) => ({ field, value })),
  );
  expect(values.length).toBeGreaterThan(80);
  for (const reader of readers) {
    const raw = values.filter(({ field, value }) => {
      const told = changesOf(reader, [{ field, new: value }])
        .join()
        .split("→ ")[1];
      return reader.language === "de" ? told === value : (told ?? "").includes("_");
    });
    expect(raw).toEqual([]);
  }
});

it("every letter in the source has a German and an English name for the outbox", () => {
  const { values, unknown } = literalProperties("template", ["subject", "path", "to"]);
  expect(unknown).toEqual([]);
  expect(values).toContain("registration.confirm");
  for (const reader of readers)
    expect(values.filter((template) => letterName(reader, template) === template)).toEqual([]);
}, 60_000);
