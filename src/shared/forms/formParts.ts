import type { FieldModel } from "./formModel.ts";

/** A part of a long form that folds: the fields below one of its section headings. */
export interface FormPart {
  readonly label: string;
  readonly hint: string | null;
  readonly isOpen: boolean;
  readonly fields: readonly FieldModel[];
}

/** Cuts the fields of a form at its sections. The first part is open, and every part that holds a fault. */
export function formParts(fields: readonly FieldModel[]): readonly FormPart[] {
  const starts = fields.flatMap((field, index) => (field.kind === "section" ? [index] : []));
  return starts.map((start, number) => {
    const [section, ...own] = fields.slice(start, starts[number + 1]);
    return {
      label: section?.label ?? "",
      hint: section?.hint ?? null,
      isOpen: number === 0 || own.some(({ error }) => error !== null),
      fields: own,
    };
  });
}
