import { definePage, type PageModel } from "../../../shared/pages/page.ts";

interface SheetPerson {
  readonly number: string;
  readonly name: string;
  readonly phone: string;
  /** "" where there is no number. */
  readonly phoneHref: string;
}

/** A shift on the sheet: who comes, who signs, and lines for those who come by. */
export interface SheetPart {
  readonly title: string;
  readonly isExample: boolean;
  readonly when: string;
  readonly where: string;
  readonly places: string;
  readonly people: readonly SheetPerson[];
  readonly spare: readonly string[];
}

/** /buero/tagesblatt: everybody who helps on one day, to be printed. */
export interface DaySheetPage extends PageModel {
  readonly backHref: string;
  readonly day: string;
  /** A proposal of people for the shifts of the day; "" for those who do not plan. */
  readonly planHref: string;
  readonly action: string;
  readonly dayValue: string;
  readonly before: { readonly label: string; readonly href: string };
  readonly after: { readonly label: string; readonly href: string };
  readonly shifts: readonly SheetPart[];
  readonly emptyText: string;
  readonly note: string;
}
export const daySheetPage = definePage<DaySheetPage>("volunteers/day-sheet", "bare");
