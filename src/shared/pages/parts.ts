import { doorPaths } from "../../assets/pictos.ts";
import type { LanguageLink, NavigationItem } from "./layout.ts";
import type { Crumb } from "./page.ts";
import { asSafeHtml, type SafeHtml } from "./safeHtml.ts";

// The models of the small components in views/components.

export type LanguageLinks = readonly LanguageLink[];
export type PictoCode = string;
/** For components that need nothing but the site. */
export interface Nothing {
  readonly nothing?: never;
}

export interface NavigationPart {
  readonly items: readonly NavigationItem[];
  readonly listClass: string;
}

export interface CrumbsPart {
  readonly crumbs: readonly Crumb[];
  readonly current: string;
}

export interface FooterPart {
  readonly columns: readonly (readonly NavigationItem[])[];
  readonly today: string;
}

/** A form with nothing but a button: one action, safe against double clicks by its use case. */
export interface PostButton {
  readonly action: string;
  readonly label: string;
  /** What the button is about, for those who hear it without what stands around it. */
  readonly about?: string;
  readonly tone: "primary" | "secondary" | "tertiary" | "link";
  readonly hidden: readonly { readonly name: string; readonly value: string }[];
}

export interface ThemePart {
  readonly name: string;
  /** Code of the pictogram, "" for none. */
  readonly house: string;
}

/** The door that tells the state, always with its sentence. */
export interface StatePart {
  readonly kind: "open" | "shut" | "unsure";
  readonly text: string;
  readonly door: SafeHtml;
  readonly isBig: boolean;
}

export function statePart(
  kind: StatePart["kind"],
  text: string,
  { isBig = false }: { isBig?: boolean } = {},
): StatePart {
  return { kind, text, isBig, door: asSafeHtml(doorPaths[kind]) };
}

export interface ExamplePart {
  readonly isExample: boolean;
}

export interface EmptyPart {
  readonly text: string;
}
