import type { TextKey } from "../text/keys.ts";

/** How a field is described once, beside its schema; the page asks for nothing else. */
export type FieldSpec = {
  readonly name: string;
  readonly label: TextKey;
  /** What the label's text has to be filled with, such as the name of a weekday. */
  readonly labelWith?: Readonly<Record<string, string>>;
  readonly hint?: TextKey;
  readonly isOptional?: boolean;
} & (
  | { readonly kind: "input"; readonly type?: InputType; readonly autocomplete?: string; readonly width?: "short" }
  | { readonly kind: "textarea"; readonly rows?: number }
  | { readonly kind: "select"; readonly options: readonly Option[]; readonly emptyLabel?: TextKey }
  | { readonly kind: "checks" | "radios"; readonly options: readonly Option[] }
  | { readonly kind: "check" }
  | { readonly kind: "file"; readonly accept: string }
);

export type InputType = "text" | "email" | "tel" | "url" | "password" | "date" | "time" | "number" | "search";

/** A choice with its words in the reader's language (a name from a vocabulary, or a text). */
export interface Option {
  readonly value: string;
  readonly label: string;
  readonly hint?: string;
  /** Pictogram of a theme, if the choice is one. */
  readonly house?: string;
}

/** A section of a form with a heading of its own. */
export interface SectionSpec {
  readonly kind: "section";
  readonly label: TextKey;
  readonly hint?: TextKey;
}
