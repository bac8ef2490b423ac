import type { OptionModel } from "../../shared/forms/formModel.ts";

// Models of the small components that the desk pages of the directory share.

/** Search field and one choice above a list of the desk. */
export interface DeskFilter {
  readonly action: string;
  readonly q: string;
  readonly label: string;
  readonly choiceName: string;
  readonly choiceLabel: string;
  readonly choices: readonly OptionModel[];
}

/** Entries that look like the one that is open; nothing is printed when there are none. */
export interface SimilarPart {
  readonly text: string;
  readonly links: readonly { readonly label: string; readonly href: string }[];
}
