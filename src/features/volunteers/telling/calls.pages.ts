import { definePage, type PageModel } from "../../../shared/pages/page.ts";
import type { PostButton } from "../../../shared/pages/parts.ts";

/** Words in the language of the person they are for. */
export interface SaidWords {
  readonly subject: string;
  /** What kind of message it is, for a reader who does not know the language; "" where they do. */
  readonly kind: string;
  readonly text: string;
  readonly language: string;
  readonly direction: "ltr" | "rtl";
  readonly due: string;
  readonly isLate: boolean;
  readonly retire: PostButton;
}

/** One person who has to hear something. */
export interface CallPart {
  readonly name: string;
  readonly href: string;
  readonly isExample: boolean;
  readonly way: string;
  readonly phone: string;
  readonly phoneHref: string;
  readonly attempts: string;
  readonly words: readonly SaidWords[];
  readonly cardHref: string;
  readonly steps: readonly PostButton[];
}

/** /buero/anrufe: everybody who has to be called, written to or told at the door. */
export interface CallListPage extends PageModel {
  readonly lead: string;
  readonly filters: readonly { readonly label: string; readonly href: string; readonly isCurrent: boolean }[];
  readonly people: readonly CallPart[];
  readonly cardsHref: string;
  readonly emptyText: string;
}
export const callListPage = definePage<CallListPage>("volunteers/calls", "desk");

export interface CardPart {
  readonly name: string;
  readonly address: readonly string[];
  readonly sender: string;
  readonly day: string;
  readonly language: string;
  readonly direction: "ltr" | "rtl";
  readonly subject: string;
  readonly words: readonly string[];
  readonly closing: readonly string[];
}

/** /buero/anrufe/karten: a sheet for each person, to be folded into an envelope with a window. */
export interface CardsPage extends PageModel {
  readonly backHref: string;
  readonly cards: readonly CardPart[];
  readonly settle: PostButton | null;
  readonly emptyText: string;
}
export const cardsPage = definePage<CardsPage>("volunteers/cards", "bare");
