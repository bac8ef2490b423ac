import { definePage, type PageModel } from "../../shared/pages/page.ts";
import type { PlaceLine } from "../contactPoints/index.ts";
import type { EventCard } from "../events/index.ts";
import type { ArticleCard } from "../news/index.ts";
import type { ThemeCard } from "../themes/index.ts";
import type { NeedNotice } from "../volunteers/index.ts";

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
