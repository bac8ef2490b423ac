import { compareWithStored } from "../../../src/shared/forms/comparison.ts";
import type { FieldSpec } from "../../../src/shared/forms/fieldSpec.ts";
import type { FormState } from "../../../src/shared/forms/parseForm.ts";
import { createReader } from "../../../src/shared/text/reader.ts";
import { loadTexts } from "../../../src/shared/text/texts.ts";

const texts = loadTexts("src/texts", (fault) => {
  throw new Error(fault);
});
const reader = createReader(texts, "de");
const FIELDS: readonly FieldSpec[] = [
  { kind: "input", name: "phone", type: "tel", label: "organisations:form.phone1" },
  { kind: "input", name: "day", type: "date", label: "frame:form.save" },
  { kind: "input", name: "from", type: "time", label: "frame:form.save" },
  { kind: "input", name: "secret", type: "password", label: "frame:form.save" },
  {
    kind: "checks",
    name: "themes",
    label: "frame:form.save",
    options: [
      { value: "a", label: "Alpha" },
      { value: "b", label: "Beta" },
    ],
  },
  { kind: "check", name: "isFree", label: "frame:form.save" },
];
const conflict = { field: "", message: "frame:form.staleVersion" } as const;

function compared(state: Pick<FormState, "values" | "stored">) {
  return compareWithStored(reader, { ...state, errors: [conflict] }, FIELDS)?.rows.map(({ stored, typed }) => [
    stored,
    typed,
  ]);
}

it("shows differing entries in the words of the form", () => {
  const stored = { phone: "+4923312073622", day: "2026-11-27", themes: ["a", "b"], isFree: "ja" };
  expect(compared({ values: { phone: "", day: "28.11.2026", themes: "b" }, stored })).toEqual([
    ["02331 2073622", "leer"],
    ["27. November 2026", "28. November 2026"],
    ["Alpha, Beta", "Beta"],
    ["ja", "nein"],
  ]);
});

it("takes for the same what the form would store as the same", () => {
  const stored = { phone: "+4923312073622", day: "2026-11-27", from: "08:30", themes: ["b", "a"], isFree: "" };
  const values = { phone: "02331 / 207 3622", day: "27.11.2026", from: "8.30", themes: ["a", "b"] };
  expect(compared({ values, stored })).toEqual([]);
});

it("never shows a password, nor a field the form does not have", () => {
  expect(compared({ values: { secret: "neu", note: "x" }, stored: { secret: "alt", note: "y" } })).toEqual([]);
});

it("is silent about every other fault", () => {
  const state: FormState = {
    values: { phone: "1" },
    stored: { phone: "2" },
    errors: [{ field: "phone", message: "frame:form.phone" }],
  };
  expect(compareWithStored(reader, state, FIELDS)).toBeNull();
});
