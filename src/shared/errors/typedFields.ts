/** One field as it was typed, to be copied by hand. */
export interface TypedField {
  readonly name: string;
  readonly value: string;
  /** True for several lines or much text. */
  readonly isLong: boolean;
}

/** Never shown again: secrets, and what the form itself carries. */
const HIDDEN = /pass|kennwort|secret|token|code|stempel|website|version|vorher|^__proto__$/iu;
const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/iu;
const LONG = 60;
const AT_MOST = 60;

/** What somebody typed into a form that is not taken, without secrets, files, empty fields and bare ids. */
export function typedFields(body: unknown): readonly TypedField[] {
  return Object.entries((body ?? {}) as Record<string, unknown>)
    .filter(([name]) => !HIDDEN.test(name))
    .map(([name, given]) => ({ name, value: textOf(given) }))
    .filter(({ value }) => value.trim() !== "" && !ID.test(value))
    .slice(0, AT_MOST)
    .map((field) => ({ ...field, isLong: field.value.length > LONG || field.value.includes("\n") }));
}

function textOf(given: unknown): string {
  if (typeof given === "string") return given;
  if (!Array.isArray(given)) return "";
  return given.filter((one) => typeof one === "string" && !ID.test(one)).join(", ");
}
