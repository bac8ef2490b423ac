import { z } from "zod";
import { freeText, versionField } from "../../shared/forms/fields.ts";
import type { FieldSpec } from "../../shared/forms/formModel.ts";
import { textKey } from "../../shared/text/keys.ts";
import { MOST_ORIGINS, originFrom } from "./embedding.ts";

/** One site a line; each only once. */
export const embeddingForm = z.strictObject({
  origins: freeText(4000).transform((typed, context) => {
    const lines = typed.split(/\s+/u).filter((line) => line !== "");
    const origins = lines.flatMap((line) => originFrom(line) ?? []);
    if (origins.length < lines.length)
      context.addIssue({ code: "custom", message: textKey("print:embedding.wrongOne") });
    const each = [...new Set(origins)];
    if (each.length > MOST_ORIGINS) context.addIssue({ code: "custom", message: textKey("print:embedding.tooMany") });
    return each;
  }),
  version: versionField(),
});

export function embeddingFields(): readonly FieldSpec[] {
  return [
    {
      kind: "textarea",
      name: "origins",
      label: "print:embedding.origins",
      hint: "print:embedding.originsHint",
      rows: 6,
      isOptional: true,
    },
  ];
}
