import { entryText, isSameEntry } from "../../../shared/forms/comparison.ts";
import type { FieldSpec, SectionSpec } from "../../../shared/forms/formModel.ts";
import type { FormValues } from "../../../shared/forms/parseForm.ts";
import type { Reader } from "../../../shared/text/reader.ts";
import { hoursWords } from "../../openingHours/index.ts";

/** How a proposed value stands to what is stored by now. */
export type Standing = "open" | "same" | "conflict";

/** One proposed field: what stands there now, what is proposed, and what the sender had before their eyes. */
export interface Difference {
  readonly name: string;
  readonly label: string;
  readonly base: string;
  readonly present: string;
  readonly proposed: string;
  readonly standing: Standing;
}

interface Given {
  readonly specs: readonly (FieldSpec | SectionSpec)[];
  readonly fields: FormValues;
  readonly base: FormValues;
  /** What is stored at this moment. */
  readonly present: FormValues;
}

/** A proposal field by field, in the form's order; a field that was saved by somebody since then is a conflict. */
export function differences(reader: Reader, { specs, fields, base, present }: Given): readonly Difference[] {
  return specs.flatMap((spec) => {
    const proposed = spec.kind === "section" ? undefined : fields[spec.name];
    if (spec.kind === "section" || proposed === undefined) return [];
    const { name } = spec;
    const text = (value: FormValues[string] | undefined) => told(reader, spec, value);
    return [
      {
        name,
        label: reader.t(spec.label, spec.labelWith),
        base: text(base[name]),
        present: text(present[name]),
        proposed: text(proposed),
        standing: standingOf(spec, { base: base[name], present: present[name], proposed }),
      },
    ];
  });
}

type Entry = FormValues[string] | undefined;

function standingOf(spec: FieldSpec, values: { base: Entry; present: Entry; proposed: Entry }): Standing {
  if (isSameEntry(spec, values.present, values.proposed)) return "same";
  return isSameEntry(spec, values.present, values.base) ? "open" : "conflict";
}

/** Opening hours in words instead of their notation. */
function told(reader: Reader, spec: FieldSpec, value: Entry): string {
  const words = spec.name === "hours" && typeof value === "string" ? hoursWords(reader, value) : "";
  return words === "" ? entryText(reader, spec, value) : words;
}
