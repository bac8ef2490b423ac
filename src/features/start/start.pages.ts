import { definePage, type PageModel } from "../../shared/pages/page.ts";
import type { StatePart, ThemePart } from "../../shared/pages/parts.ts";
import type { EventCard } from "../events/index.ts";
import type { ArticleCard } from "../news/index.ts";
import type { ThemeCard } from "../themes/index.ts";

/** A contact point with its door: the name, and what the door says now. */
export interface PlaceLine {
  readonly title: string;
  readonly href: string;
  readonly isExample: boolean;
  readonly state: StatePart;
}

/** A need as a notice with paper slips: every slip left is a free place. */
export interface NeedNotice {
  readonly title: string;
  readonly href: string;
  readonly text: string;
  readonly theme: ThemePart | null;
  readonly isExample: boolean;
  readonly placesText: string;
  /** One for each place, true while it is free; empty when there are too many to draw. */
  readonly slips: readonly boolean[];
}

/** /: search, what is open, the street, the seven houses, what comes next. */
export interface StartPage extends PageModel {
  readonly searchAction: string;
  readonly often: readonly { readonly label: string; readonly href: string }[];
  readonly doors: readonly PlaceLine[];
  readonly isAnythingOpen: boolean;
  readonly asOf: string;
  readonly allTimesHref: string;
  readonly themesHeading: string;
  readonly themes: readonly ThemeCard[];
  readonly events: readonly EventCard[];
  readonly eventsHref: string;
  readonly opensNext: readonly PlaceLine[];
  readonly needs: readonly NeedNotice[];
  readonly registrationHref: string;
  readonly needsHref: string;
  readonly leadArticle: ArticleCard | null;
  readonly earlier: readonly ArticleCard[];
  readonly newsHref: string;
}
export const startPage = definePage<StartPage>("start/start");
