import { definePage, type PageModel } from "../../../shared/pages/page.ts";
import type { PostButton } from "../../../shared/pages/parts.ts";
import type { BlockLine } from "./blockWords.ts";
import type { ReasonLine } from "./reasonWords.ts";

interface SuitsView {
  readonly label: string;
  readonly href: string;
  readonly isCurrent: boolean;
}

/** What a volunteer told, beside what suits. */
interface OwnFact {
  readonly label: string;
  readonly value: string;
}

export interface SuitsFrame extends PageModel {
  readonly lead: string;
  readonly views: readonly SuitsView[];
  readonly own: readonly OwnFact[];
  readonly editHref: string;
}

/** One need that suits, with all that speaks for and against it. */
export interface SuitRow {
  readonly title: string;
  readonly href: string;
  readonly isExample: boolean;
  readonly about: string;
  readonly reasons: readonly ReasonLine[];
  readonly notes: readonly string[];
  readonly count: string;
  readonly join: PostButton;
  readonly moreDates: string;
  readonly hide: PostButton;
}

/** /konto/passt: needs by how well they suit. */
export interface SuitsPage extends SuitsFrame {
  readonly heading: string;
  readonly of: string;
  readonly rows: readonly SuitRow[];
  readonly emptyText: string;
  readonly blockedTitle: string;
  readonly blocked: readonly {
    readonly title: string;
    readonly href: string;
    readonly reasons: readonly BlockLine[];
  }[];
  readonly hiddenTitle: string;
  readonly hidden: readonly { readonly title: string; readonly href: string; readonly show: PostButton }[];
}
export const suitsPage = definePage<SuitsPage>("volunteers/suits");

/** One thing on a day: an own engagement, or something that suits. */
export interface WeekEntry {
  readonly time: string;
  readonly title: string;
  readonly href: string;
  readonly note: string;
  readonly isOwn: boolean;
}

/** /konto/passt?ansicht=woche: what suits, day by day. */
export interface SuitsWeekPage extends SuitsFrame {
  readonly heading: string;
  readonly earlierHref: string;
  readonly laterHref: string;
  readonly days: readonly { readonly day: string; readonly isToday: boolean; readonly entries: readonly WeekEntry[] }[];
  readonly undated: string;
  readonly listHref: string;
}
export const suitsWeekPage = definePage<SuitsWeekPage>("volunteers/suits-week");

/** components/reasons */
export interface ReasonsPart {
  readonly reasons: readonly ReasonLine[];
}
