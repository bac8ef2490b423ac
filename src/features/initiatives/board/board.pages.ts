import type { ErrorSummary, OptionModel } from "../../../shared/forms/formModel.ts";
import { definePage, type PageModel } from "../../../shared/pages/page.ts";
import type { Paging } from "../../../shared/pages/paging.ts";
import type { PostButton } from "../../../shared/pages/parts.ts";

/** What was just assigned or taken back. */
export interface UndoNote {
  readonly text: string;
  /** Links that could not be restored, each in words. */
  readonly lost: readonly string[];
  readonly button: PostButton | null;
}

/** One house of one row. */
export interface BoardTile {
  readonly value: string;
  readonly house: string;
  readonly label: string;
  readonly isTicked: boolean;
  readonly isMain: boolean;
  readonly isLocked: boolean;
}

export interface BoardRowModel {
  readonly anchor: string;
  readonly id: string;
  readonly name: string;
  readonly href: string;
  readonly note: string;
  readonly isStale: boolean;
  readonly isExample: boolean;
  readonly selectLabel: string;
  readonly isSelected: boolean;
  readonly tiles: readonly BoardTile[];
}

/** /buero/initiativen/zuordnen: initiatives by themes, in one form. */
export interface BoardPage extends PageModel {
  readonly counts: string;
  readonly themelessCount: string;
  readonly singleHref: string;
  readonly filterHref: string;
  readonly filterLabel: string;
  readonly note: UndoNote | null;
  readonly summary: ErrorSummary | null;
  readonly action: string;
  readonly discardHref: string;
  /** The state the rows were shown with, for the comparison when they are saved. */
  readonly shown: string;
  readonly mayEdit: boolean;
  /** Which houses the reader may change, if not all. */
  readonly limits: string;
  readonly head: readonly { readonly house: string; readonly name: string; readonly count: string }[];
  readonly groups: readonly {
    readonly id: string;
    readonly heading: string;
    readonly rows: readonly BoardRowModel[];
  }[];
  readonly emptyText: string;
  readonly bulkThemes: readonly OptionModel[];
  readonly bulkIsOpen: boolean;
  readonly paging: Paging;
}
export const boardPage = definePage<BoardPage>("initiatives/board", "desk");

/** One house of the calm way: ticked or not, main or not. */
export interface SingleTile extends BoardTile {
  readonly mainLabel: string;
  readonly isMainLocked: boolean;
}

/** /buero/initiativen/:slug/themen: one initiative, large tiles. */
export interface SingleThemesPage extends PageModel {
  readonly boardHref: string;
  readonly position: string;
  readonly waiting: string;
  readonly isExample: boolean;
  readonly note: UndoNote | null;
  readonly summary: ErrorSummary | null;
  readonly action: string;
  readonly shown: string;
  readonly tiles: readonly SingleTile[];
  readonly hasNoMain: boolean;
  readonly noMainLocked: boolean;
  readonly mayEdit: boolean;
  readonly skipHref: string;
  readonly paging: Paging;
}
export const singleThemesPage = definePage<SingleThemesPage>("initiatives/single-themes", "desk");
